import assert from 'node:assert/strict';
import { closeSync, cpSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
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
