import assert from 'node:assert/strict';
import { grade } from '../../../src/core/exercises/grade';
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
        for (const seed of [1, 5]) {
          const { judged } = await grade(exercises.get(id)!, script, { run }, { seed, shrink: false });
          assert.ok(!(passed(judged, 'core') && passed(judged, 'robust')), `with the seed ${seed} it passes`);
        }
      });
  }
});
