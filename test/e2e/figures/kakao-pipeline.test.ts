import assert from 'node:assert/strict';
import { assertLooks, closeFigures, openFigure, type FigurePage, type ThemeName } from './page';

const stage = (page: FigurePage, number: number) => page.figure.locator(`[data-stage="${number}"]`);
const toggle = (page: FigurePage, number: number) => stage(page, number).getByRole('checkbox');
const choose = (page: FigurePage, number: number, name: string) =>
  stage(page, number).getByRole('radio', { name }).check();
const said = async (page: FigurePage): Promise<string> =>
  (await page.figure.locator('.figure-saying > :first-child').textContent()) ?? '';
const remark = async (page: FigurePage, number: number): Promise<string> =>
  (await stage(page, number).locator('.kakao-remark:not([hidden])').allTextContents()).join('');
const switchOn = async (page: FigurePage, upTo: number): Promise<void> => {
  for (let number = 1; number <= upTo; number++) await toggle(page, number).check();
};
const repair = async (page: FigurePage): Promise<void> => {
  await choose(page, 1, 'Those that begin with the year');
  await choose(page, 2, 'Inside the first pair of quotes');
  await choose(page, 3, 'Bring together, then count');
  await choose(page, 5, 'As numbers');
};

describe('the figure kakao-pipeline, in a browser', () => {
  after(closeFigures);

  it('switches stages on one by one, in order, and off with all that follow', async () => {
    const page = await openFigure('kakao-pipeline');
    assert.ok(await toggle(page, 1).isEnabled());
    assert.ok(await toggle(page, 2).isDisabled());
    assert.match(await said(page), /chat\.txt has \d+ lines/);
    await switchOn(page, 3);
    assert.ok(await toggle(page, 4).isEnabled());
    assert.ok(await toggle(page, 5).isDisabled());
    await toggle(page, 1).uncheck();
    assert.ok(await toggle(page, 2).isDisabled());
    assert.ok(!(await toggle(page, 3).isChecked()));
    assert.equal(await stage(page, 2).locator('.kakao-lines').isVisible(), false);
    await page.close();
  });

  it('shows lines in and out side by side; what goes in is what came out before', async () => {
    const page = await openFigure('kakao-pipeline');
    await switchOn(page, 6);
    await repair(page);
    const count = async (number: number, which: number): Promise<number> =>
      Number(
        /\d+/.exec((await stage(page, number).locator('.kakao-count').nth(which).textContent()) ?? '')?.[0],
      );
    for (let number = 1; number < 6; number++)
      assert.equal(await count(number, 1), await count(number + 1, 0), String(number));
    assert.deepEqual(
      [await count(1, 0), await count(1, 1), await count(4, 1), await count(6, 1)],
      [79, 42, 6, 3],
    );
    assert.deepEqual(await stage(page, 6).locator('.kakao-rows').nth(1).locator('li').allTextContents(), [
      '     11 하늘',
      '      9 민지',
      '      9 도윤',
    ]);
    assert.match(await said(page), /하늘 11 · 민지 9 · 도윤 9\. That is right/);
    const [input, output] = await Promise.all(
      [0, 1].map((which) => stage(page, 2).locator('.kakao-rows').nth(which).boundingBox()),
    );
    assert.ok(input && output && output.x > input.x + input.width, 'not side by side');
    await page.close();
  });

  it('names the first stage whose result surprises, as it is repaired one by one, by keyboard', async () => {
    const page = await openFigure('kakao-pipeline');
    await switchOn(page, 6);
    const wrong = page.figure.locator('.kakao-remark.bad');
    const expectWrong = async (number: number, why: RegExp): Promise<void> => {
      assert.equal(await wrong.count(), 1);
      assert.match(await remark(page, number), why);
      assert.match(await said(page), new RegExp(`first stage to go wrong is ${number} `));
    };
    await expectWrong(1, /Lines of other years/);
    assert.match(await remark(page, 2), /went wrong in stage 1/);
    await stage(page, 1).getByRole('radio').first().focus();
    await page.page.keyboard.press('ArrowDown');
    await expectWrong(1, /their text mentions this one/);
    await page.page.keyboard.press('ArrowDown');
    await expectWrong(2, /become one person/);
    await stage(page, 2).getByRole('radio').first().focus();
    await page.page.keyboard.press('ArrowDown');
    await expectWrong(3, /one person appears in several lines/);
    await stage(page, 3).getByRole('radio').first().focus();
    await page.page.keyboard.press('ArrowDown');
    await expectWrong(5, /9 comes before 11/);
    await stage(page, 5).getByRole('radio').first().focus();
    await page.page.keyboard.press('ArrowDown');
    assert.equal(await wrong.count(), 0);
    assert.match(await remark(page, 5), /by luck/);
    assert.match(await said(page), /That is right/);
    await page.page.keyboard.press('ArrowDown');
    assert.equal(await remark(page, 5), '');
    assert.match(await said(page), /That is right/);
    assert.deepEqual(page.problems, []);
    await page.close();
  });

  it('changes the places of counting and bringing together', async () => {
    const page = await openFigure('kakao-pipeline');
    await switchOn(page, 4);
    assert.match((await stage(page, 3).locator('.figure-toggle').textContent()) ?? '', /^3\. Count/);
    await choose(page, 3, 'Bring together, then count');
    assert.match((await stage(page, 3).locator('.figure-toggle').textContent()) ?? '', /^3\. Bring/);
    assert.match((await stage(page, 4).locator('.figure-toggle').textContent()) ?? '', /^4\. Count/);
    await page.close();
  });

  it('answers for another year, and says who is cut off in a tie', async () => {
    const page = await openFigure('kakao-pipeline');
    await switchOn(page, 6);
    await repair(page);
    await page.figure.getByRole('radio', { name: '2022' }).check();
    assert.match(await said(page), /준서 14 · 하늘 4 · 민지 4\. That is right\. 도윤 wrote 4 as well/);
    await page.close();
  });

  it('shows no command before it is asked for or its stage was tried in every way', async () => {
    const page = await openFigure('kakao-pipeline');
    await switchOn(page, 6);
    // No text, attribute or hidden element has one. The last stage has one way only, and its command stays closed.
    const html = (): Promise<string> => page.figure.evaluate((figure) => figure.outerHTML);
    const telling = /grep|\bcut\b|uniq|sort\b|head -n|\^\d|-f 2/;
    assert.doesNotMatch(await html(), telling);
    await repair(page);
    assert.doesNotMatch(await html(), telling);
    const details = (number: number) => stage(page, number).locator('details');
    assert.equal(await details(1).isVisible(), false);
    // Stage 2 has two ways, both tried by now; stage 1 one more.
    assert.ok(await details(2).isVisible());
    assert.match(await details(2).innerText(), /spoiler/);
    assert.doesNotMatch(await html(), telling);
    await details(2).locator('summary').press('Enter');
    await details(2).locator('code:not(:empty)').waitFor();
    assert.equal(await details(2).locator('code').textContent(), `cut -d '"' -f 2`);
    await choose(page, 1, 'Those with the year anywhere');
    assert.ok(await details(1).isVisible());
    // By asking, after a word that says what it is.
    await stage(page, 5)
      .getByRole('button', { name: /spoiler/ })
      .press('Enter');
    assert.equal(await details(5).locator('code').textContent(), 'sort -rn');
    assert.ok(
      await details(5)
        .locator('summary')
        .evaluate((one) => one === document.activeElement),
    );
    assert.deepEqual(page.problems, []);
    await page.close();
  });

  for (const theme of ['light', 'dark', 'hcDark', 'hcLight'] satisfies ThemeName[])
    it(`is readable and accessible, ${theme}`, async function () {
      this.timeout(60_000);
      for (const lang of ['ko', 'en'] as const)
        for (const width of [400, 720]) {
          const page = await openFigure('kakao-pipeline', { theme, lang, width });
          await switchOn(page, 5);
          await stage(page, 1).getByRole('radio').last().check();
          await stage(page, 5).getByRole('button').click();
          await assertLooks(page, `${theme}-${lang}-${width}`);
          assert.deepEqual(page.problems, []);
          await page.close();
        }
    });
});
