import assert from 'node:assert/strict';
import { dashboardOf, outlineOf } from '../../../../src/core/notebook/dashboard';
import { parseNotebook } from '../../../../src/core/notebook/parse';
import type { Dashboard, Layout, NotebookSource } from '../../../../src/core/notebook/types';
import type { Json, JsonObject } from '../../../../src/shared/json';

const out: Json = [{ output_type: 'stream', name: 'stdout', text: 'x' }];
const code = (id: string, metadata: JsonObject = {}, outputs: Json = out, source = '1'): Json => ({
  cell_type: 'code',
  id,
  metadata,
  source,
  outputs,
});
const markdown = (id: string, source: string, metadata: JsonObject = {}): Json => ({
  cell_type: 'markdown',
  id,
  metadata,
  source,
});
const read = (cells: Json[], metadata: JsonObject = {}): NotebookSource =>
  parseNotebook(JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells }));
const dashboard = (cells: Json[], metadata: JsonObject = {}, layout?: Layout): Dashboard =>
  dashboardOf(read(cells, metadata), { title: 'file', ...(layout ? { layout } : {}) });
const view = (views: Record<string, JsonObject>, activeView?: string): JsonObject => ({
  extensions: {
    jupyter_dashboards: { version: 1, views, ...(activeView === undefined ? {} : { activeView }) },
  },
});
const ids = ({ tiles }: Dashboard): string[] => tiles.map(({ id }) => id);

describe('what a dashboard shows', () => {
  type Shown = 'nothing' | 'all' | 'outputs' | 'code';
  const cases: [JsonObject, Shown][] = [
    [{}, 'all'],
    [{ tags: ['remove_cell'] }, 'nothing'],
    [{ tags: ['remove-cell'] }, 'nothing'],
    [{ tags: ['Hide-Cell'] }, 'nothing'],
    [{ tags: ['hide_cell'] }, 'nothing'],
    [{ tags: ['skip-voila'] }, 'nothing'],
    [{ tags: ['x', 3, 'skip_voila'] }, 'nothing'],
    [{ tags: ['remove_input'] }, 'outputs'],
    [{ tags: ['remove-inputs'] }, 'outputs'],
    [{ tags: ['hide-input'] }, 'outputs'],
    [{ hide_input: true }, 'outputs'],
    [{ jupyter: { source_hidden: true } }, 'outputs'],
    [{ tags: ['remove_output'] }, 'code'],
    [{ tags: ['remove-outputs'] }, 'code'],
    [{ tags: ['hide_output'] }, 'code'],
    [{ jupyter: { outputs_hidden: true } }, 'code'],
    [{ tags: ['remove_input', 'remove_output'] }, 'nothing'],
    [{ tags: ['hidden'], jupyter: { source_hidden: 'yes' }, hide_input: 1, collapsed: true }, 'all'],
  ];
  for (const [metadata, shown] of cases)
    it(`${JSON.stringify(metadata)}: ${shown}`, () => {
      const [tile] = dashboard([code('a', metadata)]).tiles;
      const found = !tile ? 'nothing' : tile.onlyCode ? 'code' : tile.codeAllowed ? 'all' : 'outputs';
      assert.equal(found, shown);
    });

  it('leaves out cells with nothing in them', () => {
    const cells = [
      code('empty', {}, [], ' \n'),
      code('only-code', {}, []),
      code('only-outputs', {}, out, ''),
      code('code-hidden', { tags: ['hide-input'] }, []),
      markdown('blank', '\n '),
      markdown('text', 'x'),
      { cell_type: 'raw', id: 'raw', source: 'x', metadata: {} },
      { cell_type: 'raw', id: 'tex', source: 'x', metadata: { raw_mimetype: 'text/latex' } },
    ];
    const { tiles } = dashboard(cells);
    assert.deepEqual(
      tiles.map(({ id, onlyCode, codeAllowed }) => [id, onlyCode, codeAllowed]),
      [
        ['only-code', true, true],
        ['only-outputs', false, false],
        ['text', false, false],
        ['raw', false, false],
      ],
    );
  });

  it('hides collapsed Markdown, but not Markdown tagged for its input', () => {
    assert.deepEqual(
      ids(
        dashboard([
          markdown('a', 'x', { jupyter: { source_hidden: true } }),
          markdown('b', 'x', { tags: ['remove_input'] }),
        ]),
      ),
      ['b'],
    );
  });

  it('never shows code where the whole notebook hides it', () => {
    assert.equal(dashboard([code('a')], { hide_input: true }).tiles[0]!.codeAllowed, false);
  });

  it('knows a notebook that was never run', () => {
    assert.equal(dashboard([markdown('a', 'x'), code('b', {}, [])]).neverRun, true);
    assert.equal(dashboard([code('a', {}, []), code('b')]).neverRun, false);
    assert.equal(dashboard([markdown('a', 'x'), code('b', {}, [], ' ')]).neverRun, false);
  });

  it('takes title, theme and language from the metadata', () => {
    const { title, theme, language } = dashboard([], {
      title: ' My\npage ',
      voila: { theme: 'JupyterLab Dark' },
      kernelspec: { language: 'R' },
    });
    assert.deepEqual([title, theme, language], ['My page', 'dark', 'r']);
    const plain = dashboard([], { title: 3, voila: { theme: 'miami' }, language_info: { name: 'julia' } });
    assert.deepEqual([plain.title, plain.theme, plain.language], ['file', undefined, 'julia']);
    assert.equal(dashboard([]).language, 'python');
  });
});

