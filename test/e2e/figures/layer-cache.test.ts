import assert from 'node:assert/strict';
import { assertLooks, closeFigures, openFigure, type FigurePage, type ThemeName } from './page';

const line = (page: FigurePage, id: string) => page.figure.locator(`[data-line="${id}"]`);
const order = async (page: FigurePage): Promise<string> =>
  (
    await page.figure
      .locator('[data-line]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['line'] ?? ''))
  ).join(' ');
const statuses = async (page: FigurePage): Promise<string> =>
  (await page.figure.locator('.layer-status').allTextContents()).join(' ');
const why = async (page: FigurePage, id: string): Promise<string> =>
  (await line(page, id).locator('.layer-why').textContent()) ?? '';
const number = (page: FigurePage, key: string) => page.figure.locator(`dd[data-key=${key}]`).textContent();
const said = async (page: FigurePage): Promise<string> =>
  (await page.figure.locator('.figure-saying > :first-child').textContent()) ?? '';
const edit = (page: FigurePage, name: string) =>
  page.figure.getByRole('radio', { name, exact: true }).check();

describe('the figure layer-cache, in a browser', () => {
  after(closeFigures);

  it('shows from which line on things are made anew, with times and their sum', async () => {
    const page = await openFigure('layer-cache');
    assert.equal(await statuses(page), 'CACHED CACHED CACHED CACHED CACHED noted');
    await edit(page, 'one letter of app.py');
    assert.equal(await statuses(page), 'CACHED CACHED CACHED CACHED rebuilt noted');
    assert.match(await why(page, 'copyAll'), /changed: app\.py$/);
    await edit(page, 'requirements.txt');
    assert.equal(await statuses(page), 'CACHED CACHED rebuilt rebuilt rebuilt noted');
    assert.match(await why(page, 'install'), /above has changed: COPY requirements\.txt/);
    const times = await page.figure
      .locator('.layer-time')
      .evaluateAll((all) => all.reduce((sum, one) => sum + Number.parseFloat(one.textContent || '0'), 0));
    assert.equal(await number(page, 'now'), `${times.toFixed(1)} s`);
    assert.ok(times > 40);
    await edit(page, 'the base image (a new 3.12-slim)');
    assert.equal(await statuses(page), 'rebuilt rebuilt rebuilt rebuilt rebuilt noted');
    await edit(page, 'only the time of app.py (touch)');
    assert.match(await said(page), /Everything is CACHED/);
    assert.match(await page.figure.innerText(), /Times are examples/);
    await page.close();
  });

  it('leads by keyboard to what the order costs: COPY . . above pip install', async () => {
    const page = await openFigure('layer-cache');
    assert.match((await number(page, 'app')) ?? '', /^0\.\d s$/);
    const up = line(page, 'copyAll').getByRole('button', { name: 'Up: COPY . .' });
    await up.focus();
    await page.page.keyboard.press('Enter');
    assert.equal(await order(page), 'from workdir copyList copyAll install cmd');
    // The focus stays on the button, wherever its line went.
    assert.ok(await up.evaluate((one) => one === document.activeElement));
    assert.equal(await statuses(page), 'CACHED CACHED CACHED rebuilt rebuilt noted');
    assert.match(await why(page, 'copyAll'), /another place/);
    assert.match((await number(page, 'app')) ?? '', /^42\.\d s$/);
    assert.ok(await page.figure.locator('dd[data-key=app].bad').count());
    assert.match(await said(page), /every edit of app\.py installs all libraries again \(42\.\d s\)/);
    // Built once, the order is in the cache; and an edit costs what was foretold.
    await page.figure.getByRole('button', { name: 'Build', exact: true }).press('Enter');
    assert.equal(await statuses(page), 'CACHED CACHED CACHED CACHED CACHED noted');
    await edit(page, 'one letter of app.py');
    assert.equal(await number(page, 'now'), await number(page, 'app'));
    await page.figure.getByRole('button', { name: 'As in the lecture' }).press('Enter');
    assert.equal(await order(page), 'from workdir copyList install copyAll cmd');
    assert.equal(await statuses(page), 'CACHED CACHED CACHED CACHED rebuilt noted');
    await up.press('Enter');
    await line(page, 'from').getByRole('button', { name: 'Up: FROM' }).press('Enter');
    assert.match(await order(page), /^from /);
    assert.deepEqual(page.problems, []);
    await page.close();
  });

  it('builds: what was edited is in the cache then', async () => {
    const page = await openFigure('layer-cache');
    await edit(page, 'requirements.txt');
    await page.figure.getByRole('button', { name: 'Build', exact: true }).click();
    assert.ok(await page.figure.getByRole('radio', { name: 'nothing' }).isChecked());
    assert.match(await said(page), /^Built \(42\.\d s\)/);
    assert.equal(await number(page, 'now'), '0.0 s');
    await page.close();
  });

  it('moves a line by dragging, and back with Escape', async () => {
    const page = await openFigure('layer-cache');
    const { mouse, keyboard } = page.page;
    const grab = async (id: string): Promise<void> => {
      const box = await line(page, id).locator('.layer-handle').boundingBox();
      assert.ok(box);
      await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await mouse.down();
    };
    const over = async (id: string, part: number): Promise<void> => {
      const box = await line(page, id).boundingBox();
      assert.ok(box);
      await mouse.move(box.x + 20, box.y + box.height * part, { steps: 8 });
    };
    await grab('copyAll');
    await over('copyList', 0.3);
    await mouse.up();
    assert.equal(await order(page), 'from workdir copyAll copyList install cmd');
    await mouse.move(5, 5);
    assert.equal(await order(page), 'from workdir copyAll copyList install cmd', 'it was let go');
    await grab('workdir');
    await over('cmd', 0.8);
    assert.equal(await order(page), 'from copyAll copyList install cmd workdir');
    await keyboard.press('Escape');
    assert.equal(await order(page), 'from workdir copyAll copyList install cmd');
    await over('cmd', 0.8);
    await mouse.up();
    assert.equal(await order(page), 'from workdir copyAll copyList install cmd');
    assert.deepEqual(page.problems, []);
    await page.close();
  });

  it('says when an order cannot work, where, and why', async () => {
    const page = await openFigure('layer-cache');
    const move = (id: string, way: 'Up' | 'Down') =>
      line(page, id).getByRole('button', { name: way }).click();
    await move('install', 'Up');
    assert.equal(await statuses(page), 'CACHED CACHED fails not reached not reached not reached');
    assert.match(await said(page), /cannot work.*no requirements\.txt in the image yet/);
    assert.equal(await number(page, 'app'), 'does not work');
    // A failed build keeps what it had made, and says again that it failed.
    await page.figure.getByRole('button', { name: 'Build', exact: true }).click();
    assert.match(await said(page), /cannot work/);
    await move('install', 'Down');
    await move('workdir', 'Down');
    assert.match(await why(page, 'install'), /pip looks in \/app/);
    await page.figure.getByRole('button', { name: 'COPY . . first' }).click();
    for (let times = 0; times < 3; times++) await move('workdir', 'Down');
    assert.match(await statuses(page), /ends at start/);
    assert.match(await why(page, 'cmd'), /does not find app\.py/);
    await move('from', 'Down');
    assert.match(await said(page), /no build stage in current context/);
    assert.deepEqual(page.problems, []);
    await page.close();
  });

  it('shows what a .dockerignore is good for', async () => {
    const page = await openFigure('layer-cache');
    await edit(page, 'train.log (a training log)');
    assert.match(await said(page), /Everything is CACHED/);
    await page.figure.getByRole('checkbox').uncheck();
    assert.equal(await statuses(page), 'CACHED CACHED CACHED CACHED rebuilt noted');
    await page.figure.getByRole('button', { name: 'Build', exact: true }).click();
    await edit(page, '.git (one commit)');
    assert.match(await why(page, 'copyAll'), /changed: \.git$/);
    await page.close();
  });

  for (const theme of ['light', 'dark', 'hcDark', 'hcLight'] satisfies ThemeName[])
    it(`is readable and accessible, ${theme}`, async function () {
      this.timeout(60_000);
      for (const lang of ['ko', 'en'] as const)
        for (const width of [400, 720]) {
          const page = await openFigure('layer-cache', { theme, lang, width });
          await page.figure.getByRole('radio').nth(1).check();
          if (width === 720) await page.figure.getByRole('button').nth(-2).click();
          else await line(page, 'install').getByRole('button').first().click();
          await assertLooks(page, `${theme}-${lang}-${width}`);
          assert.deepEqual(page.problems, []);
          await page.close();
        }
    });
});
