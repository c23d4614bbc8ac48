import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dashboardOf, outlineOf } from '../../../../src/core/notebook/dashboard';
import { parseNotebook } from '../../../../src/core/notebook/parse';
import { tileBody } from '../../../../src/core/notebook/tile';
import type { TileBody } from '../../../../src/core/notebook/types';
import { UserError } from '../../../../src/shared/errors';
import type { Json } from '../../../../src/shared/json';
import en from '../../../../l10n/en.json';

/** A notebook that has a little of everything, to be broken in every place. */
const sound: Json = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {
    language_info: { name: 'python' },
    voila: { theme: 'dark' },
    extensions: {
      jupyter_dashboards: {
        activeView: 'grid_default',
        views: { grid_default: { type: 'grid', maxColumns: 12, cellMargin: 10, defaultCellHeight: 20 } },
      },
    },
    widgets: { 'application/vnd.jupyter.widget-state+json': { state: {} } },
  },
  cells: [
    {
      cell_type: 'markdown',
      id: 'a',
      metadata: { tags: ['hide-input'] },
      source: [
        '# Title\n',
        '![x](attachment:a.png) $x^2$\n',
        '```python\n1\n```\n',
        '- [ ] task[^1]\n\n[^1]: note',
      ],
      attachments: { 'a.png': { 'image/png': 'iVBORw0KGgo=' } },
    },
    {
      cell_type: 'code',
      id: 'b',
      execution_count: 1,
      metadata: {
        extensions: {
          jupyter_dashboards: { views: { grid_default: { row: 0, col: 0, width: 6, height: 4 } } },
        },
      },
      source: 'print(1)',
      outputs: [
        { output_type: 'stream', name: 'stdout', text: ['\u001b[31m10%\r20%\n'] },
        { output_type: 'error', ename: 'E', evalue: 'v', traceback: ['\u001b[0;31mE\u001b[0m'] },
        ...[
          ['text/html', '<table><tr><td><img src="x.png">'],
          ['text/latex', '$x$'],
          ['image/png', 'iVBORw0KGgo='],
          ['image/svg+xml', '<svg/>'],
          ['application/json', { a: [1, { b: null }] }],
          ['application/pdf', 'JVBERi0='],
          ['application/javascript', 'alert(1)'],
          ['application/vnd.vegalite.v5+json', { mark: 'bar' }],
          ['application/vnd.plotly.v1+json', { data: [], layout: {} }],
          ['application/vnd.jupyter.widget-view+json', { model_id: 'm', version_major: 2 }],
          ['chemical/x-pdb', 'ATOM'],
        ].map(([mime, value]) => ({
          output_type: 'display_data',
          data: { [mime as string]: value as Json, 'text/plain': ['x'] },
          metadata: { [mime as string]: { width: 3, expanded: true } },
        })),
      ],
    },
    { cell_type: 'raw', id: 'c', metadata: { raw_mimetype: 'text/html' }, source: '<h2>raw</h2>' },
  ],
};

