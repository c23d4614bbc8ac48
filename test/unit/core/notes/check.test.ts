import assert from 'node:assert/strict';
import { checkCourse, laterLinks } from '../../../../src/core/notes/check';
import { readCourse } from '../../../../src/core/notes/course';
import { shipped as own } from './shipped';

/** Findings of our own course after one change, as `file: message`. */
function after(file: string, change: (text: string) => string | undefined): string[] {
  const files = new Map(own);
  const text = change(own.get(file) ?? '');
  assert.notEqual(text, own.get(file), 'the change changed nothing');
  if (text === undefined) files.delete(file);
  else files.set(file, text);
  return checkCourse(files).map((finding) => `${finding.file}: ${finding.message}`);
}

describe('the check of a course', () => {
  const docker = 'en/08-docker.md';

  it('has nothing to say of our own: ten lectures in both languages, and at least 80 terms', () => {
    assert.deepEqual(checkCourse(own), []);
    const { lectures, terms } = readCourse(own);
    assert.equal(lectures.length, 10);
    assert.ok(terms.length >= 80, String(terms.length));
  });

  it('names files that are missing', () => {
    assert.ok(after(docker, () => undefined).includes(`${docker}: notes.missing`));
    assert.deepEqual(
      new Set(after('figures/image-layers.json', () => undefined)),
      new Set(['en/08-docker.md: notes.noFigure', 'ko/08-docker.md: notes.noFigure']),
    );
  });

  it('names what a lecture lacks', () => {
    assert.ok(after(docker, (text) => text.replace(/^# .*\n/, '')).includes(`${docker}: notes.noTitle`));
    assert.ok(after(docker, (text) => text.replace(/ \{#[a-z-]+\}$/m, '')).includes(`${docker}: notes.noId`));
    assert.ok(
      after(docker, (text) => text.replace(/^::: answer\n[^]*?^:::\n/m, '')).includes(
        `${docker}: notes.noAnswer`,
      ),
    );
    assert.ok(
      after(docker, (text) => text.replace(/^::: sources[^]*/m, '')).includes(`${docker}: notes.noBlock`),
    );
    assert.ok(after(docker, (text) => `${text}\n::: note\nopen\n`).includes(`${docker}: notes.slip`));
  });

  it('names links to nothing, and ids that are used twice', () => {
    for (const address of [
      'lab:lecture/11',
      'lab:lecture/7#nowhere',
      'lab:term/nothing',
      'lab:task/task-nothing',
      'lab:figure/nothing',
    ])
      assert.equal(after(docker, (text) => text.replace('\n\n', `\n\n[x](${address}) `)).length, 1, address);
    const twice = after(docker, (text) => {
      const id = /\{#[a-z-]+\}/.exec(text)?.[0] ?? '';
      return `${text}\n## Again ${id}\n`;
    });
    assert.ok(twice.includes(`${docker}: notes.twice`));
  });

  it('says where the languages begin to differ', () => {
    assert.ok(
      after(docker, (text) => text.replace(/^::: changed /m, '::: try ')).includes(`${docker}: notes.parity`),
    );
    // What has no id also counts: a paragraph more, a list that became prose, a table that is missing.
    for (const [what, change] of [
      ['a paragraph', (text: string) => text.replace(/\n\n## /, '\n\nOne more.\n\n## ')],
      ['a list', (text: string) => text.replace(/\n\n## /, '\n\n- One more.\n\n## ')],
      ['a code block of another language', (text: string) => text.replace('```sh', '```text')],
      ['the end', (text: string) => `${text}\nOne more.\n`],
    ] as const)
      assert.deepEqual(after(docker, change), [`${docker}: notes.parity`], what);
  });

  it('names the first row that differs with its line in both languages', () => {
    const files = new Map(own);
    const text = (own.get(docker) ?? '').replace(/\n\n## /, '\n\n- One more.\n\n## ');
    files.set(docker, text);
    const [finding, ...more] = checkCourse(files);
    assert.deepEqual(more, []);
    const line = text.split('\n').indexOf('- One more.') + 1;
    assert.equal(finding?.line, line);
    assert.deepEqual([finding.args['expected'], finding.args['found']], ['heading 2', 'bullet_list']);
    const korean = (own.get('ko/08-docker.md') ?? '').split('\n');
    assert.match(korean[Number(finding.args['line']) - 1] ?? '', /^## /);
  });

  it('lists links to what is not built yet, apart from what is wrong', () => {
    const later = laterLinks(own);
    assert.ok(later.length > 0);
    for (const { file, line, args } of later) {
      const address = String(args['address']);
      assert.match(address, /^lab:(exercise|scaffold)\//);
      assert.doesNotMatch(address, /scaffold\/(project|worksheet)/);
      assert.ok(
        (own.get(file) ?? '')
          .split('\n')
          .slice(line - 1)
          .join('\n')
          .includes(address),
      );
    }
  });

  it('holds figures to words in both languages, and to nothing that runs', () => {
    const svg = 'figures/image-layers.svg';
    const found = after(svg, (text) => text.replace('</svg>', '<script>1</script></svg>'));
    assert.deepEqual(
      new Set(found),
      new Set([docker, docker.replace('en', 'ko')].map((file) => `${file}: notes.figureUnsafe`)),
    );
    const words = after('figures/image-layers.json', (text) => {
      const all = JSON.parse(text) as { ko: { words: Record<string, string> } };
      const [first = ''] = Object.keys(all.ko.words);
      return JSON.stringify({ ...all, ko: { ...all.ko, words: { ...all.ko.words, [first]: '' } } });
    });
    assert.ok(words.includes('ko/08-docker.md: notes.figureWord'));
  });
});
