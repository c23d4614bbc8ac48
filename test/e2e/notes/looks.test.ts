import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { languages } from '../../../src/core/notes/course';
import type { RenderedLecture } from '../../../src/core/notes/render';
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

  it('says above a course of others whose it is, in every theme and width, however long its title is', async () => {
    for (const theme of themeNames) {
      const state = {
        foreign: true,
        trusted: false,
        courseTitle: 'A very long title of a course. '.repeat(6),
      };
      const page = await NotesPage.open(browser, { theme, state });
      assert.deepEqual(await page.violations(), [], theme);
      for (const width of [400, 1000]) {
        await page.setWidth(width);
        assert.deepEqual(await page.overflowing(), [], `${theme} ${width}`);
        const bar = await page.panel.locator('.foreign').boundingBox();
        assert.ok(bar && bar.height < 40 && bar.width <= width, `${theme} ${width}`);
        await page.screenshot(`foreign-${theme}-${width}`);
      }
      await page.panel.locator('.foreign-back').click();
      assert.deepEqual(await page.sent('back'), [{ type: 'back' }]);
      await page.close();
    }
  });

  it('figures of one page share no id and no group of radio buttons, in both languages side by side', async () => {
    const page = await NotesPage.open(browser);
    const count = await lectureCount();
    const found: string[] = [];
    for (let number = 1; number <= count; number++) {
      await page.show(number, { lang: 'ko', both: true });
      const shared = await page.panel.evaluate(() => {
        const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
        const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
        // Groups of one name switch each other off, wherever they stand.
        const groups = [...document.querySelectorAll('fieldset:has(input[type=radio])')];
        const unset = groups.filter((group) => group.querySelectorAll(':checked').length !== 1);
        return [...twice, ...unset.map((group) => group.textContent)];
      });
      found.push(...shared.map((one) => `${number}: ${one}`));
    }
    assert.deepEqual(found, []);
    await page.close();
  });

  it('nothing overflows sideways in 400, 700 and 1000 px, in one language or in both', async () => {
    const page = await NotesPage.open(browser);
    const count = await lectureCount();
    const found: string[] = [];
    for (let number = 1; number <= count; number++)
      for (const settings of [
        { lang: 'ko', both: false },
        { lang: 'en', both: false },
        { lang: 'ko', both: true },
      ] as const) {
        await page.show(number, settings);
        for (const width of [400, 700, 1000]) {
          await page.setWidth(width);
          const wide = await page.overflowing();
          found.push(...wide.map((one) => `${number} ${settings.lang} ${settings.both} ${width}: ${one}`));
        }
      }
    assert.deepEqual(found, []);
    assert.deepEqual(page.problems, []);
    await page.close();
  });

  it('what floats and what fails: axe has no objection in any theme, nothing leaves a page of 320 px', async () => {
    const page = await NotesPage.open(browser, { number: 8, width: 320, settings: { lang: 'ko' } });
    const { panel } = page;
    const { keyboard } = page.page;
    for (const theme of themeNames) {
      await page.setTheme(theme);
      for (const button of [
        '.lecture-title',
        '[data-tool=look]',
        '[data-tool=more]',
        '[data-tool=outline]',
      ]) {
        await panel.locator(button).click();
        assert.deepEqual(await page.violations(), [], `${theme}: ${button}`);
        assert.deepEqual(await page.overflowing(), [], `${theme}: ${button}`);
        await keyboard.press('Escape');
      }
      await keyboard.press('?');
      assert.deepEqual(await page.violations(), [], `${theme}: keys`);
      await keyboard.press('Escape');
      await panel.locator('[data-term]').first().focus();
      await panel.locator('.term-card:visible').waitFor();
      assert.deepEqual(await page.violations(), [], `${theme}: term`);
      await keyboard.press('Escape');
      await panel.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('[data-term]')!));
      await panel.locator('.quote:visible').waitFor();
      assert.deepEqual(await page.violations(), [], `${theme}: quote`);
      await panel.evaluate(() => getSelection()?.removeAllRanges());
    }
    await page.show(
      8,
      {},
      { lecture: empty, lectures: [], failure: '이 강의를 보여 줄 수 없어요: 파일이 없어요.' },
    );
    await page.screenshot('failed');
    for (const theme of themeNames) {
      await page.setTheme(theme);
      assert.deepEqual(await page.violations(), [], `${theme}: failed`);
    }
    await panel.locator('.failed button').click();
    assert.deepEqual((await page.sent('set')).length, 1);
    assert.deepEqual(page.problems, []);
    await page.close();
  });
});

const empty: RenderedLecture = {
  lang: 'ko',
  title: '',
  blocks: [],
  outline: [],
  code: [],
  links: [],
  figures: {},
  math: false,
};
