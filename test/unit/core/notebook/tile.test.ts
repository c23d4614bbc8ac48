import assert from 'node:assert/strict';
import { mimeOrder, preferredMime } from '../../../../src/core/notebook/mime';
import { cellHead, CellIds } from '../../../../src/core/notebook/parse';
import { outputParts, tileBody } from '../../../../src/core/notebook/tile';
import type { CellHead, Output, Part } from '../../../../src/core/notebook/types';
import { isObject, type Json, type JsonObject } from '../../../../src/shared/json';
import { stripTags } from './support';

const png = 'iVBORw0KGgo=';
const cell = (raw: JsonObject): CellHead =>
  cellHead({ cell_type: 'code', source: 'x', ...raw }, 0, { ids: new CellIds() }).head;
const display = (data: Record<string, Json>, metadata: JsonObject = {}): Output => ({
  type: 'display',
  data,
  metadata,
});
const parts = (data: Record<string, Json>, metadata: JsonObject = {}, limits = true): Promise<Part[]> =>
  outputParts([display(data, metadata)], { limits, id: 't' });
const kinds = async (data: Record<string, Json>): Promise<string[]> =>
  (await parts(data)).map((part) =>
    part.kind === 'notice' ? `${part.message}:${part.args?.['mime'] ?? ''}` : part.kind,
  );

describe('preferredMime', () => {
  it('follows the order of JupyterLab', () => {
    const order = [
      'application/vnd.jupyter.widget-view+json',
      'application/vnd.plotly.v1+json',
      'application/json',
      'text/html',
      'application/vnd.vegalite.v5+json',
      'text/markdown',
      'text/latex',
      'image/svg+xml',
      'image/png',
      'application/pdf',
      'application/vnd.dataresource+json',
      'text/plain',
      'text/x-python',
    ];
    const bundle = Object.fromEntries([...order].reverse().map((mime) => [mime, 'x']));
    assert.deepEqual(mimeOrder(bundle), order);
    for (const [index, mime] of order.entries()) {
      assert.equal(preferredMime(Object.fromEntries(order.slice(index).map((key) => [key, 'x']))), mime);
    }
  });

  const cases: [string, Record<string, Json>, string | undefined][] = [
    [
      'an empty mark of a library comes last',
      { 'application/vnd.holoviews_load.v0+json': '', 'text/html': 'x' },
      'text/html',
    ],
    ['an empty HTML gives way to text', { 'text/html': '', 'text/plain': 'x' }, 'text/plain'],
    [
      'old Vega gives way to its picture',
      { 'application/vnd.vega.v4+json': { a: 1 }, 'image/png': png },
      'image/png',
    ],
    [
      'Vega 5 and 6',
      { 'application/vnd.vega.v6+json': { a: 1 }, 'image/png': png },
      'application/vnd.vega.v6+json',
    ],
    [
      'Vega-Lite with a minor version',
      { 'application/vnd.vegalite.v5.20+json': { a: 1 }, 'text/plain': 'x' },
      'application/vnd.vegalite.v5.20+json',
    ],
    [
      'Vega-Lite as Altair 6 names it',
      { 'application/vnd.vegalite.v6.json': { a: 1 }, 'text/plain': 'x' },
      'application/vnd.vegalite.v6.json',
    ],
    ['Vega-Lite 2', { 'application/vnd.vegalite.v2+json': { a: 1 }, 'text/plain': 'x' }, 'text/plain'],
    [
      'parameters and capitals',
      { 'Text/HTML; charset=utf-8': 'x', 'text/plain': 'x' },
      'Text/HTML; charset=utf-8',
    ],
    ['GeoJSON', { 'application/geo+json': { a: 1 }, 'text/plain': 'x' }, 'application/geo+json'],
    ['a script after HTML', { 'application/javascript': 'x', 'text/html': 'x' }, 'text/html'],
    [
      'a script before a picture',
      { 'application/javascript': 'x', 'image/png': png },
      'application/javascript',
    ],
    ['nothing known', { 'chemical/x-pdb': 'x' }, undefined],
    ['nothing', {}, undefined],
  ];
  for (const [name, bundle, mime] of cases) it(name, () => assert.equal(preferredMime(bundle), mime));
});

