import assert from 'node:assert/strict';
import { assertLooks, closeFigures, looks, withFigure, type FigureOptions, type FigurePage } from './page';

const value = async ({ figure }: FigurePage, key: string): Promise<string> =>
  (await figure.locator(`dd[data-key="${key}"]`).textContent()) ?? '';
const said = async ({ figure }: FigurePage): Promise<string> =>
  (await figure.locator('.figure-saying > [aria-hidden]').textContent()) ?? '';

/** Presses a key so often on the slider of this name. */
async function press({ figure, page }: FigurePage, name: RegExp, key: string, times = 1): Promise<void> {
  await figure.getByRole('slider', { name }).focus();
  for (let n = 0; n < times; n++) await page.keyboard.press(key);
}

describe('figure: drift', () => {
  after(closeFigures);

  const opened = (options: FigureOptions, test: (page: FigurePage) => Promise<void>): Promise<void> =>
    withFigure('drift', options, test);

  it('grows the distance while the accuracy stays, and then the accuracy falls', () =>
    opened({}, async (page) => {
      assert.equal(await value(page, 'distance'), '0.000');
      assert.equal(await value(page, 'accuracy'), '100%');
      let distance = 0;
      for (let n = 1; n <= 4; n++) {
        await press(page, /^Lamp/, 'ArrowRight');
        const next = Number(await value(page, 'distance'));
        assert.ok(next > distance, `${next} after ${distance}`);
        distance = next;
        assert.equal(await value(page, 'accuracy'), '100%');
      }
      assert.match(await value(page, 'probability'), /^under 0\.001, alert$/);
      assert.match(await said(page), /does not by itself mean a worse model/);
      await press(page, /^Lamp/, 'ArrowRight', 8);
      assert.match(await value(page, 'accuracy'), /^6[5-9]\.\d%$/);
      assert.equal(
        await page.figure.getByRole('button', { name: /New lamp/ }).getAttribute('aria-pressed'),
        'true',
      );
      assert.match(await said(page), /only true answers tell/);
    }));

  it('stays silent at distance 0 while the accuracy falls, when only the rule moves', () =>
    opened({}, async (page) => {
      await press(page, /^A burrito is fuller/, 'ArrowRight', 18);
      assert.equal(await value(page, 'distance'), '0.000');
      assert.equal(await value(page, 'stability'), '0.00, stable');
      assert.equal(await value(page, 'probability'), '1.000, silent');
      assert.match(await value(page, 'accuracy'), /^6\d\.\d%$/);
      assert.match(await said(page), /cannot see this: collect true answers/);
      assert.equal(await page.figure.locator('dd[data-key="accuracy"]').getAttribute('class'), 'bad');
      // Wrong answers are hatched in the drawing.
      assert.ok((await page.figure.locator('svg.figure-drawing rect.drift-wrong').count()) > 0);
    }));

  it('fires at a harmless shift once there are many rows', () =>
    opened({}, async (page) => {
      await press(page, /^Lamp/, 'ArrowRight');
      assert.match(await value(page, 'probability'), /silent$/);
      await press(page, /^Orders compared/, 'End');
      assert.match(await value(page, 'probability'), /alert$/);
      assert.match(await value(page, 'stability'), /stable$/);
      assert.equal(await value(page, 'accuracy'), '100%');
      assert.match(await said(page), /20,000 orders each the test fires/);
    }));

  it('has the four lines of the lecture', () =>
    opened({ lang: 'ko' }, async (page) => {
      const lines: [RegExp, RegExp, RegExp][] = [
        [/부리토가 더/, /→ 0\.5[5-7]$/, /^100%$/],
        [/새 조명/, /→ 0\.(59|60)$/, /^6\d\.\d%$/],
        [/점보 타코/, /→ 0\.4[78]$/, /^6\d\.\d%$/],
        [/개업 주/, /→ 0\.4[78]$/, /^100%$/],
      ];
      for (const [name, mean, accuracy] of lines) {
        await page.figure.getByRole('button', { name }).press('Enter');
        assert.match(await value(page, 'mean'), mean);
        assert.match(await value(page, 'accuracy'), accuracy);
      }
      assert.match(await said(page), /하나만 움직여 보세요/);
    }));

  it('lets chance in with other guests', () =>
    opened({}, async (page) => {
      await page.figure.getByRole('checkbox').press('Space');
      assert.ok(Number(await value(page, 'distance')) > 0);
      assert.match(await value(page, 'probability'), /silent$/);
      assert.match(await said(page), /cannot be told from chance/);
    }));

  it('says its result to those who hear it, and has a text for what is drawn', () =>
    opened({}, async (page) => {
      await press(page, /^A burrito is fuller/, 'End');
      await page.figure.locator('.figure-saying .unseen', { hasText: 'The accuracy fell' }).waitFor();
      assert.equal(await page.figure.locator('svg.figure-drawing').getAttribute('aria-hidden'), 'true');
      assert.match((await page.page.locator('#desc').textContent()) ?? '', /hatched part/);
    }));

  for (const { theme, lang, width } of looks)
    it(`has no axe violations and fits: ${theme}, ${lang}, ${width} px`, () =>
      opened({ theme, lang, width }, async (page) => {
        await page.figure
          .getByRole('button')
          .nth(width === 720 ? 3 : 2)
          .click();
        await assertLooks(page, `${theme}-${lang}-${width}`);
      }));
});
