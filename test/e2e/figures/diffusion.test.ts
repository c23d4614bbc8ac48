import assert from 'node:assert/strict';
import { assertLooks, closeFigures, looks, withFigure, type FigureOptions, type FigurePage } from './page';

const value = async ({ figure }: FigurePage, key: string): Promise<string> =>
  (await figure.locator(`dd[data-key="${key}"]`).textContent()) ?? '';
const said = async ({ figure }: FigurePage, part: 0 | 1): Promise<string> =>
  (await figure.locator('.figure-saying > [aria-hidden]').nth(part).textContent()) ?? '';
/** Grey levels of the picture of this place: 0 original, 1 noise, 2 mixed. */
const greys = async ({ page }: FigurePage, at: 0 | 1 | 2): Promise<number[]> =>
  page.evaluate((index) => {
    const canvas = document.querySelectorAll('canvas')[index]!;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return [...data].filter((_, place) => place % 4 === 0);
  }, at);
const deviation = (values: readonly number[]): number => {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  return Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / values.length);
};

describe('figure: diffusion', () => {
  after(closeFigures);

  const opened = (options: FigureOptions, test: (page: FigurePage) => Promise<void>): Promise<void> =>
    withFigure('diffusion', options, test);

  it('mixes noise into the picture as t grows, by keyboard', () =>
    opened({}, async (page) => {
      const t = page.figure.getByRole('slider', { name: 'Moment t' });
      await t.press('Home');
      assert.deepEqual(await greys(page, 2), await greys(page, 0));
      assert.ok(deviation(await greys(page, 0)) > 50, 'a picture, no grey area');
      assert.deepEqual([await value(page, 'alphaBar'), await value(page, 'ratio')], ['1.000', '∞']);
      await t.press('ArrowRight');
      assert.equal(await t.getAttribute('aria-valuetext'), 't = 1');
      await t.press('End');
      // forward.py of the lecture: sqrt of abar is 0.0064 at the end.
      assert.equal(await value(page, 'signal'), '0.0064');
      assert.match(await said(page, 0), /0\.64% of the original, in size, is left/);
      const [noise, mixed] = [await greys(page, 1), await greys(page, 2)];
      assert.ok(
        noise.every((grey, at) => Math.abs(grey - (mixed[at] ?? 0)) < 4),
        'almost the noise itself',
      );
    }));

  it('keeps the picture longer with the cosine schedule', () =>
    opened({}, async (page) => {
      const t = page.figure.getByRole('slider', { name: 'Moment t' });
      await t.fill('500');
      assert.equal(await value(page, 'alphaBar'), '0.079');
      assert.match(await said(page, 0), /since t = 260/);
      const linear = Number(await value(page, 'likeness'));
      await page.figure.getByRole('radio', { name: 'Linear (DDPM)' }).focus();
      await page.page.keyboard.press('ArrowRight');
      assert.equal(await value(page, 'alphaBar'), '0.494');
      assert.ok(Number(await value(page, 'likeness')) > linear + 0.2);
      assert.match(await said(page, 0), /since t = 49\d/);
    }));

  it('walks back to two peaks in a thousand steps', () =>
    opened({}, async (page) => {
      assert.match(await said(page, 1), /nothing but noise/);
      await page.figure.getByRole('button', { name: 'To the end' }).press('Enter');
      assert.match(await value(page, 'right'), /^(2[7-9]|3[0-3])% \(data 30%\)$/);
      assert.match(await value(page, 'lost'), /^[0-2]\.\d% \(data 1\.2%\)$/);
      assert.match(await value(page, 'width'), /^0\.(19|2\d) \(data 0\.20\)$/);
      assert.match(await said(page, 1), /^There in 1000 steps/);
    }));

  it('gets visibly worse with fewer steps, and averages in one', () =>
    opened({}, async (page) => {
      const lost: number[] = [];
      for (const steps of ['1000', '20', '5', '1']) {
        await page.figure.getByRole('radio', { name: steps, exact: true }).check();
        await page.figure.getByRole('button', { name: 'To the end' }).click();
        lost.push(parseFloat(await value(page, 'lost')));
      }
      assert.deepEqual(
        lost,
        [...lost].sort((a, b) => a - b),
      );
      assert.ok((lost[2] ?? 0) > 12 && lost[3] === 100, String(lost));
      assert.match(await said(page, 1), /near −0\.4\d?, the average of taco and burrito/);
      assert.equal(await page.figure.locator('dd[data-key="lost"]').getAttribute('class'), 'bad');
    }));

  it('steps, can be scrubbed, and plays until it is stopped', () =>
    opened({}, async (page) => {
      const step = page.figure.getByRole('button', { name: 'One step' });
      await page.figure.getByRole('radio', { name: '20', exact: true }).check();
      await step.click();
      assert.equal(await value(page, 't'), '950');
      const position = page.figure.getByRole('slider', { name: 'Steps walked' });
      await position.press('End');
      assert.equal(await value(page, 't'), '0');
      assert.equal(await step.getAttribute('aria-disabled'), 'true');
      await position.press('ArrowLeft');
      assert.equal(await value(page, 't'), '50');
      await page.figure.getByRole('button', { name: 'To the start' }).click();
      await page.figure.getByRole('button', { name: 'Walk' }).press('Enter');
      // A slow machine may look when the second step is past already.
      await page.figure.locator('dd[data-key="t"]', { hasText: /^(900|[1-8]\d\d)$/ }).waitFor();
      await page.figure.getByRole('button', { name: 'Pause' }).press('Enter');
      const stopped = await value(page, 't');
      await page.page.waitForTimeout(700);
      assert.equal(await value(page, 't'), stopped);
      await page.figure.getByRole('button', { name: 'Walk' }).waitFor();
    }));

  it('does not move by itself where no motion is wanted', () =>
    opened({ reducedMotion: true }, async (page) => {
      assert.equal(await page.figure.getByRole('button', { name: 'Walk' }).count(), 0);
      await page.figure.getByRole('button', { name: 'One step' }).click();
      assert.equal(await value(page, 't'), '999');
    }));

  it('says its result to those who hear it', () =>
    opened({ lang: 'ko' }, async (page) => {
      await page.figure.getByRole('radio', { name: '5', exact: true }).check();
      await page.figure.getByRole('button', { name: '끝까지' }).click();
      await page.figure.locator('.figure-saying .unseen', { hasText: '5걸음으로는 무너져요' }).waitFor();
    }));

  for (const { theme, lang, width } of looks)
    it(`has no axe violations and fits: ${theme}, ${lang}, ${width} px`, () =>
      opened({ theme, lang, width }, async (page) => {
        await page.figure.getByRole('radio', { name: theme === 'dark' ? '1000' : '20', exact: true }).check();
        await page.figure.getByRole('button', { name: lang === 'ko' ? '끝까지' : 'To the end' }).click();
        await assertLooks(page, `${theme}-${lang}-${width}`);
      }));
});
