import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ailab, ailabWith, type Ended } from '../../harness/ailab';

interface Row {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly lecture: number;
  readonly snippet: string;
  readonly score: number;
}

const search = (...words: string[]): Ended => ailab('notes', 'search', ...words);

/** From another folder: the course is found beside the command, not where the person is. */
const elsewhere = (...words: string[]): Ended => ailabWith({ cwd: os.tmpdir() }, 'notes', 'search', ...words);

describe('ailab notes search', () => {
  it('prints what it finds in the course that ships, best first, in the language asked for', () => {
    for (const [lang, title] of [
      ['ko', '빌드하고 실행하기'],
      ['en', 'Build and run'],
    ] as const) {
      const { status, stdout, stderr } = elsewhere('port is already allocated', '--lang', lang, '--json');
      assert.deepEqual([status, stderr], [0, '']);
      const rows = JSON.parse(stdout) as Row[];
      const [first] = rows;
      assert.deepEqual(Object.keys(first ?? {}), ['kind', 'id', 'title', 'lecture', 'snippet', 'score']);
      assert.deepEqual(
        [first?.kind, first?.id, first?.title, first?.lecture],
        ['section', '8#build-run', title, 8],
      );
      assert.match(first?.snippet ?? '', /port is already allocated/);
      assert.deepEqual(
        rows.map(({ score }) => score),
        rows.map(({ score }) => score).sort((a, b) => b - a),
      );
    }
  });

  it('prints a list for people, and takes words without quotes for one query', () => {
    const { status, stdout } = search('포트', '매핑이', '뭐예요', '--lang', 'ko');
    assert.equal(status, 0);
    assert.match(stdout, /^용어 · 포트 매핑 \(8강, port-publishing\)\n {4}\S/m);
    assert.match(stdout, /^8강 · 포트: 누가 누구에게 닿나요 \(8#ports\)\n {4}\S/m);
    assert.match(search('--lang', 'en', '--', '--rm').stdout, /^Lecture 8 · Build and run \(8#build-run\)$/m);
  });

  it('exits with 0 where nothing is found', () => {
    for (const query of ['qqqqzzzz', '', '😀', '...']) {
      const { status, stdout } = search(query, '--json');
      assert.deepEqual([status, JSON.parse(stdout)], [0, []], query);
    }
    const { status, stdout, stderr } = search('qqqqzzzz', '--lang', 'ko');
    assert.deepEqual([status, stdout, stderr], [0, '', '찾은 것이 없습니다.\n']);
  });

  it('finds exercises by their story and task, beside the lab’s own course only', () => {
    const exercises = (...words: string[]): string[] =>
      (JSON.parse(search(...words, '--json', '--lang', 'ko').stdout) as Row[])
        .filter(({ kind, lecture }) => kind === 'exercise' && lecture === 7)
        .map(({ id }) => id);
    assert.ok(exercises('큰 파일').includes('largest-files'));
    assert.ok(exercises('largest files').includes('largest-files'));
    assert.deepEqual(exercises('큰 파일', '--course', 'media/course'), []);
  });

  it('searches another course', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'ailab-course-'));
    try {
      cpSync('media/course', folder, { recursive: true });
      writeFileSync(
        path.join(folder, 'en', '01-introduction.md'),
        '# One\n\nAbout zymurgy.\n\n## Two {#two}\n\nx\n',
      );
      const rows = JSON.parse(
        search('zymurgy', '--course', folder, '--json', '--lang', 'en').stdout,
      ) as Row[];
      assert.deepEqual(
        rows.map(({ kind, id, title }) => [kind, id, title]),
        [['section', '1', 'One']],
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('exits with 2 for wrong use, and where there is no course', () => {
    for (const words of [[], ['x', '--lang', 'fr'], ['x', '--no'], ['x', '--course', '/nowhere'], ['--rm']]) {
      const { status, stdout, stderr } = search(...words);
      assert.deepEqual([status, stdout, stderr.length > 0], [2, '', true], words.join(' '));
    }
  });
});
