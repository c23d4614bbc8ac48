import { shellQuoted } from '../../../src/shared/shellQuote';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { casesOf } from '../../../src/core/exercises/cases';
import { filesOf } from '../../../src/core/exercises/data/scene';
import { isWorld } from '../../../src/core/exercises/world/world';
import { grade } from '../../../src/core/exercises/grade';
import { readPacks } from '../../../src/core/exercises/readPack';
import { passed, resultsOf } from '../../../src/core/exercises/results';
import type { Exercise } from '../../../src/core/exercises/spec';
import { readPackFiles } from '../../../src/process/exercises/packFiles';
import { sandboxRunner } from '../../../src/process/exercises/runner';
import { grantPermit } from '../../../src/shared/permit';
import { run } from '../../harness/cache/exec';
import { ensureNode24 } from '../../harness/cache/nodeRuntime';
import { repoRoot } from '../../harness/cache/paths';
import type { Bench } from '../bench';
import { gradedExercises } from '../catalogue';
import type { Figure } from '../figure';
import { inTurn } from '../stats';

/** Fresh for no run: both sides shall meet the same data. */
const seed = 20;
const solution = ({ solutions }: Exercise): string => solutions[0]?.script ?? '';

/** How long answers to shell exercises take to be judged. */
export async function exercises(bench: Bench): Promise<Figure[]> {
  const { packs } = readPacks(await readPackFiles(path.join(repoRoot, 'media', 'exercises')));
  const all = packs.flatMap((pack) => pack.exercises);
  const figures: Figure[] = [];
  for (const id of gradedExercises) {
    const exercise = all.find((one) => one.id === id);
    if (!exercise) throw new Error(`There is no exercise ${id}`);
    if (bench.wants(`exercises.grade.${id}`))
      figures.push(...(await bench.attempt(`grading ${id}`, () => graded(bench, exercise))));
  }
  const others: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
    'exercises.references': () => references(bench, all),
    'exercises.continuous': () => continuous(bench, all),
    'exercises.rows50k': () => large(bench, all),
  };
  for (const [id, take] of Object.entries(others))
    if (bench.wants(id)) figures.push(...(await bench.attempt(id, take)));
  return figures;
}

/**
 * `ailab grade`, the whole process, on the Node that runs this and on the one that VS Code runs on, and the same in a process that goes on, as the editor's does, beside the same answer on the
 * same cases in nothing but bash.
 */
async function graded(bench: Bench, exercise: Exercise): Promise<Figure[]> {
  const cli = path.join((await bench.packaged()).folder, 'dist', 'cli.js');
  return inFolder(async (folder) => {
    await run(process.execPath, [cli, 'exercises', 'scaffold', exercise.id, folder]);
    const [name = ''] = await readdir(folder);
    const own = path.join(folder, name);
    await writeFile(path.join(own, 'answer.sh'), solution(exercise));
    const bare = await bareCases(exercise, path.join(folder, 'bare'));
    const timed = async (take: () => Promise<unknown>): Promise<number> => {
      // What the side before left to do, the system does now: it takes boxes apart when their processes have ended.
      await setTimeout(200);
      const started = performance.now();
      await take();
      return performance.now() - started;
    };
    const ports = { run: sandboxRunner(grantPermit()) };
    const node24 = await ensureNode24();
    // Certificates of a proxy between this machine and the network, which grading does not use: Node 20 reads them all,
    // for 40 ms and more, before anything else. Few learners have such a proxy.
    const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
    const words = [cli, 'grade', own, '--seed', String(seed), '--json'];
    const sides = {
      editor: () =>
        timed(async () => resultsOf(await grade(exercise, solution(exercise), ports, { seed }), 'ko')),
      // Ends with another status than 0 where the answer does not pass.
      ours: () => timed(() => run(process.execPath, words, { env })),
      node24: () => timed(() => run(node24, words, { env })),
      bash: () => timed(() => run('bash', ['--noprofile', '--norc', bare], { env })),
    };
    for (const side of Object.values(sides)) await side();
    const { ours, node24: current, editor, bash } = await inTurn(bench.runs, sides);
    const figure = (id: string, own: number[]): Figure[] =>
      bench.figure({
        id,
        quantity: 'ms',
        ours: own,
        name: '2 × bash + 150 ms',
        against: bash.map((ms) => 2 * ms + 150),
      });
    const id = `exercises.grade.${exercise.id}`;
    return [...figure(id, ours), ...figure(`${id}.node24`, current), ...figure(`${id}.editor`, editor)];
  });
}

