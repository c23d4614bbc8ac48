import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  closeSync,
  ftruncateSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ailab } from '../../harness/ailab';
import { skip } from '../../harness/skip';
import { exported, makeChat } from '../../unit/core/exercises/kakao/chats';

const chat = makeChat('command line', 60);
const raw = [
  ...chat.people.flatMap(({ name, called }) => [name, ...called]),
  ...chat.silent,
  '5678',
  'gmail',
  'kakao.com',
];

describe('ailab exercises import', function () {
  this.timeout(60_000);
  let folder: string;
  let file: string;
  let out: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'ailab-import-'));
    file = path.join(folder, 'export.txt');
    out = path.join(folder, 'my-chat', 'chat.txt');
    writeFileSync(file, exported(chat, 'android', { lang: 'ko' }));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const nothingRaw = (text: string): void => {
    for (const one of raw) assert.ok(!text.includes(one), `${one} is in ${text}`);
  };

  it('writes pseudonyms only, for nobody else to read, and says what it did', () => {
    const { status, stdout, stderr } = ailab(
      'exercises',
      'import',
      file,
      '-o',
      out,
      '--json',
      '--lang',
      'ko',
    );
    assert.equal(status, 0, stderr);
    const report = JSON.parse(stdout) as Record<string, unknown>;
    assert.deepEqual(
      [report['status'], report['format'], report['encoding'], report['rows'], report['skipped']],
      ['written', 'android', 'utf-8', 60, 0],
    );
    const text = readFileSync(out, 'utf8');
    assert.ok(text.startsWith('Date,User,Message\n20'));
    nothingRaw(text + stdout + stderr);
    assert.match(stderr, /카카오톡 안드로이드: 메시지 60개/);
    if (process.platform !== 'win32') assert.equal(statSync(out).mode & 0o077, 0);
    assert.deepEqual(readdirSync(path.dirname(out)), ['chat.txt']);
  });

  it('only tells what it would write where no file is named', () => {
    const { status, stdout, stderr } = ailab('exercises', 'import', file, '--lang', 'en');
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^Date,User,Message\n20/);
    nothingRaw(stdout + stderr);
    assert.deepEqual(readdirSync(folder), ['export.txt']);
  });

  it('never overwrites, not even through a link or its own source', () => {
    mkdirSync(path.dirname(out));
    writeFileSync(out, 'mine');
    assert.equal(ailab('exercises', 'import', file, '-o', out).status, 3);
    assert.equal(readFileSync(out, 'utf8'), 'mine');
    assert.equal(ailab('exercises', 'import', file, '-o', file).status, 3);
    const link = path.join(folder, 'link.txt');
    symlinkSync(path.join(folder, 'nowhere.txt'), link);
    assert.equal(ailab('exercises', 'import', file, '-o', link).status, 3);
    assert.ok(!existsSync(path.join(folder, 'nowhere.txt')));
  });

  it('warns where the raw export lies in a Git repository', () => {
    mkdirSync(path.join(folder, '.git'));
    const inner = path.join(folder, 'a', 'b');
    mkdirSync(inner, { recursive: true });
    writeFileSync(path.join(inner, 'chat.txt'), readFileSync(file));
    const { status, stderr } = ailab(
      'exercises',
      'import',
      path.join(inner, 'chat.txt'),
      '-o',
      out,
      '--lang',
      'en',
    );
    assert.equal(status, 0);
    assert.match(stderr, /lies in a Git repository/);
  });

  it('refuses what is no chat, in words that hold nothing of it, and leaves nothing behind', () => {
    const large = path.join(folder, 'large.txt');
    const handle = openSync(large, 'w');
    ftruncateSync(handle, 1_000_000_001);
    closeSync(handle);
    const bad = path.join(folder, 'bad.txt');
    writeFileSync(bad, '비밀 010-1234-5678\n');
    for (const [given, words] of [
      [large, /1,001 MB/],
      [bad, /No messages were found/],
      [folder, /cannot be read/],
      [path.join(folder, 'missing'), /ENOENT/],
      ['/dev/zero', /cannot be read/],
    ] as const) {
      const { status, stdout, stderr } = ailab('exercises', 'import', given, '-o', out, '--lang', 'en');
      assert.deepEqual([status, stdout], [2, ''], given);
      assert.match(stderr, words);
      assert.doesNotMatch(stderr, /5678|비밀|at .*\.js/);
      assert.ok(!existsSync(out));
    }
    for (const words of [[], [file, file], ['--wrong', file], [file, '-o']])
      assert.equal(ailab('exercises', 'import', ...words).status, 2);
    assert.equal(
      ailab('exercises', 'import', file, '-o', path.join(file, 'chat.txt'), '--lang', 'en').status,
      2,
    );
  });

  it('leaves no half file when it is interrupted', async function () {
    const long = path.join(folder, 'long.txt');
    const text = exported(makeChat('long', 2000), 'windows', { lang: 'ko' });
    writeFileSync(long, text.repeat(60));
    const child = spawn(process.execPath, [
      path.resolve('dist/cli.js'),
      'exercises',
      'import',
      long,
      '-o',
      out,
    ]);
    const ended = once(child, 'close');
    while (!existsSync(out) && child.exitCode === null) await sleep(5);
    child.kill('SIGINT');
    const [status] = (await ended) as [number];
    assert.equal(status, 130);
    assert.ok(!existsSync(out));
  });

  it('gives a data set on which every solution of the exercise finds the same three', function () {
    if (spawnSync('bash', ['-c', ':']).status !== 0) skip(this, 'no bash');
    const { status, stdout } = ailab('exercises', 'import', file, '-o', out, '--json');
    assert.equal(status, 0);
    const { year } = JSON.parse(stdout) as { year: string };
    const counts = new Map<string, number>();
    for (const [, name = ''] of readFileSync(out, 'utf8').matchAll(
      new RegExp(`^${year}-.{14},"([^"]*)","`, 'gm'),
    ))
      counts.set(name, (counts.get(name) ?? 0) + 1);
    const best = [...counts.values()].sort((a, b) => b - a).slice(0, 3);
    assert.ok(best.length > 1);
    const solutions = path.resolve('media/exercises/missions/kakao-top3/solutions');
    for (const name of readdirSync(solutions)) {
      const ran = spawnSync('bash', [path.join(solutions, name)], {
        cwd: path.dirname(out),
        encoding: 'utf8',
        env: { ...process.env, YEAR: year, LC_ALL: 'C.UTF-8' },
      });
      const lines = ran.stdout
        .trimEnd()
        .split('\n')
        .map((line) => /^\s*(\d+) "?([^"]*)"?$/.exec(line) ?? []);
      assert.deepEqual(
        lines.map(([, count]) => Number(count)),
        best,
        `${name}: ${ran.stdout}${ran.stderr}`,
      );
      for (const [, count, user = ''] of lines) assert.equal(counts.get(user), Number(count), name);
    }
  });
});
