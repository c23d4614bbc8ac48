import assert from 'node:assert/strict';
import { casesOf, visibleCases } from '../../../../src/core/exercises/cases';
import { filesOf } from '../../../../src/core/exercises/data/scene';
import { UnfitReference } from '../../../../src/core/exercises/expect';
import { grade } from '../../../../src/core/exercises/grade';
import { expectedText } from '../../../../src/core/exercises/judge';
import type { Runner, RunResult } from '../../../../src/core/exercises/run';
import { readPacks } from '../../../../src/core/exercises/readPack';
import type { Exercise } from '../../../../src/core/exercises/spec';
import { verify } from '../../../../src/core/exercises/verify';
import { isWorld } from '../../../../src/core/exercises/world/world';
import { ran } from './ran';
import type { JsonObject } from '../../../../src/shared/json';

const spec = {
  lecture: '7#pipe',
  topics: ['sort'],
  oracle: { name: 'solution', file: 'solutions/a.sh' },
  cases: [
    {
      name: 'usual',
      tier: 'core',
      visible: true,
      times: 2,
      generator: { name: 'labels', rows: 12 },
      relations: ['shuffled', 'doubled'],
    },
    { name: 'larger', tier: 'robust', generator: { name: 'labels', rows: 60 } },
  ],
  wrong: [{ file: 'w.sh', shownBy: 'usual', why: { ko: '왜', en: 'why' } }],
};

