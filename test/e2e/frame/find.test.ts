import assert from 'node:assert/strict';
import type { FrameIntent } from '../../../src/shared/frameApi';
import { bodiesOf, closeBrowser, html, openFrame } from './page';

type Found = Extract<FrameIntent, { type: 'found' }>;

describe('find in the page', () => {
  after(closeBrowser);
  const find = (query: string, step: 'stay' | 'next' | 'previous' = 'stay', matchCase = false) =>
    ({ type: 'find', query, step, matchCase }) as const;
  const whole =
    (total: number) =>
    (found: Found): boolean =>
      found.partial === false && found.total === total;

  it('finds across inline elements, in every case and form of Hangul, and opens what is folded', async () => {
    const page = await openFrame(
      bodiesOf([
        [html('<p>Sp<b>eed</b> of light</p>')],
        [html('<details><summary>more</summary><p>the speed</p></details>')],
        [html(`<p>${'한국어 노트북'.normalize('NFD')}</p><p>speed</p><script>"speed"</script>`)],
      ]),
    );
    await page.post(find('SPEED'));
    assert.equal((await page.intent('found', whole(3))).current, 1);
    await page.post(find('SPEED', 'next'));
    assert.equal((await page.intent('found', ({ current }) => current === 2)).total, 3);
    assert.equal(
      await page.frame.locator('details').evaluate((element: HTMLDetailsElement) => element.open),
      true,
    );
    await page.post(find('SPEED', 'previous'));
    await page.post(find('speed', 'previous'));
    await page.post(find('speed', 'stay', true));
    await page.intent('found', whole(2));
    await page.post(find('국어 노트'));
    await page.intent('found', whole(1));
    const marked = await page.frame.evaluate(() =>
      [...(CSS.highlights.get('find-current') ?? [])].map((range) =>
        range instanceof Range ? range.toString().normalize('NFC') : '',
      ),
    );
    assert.deepEqual(marked, ['국어 노트']);
    await page.post(find(''));
    await page.intent('found', whole(0));
    assert.equal(await page.frame.evaluate(() => CSS.highlights.size), 0);
    await page.close();
  });

  it('asks for tiles that were not drawn, says that it is not done, and ends with all of them', async () => {
    const cells = Array.from({ length: 300 }, (_one, index) => [
      html(`<p style="height: 200px">needle ${index}</p>`),
    ]);
    const page = await openFrame(bodiesOf(cells), { first: 5 });
    await page.post(find('needle'));
    await page.intent('found', ({ partial, total }) => partial === true && total < 300);
    await page.intent('found', whole(300));
    await page.post(find('needle', 'previous'));
    await page.intent('found', ({ current }) => current === 300);
    await page.frame.waitForFunction(() => {
      const [range] = CSS.highlights.get('find-current') ?? [];
      const top = range instanceof Range ? range.getBoundingClientRect().top : -1;
      return top >= 0 && top < innerHeight;
    });
    await page.close();
  });
});
