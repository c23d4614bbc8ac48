import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../harness/chromium';
import { NotesPage, type NotesOptions } from './page';
import { lectureCount } from './state';

interface Seen {
  readonly html: string;
  readonly top: number;
  readonly left: number;
  readonly width: number;
}

describe('a lecture before its page is built', function () {
  this.timeout(120_000);
  let browser: Browser;
  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser.close());

  /** The first rows of a page, and where they are. */
  async function rows(options: NotesOptions, most = Infinity): Promise<Seen[]> {
    const page = await NotesPage.open(browser, options);
    try {
      const seen = await page.panel.evaluate(() =>
        [...document.querySelectorAll('.row')].map((row) => {
          const { left, top, width } = row.getBoundingClientRect();
          return { html: row.querySelector('.block')?.innerHTML ?? '', left, top, width };
        }),
      );
      if (!options.unbuilt) assert.deepEqual(page.problems, []);
      return seen.slice(0, most);
    } finally {
      await page.close();
    }
  }

  /** Both pages show the same; the result is what the first one shows. */
  async function same(options: NotesOptions): Promise<Seen[]> {
    const before = await rows({ ...options, unbuilt: true });
    assert.deepEqual(before, await rows(options, before.length));
    return before;
  }

  for (const lang of ['ko', 'en'] as const)
    it(`is what the sanitiser leaves of it, where it will be, in each of our lectures (${lang})`, async () => {
      const count = await lectureCount();
      assert.ok(count >= 10);
      for (let number = 1; number <= count; number++) {
        const shown = await same({ number, settings: { lang } });
        assert.match(shown[0]?.html ?? '', /^<h1/, `lecture ${number} begins with its title`);
        assert.ok(shown.length > 1, `lecture ${number} shows more than its title`);
      }
    });

  it('keeps its place with other letters, a wide column, and an outline that is closed or has no room', async () => {
    for (const options of [
      { settings: { size: 19, wide: true } },
      { kept: { number: 2, row: 7, outline: false } },
      { width: 500 },
    ] satisfies NotesOptions[])
      assert.ok((await same({ number: 8, ...options })).length > 3);
  });

  it('cannot be pressed, and is not there where the person was further down or the course is of others', async () => {
    const page = await NotesPage.open(browser, { number: 8, unbuilt: true });
    assert.equal(
      await page.panel.evaluate(() => document.querySelector('.row')?.closest('[inert]') !== null),
      true,
    );
    await page.close();
    for (const options of [
      { kept: { number: 8, row: 9, outline: true } },
      { state: { foreign: true } },
      { state: { place: 'ports' } },
      { settings: { both: true } },
    ] satisfies NotesOptions[])
      assert.deepEqual(await rows({ number: 8, unbuilt: true, ...options }), [], JSON.stringify(options));
  });

  it('goes when the page stands in its place', async () => {
    const page = await NotesPage.open(browser, { number: 8 });
    assert.equal(await page.panel.locator('.prerendered').count(), 0);
    assert.equal(await page.panel.locator('.reader').count(), 1);
    await page.close();
  });
});
