import assert from 'node:assert/strict';
import { grade } from '../../../src/core/exercises/grade';
import type { Judged } from '../../../src/core/exercises/judge';
import { passed, resultsOf } from '../../../src/core/exercises/results';
import type { Exercise } from '../../../src/core/exercises/spec';
import { sandboxRunner } from '../../../src/process/exercises/runner';
import { grantPermit } from '../../../src/shared/permit';
import { exercisesInSandbox, patientRunner } from './pack';
import { readersAnswers } from './readersAnswers';

describe('answers of readers', function () {
  this.timeout(120_000);
  let exercises: ReadonlyMap<string, Exercise>;
  const [run, patient] = [sandboxRunner(grantPermit()), patientRunner()];

  before(async function () {
    exercises = await exercisesInSandbox(this);
  });

  for (const [id, { right = [], wrong = [] }] of Object.entries(readersAnswers)) {
    for (const script of right)
      it(`${id}, right: ${script.split('\n')[0]}`, async () => {
        for (const seed of [1, 42]) {
          const grades = await grade(exercises.get(id)!, script, { run: patient }, { seed, shrink: false });
          const failed = resultsOf(grades, 'en').tests.find(({ status }) => status !== 'pass');
          assert.ok(passed(grades.judged, 'core'), `${seed}: ${failed?.message} ${failed?.output}`);
        }
      });
    for (const script of wrong)
      it(`${id}, wrong: ${script.split('\n')[0]}`, async () => {
        for (const seed of [1, 5])
          assert.ok(await fails(exercises.get(id)!, script, seed), `with the seed ${seed} it passes`);
      });
  }

  /** Whether any case fails; the first that does ends the others. */
  async function fails(exercise: Exercise, script: string, seed: number): Promise<boolean> {
    const ending = new AbortController();
    const onJudged = ({ status }: Judged): void => {
      if (status === 'fail') ending.abort();
    };
    const options = { seed, shrink: false, onJudged, signal: ending.signal };
    await grade(exercise, script, { run }, options).catch((error: unknown) => {
      if (!ending.signal.aborted) throw error;
    });
    return ending.signal.aborted;
  }
});
