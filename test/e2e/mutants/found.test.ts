import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Part, TileHead } from '../../../src/core/notebook/types';
import { UserError } from '../../../src/shared/errors';
import { at, objectAt, stringOf, type JsonObject } from '../../../src/shared/json';
import { unsafeHtml } from '../../../src/shared/html';
import { repoRoot } from '../../harness/cache/paths';
import { bodiesOf, closeBrowser, headOf, html, markdown, openFrame } from '../frame/page';
import { openAsPanel } from './core';
import { MutantFrame } from './frame';

const stateMime = 'application/vnd.jupyter.widget-state+json';
const nested = (open: string, depth: number): string => `${open.repeat(depth)}deep`;
const widget = (model: string): Part => ({ kind: 'widget', model, fallback: [] });

const viewOf = (model: string): JsonObject => ({
  output_type: 'display_data',
  metadata: {},
  data: { 'application/vnd.jupyter.widget-view+json': { model_id: model } },
});

/** A model of the controls of ipywidgets 7 or 8. */
function control(version: 7 | 8, name: string, state: JsonObject): JsonObject {
  const controls = version === 7 ? '1.5.0' : '2.0.0';
  return {
    model_name: `${name}Model`,
    model_module: '@jupyter-widgets/controls',
    model_module_version: controls,
    state: {
      _model_name: `${name}Model`,
      _view_name: `${name}View`,
      _view_module: '@jupyter-widgets/controls',
      _view_module_version: controls,
      layout: 'IPY_MODEL_layout',
      ...state,
    },
  };
}

const layout = (state: JsonObject): JsonObject => ({
  model_name: 'LayoutModel',
  model_module: '@jupyter-widgets/base',
  model_module_version: '2.0.0',
  state: { _view_module: '@jupyter-widgets/base', ...state },
});

