import { matches, expectedText } from './compare';
import { filesOf, type Scene, type System } from './data/scene';
import { casesOf, smaller, type Case } from './cases';
import { whyWrong, type Said } from './mistakes';
import { shrunk } from './shrink';
import type { Exercise } from './spec';

export interface RunRequest {
  readonly script: string;
  readonly files: ReadonlyMap<string, string>;
  readonly env: Readonly<Record<string, string>>;
  readonly system: System;
  /** Files to read back after the run. */
  readonly wanted: readonly string[];
  readonly ms: number;
  readonly outputBytes: number;
}

export interface RunResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
  readonly timedOut: boolean;
  readonly truncated: boolean;
  readonly diskFull: boolean;
  readonly memoryFull: boolean;
  /** What held the answer, as the sandbox names it. */
  readonly isolation: string;
  /** Wanted files; undefined for what is no longer an ordinary file there. */
  readonly files: ReadonlyMap<string, string | undefined>;
}

/** Runs an answer once, in a folder of its own. Throws where nothing can be run on this machine. */
export type Runner = (request: RunRequest) => Promise<RunResult>;

export interface Judged {
  readonly one: Case;
  readonly status: 'pass' | 'fail' | 'error';
  /** Why it is no pass. */
  readonly why?: Said;
  readonly output: string;
  readonly ms: number;
}

export interface Grade {
  readonly seed: number;
  readonly isolation: string;
  readonly judged: readonly Judged[];
}

const caseMs = 10_000;
/** After so many cases that had to be ended, the rest would only take time. */
const mostEnded = 2;
const shrinkTries = 60;
export interface GradeOptions {
  readonly seed: number;
  /** Whether failures are made small. */
  readonly shrink?: boolean;
  /** Cases of this name alone. */
  readonly only?: string;
  /** The cases of this seed, or some of them, where they have been made before. */
  readonly cases?: readonly Case[];
}

/** Runs an answer on all cases of a seed (or on those of one name) and judges each; the first failure of each tier is made as small as it goes. */
export async function grade(
  exercise: Exercise,
  script: string,
  { run }: { readonly run: Runner },
  { seed, shrink = true, only, cases }: GradeOptions,
): Promise<Grade> {
  const ordered = cases ?? casesOf(exercise, seed, only);
  const isolations = new Set<string>();
  const ended = new Set<Case>();
  const judge = async (one: Case): Promise<Judged> => {
    const result = await run(requestOf(exercise, script, one));
    isolations.add(result.isolation);
    if (result.timedOut || result.truncated || result.diskFull || result.memoryFull) ended.add(one);
    const why = judgement(exercise, one, result);
    const output = outputOf(exercise, result);
    return { one, status: why ? 'fail' : 'pass', ...(why ? { why } : {}), output, ms: Math.round(result.ms) };
  };
  const judged: Judged[] = [];
  const running = new Set<Promise<Judged>>();
  const lane = async (next: () => [number, Case] | undefined): Promise<void> => {
    for (let taken = next(); taken; taken = next()) {
      // Where one had to be ended, those beside it may have to be as well: whether to go on, they decide.
      while (ended.size > 0 && running.size > 0 && ended.size + running.size >= mostEnded)
        await Promise.race(running);
      const [at, one] = taken;
      const run = ended.size < mostEnded ? judge(one) : Promise.resolve(notRun(one));
      running.add(run);
      judged[at] = await run.finally(() => running.delete(run));
    }
  };
  const left = [...ordered.entries()];
  // Three side by side: a run waits for the system for a third of its time. The largest data stand last as a rule, and
  // begin at once, so that nobody waits for them in the end.
  await Promise.all([() => left.shift(), () => left.shift(), () => left.pop()].map(lane));
  if (shrink)
    for (const tier of ['core', 'robust'] as const) {
      const at = judged.findIndex(({ one, status }) => one.tier === tier && status === 'fail');
      const first = judged[at];
      // One that had to be ended would take as long again for each try.
      if (first && !ended.has(first.one)) judged[at] = await smallest(exercise, first, judge);
    }
  // More than one would mean that the machine changed under us: the weakest is what can be promised.
  return { seed, isolation: isolations.has('none') ? 'none' : ([...isolations][0] ?? 'none'), judged };
}

const notRun = (one: Case): Judged => ({
  one,
  status: 'error',
  why: { id: 'verdict.notRun', args: {} },
  output: '',
  ms: 0,
});

function requestOf(exercise: Exercise, script: string, { scene, expected }: Case): RunRequest {
  const files = filesOf(scene);
  return {
    script,
    files,
    env: scene.env,
    system: scene.system,
    wanted: [...new Set([...files.keys(), ...(exercise.target === undefined ? [] : [exercise.target])])],
    ms: caseMs,
    outputBytes: (1 << 20) + 4 * expectedText(expected).length,
  };
}

/** Undefined for a pass. */
function judgement(exercise: Exercise, { scene, expected }: Case, result: RunResult): Said | undefined {
  if (result.timedOut) return { id: 'verdict.timeout', args: { seconds: caseMs / 1000 } };
  if (result.truncated) return { id: 'verdict.flood', args: {} };
  if (result.diskFull) return { id: 'verdict.diskFull', args: {} };
  if (result.memoryFull) return { id: 'verdict.memoryFull', args: {} };
  const { target } = exercise;
  if (target !== undefined && result.files.get(target) === undefined)
    return { id: 'verdict.noTarget', args: { file: target } };
  const text = target === undefined ? result.stdout : (result.files.get(target) ?? '');
  if (!matches(expected, text)) return whyWrong(exercise.oracle, scene, expected, text);
  // The right words, but what they were read from is gone: the next command would find nothing.
  for (const [file, before] of filesOf(scene))
    if (file !== target && result.files.get(file) !== before)
      return { id: 'verdict.inputChanged', args: { file } };
  return undefined;
}

function outputOf({ target }: Exercise, { stdout, stderr, files }: RunResult): string {
  const shown = target === undefined ? stdout : (files.get(target) ?? stdout);
  return stderr.trim() === ''
    ? shown
    : `${shown}${shown === '' || shown.endsWith('\n') ? '' : '\n'}[stderr] ${stderr}`;
}

/** The same failure, for the same reason, on fewer rows. */
async function smallest(
  exercise: Exercise,
  first: Judged,
  judge: (one: Case) => Promise<Judged>,
): Promise<Judged> {
  let best = first;
  const { rows } = first.one.scene.table;
  await shrunk(
    rows,
    async (part) => {
      const one = smaller(exercise, first.one, part);
      // Where nothing is right, the smallest case would say nothing about what is.
      if (expectedText(one.expected) === '' && expectedText(first.one.expected) !== '') return false;
      const judged = await judge(one);
      const same = judged.status === 'fail' && judged.why?.id === first.why?.id;
      if (same) best = judged;
      return same;
    },
    shrinkTries,
  );
  return best;
}

/** What the environment and the files of a case are, as text for people. */
export function inputText({ env, ...scene }: Scene): string {
  const set = Object.entries(env).map(([name, value]) => `${name}=${value}\n`);
  const files = [...filesOf({ env, ...scene })].map(([name, text]) => `== ${name} ==\n${text}`);
  return [...set, ...files].join('');
}