/** A script that runs the answer on all cases, each in its folder, one after the other; the path of it. */
async function bareCases(exercise: Exercise, folder: string): Promise<string> {
  const lines = ['set -e'];
  const cases = await casesOf(exercise, seed, { run: sandboxRunner(grantPermit()) });
  for (const [at, { scene }] of cases.entries()) {
    const place = path.join(folder, String(at));
    // A world is more than files: it has no bare counterpart.
    if (isWorld(scene)) throw new Error(`${exercise.id} has no tables`);
    await mkdir(place, { recursive: true });
    for (const [name, text] of filesOf(scene)) await writeFile(path.join(place, name), text);
    const set = Object.entries(scene.env).map(([name, value]) => `${name}=${shellQuoted(value)} `);
    lines.push(
      `cd ${shellQuoted(place)}; ${set.join('')}bash --noprofile --norc ../answer.sh < /dev/null > ../${at}.out`,
    );
  }
  await writeFile(path.join(folder, 'answer.sh'), solution(exercise));
  const script = path.join(folder, 'all.sh');
  await writeFile(script, `${lines.join('\n')}\n`);
  return script;
}

/** All solutions of all packs on all their cases, two exercises at a time. */
async function references(bench: Bench, all: readonly Exercise[]): Promise<Figure[]> {
  const ours: number[] = [];
  for (let round = 0; round < Math.min(3, bench.runs); round++) {
    const ports = { run: sandboxRunner(grantPermit()) };
    const started = performance.now();
    const left = all.values();
    const lane = async (): Promise<void> => {
      for (const exercise of left) {
        const cases = await casesOf(exercise, seed + round, ports);
        for (const { file, script } of exercise.solutions) {
          const { judged } = await grade(exercise, script, ports, { seed, cases, shrink: false });
          if (!judged.every(({ status }) => status === 'pass'))
            throw new Error(`${exercise.id}: ${file} does not pass with the seed ${seed + round}`);
        }
      }
    };
    await Promise.all([lane(), lane()]);
    ours.push(performance.now() - started);
  }
  return bench.figure({ id: 'exercises.references', quantity: 'ms', ours, name: '20 s', against: 20_000 });
}

/** What happens between a save and the report, without the editor around it: the file is read, judged and reported, in a process that goes on. */
async function continuous(bench: Bench, all: readonly Exercise[]): Promise<Figure[]> {
  const exercise = all.find(({ id }) => id === gradedExercises[0]);
  if (!exercise) throw new Error('There is no typical exercise');
  const ports = { run: sandboxRunner(grantPermit()) };
  return inFolder(async (folder) => {
    const file = path.join(folder, 'answer.sh');
    const ours: number[] = [];
    for (let round = 0; round <= bench.runs; round++) {
      await writeFile(file, `${solution(exercise)}# ${round}\n`);
      const started = performance.now();
      const script = await readFile(file, 'utf8');
      const { status } = resultsOf(await grade(exercise, script, ports, { seed: seed + round }), 'ko');
      // The first save finds out what isolation there is.
      if (round > 0) ours.push(performance.now() - started);
      if (status !== 'pass') throw new Error(`${exercise.id} does not pass with the seed ${seed + round}`);
    }
    return bench.figure({ id: 'exercises.continuous', quantity: 'ms', ours, name: '500 ms', against: 500 });
  });
}

/** The one case of 50,000 rows, made, run and judged. */
async function large(bench: Bench, all: readonly Exercise[]): Promise<Figure[]> {
  const exercise = all.find(({ id }) => id === 'kakao-top3');
  if (!exercise) throw new Error('There is no exercise kakao-top3');
  const ports = { run: sandboxRunner(grantPermit()) };
  const ours: number[] = [];
  for (let round = 0; round < bench.runs; round++) {
    const started = performance.now();
    const options = { seed: seed + round, only: 'fifty-thousand', shrink: false };
    const { judged } = await grade(exercise, solution(exercise), ports, options);
    ours.push(performance.now() - started);
    if (!passed(judged, 'robust')) throw new Error('the solution does not pass');
  }
  return bench.figure({
    id: 'exercises.rows50k',
    quantity: 'ms',
    ours,
    name: '10 s a case',
    against: 10_000,
  });
}

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ailab-bench-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
