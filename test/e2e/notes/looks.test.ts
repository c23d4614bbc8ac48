import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { languages } from '../../../src/core/notes/course';
import { launchChromium } from '../../harness/chromium';
import { NotesPage, themeNames } from './page';
import { lectureCount } from './state';

describe('looks of the lectures', function () {
  this.timeout(180_000);
  let browser: Browser;
  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser.close());

  for (const theme of themeNames) {
    it(`${theme}: axe has no objection to any lecture in either language, all figures are drawn`, async () => {
      const page = await NotesPage.open(browser, { theme });
      const count = await lectureCount();
      const found: string[] = [];
      for (let number = 1; number <= count; number++)
        for (const lang of languages) {
          await page.show(number, { lang });
          const at = `${number} ${lang}`;
          found.push(...(await page.violations()).map((one) => `${at}: ${one}`));
          const missing = await page.panel.locator('.missing').allInnerTexts();
          found.push(...missing.map((one) => `${at}: ${one}`));
        }
      assert.deepEqual(found, []);
      assert.deepEqual(page.problems, []);
      await page.close();
    });
  }

  for (const width of [400, 700, 1000])
    it(`nothing overflows sideways in ${width} px, in one language or in both`, async () => {
      const page = await NotesPage.open(browser, { width });
      const count = await lectureCount();
      const found: string[] = [];
      for (let number = 1; number <= count; number++)
        for (const settings of [
          { lang: 'ko', both: false },
          { lang: 'en', both: false },
          { lang: 'ko', both: true },
        ] as const) {
          await page.show(number, settings);
          const wide = await page.overflowing();
          found.push(...wide.map((one) => `${number} ${settings.lang} ${settings.both}: ${one}`));
        }
      assert.deepEqual(found, []);
      assert.deepEqual(page.problems, []);
      await page.close();
    });
});