const words = `# T\n\nStory.\n${['task', 'checked', 'nudge', 'concept', 'where', 'partial', 'solution']
  .map((id) => `\n## ${id} {#${id}}\n\nText.\n`)
  .join('')}`;

function read(exercise: object, more: Readonly<Record<string, string>> = {}) {
  const files = {
    'pack.json': JSON.stringify({ id: 'mine', title: { ko: '내 것', en: 'Mine' }, exercises: ['e'] }),
    'e/exercise.json': JSON.stringify(exercise, undefined, 1),
    'e/ko.md': words,
    'e/en.md': words,
    'e/starter.sh': 'starter',
    'e/solutions/a.sh': 'reference',
    'e/solutions/b.sh': 'right',
    'e/wrong/w.sh': 'wrong',
    ...more,
  };
  return readPacks(new Map(Object.entries(files)));
}

const exercise = (): Exercise => {
  const { packs, findings } = read(spec);
  assert.deepEqual(findings, []);
  return packs[0]!.exercises[0]!;
};

const sorted = (files: ReadonlyMap<string, string>): string =>
  `${[...files.values()].join('').trimEnd().split('\n').sort().join('\n')}\n`;

/** Sorts for the reference and for right answers; what else it is told of a script it does. */
function runner(special: Readonly<Record<string, Partial<RunResult>>> = {}) {
  const scripts: string[] = [];
  const run: Runner = ({ script, files }) => {
    scripts.push(`${script}\n${[...files.values()].join('')}`);
    const stdout = script === 'reference' || script === 'right' ? sorted(files) : 'nothing\n';
    return Promise.resolve(ran(files, { stdout, ...special[script] }));
  };
  return { run, ran: scripts };
}

const unfit =
  (id: string) =>
  (error: unknown): boolean =>
    error instanceof UnfitReference &&
    error.id === id &&
    error.args['file'] === 'solutions/a.sh' &&
    error.args['id'] === 'e';

describe('a reference solution as oracle', () => {
  it('says what is right in each case, visible, hidden or changed, and is run once for each', async () => {
    const { run, ran } = runner();
    const cases = await casesOf(exercise(), 3, { run });
    assert.equal(cases.length, 6);
    assert.equal(ran.length, cases.length);
    for (const { scene, expected } of cases) {
      assert.ok(!isWorld(scene));
      assert.equal(expectedText(expected), sorted(filesOf(scene)));
    }
    const [seen, ...others] = await visibleCases(exercise(), { run });
    assert.deepEqual([seen!.expected, others], [cases[0]!.expected, []]);
  });

  it('lets right answers through, and makes failures small with what is right then', async () => {
    const { run, ran } = runner();
    const right = await grade(exercise(), 'right', { run }, { seed: 3 });
    assert.ok(right.judged.every(({ status }) => status === 'pass'));
    const wrong = await grade(exercise(), 'else', { run }, { seed: 3 });
    const [first] = wrong.judged;
    assert.equal(first!.status, 'fail');
    assert.ok(!isWorld(first!.one.scene));
    assert.equal(first!.one.scene.table.rows.length, 1);
    assert.equal(expectedText(first!.one.expected), sorted(filesOf(first!.one.scene)));
    const references = ran.filter((one) => one.startsWith('reference'));
    const shrunk = references.length - 2 * 6;
    assert.ok(shrunk > 0 && shrunk <= 2 * 60, 'once for each try');
  });

  it('compares in any order where it says so', async () => {
    const reversed: Runner = async (request) => {
      const result = await runner().run(request);
      const lines = result.stdout.trimEnd().split('\n');
      return request.script === 'right' ? { ...result, stdout: lines.reverse().join('\n') } : result;
    };
    const free = read({ ...spec, oracle: { ...spec.oracle, anyOrder: true } }).packs[0]!.exercises[0]!;
    for (const [one, status] of [
      [free, 'pass'],
      [exercise(), 'fail'],
    ] as const) {
      const { judged } = await grade(one, 'right', { run: reversed }, { seed: 3, shrink: false });
      assert.ok(judged.every((case_) => case_.status === status));
    }
  });

  it('that fails, loops, floods or writes nothing is an error that names it, never a verdict', async () => {
    const failures: readonly [string, Partial<RunResult>][] = [
      ['exercises.reference.status', { status: 2, stderr: 'sort: no such file\n' }],
      ['exercises.reference.slow', { status: null, timedOut: true }],
      ['exercises.reference.tooMuch', { status: null, truncated: true }],
      ['exercises.reference.tooMuch', { status: null, diskFull: true }],
      ['exercises.reference.tooMuch', { status: null, memoryFull: true }],
    ];
    for (const [id, result] of failures) {
      const { run } = runner({ reference: result });
      await assert.rejects(grade(exercise(), 'right', { run }, { seed: 3 }), unfit(id), id);
      await assert.rejects(visibleCases(exercise(), { run }), unfit(id), id);
      const verified = await verify(exercise(), { run }, 3);
      assert.deepEqual([verified.status, verified.unfit?.id], ['fail', id]);
    }
    const written = read({ ...spec, target: 'out.txt' }).packs[0]!.exercises[0]!;
    const { run } = runner();
    await assert.rejects(
      grade(written, 'right', { run }, { seed: 3 }),
      unfit('exercises.reference.noTarget'),
    );
  });

  it('is left out where it fails on what a failure was made small to', async () => {
    const { run } = runner();
    const picky: Runner = async (request) => {
      const result = await run(request);
      const rows = [...request.files.values()].join('').split('\n').length;
      return request.script === 'reference' && rows < 6 ? { ...result, status: 1 } : result;
    };
    const { judged } = await grade(exercise(), 'else', { run: picky }, { seed: 3 });
    const { scene } = judged[0]!.one;
    assert.ok(!isWorld(scene) && scene.table.rows.length >= 5);
  });

  it('stops when nobody waits any more', async () => {
    const ended = new AbortController();
    const hanging: Runner = ({ signal }) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));
    const grading = grade(exercise(), 'right', { run: hanging }, { seed: 3, signal: ended.signal });
    ended.abort(new Error('enough'));
    await assert.rejects(grading, /enough/);
  });

  it('must be one of the solutions of the pack, and has nothing to say of worlds', () => {
    const said = (oracle: JsonObject, more: object = {}): string[] =>
      read({ ...spec, ...more, oracle: { ...spec.oracle, ...oracle } }).findings.map(
        ({ file, line, args }) => `${file}:${line > 1} ${String(args['what'])}`,
      );
    for (const file of ['a.sh', 'solutions/none.sh', 'solutions/../wrong/w.sh', '/etc/passwd', 'wrong/w.sh'])
      assert.deepEqual(said({ file }), [`e/exercise.json:true ${file}`], file);
    assert.deepEqual(said({ file: 3 }), ['e/exercise.json:true file']);
    assert.deepEqual(said({ more: 1 }), ['e/exercise.json:true more']);
    assert.deepEqual(said({ anyOrder: 'yes' }), ['e/exercise.json:true anyOrder']);
    const world = { name: 'usual', tier: 'core', visible: true, generator: { name: 'world' } };
    assert.deepEqual(said({}, { cases: [world] }), ['e/exercise.json:true usual: generator']);
  });
});