/** All that a panel would do with a file, or the UserError that it would show. */
async function shown(text: string): Promise<TileBody[] | UserError> {
  try {
    const source = parseNotebook(text);
    const dashboard = dashboardOf(source, { title: 'x' });
    outlineOf(source, dashboard);
    for (const layout of dashboard.layouts) dashboardOf(source, { title: 'x', layout });
    await source.widgetState();
    const bodies: TileBody[] = [];
    for (const tile of dashboard.tiles) {
      const cell = source.cells[tile.cell]!;
      bodies.push(
        await tileBody(cell, await source.outputs(cell), {
          code: true,
          limits: true,
          language: dashboard.language,
        }),
      );
    }
    for (const { message } of source.problems) assert.ok(message in en, message);
    return bodies;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

/** Every place of a value, as a path of keys. */
function placesOf(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, member]) =>
      placesOf(member as Json, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

function withValue(root: Json, path: readonly (string | number)[], value: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value ?? null;
  const copy = (Array.isArray(root) ? [...root] : { ...(root as object) }) as Record<string | number, Json>;
  if (rest.length === 0 && value === undefined && Array.isArray(root))
    return root.filter((_, index) => index !== key);
  if (rest.length === 0 && value === undefined)
    return Object.fromEntries(Object.entries(copy).filter(([name]) => name !== String(key)));
  copy[key] = withValue(copy[key]!, rest, value);
  return copy;
}

describe('hostile notebooks', () => {
  it('shows any JSON, or says why not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 5 }), async (value) => {
        await shown(JSON.stringify(value));
      }),
      { numRuns: 300 },
    );
  });

  it('shows any values as cells', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 4 }), async (cells) => {
        assert.ok(Array.isArray(await shown(JSON.stringify({ nbformat: 4, metadata: {}, cells }))));
      }),
      { numRuns: 300 },
    );
  });

  it('shows a sound notebook with any one value replaced or missing', async () => {
    const places = placesOf(sound).filter((path) => path.length > 1);
    const hostile = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
      fc.constantFrom<Json | undefined>(
        undefined,
        null,
        -1,
        1e308,
        '',
        [],
        {},
        [null],
        '\0',
        '\ud800',
        '__proto__',
        'constructor',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), hostile, async (path, value) => {
        assert.ok(Array.isArray(await shown(JSON.stringify(withValue(sound, path, value)))), path.join('.'));
      }),
      { numRuns: 1500 },
    );
  });

  it('shows or explains a sound notebook whose text was damaged anywhere', async () => {
    const text = JSON.stringify(sound, null, 1);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length),
        fc.nat(20),
        fc.string({ maxLength: 5 }),
        async (at, remove, insert) => {
          await shown(text.slice(0, at) + insert + text.slice(at + remove));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('explains every truncation', async () => {
    const text = JSON.stringify(sound);
    for (let length = 1; length < text.length; length += 7) {
      const result = await shown(text.slice(0, length));
      assert.ok(
        result instanceof UserError && result.id === 'notebook.truncated',
        `${length}: ${JSON.stringify(result)}`,
      );
    }
  });

  const halfMegabyte = (piece: string): string => piece.repeat(Math.ceil(500_000 / piece.length));
  // Whatever grows with the square of the length takes minutes here; what is linear, well under a second.
  const patterns = [
    'a',
    ' ',
    '$',
    '$a',
    '${',
    '$$',
    '$5 ',
    '\\(',
    '\\[x_',
    '\\begin{align}',
    '[',
    '![',
    '](',
    '*a ',
    '_',
    '`',
    '~~',
    '<',
    '<a ',
    '<!--',
    '<h1>',
    '<a href="',
    "='",
    '&',
    '&#',
    '[^1]',
    '[^1]: ',
    '> ',
    '- ',
    '|a',
    '#',
    'http://a',
    'a@b.',
    '\u001b[',
    '\u001b[31m',
    '\u001b]8;;http://x\u0007',
    '\r',
    '\b',
    '\r\u001b[A',
    '\u001b[1;',
    '\u001b[1000C\b',
    '\n\u001b[A',
    'é',
    '😀\r',
    '{',
    '\\',
    '[a]: b\n',
    '![a](b "',
    '<script>',
    '</',
    '- [ ] ',
    '\n\n',
    '\n#',
    '\n$$',
    '<p>$x$',
    '|-\n',
    '$|x|$\n-|-\n',
    '---\n',
  ];
  for (const pattern of patterns)
    it(`half a megabyte of ${JSON.stringify(pattern)} takes no more than moments, in any place`, async () => {
      const text = halfMegabyte(pattern);
      const display = (mime: string): Json => ({
        output_type: 'display_data',
        data: { [mime]: text },
        metadata: {},
      });
      const places: Record<string, Json> = {
        markdown: { cell_type: 'markdown', source: text },
        stream: { cell_type: 'code', source: 'x', outputs: [{ output_type: 'stream', text }] },
        html: { cell_type: 'code', source: 'x', outputs: [display('text/html')] },
        latex: { cell_type: 'code', source: 'x', outputs: [display('text/latex')] },
        code: { cell_type: 'code', source: text, outputs: [] },
      };
      for (const [place, cell] of Object.entries(places)) {
        const start = process.cpuUsage();
        assert.ok(
          Array.isArray(await shown(JSON.stringify({ nbformat: 4, metadata: {}, cells: [cell] }))),
          place,
        );
        const { user } = process.cpuUsage(start);
        // It takes tenths of a second; time that grows with the square of the text would be minutes.
        assert.ok(user < 6_000_000, `${place}: ${(user / 1000).toFixed(0)} ms`);
      }
    }).timeout(90_000);
});
