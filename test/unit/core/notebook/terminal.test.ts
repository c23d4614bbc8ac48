import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ansiToHtml, stripAnsi } from '../../../../src/core/notebook/ansi';
import { applyControls, mergedStreams } from '../../../../src/core/notebook/streams';
import { decodeEntities } from '../../../../src/core/notebook/markup';

const E = '\u001b';

describe('ansiToHtml', () => {
  const cases: [string, string, string][] = [
    ['plain text, escaped', `<b>&"'`, '&lt;b&gt;&amp;&quot;&#39;'],
    ['a colour', `${E}[31mred${E}[0m no`, '<span class="ansi-red-fg">red</span> no'],
    ['bright and background', `${E}[92;44mx`, '<span class="ansi-bright-green-fg ansi-blue-bg">x</span>'],
    [
      'bold, ended by 22',
      `${E}[1;3;4mx${E}[22my`,
      '<span class="ansi-bold ansi-italic ansi-underline">x</span><span class="ansi-italic ansi-underline">y</span>',
    ],
    ['an empty parameter as reset', `${E}[31mx${E}[my`, '<span class="ansi-red-fg">x</span>y'],
    ['inverse colours', `${E}[7;31mx`, '<span class="ansi-default-inverse-fg ansi-red-bg">x</span>'],
    [
      'inverse of the default',
      `${E}[7mx`,
      '<span class="ansi-default-inverse-fg ansi-default-inverse-bg">x</span>',
    ],
    ['256 colours: named', `${E}[38;5;9mx`, '<span class="ansi-bright-red-fg">x</span>'],
    ['256 colours: cube', `${E}[38;5;208mx`, '<span style="color:rgb(255,135,0)">x</span>'],
    ['256 colours: grey', `${E}[48;5;232mx`, '<span style="background-color:rgb(8,8,8)">x</span>'],
    ['true colour', `${E}[38;2;1;2;3mx`, '<span style="color:rgb(1,2,3)">x</span>'],
    ['true colour with colons', `${E}[38:2::1:2:3mx`, '<span style="color:rgb(1,2,3)">x</span>'],
    ['colours out of range', `${E}[38;5;999;48;2;300;0;0mx`, 'x'],
    ['codes after an extended colour', `${E}[38;5;1;1mx`, '<span class="ansi-bold ansi-red-fg">x</span>'],
    ['other sequences, left out', `a${E}[2Kb${E}[?25lc${E}]0;title\u0007d${E}(Be\u0007`, 'abcde'],
    ['an unfinished sequence', `a${E}[31`, 'a[31'],
    ['a link', `${E}]8;;https://a.b/?x=1&y${E}\\t${E}]8;;${E}\\u`, '<a href="https://a.b/?x=1&amp;y">t</a>u'],
    ['a link to a command', `${E}]8;;command:x${E}\\t${E}]8;;${E}\\u`, 'tu'],
    ['a link to a script', `${E}]8;;javascript:x\u0007t`, 't'],
    [
      'an address in text',
      'see https://a.b/c_(d), ok',
      'see <a href="https://a.b/c_(d)">https://a.b/c_(d)</a>, ok',
    ],
    ['an address in brackets', '(http://a.b)', '(<a href="http://a.b">http://a.b</a>)'],
  ];
  for (const [name, text, html] of cases) it(name, () => assert.equal(ansiToHtml(text), html));

  it('loses no text and opens no tag of the text', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        `${E}[1m`,
        `${E}[38;5;`,
        `${E}[`,
        E,
        `${E}]8;;http://a"b`,
        '\u0007',
        '<img src=x>',
        '&amp;',
        `${E}\\`,
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const html = ansiToHtml(text);
        const tags = html.match(/<[^>]*>/g) ?? [];
        assert.ok(
          tags.every((tag) =>
            /^<(\/span|\/a|span( (class|style)="[^"<]*")+|a href="https?:[^"<]*")>$/i.test(tag),
          ),
        );
        assert.equal(decodeEntities(html.replace(/<[^>]*>/g, '')), stripAnsi(text));
      }),
    );
  });
});

describe('applyControls', () => {
  const cases: [string, string, string][] = [
    ['nothing to do', 'a\nb', 'a\nb'],
    ['Windows line ends', 'a\r\nb\r\n', 'a\nb\n'],
    ['a progress bar', ' 10%\r 50%\r100%\n', '100%\n'],
    ['a shorter text over a longer one', 'hello\rHE', 'HEllo'],
    ['a return at the end', 'done\r', 'done'],
    ['a return before the line end', 'abc\r\r\nx', 'abc\nx'],
    ['backspaces', 'abc\b\bX', 'aXc'],
    ['backspaces beyond the start', 'a\b\b\bX', 'X'],
    ['erase to the end of the line', `abc\rX${E}[K`, 'X'],
    ['erase the line', `abc${E}[2K\rX`, 'X'],
    ['erase to the start', `abc\b${E}[1KX`, '  X'],
    ['the line above, as nested bars use it', `a 0%\nb 0%${E}[A\ra 1%\n\rb 9%`, 'a 1%\nb 9%'],
    ['a cursor above the top', `${E}[9Ax`, 'x'],
    ['a column', `abc${E}[2GX`, 'aXc'],
    ['surrogate pairs', '😀😀\rx', 'x😀'],
  ];
  for (const [name, text, shown] of cases) it(name, () => assert.equal(applyControls(text), shown));

  it('keeps colours with the characters they were written with', () => {
    const html = ansiToHtml(applyControls(`${E}[31mabcdef${E}[0m\r${E}[32mXY${E}[0m\nz`));
    assert.equal(html, '<span class="ansi-green-fg">XY</span><span class="ansi-red-fg">cdef\n</span>z');
  });

  it('keeps a colour that is still on for the next lines', () => {
    assert.equal(
      ansiToHtml(applyControls(`ab\b${E}[31mc\nd`)).replace('\n', ''),
      'a<span class="ansi-red-fg">cd</span>',
    );
  });

  it('does with returns and backspaces what a simple terminal does', () => {
    const terminal = (text: string): string =>
      text
        .split('\n')
        .map((line) => {
          const cells: string[] = [];
          let column = 0;
          for (const character of line) {
            if (character === '\r') column = 0;
            else if (character === '\b') column = Math.max(0, column - 1);
            else cells[column++] = character;
          }
          return cells.join('').trimEnd();
        })
        .join('\n');
    const character = fc.constantFrom('a', 'b', ' ', '\r', '\b', '\n', 'é');
    fc.assert(
      fc.property(fc.array(character, { maxLength: 30 }), (characters) => {
        const text = characters.join('').replaceAll('\r\n', '\n');
        const shown = applyControls(text);
        assert.equal(shown.replace(/ +$/gm, ''), terminal(text));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('mergedStreams', () => {
  it('joins neighbours of one name before returns are applied, and keeps the order of the rest', () => {
    const stream = (name: 'stdout' | 'stderr', text: string) => ({ type: 'stream', name, text }) as const;
    const display = { type: 'display', data: {}, metadata: {} } as const;
    assert.deepEqual(
      mergedStreams([
        stream('stdout', ' 1%'),
        stream('stdout', '\r 2%'),
        stream('stderr', 'w'),
        stream('stdout', 'a'),
        display,
        stream('stdout', '\nb'),
      ]),
      [
        stream('stdout', ' 2%'),
        stream('stderr', 'w'),
        stream('stdout', 'a'),
        display,
        stream('stdout', '\nb'),
      ],
    );
  });
});
