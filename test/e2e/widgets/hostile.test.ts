import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../harness/chromium';
import type { Json, JsonObject } from '../../../src/shared/json';
import { byHand, fixture, model, openPage, type Fixture, type PageOptions, type WidgetPage } from './page';

const html = (value: string, state: JsonObject = {}): JsonObject => model('HTML', { value, ...state });
const box = (...children: Json[]): JsonObject => model('VBox', { children });
const label = (value: string): JsonObject => model('Label', { value });
const output = (...views: string[]): JsonObject =>
  model(
    'Output',
    {
      outputs: views.map((id) => ({
        output_type: 'display_data',
        metadata: {},
        data: { 'text/plain': 'view', 'application/vnd.jupyter.widget-view+json': { model_id: id } },
      })),
    },
    '@jupyter-widgets/output',
    '1.0.0',
  );

describe('widget states that are broken or hostile', () => {
  let browser: Browser;
  let open: WidgetPage | undefined;
  before(async () => {
    browser = await launchChromium();
  });
  afterEach(async () => {
    await open?.close();
    open = undefined;
  });
  after(() => browser.close());
  const draw = async (notebook: Fixture, options: PageOptions = {}): Promise<WidgetPage> => {
    open = await openPage(browser, notebook, options);
    await open.drawAll();
    return open;
  };
  const text = (page: WidgetPage, index: number): Promise<string | null> =>
    page.frame.locator(`#cell-${index}`).textContent();

  it('draw what can be drawn: a missing child costs only its own place', async () => {
    const page = await draw(
      byHand({ ok: label('still here'), box: box('IPY_MODEL_ok', 'IPY_MODEL_gone') }, 'box'),
    );
    assert.match((await text(page, 0)) ?? '', /still here.*part of this widget was not saved/s);
  });

  it('end where a widget contains itself, at once', async () => {
    const models = {
      self: box('IPY_MODEL_self'),
      one: box('IPY_MODEL_two'),
      two: box('IPY_MODEL_three', 'IPY_MODEL_note'),
      three: box('IPY_MODEL_one'),
      note: label('beside the circle'),
      out: output('out'),
    };
    const page = await draw(byHand(models, 'self', 'one', 'out'));
    for (const index of [0, 1, 2]) assert.match((await text(page, index)) ?? '', /contains itself/);
    assert.match((await text(page, 1)) ?? '', /beside the circle/);
  });

  it('end where there are more views than a page can hold, or they nest too deep', async () => {
    const models: Record<string, JsonObject> = { leaf: label('leaf') };
    let last = 'leaf';
    for (let level = 0; level < 40; level++) {
      models[`twice${level}`] = box(`IPY_MODEL_${last}`, `IPY_MODEL_${last}`);
      last = `twice${level}`;
    }
    let deepest = 'leaf';
    for (let level = 0; level < 5000; level++) {
      models[`deep${level}`] = box(`IPY_MODEL_${deepest}`);
      deepest = `deep${level}`;
    }
    const page = await draw(byHand(models, last, deepest));
    for (const index of [0, 1])
      assert.match((await text(page, index)) ?? '', /more parts than a page can show/);
    assert.ok((await page.frame.locator('.jupyter-widgets').count()) < 45_000);
  });

  it('say so for unknown classes, wrong types and models without a view; the rest is drawn', async () => {
    const models = {
      proto: { ...label(''), model_name: '__proto__' },
      constructor: { ...label(''), model_name: 'constructor' },
      helper: { ...label(''), model_name: 'unpack_models' },
      view: model('Label', { _view_name: '__proto__' }),
      layout: model('Layout', { _view_name: null }, '@jupyter-widgets/base'),
      children: model('VBox', { children: 5 }),
      options: model('Dropdown', { _options_labels: 7 }),
      wrong: model('IntSlider', { min: 'a', max: [], value: {} }),
      fine: model('Label', {
        value: 'drawn all the same',
        layout: 'IPY_MODEL_gone',
        style: 4,
        _dom_classes: ['a b', 3],
      }),
    };
    const page = await draw(byHand(models, ...Object.keys(models)));
    const count = Object.keys(models).length;
    for (let index = 0; index < count - 3; index++)
      assert.equal(await page.frame.locator(`#cell-${index} [data-kind=notice]`).count(), 1, `cell ${index}`);
    assert.match((await text(page, count - 1)) ?? '', /drawn all the same/);
  });

  it('reach no object of JavaScript by the names of their keys or the paths of their buffers', async () => {
    const own = (raw: string): JsonObject => JSON.parse(raw) as JsonObject;
    const state = own(
      `{"__proto__": ${JSON.stringify(label('as a key'))}, "one": ${JSON.stringify(label('fine'))}}`,
    );
    const buffers = ['__proto__', 'constructor'].map((name) => ({
      path: [name, 'polluted'],
      data: 'AAAA',
      encoding: 'base64',
    }));
    (state['one'] as JsonObject)['buffers'] = [
      ...buffers,
      { path: ['nowhere', 'x'], data: 'AAAA', encoding: 'base64' },
      { path: 5, data: '%%%', encoding: 'base64' },
      { path: ['value'], data: 'not base64!', encoding: 'base64' },
    ] as Json[];
    Object.assign(state['one'] as JsonObject, {
      state: own(
        `{"__proto__": {"polluted": 1}, ${JSON.stringify((state['one'] as JsonObject)['state']).slice(1)}`,
      ),
    });
    const page = await draw(byHand(state, 'one', '__proto__', 'constructor'));
    assert.equal(await page.frame.evaluate('({}).polluted'), undefined);
    assert.match((await text(page, 0)) ?? '', /fine/);
    assert.match((await text(page, 2)) ?? '', /saved without this widget/);
  });

  for (const version of ['2.0.0', '1.5.0'])
    it(`run nothing by their HTML (controls ${version})`, async () => {
      const attack = '<img src=x onerror="globalThis.ran=1"><script>globalThis.ran=1</script><b>kept</b>';
      const make = (name: string, state: JsonObject): JsonObject =>
        model(name, state, '@jupyter-widgets/controls', version);
      const models = {
        html: make('HTML', { value: attack }),
        math: make('HTMLMath', { value: attack }),
        described: make('Text', { description: attack, description_allow_html: true }),
        check: make('Checkbox', { description: attack, description_allow_html: true }),
        combo: make('Combobox', { options: [`"><img src=x onerror="globalThis.ran=1">`] }),
        toggle: make('ToggleButtons', { _options_labels: [attack], tooltips: [], icons: [] }),
        source: make('Text', { value: attack }),
        target: make('HTML', { value: '' }),
        link: make('Link', { source: ['IPY_MODEL_source', 'value'], target: ['IPY_MODEL_target', 'value'] }),
      };
      const page = await draw(byHand(models, ...Object.keys(models).slice(0, -1)));
      const cells = page.frame.locator('section');
      assert.equal(await cells.locator('script, [onerror], img[src=x]').count(), 0);
      assert.equal(await page.frame.evaluate('globalThis.ran'), undefined);
      for (const cell of ['#cell-0', '#cell-1', '#cell-2', '#cell-3', '#cell-7'])
        assert.equal(await page.frame.locator(`${cell} b`).textContent(), 'kept', cell);
      assert.deepEqual(await page.violations(), [], 'nothing was even tried');
      assert.deepEqual(page.requests, []);
    });

  for (const trusted of [false, true])
    it(`fetch no image, sound or style, ${trusted ? 'trusted' : 'untrusted'}`, async () => {
      const address = 'https://images.example/a.png';
      const media = (name: string): JsonObject => {
        const made = model(name, { format: 'url' });
        made['buffers'] = [
          { path: ['value'], data: Buffer.from(address).toString('base64'), encoding: 'base64' },
        ];
        return made;
      };
      const models = {
        html: html(`<img src="${address}"><img src="//images.example/b.png" srcset="${address} 2x">`),
        image: media('Image'),
        audio: media('Audio'),
        video: media('Video'),
        style: html('<p style="background: url(https://images.example/c.png)">text</p>'),
      };
      const page = await draw(byHand(models, ...Object.keys(models)), { trusted });
      assert.deepEqual(page.requests, []);
      assert.match((await text(page, 0)) ?? '', /images\.example/);
      assert.match((await page.frame.locator('#cell-1 img').getAttribute('alt')) ?? '', /images\.example/);
      if (!trusted) assert.deepEqual(await page.violations(), []);
    });

  it('never leave a place empty, whatever kind of JSON they are', async () => {
    for (const state of [
      null,
      {},
      { state: [] },
      { state: { one: 4 } },
      { state: { one: { state: null } } },
    ]) {
      const page = await draw({ ...byHand({}, 'one'), state: state });
      assert.match((await text(page, 0)) ?? '', /saved without/);
      await page.close();
    }
  });

  it('do not break the drawing of others when any member of any model is replaced', async () => {
    const notebook = await fixture('widgets/controls');
    const values: Json[] = [null, 0, -1, 'IPY_MODEL_nowhere', '', [], {}, [[null]], true, 1e308];
    const mutate = (state: JsonObject, seed: number): JsonObject => {
      const copy = structuredClone(state);
      let step = seed;
      for (const one of Object.values(copy['state'] as Record<string, { state: JsonObject }>)) {
        const keys = Object.keys(one.state);
        const key = keys[(step = (step * 7919 + 13) % 1_000_003) % keys.length];
        if (key !== undefined) one.state[key] = values[step % values.length] ?? null;
      }
      return copy;
    };
    for (let seed = 1; seed <= 6; seed++) {
      const state = mutate(notebook.state ?? {}, seed * 101);
      const page = await openPage(browser, { cells: notebook.cells, state });
      const milliseconds = await page.drawAll();
      assert.ok(milliseconds < 10_000, `seed ${seed}: ${milliseconds} ms`);
      for (let index = 0; index < notebook.cells.length; index++)
        assert.ok(
          (await page.frame.locator(`#cell-${index} *`).count()) > 1,
          `seed ${seed}: cell ${index} is empty`,
        );
      await page.close();
    }
  });
});