describe('layouts', () => {
  const gridAndReport = {
    grid_default: { type: 'grid', maxColumns: 8, cellMargin: 0, defaultCellHeight: 20 },
    report_default: { type: 'report' },
  };
  const place = (data: JsonObject): JsonObject => view({ grid_default: data });

  it('are flow alone without metadata', () => {
    const { layout, layouts, grid } = dashboard([code('a')]);
    assert.deepEqual([layout, layouts, grid], ['flow', ['flow'], undefined]);
    assert.equal(dashboard([code('a')], {}, 'grid').layout, 'flow');
  });

  it('begin with the active view of the notebook', () => {
    assert.equal(dashboard([], view(gridAndReport)).layout, 'grid');
    assert.equal(dashboard([], view(gridAndReport, 'report_default')).layout, 'report');
    assert.equal(dashboard([], view({ report_default: { type: 'report' } })).layout, 'report');
    assert.equal(
      dashboard([], view({ mine: { type: 'report' }, other: { type: 'grid' } }, 'mine')).layout,
      'report',
    );
    assert.deepEqual(dashboard([], view(gridAndReport)).layouts, ['flow', 'grid', 'report']);
    assert.equal(dashboard([], view(gridAndReport), 'flow').layout, 'flow');
  });

  it('read the settings of the grid, or use those of voila-gridstack', () => {
    assert.deepEqual(dashboard([], view(gridAndReport)).grid, { columns: 8, rowHeight: 20, gap: 0 });
    assert.deepEqual(
      dashboard(
        [],
        view({ grid_default: { type: 'grid', maxColumns: '6', cellMargin: null, defaultCellHeight: -5 } }),
      ).grid,
      { columns: 6, rowHeight: 1, gap: 2 },
    );
  });

  it('place tiles as the active view says, and others after the one before', () => {
    const cells = [
      code('placed', place({ row: 2, col: 4, width: 3, height: 5, hidden: false })),
      code('free', {}),
      code('half', place({ row: 2, width: 2 })),
      code('wide', place({ row: 0, col: 6, width: 12, height: 1 })),
      code('wrong', place({ row: 'x', col: {}, width: -3, height: 1e300 })),
      code('hidden', place({ hidden: true })),
      { cell_type: 'raw', id: 'raw', source: 'x', metadata: {} },
    ];
    const found = Object.fromEntries(
      dashboard(cells, view(gridAndReport)).tiles.map(({ id, place: own }) => [id, own]),
    );
    assert.deepEqual(found, {
      placed: { row: 2, col: 4, width: 3, height: 5 },
      free: { width: 8, height: 2 },
      half: { width: 2, height: 2 },
      wide: { row: 0, col: 6, width: 2, height: 1 },
      wrong: { width: 1, height: 500 },
    });
  });

  it('never place a tile where no browser can scroll to', () => {
    const huge = { type: 'grid', maxColumns: 1e9, cellMargin: 1e9, defaultCellHeight: 1e9 };
    const { grid, tiles } = dashboard(
      [code('far', place({ row: 1e9, col: 1e9, width: 1e9, height: 1e9 }))],
      view({ grid_default: huge }),
    );
    const { row = 0, height = 0 } = tiles[0]?.place ?? {};
    assert.ok(grid && (row + height) * (grid.rowHeight + grid.gap) < 2 ** 25);
  });

  it('hide what the view hides, in that view only', () => {
    const hidden = view({ grid_default: { hidden: true }, report_default: {} });
    const cells = [code('a', hidden), code('b')];
    assert.deepEqual(ids(dashboard(cells, view(gridAndReport))), ['b']);
    assert.deepEqual(ids(dashboard(cells, view(gridAndReport), 'report')), ['a', 'b']);
    assert.deepEqual(ids(dashboard(cells, view(gridAndReport), 'flow')), ['a', 'b']);
  });

  it('offer a grid for cells with grid_rows and grid_columns, and start with it for the gridstack template', () => {
    const cells = [code('a', { grid_rows: 4, grid_columns: 8 }), code('b')];
    const plain = dashboard(cells);
    assert.deepEqual([plain.layout, plain.layouts], ['flow', ['flow', 'grid']]);
    const grid = dashboard(cells, { voila: { template: 'gridstack' } });
    assert.deepEqual(
      grid.tiles.map((tile) => tile.place),
      [
        { width: 8, height: 4 },
        { width: 12, height: 2 },
      ],
    );
  });

  it('find views that only cells name', () => {
    const { layouts } = dashboard([code('a', view({ report_default: { hidden: false } }))]);
    assert.deepEqual(layouts, ['flow', 'report']);
  });
});

describe('outlineOf', () => {
  it('lists the headings of shown tiles with their places', () => {
    const source = read([
      markdown('a', '# A\n\ntext\n\n#\n\n## B'),
      markdown('b', '# hidden', { tags: ['remove_cell'] }),
      code('c', {}, out, '# no heading'),
      { cell_type: 'raw', id: 'd', source: '<h3>D</h3>', metadata: {} },
    ]);
    assert.deepEqual(outlineOf(source, dashboardOf(source, { title: '' })), [
      { tile: 'a', level: 1, text: 'A', nth: 0 },
      { tile: 'a', level: 2, text: 'B', nth: 2 },
      { tile: 'd', level: 3, text: 'D', nth: 0 },
    ]);
  });
});