describe('outputs as parts', () => {
  it('shows an image with its size, background and text', async () => {
    const metadata = {
      'image/png': { width: '40', height: 30.5, needs_background: 'light', alt: ' A plot ' },
    };
    assert.deepEqual(await parts({ 'image/png': `${png.slice(0, 4)}\n${png.slice(4)}\n` }, metadata), [
      {
        kind: 'image',
        mime: 'image/png',
        base64: png,
        width: 40,
        height: 30.5,
        background: 'light',
        alt: 'A plot',
      },
    ]);
    assert.deepEqual(
      await parts({ 'image/jpg': ['iVBO', 'Rw'] }, { 'image/jpg': { width: -1, height: '100%' } }),
      [{ kind: 'image', mime: 'image/jpeg', base64: 'iVBORw==' }],
    );
  });

  const fallbacks: [string, Record<string, Json>, string[]][] = [
    [
      'invalid base64',
      { 'image/png': 'not base64!', 'text/plain': 'x' },
      ['output.invalid:image/png', 'text'],
    ],
    [
      'an image that is a number',
      { 'image/png': 3, 'text/plain': 'x' },
      ['output.invalid:image/png', 'text'],
    ],
    [
      'HTML that is an object',
      { 'text/html': { a: 1 }, 'text/plain': 'x' },
      ['output.invalid:text/html', 'text'],
    ],
    [
      'a chart that is a list',
      { 'application/vnd.vegalite.v5+json': [1], 'text/plain': 'x' },
      ['output.invalid:application/vnd.vegalite.v5+json', 'text'],
    ],
    [
      'a figure without data',
      { 'application/vnd.plotly.v1+json': { layout: {} }, 'text/html': 'x' },
      ['output.invalid:application/vnd.plotly.v1+json', 'html'],
    ],
    [
      'an unknown type with text',
      { 'chemical/x-pdb': 'x', 'text/plain': 'y' },
      ['output.unknown:chemical/x-pdb', 'text'],
    ],
    ['an unknown type alone', { 'video/x': 'x' }, ['output.unknown:video/x']],
    ['an unknown type beside HTML needs no word', { 'video/x': 'x', 'text/html': 'y' }, ['html']],
    [
      'old Vega with a picture',
      { 'application/vnd.vega.v2+json': { a: 1 }, 'image/png': png },
      ['output.unknown:application/vnd.vega.v2+json', 'image'],
    ],
    [
      'a widget without a model',
      { 'application/vnd.jupyter.widget-view+json': { version_major: 2 }, 'text/plain': 'y' },
      ['output.invalid:application/vnd.jupyter.widget-view+json', 'text'],
    ],
    ['an empty bundle', {}, []],
    [
      'Bokeh: HTML, then its script',
      { 'application/vnd.bokehjs_exec.v0+json': '', 'application/javascript': 'x', 'text/html': 'y' },
      ['html', 'javascript'],
    ],
    [
      'HTML with a script of its own bundle otherwise',
      { 'application/javascript': 'x', 'text/html': 'y' },
      ['html'],
    ],
    ['PDF', { 'application/pdf': 'JVBERi0=' }, ['pdf']],
    ['GeoJSON', { 'application/geo+json': { type: 'Point' } }, ['json']],
  ];
  for (const [name, bundle, expected] of fallbacks)
    it(name, async () => assert.deepEqual(await kinds(bundle), expected));

  it('gives a widget the rest of its bundle as fallback', async () => {
    const view = { model_id: 'abc', version_major: 2, version_minor: 0 };
    const [part] = await parts({
      'text/plain': 'IntSlider()',
      'image/png': png,
      'application/vnd.jupyter.widget-view+json': view,
    });
    assert.ok(part?.kind === 'widget');
    assert.equal(part.model, 'abc');
    assert.deepEqual(
      part.fallback.map(({ kind }) => kind),
      ['image'],
    );
  });

  it('passes the options of a chart and tells Vega from Vega-Lite', async () => {
    const mime = 'application/vnd.vegalite.v5+json';
    const [lite] = await parts(
      { [mime]: { mark: 'bar' } },
      { [mime]: { embed_options: { renderer: 'svg' } } },
    );
    assert.deepEqual(lite, { kind: 'vega', spec: { mark: 'bar' }, lite: true, options: { renderer: 'svg' } });
    const [vega] = await parts({ 'application/vnd.vega.v5+json': { marks: [] } });
    assert.ok(vega?.kind === 'vega' && !vega.lite);
  });

  it('reads the metadata of JSON', async () => {
    assert.deepEqual(
      await parts({ 'application/json': [1] }, { 'application/json': { expanded: true, root: 'r' } }),
      [{ kind: 'json', value: [1], expanded: true, root: 'r' }],
    );
  });

  it('separates an error into name, message and coloured traceback', async () => {
    const [part] = await outputParts(
      [
        {
          type: 'error',
          name: 'ValueError',
          message: '\u001b[31mbad\u001b[0m',
          traceback: '\u001b[31m<a>\u001b[0m',
        },
      ],
      { limits: true, id: 't' },
    );
    assert.deepEqual(part, {
      kind: 'error',
      name: 'ValueError',
      message: 'bad',
      traceback: '<span class="ansi-red-fg">&lt;a&gt;</span>',
    });
  });
});

