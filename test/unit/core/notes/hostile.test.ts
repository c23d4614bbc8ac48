import assert from 'node:assert/strict';
import { figureTexts } from '../../../../src/core/notes/figureText';
import { printPage } from '../../../../src/core/notes/printPage';
import { renderLecture, type RenderedLecture } from '../../../../src/core/notes/render';
import { UserError } from '../../../../src/shared/errors';
import { escapeHtml } from '../../../../src/shared/html';
import { notesDocument } from '../../../../src/shared/notesDocument';
import type { PackedBundle } from '../../../../src/shared/packed';

const draw = (markdown: string, files: Record<string, string> = {}): Promise<RenderedLecture> =>
  renderLecture(markdown, 'en', new Map(Object.entries(files)));
const htmlOf = ({ blocks }: RenderedLecture): string => blocks.map(({ html }) => html).join('\n');

/** Elements of a text with the names of their attributes, as a reader of HTML sees them. */
const elementsOf = (html: string): string[] =>
  [...html.matchAll(/<[a-z][^>]*>/gi)].map(([element]) => element.replace(/"[^"]*"/g, '""'));

describe('a course that means harm', () => {
  for (const address of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'command:workbench.action.terminal.new',
    'vscode://ai-service-lab.ai-service-lab/lecture/1',
    'vscode:extension/x.y',
    'data:text/html,<script>1</script>',
    'file:///etc/passwd',
    'http://plain.example/',
    '//other.example/',
    'lab:command/workbench.action.terminal.new',
    'lab:scaffold/../../x',
    'lab:__proto__/x',
    'lab:constructor/x',
  ])
    it(`has no link to ${address}`, async () => {
      for (const text of [
        `[x](${address})`,
        `[x](<${address}>)`,
        `<${address}>`,
        `[x]\n\n[x]: ${address}`,
        `![x](${address})`,
      ]) {
        const lecture = await draw(`# T\n\n${text}\n`);
        assert.deepEqual(lecture.links, [], text);
        assert.doesNotMatch(htmlOf(lecture), /<(a|img)\b/, text);
      }
    });

  it('has its HTML shown as text: in prose, titles, tables, code, boxes and figures', async () => {
    const evil = '<img src=x onerror=alert(1)><script>alert(1)</script>';
    const lecture = await draw(
      [
        `# ${evil}`,
        `${evil} <b onclick=x>y</b>`,
        `## ${evil} {#a}`,
        `| ${evil} |\n|---|\n| ${evil} |`,
        `\`\`\`${evil.replace(/\s/g, '')}\n${evil}</pre></script>\n\`\`\``,
        `::: task ${evil} {#task-x}\n${evil}\n:::`,
        `::: figure "><script>1</script>\n${evil}\n:::`,
        `[^1]\n\n[^1]: ${evil}`,
        `\`${evil}\` $\\href{javascript:alert(1)}{x} \\htmlData{a=b}{y} \\includegraphics{https://evil.example/x}$`,
      ].join('\n\n'),
    );
    const elements = elementsOf(htmlOf(lecture));
    assert.deepEqual(
      elements.filter((element) => /^<(script|img|b|iframe|a)\b|\son\w+=|href|src=/i.test(element)),
      [],
    );
    assert.equal(lecture.title, evil, 'whoever shows the title escapes it');
    const page = printPage(lecture, []);
    assert.doesNotMatch(page, /<script|<img/i);
    assert.ok(page.includes(`<title>${escapeHtml(evil)}</title>`));
  });

  it('loads no picture, whatever points to it', async () => {
    const lecture = await draw(
      '# T\n\n![words](https://evil.example/beacon.png "t") ![](https://evil.example/b)\n',
    );
    assert.match(htmlOf(lecture), /words/);
    assert.doesNotMatch(htmlOf(lecture), /<img|evil\.example/);
  });

  it('ends no element of the page in which its text is written', async () => {
    const lecture = await draw('# T\n\n`</script><script>alert(1)</script><!--`\n');
    const html = notesDocument({
      lang: 'en',
      csp: "default-src 'none'",
      nonce: 'n',
      bundles: { boot: { script: '1', style: '' }, panel: 'H4sI' as PackedBundle },
      title: '</title><script>',
      start: {
        nonce: 'n',
        state: {
          revision: 1,
          edition: 1,
          settings: { lang: 'en', both: false, size: 15, wide: false },
          courseTitle: '</script>',
          lectures: [],
          number: 1,
          lecture,
          read: [],
          tasks: {},
          exercises: {},
          terms: {},
          figures: {},
          trusted: true,
          foreign: true,
        },
      },
    });
    assert.equal(html.match(/<script/g)?.length, 3, 'the data and our own code');
    assert.equal(html.match(/<\/script/g)?.length, 3);
    assert.equal(html.includes('<!--'), false);
  });

  it('takes no name from every object: figures, terms, blocks, languages', async () => {
    const files = {
      'figures/__proto__.svg': '<svg><text data-t="x"></text></svg>',
      'figures/__proto__.json': '{"en":{"title":"t","desc":"d","words":{"x":"y"}}}',
      'figures/constructor.svg': '<svg><text data-t="constructor"></text></svg>',
      'figures/constructor.json': '{"en":{"title":"t","desc":"d","words":{}}}',
    };
    const lecture = await draw(
      '# T\n\n::: figure __proto__\nx\n:::\n\n::: figure toString\nx\n:::\n\n::: figure constructor\nx\n:::\n\n```constructor\nx\n```\n\n::: constructor\n:::\n',
      files,
    );
    assert.deepEqual(Object.keys(lecture.figures), ['constructor']);
    assert.equal(Object.getPrototypeOf(lecture.figures), Object.prototype);
    assert.doesNotMatch(lecture.figures['constructor']?.svg ?? '', /function/);
    assert.doesNotMatch(printPage(lecture, []), /native code|undefined/);
  });

  it('nests a thousand deep without an end to us', async () => {
    const deep = [
      `${'> '.repeat(5000)}x`,
      `${'- '.repeat(5000)}x`,
      Array.from({ length: 500 }, (_none, index) => `${':'.repeat(503 - index)} note`).join('\n'),
      `${'['.repeat(20_000)}x`,
      `${'*'.repeat(20_000)}x`,
      `$${'{'.repeat(20_000)}$`,
    ];
    const ends = await Promise.all(
      deep.map((text) =>
        draw(`# T\n\n${text}\n\n## End {#end}\n`).then(
          ({ title }) => title,
          (error: unknown) => (error instanceof UserError ? error.id : String(error)),
        ),
      ),
    );
    const tooDeep = 'notes.limit.depth';
    assert.deepEqual(ends, [tooDeep, tooDeep, tooDeep, 'T', 'T', 'T']);
  });
});

