import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { t } from '../../../src/shared/t';
import { launchChromium } from '../../harness/chromium';
import { PanelPage, type PanelOptions } from './page';
import { designed, heading, ready, tile } from './states';

describe('panel page', function () {
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
    (panel = await PanelPage.open(browser, options));
  const focused = async (page: PanelPage): Promise<string> =>
    (await page.panel.evaluate(() => document.activeElement?.className)) ?? '';

  describe('find', () => {
    it('opens by its key and by the host, searches while typing, and shows the count', async () => {
      const page = await open();
      await page.panel.evaluate(() => window.focus());
      await page.page.keyboard.press('Control+f');
      await page.page.keyboard.type('mo');
      assert.deepEqual(
        (await page.told('find')).map(({ query, step }) => [query, step]),
        [
          ['m', 'stay'],
          ['mo', 'stay'],
        ],
      );
      await page.say({ type: 'found', current: 3, total: 12 });
      assert.equal(await page.panel.locator('.find [role=status]').innerText(), '3 of 12');
      await page.say({ type: 'found', current: 3, total: 12, partial: true });
      assert.equal(await page.panel.locator('.find [role=status]').innerText(), '3 of 12+');
      await page.say({ type: 'found', current: 0, total: 0 });
      assert.equal(await page.panel.locator('.find [role=status]').innerText(), 'No results');
      await page.host({ type: 'find' });
      await page.page.keyboard.type('d');
      assert.equal(await page.panel.locator('.find-input').inputValue(), 'mod', 'what was typed is kept');
    });

    it('steps with Enter, F3 and the buttons, and matches case by its toggle', async () => {
      const page = await open();
      await page.host({ type: 'find' });
      await page.page.keyboard.type('x');
      for (const keys of ['Enter', 'Shift+Enter', 'F3', 'Shift+F3']) await page.page.keyboard.press(keys);
      await page.panel.getByRole('button', { name: t('en', 'panel.find.next') }).click();
      await page.panel.getByRole('button', { name: t('en', 'panel.find.previous') }).click();
      const steps = (await page.told('find')).map(({ step }) => step);
      assert.deepEqual(steps, ['stay', 'next', 'previous', 'next', 'previous', 'next', 'previous']);
      await page.page.keyboard.press('Alt+c');
      const last = (await page.told('find')).at(-1);
      assert.deepEqual(last, { type: 'find', query: 'x', step: 'stay', matchCase: true });
    });

    it('gives the focus back on Escape and clears the marks', async () => {
      const page = await open();
      const export_ = page.panel.getByRole('button', { name: t('en', 'panel.export') });
      await export_.focus();
      await export_.press('Control+f');
      await page.page.keyboard.type('x');
      await page.page.keyboard.press('Escape');
      assert.ok(await export_.evaluate((button) => button === document.activeElement));
      assert.equal((await page.told('find')).at(-1)?.query, '');
      assert.deepEqual(await page.told('focus'), []);
    });

    it('opens from inside the frame and gives the focus back there', async () => {
      const page = await open();
      await page.tiles.locator('button').click();
      await page.say({ type: 'key', key: 'find' });
      assert.match(await focused(page), /find-input/);
      await page.page.keyboard.press('Escape');
      assert.equal((await page.told('focus')).length, 1);
      assert.match(await focused(page), /inner-frame/);
    });
  });

  describe('outline', () => {
    it('goes to a heading, marks the one that is read, and moves by arrow keys', async () => {
      const page = await open();
      const entry = (name: string) => page.panel.getByRole('navigation').getByRole('button', { name });
      await entry('Where it comes from').click();
      assert.deepEqual(await page.told('scrollTo'), [{ type: 'scrollTo', tile: 'data', heading: 1 }]);
      await page.say({ type: 'at', tile: 'plot' });
      const current = page.panel.locator('[aria-current]');
      assert.equal(await current.innerText(), 'Where it comes from', 'the last heading before that tile');
      await page.say({ type: 'at', tile: 'data', heading: 0 });
      assert.equal(await current.innerText(), 'Data');
      await page.page.keyboard.press('ArrowDown');
      await page.page.keyboard.press('Enter');
      assert.deepEqual((await page.told('scrollTo')).at(-1), {
        type: 'scrollTo',
        tile: 'end',
        heading: 0,
      });
    });

    it('is filtered when it is long', async () => {
      const entries = Array.from({ length: 30 }, (_, index) => heading('intro', 2, `Part ${index}`, index));
      const page = await open({ state: { outline: entries } });
      await page.panel.getByLabel(t('en', 'panel.outline.filter')).fill('part 2');
      const shown = page.panel.locator('.outline li:not([hidden])');
      assert.equal(await shown.count(), 11);
      await page.page.keyboard.press('ArrowDown');
      await page.page.keyboard.press('Enter');
      assert.equal((await page.told('scrollTo')).at(-1)?.heading, 2);
      await page.panel.getByLabel(t('en', 'panel.outline.filter')).fill('nothing of that');
      assert.ok(await page.panel.getByText(t('en', 'panel.outline.noMatch')).isVisible());
    });

    it('remembers whether it was closed, and the place that was read', async () => {
      const first = await open();
      await first.panel.getByRole('button', { name: t('en', 'panel.outline'), exact: true }).click();
      await first.say({ type: 'at', tile: 'end', heading: 0 });
      await first.page.waitForFunction('kept?.place?.tile === "end"');
      const kept = await first.kept();
      assert.equal(kept['notebook'], 'file:///w/forecast.ipynb', 'what the serializer opens by');
      await first.page.close();
      const second = await open({ kept });
      assert.ok(await second.panel.locator('.outline').isHidden());
      assert.deepEqual(await second.told('scrollTo'), [{ type: 'scrollTo', tile: 'end', heading: 0 }]);
      await second.page.close();
      const late = await open({ kept, state: designed['loading'] ?? {} });
      assert.deepEqual(await late.told('scrollTo'), [], 'there are no tiles yet');
      await late.push({});
      await late.push({}, 3);
      assert.deepEqual(await late.told('scrollTo'), [{ type: 'scrollTo', tile: 'end', heading: 0 }]);
      await late.page.close();
      const other = await open({ kept: { ...kept, notebook: 'file:///w/other.ipynb' } });
      assert.deepEqual(await other.told('scrollTo'), [], 'the place of another notebook');
    });

    it('lies over the page at 400 px, closed at first and after use', async () => {
      const page = await open({ width: 400 });
      const nav = page.panel.locator('.outline');
      assert.ok(await nav.isHidden());
      await page.panel.getByRole('button', { name: t('en', 'panel.outline'), exact: true }).click();
      const frameBox = await page.panel.locator('.inner-frame').boundingBox();
      assert.equal(frameBox?.width, 400, 'the tiles keep their width');
      await page.page.keyboard.press('Escape');
      assert.ok(await nav.isHidden());
      await page.panel.getByRole('button', { name: t('en', 'panel.outline'), exact: true }).click();
      await nav.getByRole('button', { name: 'Data' }).click();
      assert.ok(await nav.isHidden());
      assert.equal((await page.told('focus')).length, 1);
    });
  });

  describe('states', () => {
    const actions: readonly [state: string, button: string, intent: object][] = [
      ['failed', t('en', 'panel.act.openAsText'), { type: 'act', action: 'openAsText' }],
      ['untrusted', t('en', 'panel.trust'), { type: 'trust' }],
      ['neverRun', t('en', 'panel.openNotebook'), { type: 'openNotebook' }],
      ['neverRunEmpty', t('en', 'panel.openNotebook'), { type: 'openNotebook' }],
      ['onlyCode', t('en', 'panel.onlyCode.show'), { type: 'set', code: true }],
      ['empty', t('en', 'panel.openNotebook'), { type: 'openNotebook' }],
    ];
    for (const [name, label, intent] of actions) {
      it(`${name}: has one action, and it does that`, async () => {
        const page = await open({ state: designed[name] ?? {} });
        const buttons = page.panel.locator('.bars button, .central button');
        assert.deepEqual(await buttons.allTextContents(), [label]);
        await buttons.click();
        assert.deepEqual(await page.intents(), [intent]);
      });
    }

    it('loading is busy and drawn only after a moment; what was read replaces it', async () => {
      const page = await open({ state: designed['loading'] ?? {} });
      const main = page.panel.getByRole('main');
      assert.equal(await main.getAttribute('aria-busy'), 'true');
      const delay = await page.panel
        .locator('.skeleton')
        .evaluate((element) => getComputedStyle(element).animationDelay);
      assert.equal(delay, '0.15s');
      await page.push({});
      assert.equal(await main.getAttribute('aria-busy'), 'false');
      assert.ok(await page.panel.locator('.skeleton').isHidden());
      assert.ok(await page.panel.locator('.inner-frame').isVisible());
    });

    it('problems unfold into a list with their actions, and stay unfolded', async () => {
      const page = await open({ state: designed['problems'] ?? {} });
      const toggle = page.panel.getByRole('button', { name: t('en', 'panel.problems', { count: 3 }) });
      assert.equal(await toggle.getAttribute('aria-expanded'), 'false');
      assert.ok(await page.panel.locator('.problem-list').isHidden());
      await toggle.click();
      assert.equal(await page.panel.locator('.problem-list li').count(), 3);
      await page.panel.locator('.problem-list button').click();
      assert.deepEqual(await page.intents(), [{ type: 'act', action: 'reload' }]);
      const problems = [...(designed['problems']?.problems ?? []), { text: 'one more' }];
      await page.push({ problems });
      assert.ok(await page.panel.locator('.problem-list').isVisible());
    });

    it('an older state never replaces a newer one', async () => {
      const page = await open();
      await page.push({ title: 'new' }, 5);
      await page.push({ title: 'old' }, 4);
      assert.equal(await page.panel.locator('h1').textContent(), 'new');
    });

    it('offers a way on when the frame does not answer, until it does', async () => {
      const page = await open({ silent: true });
      const bar = page.panel.locator('.bar-stuck');
      // What watches the frame is unpacked first, which takes time of ours.
      await page.page.clock.runFor(100);
      await page.panel.locator('.toolbar').waitFor();
      await page.page.clock.runFor(19_000);
      assert.equal(await bar.count(), 0);
      await page.page.clock.runFor(2_000);
      await bar.getByRole('button').click();
      assert.deepEqual(await page.intents(), [{ type: 'reload' }]);
      await page.say({ type: 'ready' });
      assert.equal(await bar.count(), 0);
    });

    it('changes its language in place, frame and focusable parts included', async () => {
      const page = await open();
      await page.tiles.evaluate('globalThis.mark = "not loaded again"');
      await page.push({ lang: 'ko' });
      assert.equal(await page.panel.locator('html').getAttribute('lang'), 'ko');
      await page.panel.getByRole('button', { name: t('ko', 'panel.export') }).click();
      assert.deepEqual(await page.intents(), [{ type: 'export' }]);
      assert.equal(await page.tiles.evaluate('globalThis.mark'), 'not loaded again');
    });
  });

  it('limits the width of the tiles as chosen', async () => {
    const page = await open({ state: { width: 'phone', outline: [] } });
    const box = page.panel.locator('.inner-frame');
    assert.equal((await box.boundingBox())?.width, 400);
    await page.push({ width: 'tablet', outline: [] });
    assert.equal((await box.boundingBox())?.width, 768);
    await page.push({ width: 'wide', outline: [] });
    assert.equal((await box.boundingBox())?.width, 1000);
  });

  it('builds what is around the tiles when the first of them is painted, and moves none of them', async () => {
    const bodies = [{ id: 'intro', version: '1', parts: [], references: [] }];
    // By the page's clock it is too early for it to begin without the report of a tile.
    const page = await open({ bodies, silent: true });
    const place = (): Promise<unknown> => page.panel.locator('.inner-frame').boundingBox();
    const toolbar = page.panel.locator('.toolbar');
    const before = await place();
    assert.equal(await toolbar.count(), 0);
    await page.page.clock.runFor(60);
    assert.equal(await toolbar.count(), 0);
    await page.say({ type: 'painted', what: 'first', ms: 12 });
    await page.page.clock.runFor(60);
    await toolbar.waitFor();
    assert.ok(await page.panel.locator('.outline').isVisible());
    assert.deepEqual(await place(), before);
    assert.deepEqual(await page.intents(), [{ type: 'painted', what: 'first', ms: 12 }]);
  });

  it('builds it also where no tile comes', async () => {
    const page = await open({ bodies: [{ id: 'intro', version: '1', parts: [], references: [] }] });
    await page.panel.locator('.toolbar').waitFor();
  });

  it('hands the theme to the frame at the start and whenever it changes', async () => {
    const page = await open({ theme: 'light' });
    const start = await page.tiles.evaluate<{ theme: { kind: string } }>('start');
    assert.equal(start.theme.kind, 'light');
    await page.setTheme('hcLight');
    const themes = await page.told('theme');
    // Hundreds of properties are one change.
    assert.deepEqual(
      themes.map(({ theme }) => [theme.kind, /--vscode-editor-background: *([^;]*)/.exec(theme.css)?.[1]]),
      [['hc-light', '#ffffff']],
    );
  });

  it('forwards what the host sends for the tiles, as it came', async () => {
    const page = await open();
    const bodies = [{ id: 'intro', version: '2', parts: [], references: [] }];
    await page.host({ type: 'bodies', bodies });
    await page.host({ type: 'reveal', tile: 'end' });
    assert.deepEqual(await page.told('bodies'), [{ type: 'bodies', bodies }]);
    assert.deepEqual(await page.told('scrollTo'), [{ type: 'scrollTo', tile: 'end' }]);
    await page.push({ tiles: [tile('only')] });
    assert.deepEqual((await page.told('state'))[0]?.state.tiles, [tile('only')]);
    assert.equal(ready.tiles.length, 4);
  });
});
