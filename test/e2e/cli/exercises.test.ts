import assert from 'node:assert/strict';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ailab } from '../../harness/ailab';

describe('ailab exercises', function () {
  this.timeout(60_000);
  let parent: string;
  let folder: string;
  beforeEach(() => {
    parent = mkdtempSync(path.join(os.tmpdir(), 'ailab-exercises-'));
    folder = path.join(parent, 'shell');
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  it('list tells each exercise with its titles, pack and topics', () => {
    const rows = JSON.parse(ailab('exercises', 'list', '--json').stdout) as {
      id: string;
      title: { ko: string; en: string };
      pack: string;
      topics: string[];
    }[];
    const kakao = rows.find(({ id }) => id === 'kakao-top3');
    assert.deepEqual([kakao?.title.ko, kakao?.title.en], ['카카오톡 TOP 3', 'The KakaoTalk top 3']);
    assert.equal(kakao?.pack, 'missions');
    for (const { id, title, topics } of rows) {
      assert.ok(topics.length > 0, id);
      assert.match(title.ko, /\p{Script=Hangul}/u);
    }
    // What lecture 7 links to is there.
    for (const id of ['p1', 'p2', 'p3']) assert.ok(rows.some((row) => row.id === id));
  });

  it('scaffold writes a folder in the language asked for, once, and never over anything', () => {
    const first = ailab('exercises', 'scaffold', 'kakao-top3', folder, '--json', '--lang', 'ko');
    const report = JSON.parse(first.stdout) as { status: string; files: { path: string }[] };
    assert.deepEqual([first.status, report.status], [0, 'written'], first.stderr);
    for (const file of report.files) assert.ok(existsSync(path.join(folder, file.path)), file.path);
    const own = path.join(folder, '01-kakao-top3');
    for (const name of ['README.md', 'answer.sh', 'cases', 'check.sh'])
      assert.ok(readdirSync(own).includes(name));
    assert.match(readFileSync(path.join(own, 'README.md'), 'utf8'), /## 할 일\n/);
    assert.doesNotMatch(readFileSync(path.join(own, 'check.sh'), 'utf8'), /@\w+@/);
    assert.equal(ailab('exercises', 'scaffold', 'kakao-top3', folder, '--lang', 'ko').status, 0);
    writeFileSync(path.join(own, 'answer.sh'), 'mine\n');
    assert.equal(ailab('exercises', 'scaffold', 'kakao-top3', folder, '--lang', 'ko').status, 3);
    assert.equal(readFileSync(path.join(own, 'answer.sh'), 'utf8'), 'mine\n');
  });

  it('wrong use, an unknown exercise, no answer and no exercise exit with 2 and say why', () => {
    ailab('exercises', 'scaffold', 'p1', folder);
    const own = path.join(folder, '01-p1');
    assert.match(ailab('grade', own, '--seed', 'x', '--lang', 'en').stderr, /x is no seed/);
    rmSync(path.join(own, 'answer.sh'));
    symlinkSync('/etc/passwd', path.join(own, 'answer.sh'));
    assert.match(ailab('grade', own, '--lang', 'en').stderr, /no answer\.sh/);
    assert.match(
      ailab('exercises', 'scaffold', 'nope', folder, '--lang', 'ko').stderr,
      /nope\(이\)라는 연습 문제가 없습니다/,
    );
    for (const words of [
      ['grade'],
      ['grade', own],
      ['grade', parent],
      ['grade', path.join(parent, 'missing')],
      ['exercises'],
      ['exercises', 'scaffold', 'p1'],
      ['exercises', 'scaffold', 'constructor', folder],
      ['exercises', 'list', 'more'],
      ['exercises', 'verify', parent],
      ['exercises', 'verify', path.join(parent, 'missing')],
    ])
      assert.equal(ailab(...words).status, 2, words.join(' '));
  });
});
