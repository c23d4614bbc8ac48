import assert from 'node:assert/strict';
import { parseTestArgs, stageNames, UsageError } from '../../harness/run/args';

describe('harness: arguments', () => {
  it('runs every stage by default', () => {
    assert.deepEqual(parseTestArgs([], stageNames).stages, stageNames);
  });

  it('takes stages, a filter and a file', () => {
    assert.deepEqual(parseTestArgs(['--stage', 'unit,e2e', '--grep', 'x'], stageNames), {
      stages: ['unit', 'e2e'],
      files: [],
      desktop: false,
      grep: 'x',
    });
    assert.deepEqual(parseTestArgs(['./test/e2e/a.test.ts'], stageNames).stages, ['e2e']);
    assert.deepEqual(parseTestArgs(['C:\\r\\test\\unit\\a.test.ts'], stageNames).stages, ['unit']);
  });

  it('refuses what it does not know', () => {
    for (const argv of [['--nope'], ['--stage', 'unti'], ['src/a.ts'], ['test/unit/a.ts']]) {
      assert.throws(() => parseTestArgs(argv, stageNames), UsageError, argv.join(' '));
    }
  });
});
