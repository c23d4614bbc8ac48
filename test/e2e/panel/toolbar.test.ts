import assert from 'node:assert/strict';
import type { Browser, Locator } from 'playwright-core';
import type { PanelIntent } from '../../../src/shared/dashboardApi';
import { t, type MessageId } from '../../../src/shared/t';
import { launchChromium } from '../../harness/chromium';
import { PanelPage, type PanelOptions } from './page';

/** Each control with what it asks of the host; `option` is chosen in the menu that it opens. */
const controls: readonly {
  readonly role: 'button' | 'radio';
  readonly label: MessageId;
  readonly option?: MessageId;
  readonly intents: readonly PanelIntent[];
}[] = [
  { role: 'radio', label: 'panel.layout.flow', intents: [{ type: 'set', layout: 'flow' }] },
  { role: 'radio', label: 'panel.layout.grid', intents: [{ type: 'set', layout: 'grid' }] },
  { role: 'radio', label: 'panel.layout.report', intents: [{ type: 'set', layout: 'report' }] },
  { role: 'button', label: 'panel.code', intents: [{ type: 'set', code: true }] },
  ...(['follow', 'light', 'dark'] as const).map((theme) => ({
    role: 'button' as const,
    label: 'panel.theme' as const,
    option: `panel.theme.${theme}` as const,
    intents: [{ type: 'set', theme }] as const,
  })),
  ...(['phone', 'tablet', 'wide'] as const).map((width) => ({
    role: 'button' as const,
    label: 'panel.width' as const,
    option: `panel.width.${width}` as const,
    intents: [{ type: 'set', width }] as const,
  })),
  { role: 'button', label: 'panel.find', intents: [] },
  { role: 'button', label: 'panel.outline', intents: [] },
  { role: 'button', label: 'panel.reload', intents: [{ type: 'reload' }] },
  { role: 'button', label: 'panel.openNotebook', intents: [{ type: 'openNotebook' }] },
  { role: 'button', label: 'panel.export', intents: [{ type: 'export' }] },
  { role: 'button', label: 'panel.live', intents: [] },
];