describe('long outputs', () => {
  it('keep the head and the tail of a text of many lines', async () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `line ${index}`);
    const [part] = await outputParts([{ type: 'stream', name: 'stdout', text: lines.join('\n') }], {
      limits: true,
      id: 't',
    });
    assert.ok(part?.kind === 'text');
    const shown = stripTags(part.html).split('\n');
    assert.ok(shown.length < 2100);
    assert.equal(shown[0], 'line 0');
    assert.equal(shown.at(-1), 'line 9999');
    assert.ok(part.cut);
    assert.equal(part.cut.total, lines.join('\n').length);
    assert.ok(part.cut.shown < 30_000);
  });

  it('keep the head and the tail of a text of one line, and no half characters', async () => {
    const [part] = await parts({ 'text/plain': `x${'😀'.repeat(500_000)}y` });
    assert.ok(part?.kind === 'text');
    assert.ok(part.html.length < 120_000);
    assert.ok(part.html.startsWith('x') && part.html.endsWith('y'));
    assert.doesNotMatch(part.html, /\p{Cs}/u);
  });

  it('come whole when asked for', async () => {
    const text = 'x\n'.repeat(10_000);
    const [part] = await parts({ 'text/plain': text }, {}, false);
    assert.ok(part?.kind === 'text' && part.cut === undefined && part.html === text);
    const [html] = await parts({ 'text/html': 'x'.repeat(2_000_000) }, {}, false);
    assert.equal(html?.kind, 'html');
  });

  it('of HTML say how large they are', async () => {
    const [part] = await parts({ 'text/html': 'x'.repeat(2_500_000), 'text/plain': 'y' });
    assert.deepEqual(part, {
      kind: 'notice',
      level: 'info',
      message: 'output.large',
      args: { megabytes: '2.5' },
      cut: { shown: 0, total: 2_500_000 },
    });
  });

  it('of JSON keep the first nodes', async () => {
    const [part] = await parts({
      'application/json': Array.from({ length: 100_000 }, (_, index) => ({ index })),
    });
    assert.ok(part?.kind === 'json' && Array.isArray(part.value) && part.cut);
    assert.ok(part.value.length > 5000 && part.value.length <= 20_000);
    assert.deepEqual(part.value[0], { index: 0 });
    assert.ok(part.cut.shown < part.cut.total);
  });

  it('of JSON are cut where they nest too deeply for any message, asked for whole or not', async () => {
    const deep = JSON.parse(`${'{"__proto__":['.repeat(50_000)}1${']}'.repeat(50_000)}`) as Json;
    for (const limits of [true, false]) {
      const [part] = await parts({ 'application/json': deep }, {}, limits);
      assert.ok(part?.kind === 'json' && part.cut);
      assert.ok(JSON.stringify(structuredClone(part.value)).length < 20_000);
      assert.ok(isObject(part.value) && Object.getPrototypeOf(part.value) === Object.prototype);
    }
    const [chart] = await parts({ 'application/vnd.vega.v5+json': deep });
    assert.ok(chart?.kind === 'notice' && chart.message === 'output.tooDeep');
    const vega = { 'application/vnd.vega.v5+json': { marks: [] } };
    const [options] = await parts(vega, {
      'application/vnd.vega.v5+json': { embed_options: { a: deep, b: 1 } },
    });
    assert.ok(options?.kind === 'vega' && options.options['b'] === 1);
    assert.ok(JSON.stringify(options.options).length < 20_000);
  });

  it('of very many outputs keep the first and the last, and all when they are asked for', async () => {
    const many = Array.from({ length: 5000 }, (_, index): Output => display({ 'text/html': `<p>${index}` }));
    const shown = await outputParts(many, { limits: true, id: 't' });
    assert.equal(shown.length, 1001);
    assert.deepEqual(shown[750], {
      kind: 'notice',
      level: 'info',
      message: 'output.many',
      args: { total: 5000, left: 4000 },
      cut: { shown: 1000, total: 5000 },
    });
    assert.deepEqual(
      [shown[0], shown[1000]],
      [
        { kind: 'html', html: '<p>0' },
        { kind: 'html', html: '<p>4999' },
      ],
    );
    assert.equal((await outputParts(many, { limits: false, id: 't' })).length, 5000);
    assert.equal((await outputParts(many.slice(0, 1000), { limits: true, id: 't' })).length, 1000);
  });
});

