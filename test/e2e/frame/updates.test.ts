import assert from 'node:assert/strict';
import { bodiesOf, closeBrowser, headOf, html, markdown, openFrame, stateOf } from './page';
import { themes } from './themes';

describe('updates of the page', () => {
  after(closeBrowser);
  const tall = (text: string) => html(`<p style="height: 300px">${text}</p>`);

  it('says that the first screen is there although a tile on it grew and pushed the next ones far away', async () => {
    const bodies = bodiesOf([[tall('first')], [html('<p style="height: 6000px">grows</p>')], [tall('far')]]);
    const page = await openFrame(bodies, { first: 2, height: 700 });
    await page.intent('painted', ({ what }) => what === 'screen');
    assert.equal(await page.frame.locator('.tile.drawn').count(), 2);
    await page.close();
  });

  it('redraws only the changed tile, and keeps scroll, focus and opened details', async () => {
    const bodies = bodiesOf(Array.from({ length: 12 }, (_one, index) => [tall(`tile ${index}`)]));
    const folded = (text: string) => html(`<details><summary>more</summary><p>${text}</p></details>`);
    bodies[6] = { ...bodies[6]!, parts: [folded('old')] };
    const page = await openFrame(bodies, { first: 20 });
    const { frame } = page;
    await frame.evaluate(() => scrollTo(0, 1700));
    await frame.locator('[data-tile=c6] summary').click();
    await frame.evaluate(() => {
      for (const tile of document.querySelectorAll<HTMLElement>('.tile'))
        Object.assign(tile, { mark: tile.textContent });
    });
    const before = await frame.locator('[data-tile=c6]').evaluate((tile) => tile.getBoundingClientRect().top);
    await page.change('c6', { version: '2', parts: [folded('new')], references: [] });
    await frame.getByText('new', { exact: true }).waitFor();
    await page.change('c1', {
      version: '2',
      parts: [html('<p style="height: 900px">taller</p>')],
      references: [],
    });
    await page.intent('redrawn', ({ tile }) => tile === 'c1');
    const after_ = await frame.evaluate(() => ({
      top: document.querySelector('[data-tile=c6]')?.getBoundingClientRect().top ?? 0,
      open: document.querySelector('details')?.open,
      focused: document.activeElement?.localName,
      kept: [...document.querySelectorAll('.tile')].every((tile) => 'mark' in tile),
    }));
    assert.ok(Math.abs(after_.top - before) < 2, `moved by ${after_.top - before}`);
    assert.deepEqual([after_.open, after_.focused, after_.kept], [true, 'summary', true]);
    await page.close();
  });

  it('adds, moves and removes tiles, and draws a part that did not change only once', async () => {
    const bodies = bodiesOf([
      [html('<p>one</p>')],
      [html('<script>window.runs = (window.runs ?? 0) + 1</script>'), html('<p>two</p>')],
    ]);
    const page = await openFrame(bodies, { trusted: true });
    const texts = () =>
      page.frame.locator('.tile').evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-tile')));
    const fresh = { id: 'new', version: '1', parts: [html('<p>three</p>')], references: [] };
    page.bodies.set('new', fresh);
    const [first, second] = page.state.tiles;
    await page.setState({ tiles: [headOf(fresh, 0), second!, first!] });
    await page.frame.getByText('three').waitFor();
    assert.deepEqual(await texts(), ['new', 'c1', 'c0']);
    await page.change('c1', {
      version: '2',
      parts: [bodies[1]!.parts[0]!, html('<p>changed</p>')],
      references: [],
    });
    await page.frame.getByText('changed').waitFor();
    await page.setState({ tiles: page.state.tiles.slice(0, 2) });
    await page.frame.waitForFunction(() => document.querySelectorAll('.tile').length === 2);
    assert.equal(await page.frame.evaluate(() => (window as unknown as { runs: number }).runs), 1);
    await page.close();
  });

  it('ignores bodies of an old version, and asks again for a tile that got nothing else', async () => {
    const page = await openFrame(bodiesOf([[html('<p>right</p>')]]), { first: 0 });
    await page.frame.getByText('right').waitFor();
    await page.post({
      type: 'bodies',
      bodies: [{ id: 'c0', version: '0', parts: [html('<p>stale</p>')], references: [] }],
    });
    await page.post({ type: 'bodies', bodies: [{ id: 'nowhere', version: '1', parts: [], references: [] }] });
    await page.change('c0', { version: '2', parts: [html('<p>next</p>')], references: [] });
    await page.frame.getByText('next').waitFor();
    assert.equal(await page.frame.getByText('stale').count(), 0);
    assert.deepEqual(page.problems, []);
    await page.close();
  });

  it('lays tiles in a grid, one below the other on a phone', async () => {
    const bodies = bodiesOf([[html('a')], [html('b')]]);
    const tiles = bodies.map((body, index) => ({
      ...headOf(body, index),
      place: { row: 0, col: index * 6, width: 6, height: 2 },
    }));
    const page = await openFrame(bodies, {
      state: stateOf(tiles, { layout: 'grid', grid: { columns: 12, rowHeight: 40, gap: 2 } }),
    });
    const tops = () =>
      page.frame.locator('.tile').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    assert.equal(new Set(await tops()).size, 1);
    await page.setState({ width: 'phone' });
    await page.frame.waitForFunction(() => document.querySelector('.width-phone'));
    assert.equal(new Set(await tops()).size, 2);
    await page.close();
  });

  it('follows the theme, or keeps the one that was chosen', async () => {
    const page = await openFrame(bodiesOf([[markdown('<p>text</p>')]]));
    const background = () => page.frame.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(await background(), 'rgb(255, 255, 255)');
    await page.post({ type: 'theme', theme: themes.dark });
    await page.frame.waitForFunction(() => document.body.classList.contains('vscode-dark'));
    assert.equal(await background(), 'rgb(31, 31, 31)');
    await page.setState({ theme: 'light' });
    await page.frame.waitForFunction(() => document.body.classList.contains('vscode-light'));
    assert.equal(await background(), 'rgb(255, 255, 255)');
    await page.close();
  });

  it('shows 10,000 heads, and bodies only near the screen', async () => {
    const bodies = bodiesOf(Array.from({ length: 10_000 }, (_one, index) => [html(`<p>tile ${index}</p>`)]));
    const page = await openFrame(bodies, { first: 5 });
    await page.intent('painted', ({ what }) => what === 'first');
    await page.frame.getByText('tile 6', { exact: true }).waitFor();
    const asked = page.intents.flatMap((intent) => (intent.type === 'need' ? intent.tiles : []));
    assert.ok(asked.length < 200, `${asked.length} bodies asked for`);
    await page.post({ type: 'scrollTo', tile: 'c9000' });
    await page.frame.getByText('tile 9000', { exact: true }).waitFor();
    await page.frame.waitForFunction(() => {
      const { top = -1 } = document.querySelector('[data-tile=c9000]')?.getBoundingClientRect() ?? {};
      return top >= 0 && top < innerHeight;
    });
    await page.close();
  });

  it('hands the keys of the editor over, and keeps the others', async () => {
    const page = await openFrame(bodiesOf([[html('<p>text</p>')]]));
    await page.frame.locator('main').focus();
    await page.frame.evaluate(() =>
      dispatchEvent(new KeyboardEvent('keydown', { key: 'F1', bubbles: true })),
    );
    for (const key of ['Control+f', 'Control+Shift+p', 'Control+c', 'a', 'Escape', 'F6'])
      await page.page.keyboard.press(key);
    await page.intent('key', ({ key }) => key === 'nextPart');
    const keys = page.intents.flatMap((intent) => (intent.type === 'key' ? [intent.key] : []));
    assert.deepEqual(keys, ['find', 'palette', 'closeFind', 'nextPart']);
    await page.close();
  });
});
