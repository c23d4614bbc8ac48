import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { systemTool } from '../../../src/process/sandbox/box';
import type { Exercise } from '../../../src/core/exercises/spec';
import { bytesOf } from '../../../src/core/scaffold/plan';
import { whyNoPython } from '../../harness/python';
import { running } from '../../harness/processes';
import { skip } from '../../harness/skip';
import { ensureShells, whyNoShells } from '../../harness/shells';
import { shellcheckPath } from '../../harness/tools';
import { exercisesById, inExercise, planOf } from './pack';

type Command = readonly [string, ...string[]];

const sh = systemTool('sh');
const isDash = sh !== undefined && path.basename(realpathSync(sh)) === 'dash';

/** What learners have. Those with `own` come from `shells.ts`, whose folder that is. */
const shells: readonly {
  readonly title: string;
  readonly own?: true;
  readonly argv: (own: string) => Command;
}[] = [
  { title: isDash ? "dash, the machine's sh" : "the machine's sh", argv: () => ['sh'] },
  { title: 'bash', argv: () => ['bash', '--posix'] },
  ...(isDash
    ? []
    : [{ title: 'dash', own: true as const, argv: (own: string): Command => [path.join(own, 'dash')] }]),
  { title: 'mksh', own: true, argv: (own) => [path.join(own, 'mksh')] },
  { title: 'busybox', own: true, argv: (own) => [path.join(own, 'busybox'), 'sh'] },
];

/** Runs `check.sh` of a folder; `status` as it exits, `tap` what it says. */
function check([program, ...args]: Command, folder: string, env = process.env) {
  const { status, stdout, stderr } = spawnSync(program, [...args, path.join(folder, 'check.sh')], {
    encoding: 'utf8',
    env,
  });
  return { status, tap: stdout, stderr };
}

/** Tools that POSIX has and small containers have not: busybox never had `join`, and Debian's was built without `comm`. */
const notInBusybox = /\b(?:comm|join)\b/;

const isSkipped = (folder: string, name: string): boolean => {
  const said = (file: string): boolean => existsSync(path.join(folder, 'cases', name, 'check', file));
  return said('skip') || (said('closed') && process.getuid?.() === 0);
};

/** That it passes these solutions and fails what the visible cases show. One folder holds all the answers, in turn. */
function judgesRight(
  exercise: Exercise,
  solutions: Exercise['solutions'],
  shell: Command,
  env?: NodeJS.ProcessEnv,
): Promise<void> {
  const visible = exercise.cases.filter((one) => one.visible).map(({ name }) => name);
  return inExercise(exercise, '', async (folder) => {
    const judge = async (script: string): Promise<ReturnType<typeof check>> => {
      await writeFile(path.join(folder, 'answer.sh'), script);
      return check(shell, folder, env);
    };
    for (const { file, script } of solutions) {
      const { status, tap, stderr } = await judge(script);
      assert.deepEqual([status, stderr], [0, ''], `${exercise.id} ${file}:\n${tap}`);
      assert.match(tap, new RegExp(`^1\\.\\.${visible.length}\n(ok \\d+ - .*\n)+#`));
    }
    for (const { file, script, shownBy } of exercise.wrong.filter((one) => visible.includes(one.shownBy))) {
      const { status, tap, stderr } = await judge(script);
      // What plain sh cannot see is not judged: no verdict is better than a wrong one.
      if (isSkipped(folder, shownBy)) {
        assert.match(tap, new RegExp(`^ok \\d+ - ${shownBy} # SKIP .*ailab grade`, 'm'));
        continue;
      }
      assert.deepEqual([status, stderr], [1, ''], `${exercise.id} ${file}:\n${tap}`);
      assert.match(tap, new RegExp(`^not ok \\d+ - ${shownBy}\n# .`, 'm'), `${exercise.id} ${file}`);
    }
  });
}