/** Smallest forms of what mutants have found, so that they stay found whatever the seed is. */
describe('what mutants have found', () => {
  after(closeBrowser);

  for (const trusted of [false, true])
    it(`markup that nests too deep for the browser is not drawn: ${trusted ? 'trusted' : 'untrusted'}`, async () => {
      const svg: Part = { kind: 'svg', svg: unsafeHtml(`<svg>${nested('<g>', 600)}</svg>`) };
      const value = nested('<table><tr><td>', 1500);
      const page = await openFrame(
        bodiesOf([
          [html(value), html('<p>beside it</p>')],
          [markdown(nested('<div style="display: inline-block">', 450))],
          [svg],
          [widget('deep')],
          [html(nested('<div>', 150))],
        ]),
        {
          trusted,
          widgetState: () => ({ state: { state: { deep: control(8, 'HTML', { value }) } }, references: [] }),
        },
      );
      const tiles = page.frame.locator('.tile');
      for (const index of [0, 1, 2, 3]) await tiles.nth(index).getByText('nested too deeply').waitFor();
      await tiles.nth(0).getByText('beside it').waitFor();
      await tiles.nth(4).getByText('deep', { exact: true }).waitFor();
      assert.deepEqual(page.problems, []);
      await page.close();
    });

  it('widgets of ipywidgets 7 and 8 in one state are drawn in each other, and let the page go on', async () => {
    const state = {
      layout: layout({}),
      old: control(7, 'Label', { value: 'the old one' }),
      new: control(8, 'Label', { value: 'the new one' }),
      oldBox: control(7, 'VBox', { children: ['IPY_MODEL_new', 'IPY_MODEL_old'] }),
      newBox: control(8, 'VBox', { children: ['IPY_MODEL_old', 'IPY_MODEL_new', 'IPY_MODEL_oldBox'] }),
      wrong: control(8, 'VBox', { children: ['IPY_MODEL_layout', 'IPY_MODEL_new'] }),
      wrongOld: control(7, 'VBox', { children: ['IPY_MODEL_layout', 'IPY_MODEL_new'] }),
      link: control(7, 'Link', {
        source: ['IPY_MODEL_new', 'value'],
        target: ['IPY_MODEL_new', 'placeholder'],
      }),
      out: {
        model_name: 'OutputModel',
        model_module: '@jupyter-widgets/output',
        model_module_version: '1.0.0',
        state: {
          _view_name: 'OutputView',
          _view_module: '@jupyter-widgets/output',
          outputs: [viewOf('new')],
        },
      },
    };
    const page = await openFrame(
      bodiesOf([
        [widget('oldBox')],
        [widget('newBox')],
        [widget('out')],
        [widget('wrong')],
        [widget('wrongOld')],
      ]),
      {
        widgetState: () => ({ state: { state }, references: [] }),
        state: { widgets: 'mixed' },
      },
    );
    const tiles = page.frame.locator('.tile');
    await tiles.nth(1).getByText('the new one').nth(1).waitFor();
    // A layout where a widget should be.
    for (const index of [3, 4]) {
      await tiles.nth(index).getByText('LayoutModel has nothing to show by itself').waitFor();
      await tiles.nth(index).getByText('the new one').waitFor();
    }
    const labels = (index: number): Promise<number> =>
      tiles.nth(index).locator('.widget-label', { hasText: 'one' }).count();
    assert.deepEqual([await labels(0), await labels(1)], [2, 4]);
    const [body] = bodiesOf([[html('another notebook')]]);
    assert.ok(body);
    const head: TileHead = { ...headOf(body, 0), id: 'other' };
    page.bodies.set('other', { ...body, id: 'other' });
    await page.setState({ tiles: [head], widgets: 'none' });
    await page.frame.getByText('another notebook').waitFor();
    assert.equal(await tiles.count(), 1);
    assert.deepEqual(page.problems, []);
    await page.close();
  });

  it('no name of a field in a chart reaches the objects of the page, and no list is too long', async () => {
    const values = Array.from({ length: 200_000 }, () => ({ a: 1 }));
    const encoding = { color: { field: '__proto__', type: 'nominal' } };
    const legend = { name: 'p', bind: 'legend', select: { type: 'point', fields: ['a'] } };
    const lite = (spec: JsonObject): Part => ({ kind: 'vega', spec, lite: true, options: {} });
    const page = await openFrame(
      bodiesOf([
        [lite({ mark: 'bar', data: { values: [{ a: 1 }] }, encoding, params: [legend] })],
        [lite({ mark: 'point', data: { values }, encoding: { x: { aggregate: 'count' } } })],
      ]),
    );
    for (const index of [0, 1]) await page.frame.locator('.tile').nth(index).locator('svg').first().waitFor();
    const names = await page.frame.evaluate(() => {
      const found: string[] = [];
      for (const name in {}) found.push(name);
      return found;
    });
    assert.deepEqual(names, []);
    assert.equal(await page.frame.locator('.notice-error').count(), 0);
    await page.close();
  });

  it('a widget whose layout has lost its version goes as quietly as it came', async () => {
    const fixture = path.join(repoRoot, 'test/fixtures/notebooks/widgets/controls7.ipynb');
    const root = JSON.parse(await readFile(fixture, 'utf8')) as JsonObject;
    const stored = objectAt(objectAt(objectAt(root, 'metadata'), 'widgets'), stateMime);
    const models = objectAt(stored, 'state');
    const button = Object.values(models).find((model) => at(model, 'model_name') === 'ToggleButtonModel');
    const id = stringOf(at(objectAt(button, 'state'), 'layout'))?.replace('IPY_MODEL_', '') ?? '';
    assert.equal(delete objectAt(models, id)['model_module_version'], true);
    const folder = await mkdtemp(path.join(os.tmpdir(), 'ailab-found-'));
    const file = path.join(folder, 'layout.ipynb');
    await writeFile(file, JSON.stringify(root));
    const settings = { code: false, theme: 'follow', width: 'wide' } as const;
    const notebook = await openAsPanel(file, { worker: '', large: false, trusted: false, settings });
    assert.ok(!(notebook instanceof UserError) && id !== '');
    const frame = new MutantFrame(false);
    assert.deepEqual(await frame.show(notebook), []);
    await frame.close();
    await rm(folder, { recursive: true });
  });

  it('an error named by a mark of direction alone is called an error', async () => {
    const page = await openFrame(
      bodiesOf([[{ kind: 'error', name: '\u202e', message: '', traceback: unsafeHtml('') }]]),
    );
    assert.match(await page.frame.locator('.part-error').innerText(), /\p{L}/u);
    await page.close();
  });

  it('a view of a model that has no list of classes complains of nothing', async () => {
    const outputs = [{ name: 'stdout', output_type: 'stream', text: 'square is 16' }];
    const view = {
      _view_name: 'OutputView',
      _view_module_version: '1.0.0',
      layout: 'IPY_MODEL_box',
      outputs,
    };
    const models = {
      odd: layout({ ...view, _view_module: '@jupyter-widgets/output' }),
      box: layout({ _view_name: 'LayoutView', _view_module_version: '2.0.0' }),
    };
    const page = await openFrame(bodiesOf([[widget('odd')]]), {
      widgetState: () => ({ state: { state: models }, references: [] }),
    });
    await page.frame.locator('.part-widget > *').first().waitFor();
    await page.frame.waitForTimeout(300);
    assert.deepEqual(page.problems, []);
    await page.close();
  });
});
