import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ailab, type Ended } from '../../harness/ailab';

interface Report {
  readonly status: string;
  readonly files: readonly { path: string; why: string; standing: string }[];
}

const create = (...words: string[]): Ended => ailab('new', ...words);

describe('ailab new project', () => {
  let parent: string;
  let folder: string;
  beforeEach(() => {
    parent = mkdtempSync(path.join(os.tmpdir(), 'ailab-new-'));
    folder = path.join(parent, 'taco');
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  it('writes the project in the language asked for, and a second time finds it there', () => {
    const first = create('project', folder, '--json', '--lang', 'ko');
    const report = JSON.parse(first.stdout) as Report;
    assert.deepEqual([first.status, report.status], [0, 'written'], first.stderr);
    for (const file of report.files) assert.ok(existsSync(path.join(folder, file.path)), file.path);
    assert.match(readFileSync(path.join(folder, 'README.md'), 'utf8'), /수업 프로젝트/);
    assert.match(report.files[0]?.why ?? '', /\p{Script=Hangul}/u);
    const again = create('project', folder, '--json', '--lang=ko');
    assert.deepEqual([again.status, (JSON.parse(again.stdout) as Report).status], [0, 'unchanged']);
  });

  it('exits with 3 and changes nothing where a file differs', () => {
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'train.py'), 'mine');
    const { status, stdout, stderr } = create('project', folder, '--json', '--lang', 'en');
    assert.deepEqual([status, (JSON.parse(stdout) as Report).status], [3, 'refused']);
    assert.match(stderr, /train\.py is already there/);
    assert.deepEqual(readdirSync(folder), ['train.py']);
    assert.equal(readFileSync(path.join(folder, 'train.py'), 'utf8'), 'mine');
  });

  it('exits with 2 where a link leads out, a folder or file is in the way, and for wrong use', () => {
    mkdirSync(folder);
    mkdirSync(path.join(parent, 'outside'));
    symlinkSync(path.join(parent, 'outside'), path.join(folder, 'samples'));
    const linked = create('project', folder);
    assert.equal(linked.status, 2, linked.stderr);
    assert.deepEqual([readdirSync(path.join(parent, 'outside')), readdirSync(folder)], [[], ['samples']]);

    rmSync(path.join(folder, 'samples'));
    symlinkSync(path.join(parent, 'made-by-us.py'), path.join(folder, 'train.py'));
    assert.equal(create('project', folder).status, 2);
    assert.equal(existsSync(path.join(parent, 'made-by-us.py')), false);

    rmSync(path.join(folder, 'train.py'));
    writeFileSync(path.join(folder, 'samples'), '');
    assert.equal(create('project', folder).status, 2);
    rmSync(path.join(folder, 'samples'));
    mkdirSync(path.join(folder, 'train.py'));
    assert.equal(create('project', folder).status, 2);
    assert.deepEqual(readdirSync(folder), ['train.py']);

    for (const words of [
      [],
      ['project'],
      ['service', folder],
      ['project', folder, 'x'],
      ['project', folder, '--lang', 'fr'],
    ])
      assert.equal(create(...words).status, 2, words.join(' '));
  });
});

describe('ailab new course', () => {
  it('writes a course that the check has nothing to say of, and never over one that is there', () => {
    const parent = mkdtempSync(path.join(os.tmpdir(), 'ailab-new-'));
    const folder = path.join(parent, 'bees');
    const first = create('course', folder, '--json');
    assert.deepEqual(
      [first.status, (JSON.parse(first.stdout) as Report).status],
      [0, 'written'],
      first.stderr,
    );
    const check = ailab('notes', 'check', folder);
    assert.equal(check.status, 0, check.stderr);
    const template = readdirSync('media/templates/course', { recursive: true, encoding: 'utf8' });
    assert.deepEqual(readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort(), template.sort());
    writeFileSync(path.join(folder, 'course.json'), '{}');
    assert.equal(create('course', folder).status, 3);
    assert.equal(readFileSync(path.join(folder, 'course.json'), 'utf8'), '{}');
    rmSync(parent, { recursive: true, force: true });
  });
});
