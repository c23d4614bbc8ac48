import assert from 'node:assert/strict';
import { grade } from '../../../src/core/exercises/grade';
import { resultsOf } from '../../../src/core/exercises/results';
import type { Exercise } from '../../../src/core/exercises/spec';
import { sandboxRunner } from '../../../src/process/exercises/runner';
import { bestIsolation, isolationsHere } from '../../../src/process/sandbox/detect';
import { grantPermit } from '../../../src/shared/permit';
import { skip } from '../../harness/skip';
import { kakaoAnswers } from './kakaoAnswers';
import { missionAnswers } from './missionAnswers';
import { exercisesById, exercisesInSandbox, patientRunner } from './pack';
import { textAnswers } from './textAnswers';

describe('answers to kakao-top3', function () {
  this.timeout(120_000);
  let exercise: Exercise;
  const [run, patient] = [sandboxRunner(grantPermit()), patientRunner()];

  before(async function () {
    if (process.platform === 'win32') skip(this, 'the sandbox needs Linux or macOS');
    exercise = (await exercisesById()).get('kakao-top3')!;
  });

  for (const [at, { name, script, core, robust }] of kakaoAnswers.entries())
    it(`${core ? (robust ? 'right' : 'core only') : 'wrong'}: ${name}`, async () => {
      // Another seed for each: what holds for one of them only is found here.
      // What fails the core fails on its first kind of case already.
      const part = core ? {} : { only: 'years' };
      const ports = { run: core ? patient : run };
      const judged = await grade(exercise, script, ports, { seed: 100 + at, shrink: false, ...part });
      const results = resultsOf(judged, 'en');
      const failed = results.tests
        .filter(({ status }) => status !== 'pass')
        .map(({ name: test, message, output }) => `${test}: ${message}\n${output}`);
      const word = (passes: boolean): string => (passes ? 'pass' : 'fail');
      const tiers = { core: word(core), robust: core ? word(robust) : 'none' };
      assert.deepEqual(results.tiers, tiers, failed.join('\n'));
      assert.equal(results.status, word(core));
      assert.equal(results.isolation, (await bestIsolation()).name);
    });

  it('are judged in the same way again with the same seed, in another way with another', async () => {
    const script = kakaoAnswers.find(({ name }) => name === 'cat first')!.script;
    const inputs = async (seed: number): Promise<string[]> => {
      const results = resultsOf(await grade(exercise, script, { run }, { seed, shrink: false }), 'en');
      return results.tests.map(({ input }) => input);
    };
    const [first, again, other] = [await inputs(7), await inputs(7), await inputs(8)];
    assert.deepEqual(first, again);
    // The visible ones are the same for everybody.
    assert.deepEqual(first.slice(0, 2), other.slice(0, 2));
    assert.ok(first.slice(2).every((input, at) => input !== other[at + 2]));
  });

  it('are judged alike in every way of isolation that this machine has, and it says which', async () => {
    const [right, noYear] = ['all in one awk', 'no year'].map(
      (name) => kakaoAnswers.find((one) => one.name === name)!.script,
    );
    for (const way of await isolationsHere()) {
      const ports = { run: sandboxRunner(grantPermit(), way) };
      const options = { seed: 5, shrink: false, only: 'years' };
      const good = resultsOf(await grade(exercise, right!, ports, options), 'en');
      assert.deepEqual([good.status, good.isolation], ['pass', way.name]);
      assert.equal(resultsOf(await grade(exercise, noYear!, ports, options), 'en').status, 'fail');
    }
  });

  it('that are too slow for one case are judged on the others, and made small there', async () => {
    const slow = '[ $(wc -l < chat.txt) -lt 10000 ] || sleep 60\ngrep -c "" chat.txt';
    const { tests } = resultsOf(await grade(exercise, slow, { run }, { seed: 5 }), 'en');
    const late = tests.filter(({ message }) => message.includes('after 10 seconds'));
    assert.deepEqual(
      late.map(({ name }) => name),
      ['fifty-thousand'],
    );
    assert.ok(tests.every(({ status }) => status !== 'error'));
    assert.ok(tests[0]!.input.split('\n').length < 10, tests[0]!.input);
  });

  it('that fail are shown on a few lines, with the reason in both languages', async () => {
    const noYear = kakaoAnswers.find(({ name }) => name === 'no year')!.script;
    const judged = await grade(exercise, noYear, { run }, { seed: 3 });
    for (const lang of ['ko', 'en'] as const) {
      const [first] = resultsOf(judged, lang).tests.filter(({ status }) => status === 'fail');
      assert.match(
        first!.message,
        lang === 'ko' ? /2022까지 셌어요.*2021뿐/ : /Also counted: (2020, )?2022\./,
      );
      assert.ok(first!.input.trim().split('\n').length <= 6, first!.input);
      assert.notEqual(first!.expected, '');
      assert.notEqual(first!.output.trim(), first!.expected.trim());
    }
  });
});

describe('answers to exercises about text', function () {
  this.timeout(120_000);
  let exercises: ReadonlyMap<string, Exercise>;
  const [run, patient] = [sandboxRunner(grantPermit()), patientRunner()];

  before(async function () {
    exercises = await exercisesInSandbox(this);
  });

  for (const [id, answers] of Object.entries({ ...textAnswers, ...missionAnswers })) {
    it(`${id}: at least five are right and five wrong`, () => {
      assert.ok(answers.filter(({ core }) => core).length >= 5, id);
      assert.ok(answers.filter(({ core }) => !core).length >= 5, id);
    });
    for (const [at, { name, script, core, robust }] of answers.entries())
      it(`${id}, ${core ? (robust ? 'right' : 'core only') : 'wrong'}: ${name}`, async () => {
        const exercise = exercises.get(id)!;
        const first = exercise.cases.find((one) => one.tier === 'core' && one.visible)!;
        const part = core ? {} : { only: first.name };
        const judged = await grade(
          exercise,
          script,
          { run: core ? patient : run },
          { seed: 200 + at, shrink: false, ...part },
        );
        const { tiers, tests } = resultsOf(judged, 'en');
        const failed = tests
          .filter(({ status }) => status !== 'pass')
          .map(({ name: test, message, output }) => `${test}: ${message}\n${output}`);
        const word = (passes: boolean): string => (passes ? 'pass' : 'fail');
        assert.equal(tiers.core, word(core), failed.join('\n'));
        if (core) assert.equal(tiers.robust, word(robust), failed.join('\n'));
      });
  }
});
