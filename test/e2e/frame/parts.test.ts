import assert from 'node:assert/strict';
import type { Part } from '../../../src/core/notebook/types';
import { unsafeHtml } from '../../../src/shared/html';
import { bodiesOf, closeBrowser, html, markdown, openFrame } from './page';

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const svg = (inside: string): Part => ({
  kind: 'svg',
  svg: unsafeHtml(`<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">${inside}</svg>`),
});

describe('parts of a tile', () => {
  after(closeBrowser);

  it('draws every kind, each in its tile', async () => {
    const parts: Part[] = [
      markdown('<h2>Title</h2><p>text</p>'),
      { kind: 'latex', html: unsafeHtml('<p>formula</p>') },
      { kind: 'text', html: unsafeHtml('<span class="ansi-red-fg">red</span>'), stream: 'stderr' },
      { kind: 'error', name: 'KeyError', message: 'x', traceback: unsafeHtml('line 1') },
      html(
        '<table class="dataframe"><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>',
      ),
      svg('<rect width="10" height="10"/>'),
      { kind: 'image', mime: 'image/png', base64: png, width: 30, background: 'light', alt: 'a dot' },
      { kind: 'json', value: { list: [1, { deep: true }] }, expanded: false },
      { kind: 'pdf', base64: 'JVBERi0=' },
      { kind: 'javascript', code: 'element.textContent = "ran"' },
      { kind: 'notice', level: 'info', message: 'output.unknown', args: { mime: 'a/b' } },
    ];
    const { frame, problems, close } = await openFrame(bodiesOf(parts.map((part) => [part])), {
      height: 3000,
      first: 20,
    });
    const tile = (index: number) => frame.locator(`[data-tile=c${index}]`);
    assert.equal(await tile(0).locator('h2').textContent(), 'Title');
    assert.equal(await frame.getByRole('region', { name: 'Title' }).count(), 1);
    assert.equal(await tile(1).locator('.part-latex').textContent(), 'formula');
    assert.equal(await tile(2).getByRole('group', { name: 'Standard error' }).count(), 1);
    const red = await tile(2)
      .locator('.ansi-red-fg')
      .evaluate((element) => getComputedStyle(element).color);
    assert.equal(red, 'rgb(205, 49, 49)');
    assert.equal(await tile(3).locator('strong').textContent(), 'KeyError');
    assert.equal(
      await tile(3)
        .locator('details')
        .evaluate((element: HTMLDetailsElement) => element.open),
      false,
    );
    const header = await tile(4)
      .locator('thead th')
      .evaluate((element) => getComputedStyle(element).position);
    assert.equal(header, 'sticky');
    assert.equal(await tile(5).locator('svg rect').count(), 1);
    assert.equal(await tile(6).getByRole('img', { name: 'a dot' }).getAttribute('width'), '30');
    assert.equal(await tile(7).getByRole('tree').count(), 1);
    assert.match((await tile(8).textContent()) ?? '', /PDF of 1 kB/);
    assert.match((await tile(9).textContent()) ?? '', /Trust the notebook/);
    assert.match((await tile(10).textContent()) ?? '', /a\/b/);
    assert.deepEqual(problems, []);
    await close();
  });

  it('opens a JSON tree with the keyboard, branch by branch', async () => {
    const { frame, page, close } = await openFrame(
      bodiesOf([[{ kind: 'json', value: { list: [1, { deep: true }] }, expanded: false }]]),
    );
    assert.equal(await frame.getByText('deep').count(), 0);
    await frame.locator('[role=treeitem]').first().focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowDown'])
      await page.keyboard.press(key);
    assert.equal(await frame.evaluate(() => document.activeElement?.textContent), 'deep: true');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await frame.getByText('deep').isVisible(), false);
    await close();
  });

  it('keeps a part that fails to its own place', async () => {
    // Deeper than what a recursive reader of the stylesheet or the tree could take.
    const broken = { kind: 'svg' } as unknown as Part;
    const { frame, close } = await openFrame(
      bodiesOf([[broken, markdown('<p>after</p>')], [markdown('<p>next</p>')]]),
    );
    assert.match((await frame.locator('[data-tile=c0]').textContent()) ?? '', /after/);
    assert.match((await frame.locator('[data-tile=c1]').textContent()) ?? '', /next/);
    await close();
  });

  it('asks for all of a long output, and for the cell of a tile', async () => {
    const { frame, intent, close } = await openFrame(
      bodiesOf([[{ kind: 'text', html: unsafeHtml('long'), cut: { shown: 4, total: 4000 } }]]),
    );
    assert.match((await frame.locator('.cut').textContent()) ?? '', /4 of 4,000/);
    await frame.getByRole('button', { name: 'Show all' }).click();
    assert.deepEqual(await intent('showAll'), { type: 'showAll', tile: 'c0' });
    await frame.getByRole('button', { name: 'Show the cell in the notebook' }).click();
    assert.deepEqual(await intent('reveal'), { type: 'reveal', tile: 'c0' });
    await close();
  });

  it('keeps two pictures with the same ids apart, and pandas styles with their table', async () => {
    const picture = (color: string): Part =>
      svg(
        `<defs><linearGradient id="g"><stop stop-color="${color}"/></linearGradient></defs><rect width="40" height="20" fill="url(#g)"/>`,
      );
    const styled = (color: string): Part =>
      html(
        `<style>#T_1 td { color: ${color} } p { color: ${color} }</style><table id="T_1"><tr><td>x</td></tr></table>`,
      );
    const { frame, close } = await openFrame(
      bodiesOf([
        [picture('red')],
        [picture('blue')],
        [styled('rgb(1, 2, 3)')],
        [styled('rgb(4, 5, 6)')],
        [html('<p>plain</p>')],
      ]),
    );
    const fills = await frame.evaluate(() =>
      [...document.querySelectorAll('rect')].map((rect) => {
        const id = /#([^")]+)/.exec(rect.getAttribute('fill') ?? '')?.[1] ?? '';
        return document.getElementById(id)?.querySelector('stop')?.getAttribute('stop-color');
      }),
    );
    assert.deepEqual(fills, ['red', 'blue']);
    const colors = await frame.evaluate(() =>
      [...document.querySelectorAll('td, .part-html > p')].map((one) => getComputedStyle(one).color),
    );
    assert.deepEqual(colors.slice(0, 2), ['rgb(1, 2, 3)', 'rgb(4, 5, 6)']);
    assert.notEqual(colors[2], 'rgb(4, 5, 6)');
    await close();
  });
});
