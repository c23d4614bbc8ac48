import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { grade } from '../../../src/core/exercises/grade';
import { passed, resultsOf } from '../../../src/core/exercises/results';
import type { Exercise } from '../../../src/core/exercises/spec';
import { exercisesInSandbox, inExercise, patientRunner } from './pack';

const toIt = 'cd "$(dirname "$0")" || exit';
const sourced = 'cd "$(dirname -- "${BASH_SOURCE[0]}")" || return';

/** Of each kind of exercise one, with how people have a script go to where it lies. */
const ways: readonly (readonly [id: string, script: (solution: string) => string])[] = [
  ['levels', (solution) => `#!/bin/bash\nset -euo pipefail\n${toIt}\n${solution}`],
  ['levels', (solution) => `cd "$(cd "$(dirname "$0")" && pwd)"\n${solution}`],
  ['levels', (solution) => `cd -- "\${0%/*}"\n${solution}`],
  ['kakao-top3', (solution) => `here=$(dirname $(realpath $0))\ncd "$here"\n${solution}`],
  ['p2', (solution) => `${toIt}\n${solution}`],
  ['copy-tree', (solution) => `${toIt}\n${solution}`],
  ['look-around', (solution) => `${toIt}\n${solution}`],
  ['script-arguments', (solution) => solution.replaceAll('train.sh', '"$(dirname "$0")/train.sh"')],
  ['nohup-job', (solution) => `${toIt}\n${solution}`],
  ['export-a-rate', (solution) => `${sourced}\n${solution}`],
];

describe('an answer that asks where it lies', function () {
  this.timeout(60_000);
  let exercises: ReadonlyMap<string, Exercise>;
  const run = patientRunner();

  before(async function () {
    exercises = await exercisesInSandbox(this);
  });

  for (const [id, change] of ways)
    it(`finds its case there: ${id}, ${change('…').split('\n').slice(0, -1).join('; ') || change('train.sh')}`, async () => {
      const exercise = exercises.get(id)!;
      const script = change(exercise.solutions[0]!.script);
      const grades = await grade(exercise, script, { run }, { seed: 3, shrink: false });
      const failed = resultsOf(grades, 'en').tests.find(({ status }) => status !== 'pass');
      assert.equal(failed, undefined, JSON.stringify(failed));
      assert.ok(passed(grades.judged, 'core'));
      await inExercise(exercise, script, (folder) => {
        const { stdout, status } = spawnSync('sh', [path.join(folder, 'check.sh')], { encoding: 'utf8' });
        assert.equal(status, 0, stdout);
        return Promise.resolve();
      });
    });

  it('is not among what it sees, and its lines keep their numbers', async () => {
    const done = await run({
      ...{ files: new Map([['data.txt', 'x\n']]), env: {}, system: 'gnu' as const, wanted: [] },
      ...{ ms: 5000, outputBytes: 1000, script: 'ls -A "$(dirname "$0")"\necho $LINENO\nnosuch' },
    });
    assert.equal(done.stdout, 'data.txt\n2\n');
    assert.match(done.stderr, /^\.\/answer\.sh: line 3: /);
  });
});
