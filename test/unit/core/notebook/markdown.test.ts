import assert from 'node:assert/strict';
import { headingsOf } from '../../../../src/core/notebook/headings';
import { languageName } from '../../../../src/core/notebook/highlight';
import { renderMarkdown } from '../../../../src/core/notebook/markdown';
import { isAllowedLink } from '../../../../src/core/notebook/markdownIt';
import { latexHtml } from '../../../../src/core/notebook/math';
import { mathBudget, splitMath } from '../../../../src/core/notebook/mathText';

const html = async (source: string): Promise<string> => (await renderMarkdown(source)).html;

/** TeX sources of the formulas in rendered HTML, from KaTeX's MathML annotations. */
async function formulas(source: string): Promise<string[]> {
  const found = (await html(source)).matchAll(
    /<annotation encoding="application\/x-tex">(.*?)<\/annotation>/gs,
  );
  return [...found].map((match) => match[1]!.trim());
}

describe('formulas in Markdown', () => {
  const cases: [string, string, string[]][] = [
    ['inline', 'a $x^2$ b', ['x^2']],
    ['with spaces inside', 'a $ x^2 $ b', ['x^2']],
    ['display', '$$\nx\n$$', ['x']],
    ['display in a line of text', 'a $$x$$ b', ['x']],
    ['display that interrupts a paragraph', 'a\n$$\nx\n- y\n+ z\n$$\nb', ['x\n- y\n+ z']],
    ['one line, then text', '$$x$$ is', ['x']],
    ['in a list', '- $$\n  x\n  $$\n- $y$', ['x', 'y']],
    ['in a quote', '> $$\n> x\n> $$', ['x']],
    ['in a table', '| a |\n|---|\n| $x$ |', ['x']],
    ['with a bar in a table', '| a | b |\n|---|---|\n| $|x|$ | 2 |', ['|x|']],
    ['with underscores and stars', '$a_1$ and $b_1 * c$ * d', ['a_1', 'b_1 * c']],
    ['parentheses', 'a \\(x_1\\) b', ['x_1']],
    ['brackets', '\\[x = 1\\]', ['x = 1']],
    ['doubled backslashes, as JupyterLab has them', 'a \\\\(x\\\\) \\\\[1\\\\]', ['x', '1']],
    [
      'a bare environment',
      '\\begin{align}\na &= 1 \\\\\nb &= 2\n\\end{align}',
      ['\\begin{align}\na &amp;= 1 \\\\\nb &amp;= 2\n\\end{align}'],
    ],
    [
      'a nested environment',
      '\\begin{cases}\\begin{cases}a\\end{cases}\\end{cases}',
      ['\\begin{cases}\\begin{cases}a\\end{cases}\\end{cases}'],
    ],
    ['a dollar inside text of a formula', '$\\text{a $x$ b}$', ['\\text{a $x$ b}']],
    ['inside an HTML block', '<div class="$a$">\n$x$ <code>$y$</code>\n</div>', ['x']],
    [
      'what MathJax knows',
      '\\begin{eqnarray}\na &=& b \\label{e}\n\\end{eqnarray}',
      ['\\begin{array}{rcl}\na &amp;=&amp; b \n\\end{array}'],
    ],
    ['prices', 'costs $5 and $6', []],
    ['escaped dollars', '\\$x\\$ and \\$5', []],
    ['escaped brackets', '\\[1\\] and \\[a link\\](x)', []],
    ['code', '`$x$` and\n```\n$y$\n```', []],
    ['two paragraphs', 'a $x\n\ny$ b', []],
    ['nothing between', '$$ $$ $ $', []],
    ['an unfinished one', '$$x', []],
    ['another environment', '\\begin{tabular}x\\end{tabular}', []],
  ];
  for (const [name, source, tex] of cases)
    it(name, async () => assert.deepEqual(await formulas(source), tex));

  it('share definitions within their cell, and not with the next', async () => {
    assert.match(await html('$\\newcommand{\\R}{\\mathbb{R}}$ $\\R$'), /ℝ|mathbb/);
    assert.doesNotMatch(await html('$\\newcommand{\\R}{\\mathbb{R}}$ $\\R$'), /errorForeground/);
    assert.match(await html('$\\DeclareMathOperator{\\tr}{tr}$ $\\tr A$'), /mop/);
    assert.match(await html('$\\R^{\\Q}$ $\\undefinedName$'), /errorForeground/);
  });

  it('cannot link, load or grow without end', async () => {
    const hostile = [
      '\\href{javascript:alert(1)}{x}',
      '\\includegraphics{http://h.example/x.png}',
      '\\htmlId{a}{x}',
      '\\def\\a{\\a\\a}\\a',
      '\\rule{9999999em}{9999999em}',
      '{'.repeat(9000),
    ];
    for (const tex of hostile) {
      const result = await html(`$${tex}$`);
      assert.doesNotMatch(result, /href="javascript|src="http|id="a"|9999999em[;"]/);
      assert.ok(result.length < 200_000);
    }
  });

  it('say whether there are any', async () => {
    assert.equal((await renderMarkdown('$x$')).math, true);
    assert.equal((await renderMarkdown('<p>\n$x$</p>')).math, true);
    assert.equal((await renderMarkdown('$5 `$x$`')).math, false);
  });

  it('leave all other text as it was', () => {
    const text = 'a \\$5 $x$ \\\\ $$y$$ \\(z_1\\) $';
    const pieces = splitMath(text, mathBudget()).map((piece) =>
      typeof piece === 'string' ? piece : [piece.tex],
    );
    assert.deepEqual(pieces, ['a \\$5 ', ['x'], ' \\\\ ', ['y'], ' ', ['z_1'], ' $']);
  });
});

describe('latexHtml', () => {
  it('sets formulas and escapes the text between', async () => {
    const result = await latexHtml('<b> $x$');
    assert.match(result, /^&lt;b&gt; <span class="katex">/);
    assert.match(await latexHtml('$\\displaystyle x$'), /katex/);
    assert.match(await latexHtml('\\begin{equation}x\\end{equation}'), /katex-display/);
    assert.equal(await latexHtml('plain <i>'), '<p>plain &lt;i&gt;</p>');
  });
});

describe('Markdown', () => {
  it('has tables, task lists, strike-through, footnotes and HTML', async () => {
    assert.match(await html('|a|\n|-|\n|b|'), /<table>/);
    assert.match(
      await html('- [x] a'),
      /<input class="task-list-item-checkbox" checked=""disabled="" type="checkbox">|type="checkbox"/,
    );
    assert.match(await html('~~a~~'), /<s>a<\/s>/);
    assert.match(await html('<b onclick="x">a</b>'), /<b onclick="x">/);
    assert.match(await html('a[^1]\n\n[^1]: note'), /footnote-ref/);
  });

  it('gives footnotes of two cells different ids', async () => {
    const ids = async (id: string): Promise<string[]> =>
      [...(await renderMarkdown('a[^1]\n\n[^1]: n', { id })).html.matchAll(/ id="([^"]+)"/g)].map(
        (match) => match[1]!,
      );
    const [one, two] = [await ids('one'), await ids('two')];
    assert.equal(one.length, 2);
    assert.ok(one.every((id) => !two.includes(id)));
  });

  it('has no ids on headings, which could stand for names of the page', async () => {
    assert.equal(await html('# location'), '<h1>location</h1>\n');
  });

  it('does not take file names for addresses', async () => {
    assert.equal(await html('train.py and a@b.co'), '<p>train.py and a@b.co</p>\n');
    assert.match(await html('https://a.b/c'), /<a href="https:\/\/a\.b\/c">/);
  });

  it('highlights fences of known languages only', async () => {
    assert.match(
      await html('```{python}\ndef f(): 1\n```'),
      /language-python"><span class="hljs-keyword">def/,
    );
    assert.match(await html('```brain\n<x>\n```'), /<code class="hljs language-brain">&lt;x&gt;/);
    assert.match(await html('```"><img src=x>\n1\n```'), /class="hljs language-&quot;&gt;&lt;img"/);
    assert.equal(await html('```\n<x>\n```'), '<pre><code>&lt;x&gt;\n</code></pre>\n');
    assert.equal(languageName('IPython3'), 'python');
    assert.equal(languageName('constructor'), 'constructor');
  });

  const links: [string, boolean][] = [
    ['https://a.b', true],
    ['a/b.png', true],
    ['#part', true],
    ['mailto:a@b.c', true],
    ['attachment:a.png', true],
    ['data:image/png;base64,AA', true],
    ['data:text/html,x', false],
    ['javascript:alert(1)', false],
    ['JaVa\tScript:alert(1)', false],
    ['vbscript:x', false],
    ['command:workbench.action.reloadWindow', false],
    ['vscode://x', false],
    ['file:///etc/passwd', false],
  ];
  for (const [url, allowed] of links)
    it(`${allowed ? 'links' : 'does not link'} ${JSON.stringify(url)}`, () =>
      assert.equal(isAllowedLink(url), allowed));

  it('puts attachments in the place of their addresses', async () => {
    const attachments = {
      'a b.png': { 'image/png': 'iVBORw0KGgo=\n' },
      'c.svg': { 'image/svg+xml': ['<svg>', '"</svg>'] },
      'd.png': { 'image/png': '!' },
    };
    const of = async (source: string): Promise<{ html: string; missing: readonly string[] }> =>
      renderMarkdown(source, { attachments });
    assert.match(
      (await of('![x](attachment:a%20b.png)')).html,
      /<img src="data:image\/png;base64,iVBORw0KGgo=" alt="x">/,
    );
    assert.match(
      (await of('<img width=3 src="attachment:a b.png">')).html,
      /src="data:image\/png;base64,iVBORw0KGgo="/,
    );
    assert.match(
      (await of("<img src='attachment:c.svg'>")).html,
      /src="data:image\/svg\+xml,%3Csvg%3E%22%3C%2Fsvg%3E"/,
    );
    assert.deepEqual((await of('![x](attachment:d.png) ![y](attachment:__proto__)')).missing, [
      'd.png',
      '__proto__',
    ]);
    assert.deepEqual((await of('attachment: a text, and `attachment:code`')).missing, []);
  });
});

describe('headingsOf', () => {
  const cases: [string, string, [number, string][]][] = [
    [
      'marks',
      '# A\n## B `c` *d* [e](f) ##',
      [
        [1, 'A'],
        [2, 'B c d e'],
      ],
    ],
    [
      'underlines',
      'A\n=\nB\n---',
      [
        [1, 'A'],
        [2, 'B'],
      ],
    ],
    [
      'in lists and quotes',
      '> # A\n\n- ## B',
      [
        [1, 'A'],
        [2, 'B'],
      ],
    ],
    [
      'of HTML',
      '<h2 class="x">A <b>b</b>&amp;c</h2>\n\ntext <h3>D</h3>',
      [
        [2, 'A b&c'],
        [3, 'D'],
      ],
    ],
    [
      'in the order of the page',
      '<h1>A</h1>\n\n# B\n\n<div><h4>C</h4></div>',
      [
        [1, 'A'],
        [1, 'B'],
        [4, 'C'],
      ],
    ],
    ['with formulas and images', '# A $x^2$ ![b](c.png) &lt; \\*', [[1, 'A x^2 b < *']]],
    [
      'without text',
      '#\n\n# A',
      [
        [1, ''],
        [1, 'A'],
      ],
    ],
    ['none in code', '```\n# A\n```\n    # B\n\n`<h1>C</h1>`', []],
    ['none in a comment', '<!-- <h1>A</h1> -->\n#B', []],
    [
      'Windows line ends',
      '# A\r\n\r\nB\r\n==',
      [
        [1, 'A'],
        [1, 'B'],
      ],
    ],
  ];
  for (const [name, source, expected] of cases)
    it(name, () =>
      assert.deepEqual(
        headingsOf(source).map(({ level, text }) => [level, text]),
        expected,
      ),
    );

  it('counts the same headings as the rendered page has', async () => {
    for (const [, source] of cases) {
      const rendered = (await html(source)).replace(/<!--[^]*?-->/g, '').match(/<h[1-6]/g) ?? [];
      assert.equal(headingsOf(source).length, rendered.length, source);
    }
  });
});