describe('figures of a course', () => {
  const figure = (svg: string, words: Record<string, string> = {}): string =>
    figureTexts(
      ['f'],
      'en',
      new Map([
        ['figures/f.svg', svg],
        ['figures/f.json', JSON.stringify({ en: { title: 't', desc: 'd', words } })],
      ]),
    )['f']?.svg ?? '';

  it('have their words escaped, also those that look like a replacement', () => {
    assert.equal(
      figure('<svg viewBox="0 0 1 1"><text x="1" data-t="a"></text><text data-t="b"/></svg>', {
        a: '<script>&"',
        b: "$& $1 $'",
      }),
      `<svg viewBox="0 0 1 1"><text x="1">${escapeHtml('<script>&"')}</text><text>${escapeHtml("$& $1 $'")}</text></svg>`,
    );
  });

  it('hold shapes and words, and nothing that runs, loads or leads away', () => {
    const drawn = figure(
      `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "y">]><p>before</p>
      <svg onload="alert(1)" viewBox="0 0 720 1" style="background:url(https://evil.example)">
      <script>alert(1)</script><style>@import url(https://evil.example)</style>
      <meta http-equiv="refresh" content="0;url=https://evil.example"><foreignObject><iframe src="x"></iframe></foreignObject>
      <a href="javascript:alert(1)"><text data-t="w"></text></a><image href="https://evil.example/x"/>
      <use xlink:href="https://evil.example#x"/><rect fill="url(https://evil.example#x)" class="fill" width="1"/>
      <set attributeName="href" to="javascript:1"/><text onclick='x' data-t="w">raw <b>text</b></text></g></svg><p>after</p>`,
      { w: 'word' },
    );
    assert.equal(
      drawn,
      '<svg viewBox="0 0 720 1"><text>word</text><rect class="fill" width="1"></rect></svg>',
    );
  });

  it('end what they begin', () => {
    assert.equal(figure('<svg><g><rect/></svg></g>'), '<svg><g><rect></rect></g></svg>');
  });
});