describe('panel toolbar', function () {
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
  const control = (page: PanelPage, role: 'button' | 'radio', label: MessageId): Locator =>
    page.panel.getByRole('toolbar').getByRole(role, { name: t('en', label), exact: true });
  const focusedName = (page: PanelPage): Promise<string> =>
    page.panel.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

  it('gives exactly the intent of each control that is clicked', async () => {
    const page = await open();
    const expected: PanelIntent[] = [];
    for (const { role, label, option, intents } of controls) {
      await control(page, role, label).click();
      if (option) await page.panel.getByRole('menuitemradio', { name: t('en', option) }).click();
      expected.push(...intents);
      assert.deepEqual(await page.intents(), expected, label);
    }
    assert.deepEqual(page.problems, []);
  });

  it('gives the same by the keyboard: one tab stop, arrows, Enter or Space', async () => {
    const page = await open();
    await page.panel.evaluate(() => window.focus());
    const expected: PanelIntent[] = [];
    await page.page.keyboard.press('Tab');
    assert.equal(await focusedName(page), t('en', 'panel.outline'), 'the first control is the tab stop');
    for (const [index, { label, option, intents }] of controls.entries()) {
      if (label === 'panel.find') continue;
      await page.page.keyboard.press('Home');
      for (let steps = 0; (await focusedName(page)) !== t('en', label); steps++) {
        assert.ok(steps < 20, `${label} is not reached by the arrow keys`);
        await page.page.keyboard.press('ArrowRight');
      }
      await page.page.keyboard.press(index % 2 === 0 ? 'Enter' : ' ');
      if (option) {
        await page.page.keyboard.press('Home');
        const options = page.panel.getByRole('menuitemradio');
        for (const name of await options.allTextContents()) {
          if (name === t('en', option)) break;
          await page.page.keyboard.press('ArrowDown');
        }
        await page.page.keyboard.press('Enter');
      } else if (label === 'panel.live') {
        await page.page.keyboard.press('Escape');
      }
      assert.equal(await focusedName(page), t('en', label), 'the focus is back on the control');
      expected.push(...intents);
      assert.deepEqual(await page.intents(), expected, label);
    }
  });

  it('shows what is so: the layout, code, the theme and the width that are on', async () => {
    const page = await open({ state: { layout: 'grid', code: true, theme: 'dark', width: 'tablet' } });
    assert.equal(await control(page, 'radio', 'panel.layout.grid').getAttribute('aria-checked'), 'true');
    assert.equal(await control(page, 'radio', 'panel.layout.flow').getAttribute('aria-checked'), 'false');
    assert.equal(await control(page, 'button', 'panel.code').getAttribute('aria-pressed'), 'true');
    await control(page, 'button', 'panel.theme').click();
    const chosen = page.panel.locator('[role=menuitemradio][aria-checked=true]');
    assert.equal(await chosen.innerText(), t('en', 'panel.theme.dark'));
    await page.page.keyboard.press('Escape');
    await page.push({ layout: 'report', code: false });
    assert.equal(await control(page, 'radio', 'panel.layout.report').getAttribute('aria-checked'), 'true');
    assert.equal(await control(page, 'button', 'panel.code').getAttribute('aria-pressed'), 'false');
    await control(page, 'button', 'panel.code').click();
    assert.deepEqual(await page.intents(), [{ type: 'set', code: true }]);
  });

  it('offers only layouts that the notebook has', async () => {
    const page = await open({ state: { layouts: ['flow', 'grid'] } });
    assert.equal(await page.panel.getByRole('radio').count(), 2);
    await page.push({ layouts: ['flow'] });
    assert.equal(await page.panel.getByRole('radio').count(), 0, 'a choice of one is none');
  });

  it('explains live mode instead of staying silent, with the next step', async () => {
    const page = await open();
    await control(page, 'button', 'panel.live').click();
    const dialog = page.panel.getByRole('dialog');
    assert.equal(await dialog.locator('h2').innerText(), t('en', 'panel.live.title'));
    await dialog.getByRole('button', { name: t('en', 'panel.openNotebook') }).click();
    assert.equal(await dialog.count(), 0);
    assert.deepEqual(await page.intents(), [{ type: 'openNotebook' }]);
  });

  it('folds into a menu at 400 px, where everything still works', async () => {
    const page = await open({ width: 400 });
    const overflows = await page.panel.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const bar = document.querySelector('.toolbar');
      return scrollWidth > clientWidth || !bar || bar.scrollWidth > bar.clientWidth;
    });
    assert.equal(overflows, false);
    const more = control(page, 'button', 'panel.more');
    const pick = async (role: 'menuitem' | 'menuitemradio', label: MessageId): Promise<void> => {
      await more.click();
      await page.panel.getByRole(role, { name: t('en', label) }).click();
    };
    await pick('menuitemradio', 'panel.theme.light');
    await pick('menuitemradio', 'panel.width.phone');
    await pick('menuitem', 'panel.reload');
    await pick('menuitem', 'panel.openNotebook');
    await pick('menuitem', 'panel.export');
    await pick('menuitem', 'panel.live');
    assert.ok(await page.panel.getByRole('dialog').isVisible());
    assert.deepEqual(await page.intents(), [
      { type: 'set', theme: 'light' },
      { type: 'set', width: 'phone' },
      { type: 'reload' },
      { type: 'openNotebook' },
      { type: 'export' },
    ]);
  });

  it('loses no control at any width', async () => {
    const page = await open();
    const [buttons, layouts, themes, widths] = [7, 3, 3, 3];
    for (const width of [120, 200, 320, 479, 480, 700]) {
      await page.page.setViewportSize({ width, height: 600 });
      await page.panel.waitForFunction((expected) => innerWidth === expected, width);
      // Observers of sizes run with the frame that is drawn next.
      await page.panel.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      );
      const bar = await page.panel.evaluate(() => {
        const element = document.querySelector('.toolbar');
        return element ? element.scrollWidth <= element.clientWidth : false;
      });
      assert.ok(bar, `the toolbar overflows at ${width}`);
      const more = control(page, 'button', 'panel.more');
      const names = await page.panel.getByRole('toolbar').getByRole('button').count();
      const radios = await page.panel.getByRole('toolbar').getByRole('radio').count();
      let folded = 0;
      if (await more.isVisible()) {
        await more.click();
        folded = await page.panel.locator('.menu [role^=menuitem]').count();
        await page.page.keyboard.press('Escape');
      }
      const menus = await page.panel.locator('.toolbar > [aria-haspopup=menu]:not([hidden])').count();
      const hasMore = (await more.isVisible()) ? 1 : 0;
      // Theme and width count three each once they are folded into items.
      const total = names - hasMore - (menus - hasMore) + (menus - hasMore) * 3 + radios + folded;
      assert.equal(total, buttons + layouts + themes + widths, `at ${width}`);
    }
  });

  it('is off where there is nothing to act on, except for the ways on', async () => {
    const page = await open({ state: { status: 'failed', tiles: [], outline: [] } });
    await control(page, 'button', 'panel.code').click({ force: true });
    await control(page, 'button', 'panel.export').click({ force: true });
    assert.deepEqual(await page.intents(), []);
    await control(page, 'button', 'panel.reload').click();
    await control(page, 'button', 'panel.openNotebook').click();
    assert.deepEqual(await page.intents(), [{ type: 'reload' }, { type: 'openNotebook' }]);
  });
});
