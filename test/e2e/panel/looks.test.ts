import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../harness/chromium';
import { PanelPage, themeNames } from './page';
import { designed } from './states';

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** Everything that axe objects to in the panel's own page; the frame's content is the tiles' affair. */
async function violations(page: PanelPage): Promise<string[]> {
  await page.panel.evaluate(axe);
  const found = await page.panel.evaluate<Violation[]>(
    "axe.run(document, { iframes: false, rules: { 'frame-tested': { enabled: false } } }).then(({ violations }) => violations)",
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}

describe('looks of the panel', function () {
  this.timeout(120_000);
  let browser: Browser;
  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser.close());

  for (const [name, state] of Object.entries(designed)) {
    it(`${name}: axe has no objection in any theme and width, nothing overflows`, async () => {
      const lang = name.length % 2 === 0 ? 'ko' : 'en';
      const page = await PanelPage.open(browser, { state: { ...state, lang } });
      for (const width of [1000, 400]) {
        await page.page.setViewportSize({ width, height: 640 });
        for (const theme of themeNames) {
          await page.setTheme(theme);
          assert.deepEqual(await violations(page), [], `${theme}, ${width} px`);
        }
        const overflow = await page.panel.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
        assert.equal(overflow, false, `${width} px`);
        await page.screenshot(`${name}-${width}`);
      }
      assert.deepEqual(page.problems, []);
      await page.page.close();
    });
  }

  it('what floats: menus, the explanation, the find box and the outline over the page', async () => {
    const page = await PanelPage.open(browser, { width: 400, state: { lang: 'ko' } });
    for (const theme of themeNames) {
      await page.setTheme(theme);
      await page.panel.locator('.icon-ellipsis').click();
      assert.deepEqual(await violations(page), [], `${theme}: menu`);
      await page.panel.locator('.menu .icon-playCircle').click();
      assert.deepEqual(await violations(page), [], `${theme}: explanation`);
      await page.page.keyboard.press('Escape');
      await page.host({ type: 'find' });
      await page.page.keyboard.type('x');
      await page.say({ type: 'found', current: 0, total: 0 });
      assert.deepEqual(await violations(page), [], `${theme}: find`);
      await page.page.keyboard.press('Escape');
      await page.panel.locator('.toolbar .icon-listTree').click();
      assert.deepEqual(await violations(page), [], `${theme}: outline`);
      await page.page.keyboard.press('Escape');
    }
    await page.page.close();
  });

  it('fits in 500 x 320, which is 1000 px at 200 % zoom', async () => {
    const page = await PanelPage.open(browser, {
      width: 500,
      height: 320,
      state: designed['problems'] ?? {},
    });
    await page.panel.locator('.bar-toggle').click();
    const room = await page.panel.locator('.inner-frame').boundingBox();
    assert.ok(room && room.height >= 100, `only ${room?.height} px are left for the tiles`);
    await page.screenshot('zoomed');
    await page.page.close();
  });
});
