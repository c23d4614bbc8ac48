import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { grade } from '../../../src/core/exercises/grade';
import { passed } from '../../../src/core/exercises/results';
import { sandboxRunner } from '../../../src/process/exercises/runner';
import { Detection } from '../../../src/process/sandbox/detect';
import { inGitBash, wslIsolation } from '../../../src/process/sandbox/remote/windows';
import { UserError } from '../../../src/shared/errors';
import { grantPermit } from '../../../src/shared/permit';
import { running } from '../../harness/processes';
import { skip } from '../../harness/skip';
import { exercisesById } from './pack';
import { holdsHostileAnswers, judgesAsEver } from './remote';

const fails = (id: string) => (error: unknown) => error instanceof UserError && error.id === id;
const mark = `601.${process.pid}`;
const boxes = (): string[] => readdirSync('/tmp').filter((name) => name.startsWith('ailab-box-'));
const plain = {
  ...{ files: new Map<string, string>(), env: {}, system: 'gnu' as const, wanted: [] },
  ...{ ms: 1500, outputBytes: 1000 },
};

describe('WSL as an isolation', function () {
  // No Windows here: a launcher of ours takes the words that wsl.exe gets, and this machine is the distribution.
  this.timeout(60_000);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ailab-wsl-'));
  const wsl = path.join(folder, 'wsl.exe');

  before(async function () {
    if (process.platform !== 'linux' || process.getuid?.() !== 0)
      skip(this, 'the root of a distribution is needed');
    const script = `#!/bin/sh\n[ "$1 $2 $3" = '-u root -e' ] || exit 9\nshift 3\nexec "$@"\n`;
    await writeFile(wsl, script);
    await chmod(wsl, 0o755);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  judgesAsEver(() => wslIsolation(wsl));
  holdsHostileAnswers(() => wslIsolation(wsl));

  it('is told apart from a launcher without a distribution', async () => {
    await writeFile(path.join(folder, 'none.exe'), '#!/bin/sh\necho no distribution\nexit 1\n');
    await chmod(path.join(folder, 'none.exe'), 0o755);
    const ways = [wslIsolation(path.join(folder, 'none.exe')), wslIsolation(wsl)];
    assert.equal(await new Detection(() => ways).best(), ways[1]);
    await assert.rejects(
      sandboxRunner(grantPermit(), ways[0])({ ...plain, script: 'true' }),
      fails('sandbox.remoteFailed'),
    );
  });
});

describe('Git Bash as a way to run answers', function () {
  // No Windows here either: the bash of this machine takes its place, by the same words.
  this.timeout(60_000);
  const run = sandboxRunner(grantPermit(), inGitBash('/bin/bash'));

  before(function () {
    if (process.platform === 'win32') skip(this, 'a bash at /bin/bash is needed');
  });

  it('judges tables, ends what takes too long with all that it started, and removes its folder', async () => {
    const exercise = (await exercisesById()).get('levels')!;
    for (const { script } of exercise.solutions) {
      const done = await grade(exercise, script, { run: run }, { seed: 5 });
      assert.ok(passed(done.judged, 'core'));
      assert.equal(done.isolation, 'none');
    }
    const before = new Set(boxes());
    const cut = await run({ ...plain, script: `sleep ${mark} & sleep ${mark}; echo` });
    assert.ok(cut.timedOut);
    const much = await run({ ...plain, script: `sleep ${mark} & yes` });
    assert.ok(much.truncated);
    assert.deepEqual(running(`sleep ${mark}`), []);
    assert.deepEqual(
      boxes().filter((one) => !before.has(one)),
      [],
    );
  });

  it('runs what editors of Windows wrote', async () => {
    assert.equal((await run({ ...plain, script: '\ufeffcd /tmp\r\npwd\r\n' })).stdout, '/tmp\n');
  });

  it('says that permissions and processes need Linux', async () => {
    const exercise = (await exercisesById()).get('copy-tree')!;
    await assert.rejects(grade(exercise, 'true', { run: run }, { seed: 5 }), fails('exercises.needsLinux'));
  });
});
