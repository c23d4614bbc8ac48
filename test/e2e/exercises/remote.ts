import assert from 'node:assert/strict';
import type { Case } from '../../../src/core/exercises/case';
import { casesOf } from '../../../src/core/exercises/cases';
import { grade, type Grade } from '../../../src/core/exercises/grade';
import { passed, resultsOf } from '../../../src/core/exercises/results';
import type { Runner, RunResult } from '../../../src/core/exercises/run';
import type { Exercise } from '../../../src/core/exercises/spec';
import { sandboxRunner } from '../../../src/process/exercises/runner';
import type { Isolation } from '../../../src/process/sandbox/isolation';
import { grantPermit } from '../../../src/shared/permit';
import { setAims, type SetAims } from './aims';
import { fingerprint, survivors } from './fingerprint';
import { hostileAnswers, timeFor, type Aims } from './hostileAnswers';
import { exercisesById } from './pack';

const mark = `600.${process.pid}`;
const ms = 2500;

/** Tables, and every kind of world: a server, history, stand-ins, permissions, processes, a closed terminal, a shell that goes on. */
const kinds = [
  'levels',
  'kakao-top3',
  'alias-ll2',
  'vi-edit',
  'nohup-job',
  'copy-tree',
  'find-and-act',
  'is-it-alive',
] as const;

/** Tests of an isolation that another program holds: exercises are judged as ever, and hostile answers change nothing. */
export function judgesAsEver(way: () => Isolation): void {
  let exercises: ReadonlyMap<string, Exercise>;
  before(async () => {
    exercises = await exercisesById();
  });

  const firstCase = async (id: string, exercise: Exercise, run: Runner): Promise<Case> =>
    (await casesOf(exercise, 21, { run })).find(({ tier }) => tier === 'core') ?? assert.fail(id);
  const judge = async (exercise: Exercise, script: string, one: Case, run: Runner): Promise<Grade> =>
    grade(exercise, script, { run }, { seed: 21, shrink: false, cases: [one] });

  it('judges solutions right and wrong answers wrong, whatever an exercise is about', async () => {
    const run = sandboxRunner(grantPermit(), way());
    for (const id of kinds) {
      const exercise = exercises.get(id)!;
      const one = await firstCase(id, exercise, run);
      for (const { file, script } of exercise.solutions) {
        const done = await judge(exercise, script, one, run);
        assert.equal(done.isolation, way().name);
        assert.ok(
          passed(done.judged, 'core'),
          `${id} ${file} ${JSON.stringify(resultsOf(done, 'en').tests)}`,
        );
      }
      const nothing = await judge(exercise, 'true\n', one, run);
      assert.ok(!passed(nothing.judged, 'core'), `${id} without an answer`);
    }
  });

  it('tells what was printed, where, and how it ended', async () => {
    const run = sandboxRunner(grantPermit(), way());
    const say = (script: string, of = 10_000, signal?: AbortSignal): Promise<RunResult> =>
      run({
        ...{ script, files: new Map<string, string>(), env: { A: 'b' }, system: 'gnu' as const },
        ...{ wanted: ['out', 'odd', 'no'], ms: of, outputBytes: 1000, ...(signal ? { signal } : {}) },
      });
    const told = await say(
      'echo "$A $HOME"; echo no > /dev/stderr; mkdir odd; echo 가 > out; (sleep 0.1; echo late) & exit 3',
    );
    assert.deepEqual([told.status, told.stderr], [3, 'no\n']);
    assert.match(told.stdout, /^b \/.*\/home\nlate\n$/);
    assert.deepEqual(
      [...told.files],
      [
        ['out', '가\n'],
        ['odd', undefined],
        ['no', undefined],
      ],
    );
    assert.equal((await say('kill -SEGV $$')).status, 139);
    const long = await say('yes');
    assert.ok(long.truncated && long.status === null && long.stdout.length === 1000, JSON.stringify(long));
    const cut = await say('echo begun; sleep 60', ms);
    assert.ok(cut.timedOut && cut.status === null && cut.stdout === 'begun\n', JSON.stringify(cut));
    assert.ok(cut.ms >= ms && cut.ms < 30_000, String(cut.ms));
    const cancel = new AbortController();
    const aborted = say('sleep 60', 50_000, cancel.signal);
    setTimeout(() => cancel.abort(new Error('enough')), 400);
    await assert.rejects(aborted, /enough/);
  });
}

/** Tests that hostile answers change nothing outside, leave nothing behind and end as they must. */
export function holdsHostileAnswers(way: () => Isolation): void {
  let set: SetAims | undefined;
  let aims: Aims;
  let exercise: Exercise;
  let one: Case;
  let run: Runner;

  before(async () => {
    const inBox = sandboxRunner(grantPermit(), way());
    run = (request) => inBox({ ...request, env: { ...request.env, LAB_HOSTILE: mark } });
    exercise = (await exercisesById()).get('kakao-top3')!;
    one = (await casesOf(exercise, 11, { run }, 'years'))[0]!;
    set = await setAims(mark);
    aims = set.aims;
  });

  after(() => set?.end());

  for (const [at, { name, verdict }] of hostileAnswers({
    ...{ outside: '', repository: '', port: 0, socket: '', grader: 0 },
    mark,
  }).entries())
    it(`${verdict === 'passes' ? 'changes nothing' : verdict === 'ended' ? 'is ended' : 'never passes'}: ${name}`, async () => {
      const { script } = hostileAnswers(aims)[at]!;
      const before = fingerprint(aims);
      const { judged, isolation } = await grade(
        exercise,
        script,
        { run: (request) => run({ ...request, ms: timeFor({ verdict }) }) },
        { seed: 11, shrink: false, cases: [one] },
      );
      const told = JSON.stringify(
        judged.map(({ status, why, output }) => [status, why, output.slice(0, 300)]),
      );
      assert.equal(isolation, way().name);
      assert.equal(passed(judged, 'core'), verdict === 'passes', told);
      assert.ok(verdict === 'passes' || judged[0]!.why !== undefined, told);
      assert.deepEqual(fingerprint(aims), before);
      assert.deepEqual(survivors(mark), []);
      assert.equal(set?.called(), 0, 'a server of the machine was called');
    });
}
