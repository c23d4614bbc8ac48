import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { assertLooks, closeFigures, openFigure, type FigurePage, type ThemeName } from './page';

const said = (figure: FigurePage): Promise<string> =>
  figure.figure.getByRole('status').locator('[aria-hidden]').innerText();
const value = (figure: FigurePage, group: number, key: string): Promise<string> =>
  figure.figure.locator('.figure-numbers').nth(group).locator(`[data-key=${key}]`).innerText();
const online = (figure: FigurePage, key: string): Promise<string> => value(figure, 0, key);
const batch = (figure: FigurePage, key: string): Promise<string> => value(figure, 1, key);
/** Width of a bar of the day, as a part of the whole day's. */
async function share(figure: FigurePage, bar: string): Promise<number> {
  const width = async (id: string): Promise<number> =>
    Number(await figure.figure.locator(`[data-bar=${id}]`).getAttribute('width'));
  return (await width(bar)) / (await width('online'));
}

describe('the figure serving-load', function () {
  this.timeout(60_000);
  after(closeFigures);

  let open: FigurePage;
  let load: Locator;
  let workers: Locator;
  beforeEach(async () => {
    open = await openFigure('serving-load');
    load = open.figure.getByRole('slider', { name: 'Requests per second' });
    workers = open.figure.getByRole('slider', { name: 'Workers' });
  });
  afterEach(async () => {
    assert.deepEqual(open.problems, []);
    await open.close();
  });

  it('shoots up before the limit of 20 a second and never looks finite beyond: by keyboard alone', async () => {
    const { page, figure } = open;
    await load.focus();
    for (let press = 0; press < 6; press++) await page.keyboard.press('ArrowRight');
    // M/D/1 at 16 of 20: on average 0.8² / (2 × 0.2) requests wait.
    assert.equal(await online(open, 'waiting'), '1.6');
    assert.equal(await online(open, 'p50'), '114 ms');
    assert.equal(await online(open, 'p95'), '381 ms');
    for (let press = 0; press < 9; press++) await page.keyboard.press('ArrowRight');
    assert.equal(await load.getAttribute('aria-valuetext'), '25 a second');
    for (const key of ['waiting', 'p50', 'p95']) assert.equal(await online(open, key), 'grows without end');
    assert.equal(await online(open, 'utilisation'), '125 %');
    assert.match(await said(open), /^✕ 25 a second come, and only 20 .* grows without end, by 5 a second/);
    assert.equal(await figure.locator('[data-mark]').count(), 0);
    await figure
      .getByRole('status')
      .locator('.unseen', { hasText: 'by 5 a second' })
      .waitFor({ state: 'attached' });
    // Exactly at the limit no number fits either.
    for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowLeft');
    assert.equal(await online(open, 'p95'), 'grows without end');
    assert.match(await said(open), /exactly the limit/);
  });

  it('comes to rest again with a second worker, for twice the money', async () => {
    await load.fill('25');
    assert.equal(await online(open, 'cost'), '₩2,400');
    await workers.fill('2');
    assert.match(await online(open, 'p95'), /ms$/);
    assert.equal(await online(open, 'cost'), '₩4,800');
    assert.equal(await open.figure.locator('[data-mark]').count(), 2);
    // Less work for each request does it too, as the section's question says.
    await workers.fill('1');
    await open.figure.getByRole('slider', { name: 'Time for one request' }).fill('30');
    assert.match(await online(open, 'p95'), /ms$/);
  });

  it('needs no queue up to the limit when guests come at even intervals, as in the code of the lecture', async () => {
    await open.figure.getByRole('radio', { name: 'at even intervals' }).check();
    await load.fill('20');
    assert.equal(await online(open, 'p95'), '50 ms');
    assert.match(await said(open), /everybody has an answer in 50 ms/);
    await load.fill('21');
    assert.equal(await online(open, 'p95'), 'grows without end');
    await load.fill('17');
    const tails: number[] = [];
    for (const name of ['at even intervals', /^unevenly$/, 'uneven work']) {
      await open.figure.getByRole('radio', { name }).check();
      tails.push(Number.parseInt(await online(open, 'p95'), 10));
    }
    assert.ok(tails[0]! < tails[1]! && tails[1]! < tails[2]!, tails.join());
    await open.figure.getByText('Erlang C').waitFor();
  });

  it('moves the end and the cost of a batch instead', async () => {
    assert.deepEqual(
      [await batch(open, 'hours'), await batch(open, 'ends'), await batch(open, 'cost')],
      ['4 h', '07:00', '₩400'],
    );
    assert.ok(Math.abs((await share(open, 'batch')) - 4 / 24) < 0.01);
    await load.fill('25');
    assert.deepEqual([await batch(open, 'ends'), await batch(open, 'cost')], ['13:00', '₩1,000']);
    assert.ok(Math.abs((await share(open, 'batch')) - 10 / 24) < 0.01);
    assert.match(await said(open), /As a batch there is no queue, but it ends only at 13:00/);
    await workers.fill('2');
    assert.deepEqual([await batch(open, 'ends'), await batch(open, 'cost')], ['08:00', '₩1,000']);
    await open.figure.getByText('Batch is right when you know in advance').waitFor();
    await open.figure.getByText("nobody's real prices").waitFor();
    await workers.fill('1');
    await open.figure.getByRole('slider', { name: 'Time for one request' }).fill('200');
    await load.fill('50');
    assert.match(await batch(open, 'ends'), /days? later|next day/);
    assert.ok((await share(open, 'batch')) <= 1);
    assert.match(await said(open), /does not end within a day/);
  });

  it('draws its curves up to the limit, anew for every width', async () => {
    const chart = open.figure.locator('.serving-chart svg').first();
    const curves = (): Promise<string[]> =>
      chart.locator('path.serving-curve').evaluateAll((all) => all.map((one) => one.getAttribute('d') ?? ''));
    const before = await curves();
    assert.equal(before.length, 2);
    assert.ok(before.every((path) => !path.includes('NaN') && path.split('L').length > 20));
    const size = (): Promise<string | null> => chart.getAttribute('viewBox');
    const wide = await size();
    await open.page.setViewportSize({ width: 432, height: 900 });
    await open.page.waitForFunction(
      (old) => document.querySelector('.serving-chart svg')?.getAttribute('viewBox') !== old,
      wide,
    );
    // One unit is one pixel: text of size 14 is 14 pixels high.
    const box = await chart.boundingBox();
    assert.equal(Math.round(box!.width), Number((await size())!.split(' ')[2]));
  });

  it('holds in both languages, four themes and two widths, at every place of the slider', async () => {
    for (const [lang, theme, width] of [
      ['ko', 'light', 400],
      ['ko', 'dark', 720],
      ['en', 'hcDark', 400],
      ['en', 'hcLight', 720],
    ] as ['ko' | 'en', ThemeName, number][]) {
      const one = await openFigure('serving-load', { lang, theme, width });
      const slider = one.figure.getByRole('slider').first();
      for (const rate of ['1', '50', '20', '17']) {
        await slider.fill(rate);
        const cut = await one.page.evaluate(() =>
          [...document.querySelectorAll('.figure-drawing:not(.serving-sample)')].flatMap((drawing) => {
            const frame = drawing.getBoundingClientRect();
            const texts = [...drawing.querySelectorAll('text')].map((text) => ({
              text: text.textContent,
              at: text.getBoundingClientRect(),
            }));
            return texts.flatMap(({ text, at }, index) => [
              ...(at.left < frame.left - 1 || at.right > frame.right + 1 ? [`${text} is cut`] : []),
              ...texts
                .slice(index + 1)
                .filter(
                  (other) =>
                    at.left < other.at.right &&
                    other.at.left < at.right &&
                    at.top + 3 < other.at.bottom - 3 &&
                    other.at.top + 3 < at.bottom - 3,
                )
                .map((other) => `${text} lies on ${other.text}`),
            ]);
          }),
        );
        assert.deepEqual(cut, [], `${lang} ${theme} ${width} at ${rate}`);
      }
      await assertLooks(one, `${theme}-${lang}-${width}`);
      assert.deepEqual(one.problems, []);
      await one.close();
    }
  });
});
