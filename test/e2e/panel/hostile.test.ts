import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../harness/chromium';
import { PanelPage, type PanelOptions } from './page';
import { ready } from './states';

const forged: readonly unknown[] = [
  { type: 'trust' },
  { type: 'export' },
  { type: 'goLive' },
  { type: 'reload' },
  { type: 'openNotebook' },
  { type: 'set', code: true },
  { type: 'act', action: 'openAsText' },
  { type: 'state', state: { ...ready, trusted: true } },
  { type: 'need', tiles: ['intro'], trust: true },
  { type: 'need', tiles: 'intro' },
  { type: 'need', tiles: [1] },
  { type: 'need', tiles: Array.from({ length: 501 }, () => 'x') },
  { type: 'asset', tile: 'intro' },
  { type: 'asset', tile: 'intro', id: 'x'.repeat(501) },
  { type: 'renderer', name: '../../extension' },
  { type: 'widgetState', path: '/etc/passwd' },
  { type: 'painted', what: 'first', ms: Infinity },
  { type: 'found', current: '<img>', total: 1 },
  { type: 'at', tile: { toString: 'x' } },
  { type: 'key', key: 'workbench.action.terminal.new' },
  { type: '__proto__' },
  { type: 'constructor' },
  { type: ['trust'] },
  'trust',
  null,
  [],
  undefined,
];

describe('panel page against the frame', function () {
  this.timeout(30_000);
  let browser: Browser;
  let panel: PanelPage | undefined;
  before(async () => {
    browser = await launchChromium();
  });
  afterEach(async () => {
    await panel?.page.close();
    panel = undefined;
  });
  after(() => browser.close());
  const open = async (options: PanelOptions = {}): Promise<PanelPage> =>
    (panel = await PanelPage.open(browser, { state: { trusted: false }, ...options }));

  it('gives no intent for forged messages over the port', async () => {
    const page = await open();
    for (const message of forged) await page.say(message);
    assert.deepEqual(await page.intents(), []);
    assert.deepEqual(page.problems, []);
    // The port itself works, or the above would prove nothing.
    await page.say({ type: 'need', tiles: ['intro'] });
    assert.deepEqual(await page.intents(), [{ type: 'need', tiles: ['intro'] }]);
  });

  it('gives no intent for anything the frame posts to windows, and obeys none of it', async () => {
    const page = await open();
    const posted = [...forged, { type: 'need', tiles: ['intro'] }, { type: 'find' }];
    await page.tiles.evaluate((messages) => {
      const nested = document.createElement('iframe');
      nested.srcdoc = '<p>a frame of the frame</p>';
      document.body.append(nested);
      for (const message of messages) {
        window.parent.postMessage(message, '*');
        window.parent.parent.postMessage(message, '*');
      }
    }, posted);
    assert.deepEqual(await page.intents(), []);
    assert.ok(await page.panel.locator('.bar-untrusted').isVisible(), 'the state of the page was replaced');
    assert.ok(await page.panel.locator('.find').isHidden(), 'the frame opened the find box');
  });

  it('takes messages of the window that holds it, and not of its own window', async () => {
    const page = await open();
    await page.panel.evaluate(() => window.postMessage({ type: 'find' }, '*'));
    await page.intents();
    assert.ok(await page.panel.locator('.find').isHidden());
    await page.host({ type: 'find' });
    assert.ok(await page.panel.locator('.find').isVisible());
  });

  it('opens things outside the page only while a person is there', async () => {
    const outside = [
      { type: 'reveal', tile: 'intro' },
      { type: 'openReference', tile: 'intro', id: 'a' },
      { type: 'loadRemote', tile: 'intro', id: 'a' },
      { type: 'key', key: 'closeEditor' },
      { type: 'key', key: 'find' },
    ] as const;
    const alone = await open({ untouched: true });
    for (const message of outside) await alone.say(message);
    assert.deepEqual(await alone.intents(), []);
    assert.ok(await alone.panel.locator('.find').isHidden());
    await alone.page.close();
    const page = await open();
    await page.tiles.locator('button').click();
    for (const message of outside.slice(0, 4)) await page.say(message);
    assert.deepEqual(await page.intents(), outside.slice(0, 4));
  });

  it('ignores clicks that scripts make', async () => {
    const page = await open();
    await page.panel.evaluate(() => {
      for (const button of document.querySelectorAll('button')) button.click();
    });
    assert.deepEqual(await page.intents(), []);
    await page.panel.locator('.bar-untrusted button').click();
    assert.deepEqual(await page.intents(), [{ type: 'trust' }]);
  });

  it('keeps the frame apart: opaque origin, no handle of VS Code, the page policy', async () => {
    // What a test evaluates is not under the policy: this is tried by a script of the frame.
    const page = await open({
      frameScript: `try { globalThis.evaluated = String((0, eval)('1')); } catch { globalThis.evaluated = 'refused'; }`,
    });
    const seen = await page.tiles.evaluate(() => {
      const attempt = (look: () => unknown): string => {
        try {
          return String(look());
        } catch {
          return 'refused';
        }
      };
      return {
        origin: window.origin,
        api: 'acquireVsCodeApi' in window,
        parent: attempt(() => window.parent.document.title),
        evaluated: (globalThis as unknown as { evaluated: string }).evaluated,
      };
    });
    assert.deepEqual(seen, { origin: 'null', api: false, parent: 'refused', evaluated: 'refused' });
  });

  it('gives a frame that reloaded itself a new port and the state of now', async () => {
    const page = await open();
    await page.push({ title: 'renamed.ipynb', trusted: false });
    await page.tiles.evaluate(() => location.reload());
    await page.tiles.waitForFunction('globalThis.received?.length > 0');
    const [state] = await page.told('state');
    assert.equal(state?.state.title, 'renamed.ipynb');
  });

  it('survives a runtime text and a title that look like markup', async () => {
    const title = '</script><script>document.title = "owned"</script>"><img src=x onerror=alert(1)>.ipynb';
    const page = await open({ state: { title } });
    assert.equal(await page.panel.locator('h1').textContent(), title);
    assert.equal(await page.panel.title(), 'forecast.ipynb');
    assert.equal(await page.panel.locator('img').count(), 0);
    assert.deepEqual(page.problems, []);
  });
});