describe('check.sh', function () {
  this.timeout(300_000);
  let exercises: ReadonlyMap<string, Exercise>;

  before(async function () {
    if (process.platform === 'win32') skip(this, 'a POSIX shell is needed');
    exercises = await exercisesById();
  });

  for (const { title, own, argv } of shells)
    it(`passes every solution and fails what the visible cases show, in ${title}`, async function () {
      const why = own ? await whyNoShells() : undefined;
      if (why !== undefined) skip(this, why);
      const shell = argv(own ? await ensureShells() : '');
      for (const exercise of exercises.values()) await judgesRight(exercise, exercise.solutions, shell);
    });

  // What their ls and ps print is another matter.
  it("does so for text where bash and busybox's own tools are all there is, as in a small container", async function () {
    const why = await whyNoShells();
    if (why !== undefined) skip(this, why);
    const own = await ensureShells();
    const bin = await mkdtemp(path.join(os.tmpdir(), 'ailab-bin-'));
    try {
      // The busybox of small containers has cksum, Debian's was built without it.
      for (const tool of ['bash', 'cksum']) await symlink(systemTool(tool)!, path.join(bin, tool));
      const env = { ...process.env, PATH: `${bin}:${path.join(own, 'applets')}` };
      for (const exercise of aboutText(exercises)) {
        const solutions = exercise.solutions.filter(({ script }) => !notInBusybox.test(script));
        assert.ok(solutions.length > 0, `${exercise.id} has an answer that needs no more`);
        await judgesRight(exercise, solutions, [path.join(own, 'busybox'), 'sh'], env);
      }
    } finally {
      await rm(bin, { recursive: true, force: true });
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

  it('is clean for shellcheck, for every exercise in both languages', async function () {
    const why = await whyNoPython('tools');
    if (why !== undefined) skip(this, why);
    const template = await readFile('media/exercises/check.sh', 'utf8');
    // Many exercises have the same one, word for word.
    const names = new Map<string, string>();
    for (const exercise of exercises.values())
      for (const lang of ['ko', 'en'] as const) {
        const plan = await planOf(exercise, lang, template);
        const checker = plan.find((file) => file.path.endsWith('/check.sh'));
        names.set(new TextDecoder().decode(bytesOf(checker!)), `${exercise.id}.${lang}.sh`);
      }
    assert.ok(names.size > 2, 'both languages, and more than one way to compare');
    const scripts = [...names].map(([text, name]): [string, string] => [name, text]);
    assert.equal(await shellcheckSays('sh', scripts), '');
  });

  // Those that are read by a shell at work (cd, history) are lines that a person types, not scripts.
  it('comes with solutions about text that shellcheck does not warn of', async function () {
    const why = await whyNoPython('tools');
    if (why !== undefined) skip(this, why);
    const scripts = aboutText(exercises).flatMap(({ id, solutions }) =>
      solutions.map(({ file, script }): [string, string] => [`${id}.${file}`, script]),
    );
    assert.equal(await shellcheckSays('bash', scripts, 'warning'), '');
  });
});

const aboutText = (exercises: ReadonlyMap<string, Exercise>): Exercise[] =>
  [...exercises.values()].filter(({ oracle }) => oracle.name !== 'state');

/** What shellcheck finds in scripts by their names; empty for nothing. */
async function shellcheckSays(
  shell: string,
  scripts: readonly [string, string][],
  severity = 'style',
): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ailab-shellcheck-'));
  try {
    for (const [name, text] of scripts) await writeFile(path.join(folder, name), text);
    const names = scripts.map(([name]) => name);
    const args = ['-s', shell, '-f', 'gcc', '-S', severity, ...names];
    const { status, stdout, error } = spawnSync(await shellcheckPath(), args, {
      encoding: 'utf8',
      cwd: folder,
      maxBuffer: 1 << 26,
    });
    if (error) throw error;
    assert.equal(status === 0, stdout === '');
    return stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
