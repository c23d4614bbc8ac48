import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ailab, ailabWith } from '../../harness/ailab';
import { skip } from '../../harness/skip';

describe('ailab grade', function () {
  this.timeout(60_000);
  let parent: string;
  let folder: string;

  before(function () {
    if (process.platform === 'win32') skip(this, 'the sandbox needs Linux or macOS');
  });
  beforeEach(() => {
    parent = mkdtempSync(path.join(os.tmpdir(), 'ailab-grade-'));
    folder = path.join(parent, 'shell');
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  it('prints the shape that scripts build on, and exits with the core tier', () => {
    ailab('exercises', 'scaffold', 'p3', folder);
    const own = path.join(folder, '03-p3');
    const judge = (answer: string) => {
      writeFileSync(path.join(own, 'answer.sh'), answer);
      const { status, stdout } = ailab('grade', own, '--seed', '42', '--json', '--lang', 'ko');
      return { status, results: JSON.parse(stdout) as Record<string, unknown> };
    };
    const good = judge('wc -l test.txt\n');
    assert.equal(good.status, 0);
    const { version, status, tiers, seed, tests } = good.results;
    assert.deepEqual([version, status, tiers, seed], [3, 'pass', { core: 'pass', robust: 'fail' }, 42]);
    assert.match(String(good.results['isolation']), /^(bubblewrap|unshare|none)$/);
    for (const test of tests as Record<string, unknown>[])
      assert.deepEqual(Object.keys(test), [
        'name',
        'tier',
        'status',
        'message',
        'input',
        'expected',
        'output',
        'ms',
      ]);
    const bad = judge('wc -c test.txt\n');
    assert.deepEqual([bad.status, bad.results['status']], [1, 'fail']);
    const [failed] = (bad.results['tests'] as { status: string; message: string }[]).filter(
      (one) => one.status === 'fail',
    );
    assert.match(failed?.message ?? '', /나와야 하는데/);
  });

  it('tells with --stages what each stage let through, beside the results', () => {
    ailab('exercises', 'scaffold', 'kakao-top3', folder);
    const own = path.join(folder, '01-kakao-top3');
    writeFileSync(
      path.join(own, 'answer.sh'),
      "cut -d '\"' -f 2 chat.txt | sort | uniq -c | sort -rn | head -n 3\n",
    );
    const { status, stdout, stderr } = ailab(
      'grade',
      own,
      '--stages',
      '--json',
      '--seed',
      '4',
      '--lang',
      'en',
    );
    assert.deepEqual([status, (JSON.parse(stdout) as { status: string }).status], [1, 'fail']);
    assert.match(stderr, /^Pipeline microscope: On the failing case/);
    assert.match(
      stderr,
      /^⚠ \d+ → \d+ rows? +cut -d '"' -f 2 chat\.txt\n {4}.*drops what tells the rows apart/m,
    );
    assert.match(stderr, /^ {2}\d+ → \d+ rows? +head -n 3$/m);
  });

  it('finds the exercise by its mark under any name of its folder, and in the folder around it', () => {
    ailab('exercises', 'scaffold', 'p1', folder);
    const copy = path.join(parent, 'my work');
    cpSync(path.join(folder, '01-p1'), copy, { recursive: true });
    for (const place of [copy, folder]) {
      const { status, stdout } = ailab('grade', place, '--json');
      assert.deepEqual([status, (JSON.parse(stdout) as { status: string }).status], [1, 'fail']);
    }
    // An answer beside the folder that was scaffolded is the one that is meant.
    writeFileSync(path.join(folder, 'answer.sh'), "echo 'Hi!!!!'\n");
    const beside = ailab('grade', folder, '--json');
    assert.equal((JSON.parse(beside.stdout) as { tests: { output: string }[] }).tests[0]?.output, 'Hi!!!!\n');
  });

  it('runs what looks dangerous only for a yes where nothing holds it, root of nobody else as it may be', function () {
    // A namespace in which no others can be made, and whose root can become nobody.
    const closed = 'for one in /proc/sys/user/max_*_namespaces; do echo 0 > $one; done; exec "$@"';
    const weak = ['--user', '--map-root-user', 'sh', '-c', closed, 'sh'];
    if (process.platform !== 'linux' || spawnSync('unshare', [...weak, 'true']).status !== 0)
      skip(this, 'no user namespaces here');
    ailab('exercises', 'scaffold', 'levels', folder);
    const own = path.join(folder, '06-levels');
    const gone = path.join(parent, 'gone');
    const right = "cut -d ' ' -f 2 train.log | sort | uniq -c | sort -rn";
    writeFileSync(path.join(own, 'answer.sh'), `${right}\nrm -rf ${gone}\n`);
    const grade = (...more: string[]) => {
      mkdirSync(gone, { recursive: true });
      const words = [process.execPath, path.resolve('dist/cli.js'), 'grade', own, '--json', ...more];
      const { status, stdout, stderr } = spawnSync('unshare', [...weak, ...words, '--lang', 'en'], {
        encoding: 'utf8',
        env: { ...process.env, XDG_CACHE_HOME: path.join(parent, 'cache') },
      });
      return { status, stderr, isolation: (JSON.parse(stdout) as { isolation: string }).isolation };
    };
    const refused = grade();
    assert.deepEqual(
      [refused.status, refused.isolation, existsSync(gone)],
      [2, 'none', true],
      refused.stderr,
    );
    assert.match(
      refused.stderr,
      /nothing holds it.*\nLine 2, removes outside of the folder: rm -rf .*\n.*--yes/,
    );
    const agreed = grade('--yes');
    assert.deepEqual([agreed.status, agreed.isolation, existsSync(gone)], [0, 'none', false], agreed.stderr);
    // What holds no danger is never asked about.
    writeFileSync(path.join(own, 'answer.sh'), `${right}\nrm -rf scratch\n`);
    assert.equal(grade().status, 0);
  });

  it('hands on to an answer no file that it was started with', () => {
    ailab('exercises', 'scaffold', 'p3', folder);
    const own = path.join(folder, '03-p3');
    const secret = path.join(parent, 'secret');
    writeFileSync(secret, 'a secret');
    writeFileSync(path.join(own, 'answer.sh'), 'cat <&3\nwc -l test.txt\n');
    const open = openSync(secret, 'r');
    const { stdout } = ailabWith({ stdio: ['ignore', 'pipe', 'pipe', open] }, 'grade', own, '--json');
    closeSync(open);
    const { status, tests } = JSON.parse(stdout) as { status: string; tests: { output: string }[] };
    assert.equal(status, 'pass');
    assert.ok(tests.every(({ output }) => !output.includes('secret')));
  });
});
