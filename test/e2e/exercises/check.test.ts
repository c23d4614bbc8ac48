import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Exercise } from '../../../src/core/exercises/spec';
import { whyNoPython } from '../../harness/python';
import { running } from '../../harness/processes';
import { skip } from '../../harness/skip';
import { shellcheckPath } from '../../harness/tools';
import { exercisesById, inExercise } from './pack';

const present = (program: string): boolean => spawnSync(program, ['-c', ':']).status === 0;
const shells: readonly (readonly [string, ...string[]])[] = [
  ['sh'],
  ['dash'],
  ['bash', '--posix'],
  ['busybox', 'sh'],
  ['mksh'],
];

/** Runs `check.sh` of a folder; `status` as it exits, `tap` what it says. */
function check([program, ...args]: readonly [string, ...string[]], folder: string, env = process.env) {
  const { status, stdout, stderr } = spawnSync(program, [...args, path.join(folder, 'check.sh')], {
    encoding: 'utf8',
    env,
  });
  return { status, tap: stdout, stderr };
}

const isSkipped = (folder: string, name: string): boolean => {
  const said = (file: string): boolean => existsSync(path.join(folder, 'cases', name, 'check', file));
  return said('skip') || (said('closed') && process.getuid?.() === 0);
};

describe('check.sh', function () {
  this.timeout(300_000);
  let exercises: ReadonlyMap<string, Exercise>;

  before(async function () {
    if (process.platform === 'win32') skip(this, 'a POSIX shell is needed');
    exercises = await exercisesById();
  });

  for (const shell of shells)
    it(`passes every solution and fails what the visible cases show, in ${shell.join(' ')}`, async function () {
      const there =
        shell[0] === 'busybox' ? spawnSync('busybox', ['sh', '-c', ':']).status === 0 : present(shell[0]);
      if (!there) skip(this, `${shell[0]} is not installed`);
      for (const exercise of exercises.values()) {
        const visible = exercise.cases.filter((one) => one.visible).map(({ name }) => name);
        for (const { file, script } of exercise.solutions)
          await inExercise(exercise, script, (folder) => {
            const { status, tap, stderr } = check(shell, folder);
            assert.deepEqual([status, stderr], [0, ''], `${exercise.id} ${file}:\n${tap}`);
            assert.match(tap, new RegExp(`^1\\.\\.${visible.length}\n(ok \\d+ - .*\n)+#`));
            return Promise.resolve();
          });
        for (const { file, script, shownBy } of exercise.wrong.filter((one) => visible.includes(one.shownBy)))
          await inExercise(exercise, script, (folder) => {
            const { status, tap, stderr } = check(shell, folder);
            // What plain sh cannot see is not judged: no verdict is better than a wrong one.
            if (isSkipped(folder, shownBy)) {
              assert.match(tap, new RegExp(`^ok \\d+ - ${shownBy} # SKIP .*ailab grade`, 'm'));
              return Promise.resolve();
            }
            assert.deepEqual([status, stderr], [1, ''], `${exercise.id} ${file}:\n${tap}`);
            assert.match(tap, new RegExp(`^not ok \\d+ - ${shownBy}\n# .`, 'm'), `${exercise.id} ${file}`);
            return Promise.resolve();
          });
      }
    });

  it('ends an answer that hangs, with all that it started, and goes on', async () => {
    const rare = `500.${process.pid}`;
    await inExercise(exercises.get('kakao-top3')!, `sleep ${rare} | cat\n`, (folder) => {
      const { status, tap } = check(['sh'], folder);
      assert.equal(status, 1);
      assert.equal([...tap.matchAll(/^not ok \d+ - .*\n# Not finished after 10 seconds/gm)].length, 2, tap);
      if (process.platform === 'linux') assert.deepEqual(running(rare), []);
      return Promise.resolve();
    });
  });

  it('is not fooled by an answer that changes its input, and changes nothing of the learner itself', async () => {
    const exercise = exercises.get('p3')!;
    await inExercise(exercise, "grep -c '' test.txt; rm -f test.txt ../answer.sh\n", async (folder) => {
      const before = readdirSync(folder, { recursive: true }).sort();
      const { status, tap } = check(['sh'], folder);
      assert.equal(status, 1);
      assert.match(tap, /# test\.txt is not as it was/);
      assert.deepEqual(readdirSync(folder, { recursive: true }).sort(), before);
      assert.match(await readFile(path.join(folder, 'answer.sh'), 'utf8'), /^grep/);
    });
  });

  it('accepts counts as macOS writes them', async () => {
    const exercise = exercises.get('levels')!;
    await inExercise(exercise, exercise.solutions[1]!.script, async (folder) => {
      const tools = path.join(folder, '..', 'tools');
      const uniq = ['/usr/bin/uniq', '/bin/uniq'].find((file) => existsSync(file))!;
      await mkdir(tools);
      await writeFile(path.join(tools, 'uniq'), `#!/bin/sh\n${uniq} "$@" | sed 's/^ \\{0,3\\}//'\n`);
      await chmod(path.join(tools, 'uniq'), 0o755);
      const env = { ...process.env, PATH: `${tools}:${process.env['PATH']}` };
      assert.equal(check(['sh'], folder, env).status, 0);
    });
  });

  it('opens a shell in the folder of a case, where stand-ins come first, and leaves nothing of it', async () => {
    await inExercise(exercises.get('read-the-manual')!, '', (folder) => {
      const before = readdirSync(folder, { recursive: true }).sort();
      const { stdout, status } = spawnSync('sh', [path.join(folder, 'check.sh'), 'try'], {
        encoding: 'utf8',
        input: 'ls; man ladle | head -n 1; echo "$HOME"\n',
      });
      assert.equal(status, 0);
      assert.match(stdout, /^unknown-tool: .*\n(.*\n)*ladle\.sh\norders\.txt\nLADLE\(1\)/m);
      const home = /^(\/.*\/work)$/m.exec(stdout)?.[1];
      assert.ok(home !== undefined && !existsSync(home), stdout);
      assert.deepEqual(readdirSync(folder, { recursive: true }).sort(), before);
      return Promise.resolve();
    });
    await inExercise(exercises.get('kakao-top3')!, '', (folder) => {
      const words = [path.join(folder, 'check.sh'), 'try', 'few-people'];
      const { stdout } = spawnSync('sh', words, { encoding: 'utf8', input: 'head -n 1 chat.txt\n' });
      assert.match(stdout, /^few-people: (.*\n)+Date,User,Message$/m);
      return Promise.resolve();
    });
  });

  it('is clean for shellcheck', async function () {
    const why = await whyNoPython('tools');
    if (why !== undefined) skip(this, why);
    const tool = await shellcheckPath();
    await inExercise(exercises.get('p2')!, '', (folder) => {
      const { status, stdout } = spawnSync(tool, ['-s', 'sh', path.join(folder, 'check.sh')], {
        encoding: 'utf8',
      });
      assert.equal(status, 0, stdout);
      return Promise.resolve();
    });
  });
});
