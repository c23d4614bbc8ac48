import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ailab, type Ended } from '../../harness/ailab';

const notes = (...words: string[]): Ended => ailab('notes', ...words);

describe('ailab notes check', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'ailab-course-'));
    cpSync('media/course', folder, { recursive: true });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('exits with 0 for our own course', () => {
    const { status, stdout, stderr } = notes('check', 'media/course', '--json');
    assert.deepEqual([status, JSON.parse(stdout)], [0, []], stderr);
    assert.match(stderr, /^media\/course\/[^\n]*\.md:\d+: note: lab:scaffold\/dockerfile /m);
  });

  it('exits with 1 and names file and line of each finding, in the language asked for', () => {
    const file = path.join(folder, 'en', '01-introduction.md');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, `${text}\n[x](lab:term/nothing)\n`);
    const { status, stdout, stderr } = notes('check', folder, '--json', '--lang', 'ko');
    assert.equal(status, 1);
    const line = text.split('\n').length + 1;
    const [finding] = JSON.parse(stdout) as { file: string; line: number; id: string }[];
    assert.deepEqual([finding?.file, finding?.line, finding?.id], [file, line, 'notes.linkToNothing']);
    assert.match(stderr, new RegExp(`01-introduction\\.md:${line}: lab:term/nothing.* 이어지지 않습니다`));
  });

  it('exits with 2 where there is no course, and for wrong use', () => {
    for (const words of [
      ['check', os.tmpdir()],
      ['check', '/nowhere'],
      ['check'],
      ['what'],
      ['check', folder, '--no'],
    ]) {
      const { status, stdout, stderr } = notes(...words);
      assert.deepEqual([status, stdout, stderr.length > 0], [2, '', true], words.join(' '));
    }
  });
});