describe('tileBody', () => {
  const options = { code: true, limits: true, language: 'python' };
  const text: Output = { type: 'stream', name: 'stdout', text: 'out' };

  it('has highlighted code only where the toggle and the author allow it', async () => {
    const source = 'def f(): return "<b>"';
    const shown = await tileBody(cell({ source }), [], options);
    assert.match(
      shown.code ?? '',
      /^<code class="hljs language-python"><span class="hljs-keyword">def<\/span>/,
    );
    assert.ok(!shown.code!.includes('<b>'));
    assert.equal((await tileBody(cell({ source }), [], { ...options, code: false })).code, undefined);
    assert.equal(
      (await tileBody(cell({ source, metadata: { tags: ['hide_input'] } }), [], options)).code,
      undefined,
    );
  });

  it('highlights cell magics in their own language', async () => {
    const { code } = await tileBody(cell({ source: '%%bash\necho "$HOME"' }), [], options);
    assert.match(code ?? '', /language-bash/);
  });

  it('has no outputs that the author hid', async () => {
    for (const metadata of [{ tags: ['remove_output'] }, { jupyter: { outputs_hidden: true } }])
      assert.deepEqual((await tileBody(cell({ metadata }), [text], options)).parts, []);
    assert.equal((await tileBody(cell({}), [text], options)).parts.length, 1);
  });

  it('shows raw cells for HTML and without a format, as Voilà does', async () => {
    const raw = async (metadata: JsonObject): Promise<number> =>
      (await tileBody(cell({ cell_type: 'raw', source: '<b>x</b>', metadata }), [], options)).parts.length;
    assert.equal(await raw({}), 1);
    assert.equal(await raw({ raw_mimetype: 'text/html' }), 1);
    assert.equal(await raw({ raw_mimetype: 'text/latex' }), 0);
    assert.equal(await raw({ format: 'text/restructuredtext' }), 0);
  });

  it('lists what its parts refer to', async () => {
    const outputs = [
      display({ 'text/html': '<img src="a.png"><img src="https://h.example/x.png">' }),
      display({ 'image/svg+xml': '<svg><image href="b.png"/></svg>' }),
    ];
    const { references } = await tileBody(cell({}), outputs, options);
    assert.deepEqual(
      references.map(({ url, kind, host }) => [url, kind, host]),
      [
        ['a.png', 'file', undefined],
        ['https://h.example/x.png', 'remote', 'h.example'],
        ['b.png', 'file', undefined],
      ],
    );
  });

  it('says which attachment is missing', async () => {
    const body = await tileBody(
      cell({ cell_type: 'markdown', source: '![x](attachment:a.png)' }),
      [],
      options,
    );
    assert.deepEqual(
      body.parts.map((part) => (part.kind === 'notice' ? part.args : part.kind)),
      ['markdown', { name: 'a.png' }],
    );
  });
});
