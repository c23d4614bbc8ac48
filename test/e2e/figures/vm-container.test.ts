import assert from 'node:assert/strict';
import { assertLooks, closeFigures, openFigure, type FigurePage, type ThemeName } from './page';

const said = (figure: FigurePage): Promise<string> =>
  figure.figure.getByRole('status').locator('[aria-hidden]').innerText();
/** How often a layer is there. */
const copies = (figure: FigurePage, side: 'vm' | 'container', layer: string): Promise<number> =>
  figure.figure.locator(`[data-side=${side}] [data-layer=${layer}] .vm-cell:not(.missing)`).count();
/** Both cells of a row of the table: virtual machines, containers. */
const row = (figure: FigurePage, name: string | RegExp): Promise<string[]> =>
  figure.figure.getByRole('row', { name }).getByRole('cell').allInnerTexts();

describe('the figure vm-container', function () {
  this.timeout(60_000);
  after(closeFigures);

  let open: FigurePage;
  beforeEach(async () => {
    open = await openFigure('vm-container');
  });
  afterEach(async () => {
    assert.deepEqual(open.problems, []);
    await open.close();
  });

  it('multiplies systems and kernels on one side, and only apps on the other: by keyboard alone, from 1 to 8', async () => {
    const { page, figure } = open;
    await figure.getByRole('button', { name: 'Add an app' }).focus();
    for (let press = 0; press < 7; press++) await page.keyboard.press('Enter');
    // At the limit the button stays where it is, keeps the focus, and does nothing more.
    assert.equal(
      await figure.getByRole('button', { name: 'Add an app' }).getAttribute('aria-disabled'),
      'true',
    );
    for (const layer of ['app', 'libraries', 'system', 'kernel'])
      assert.equal(await copies(open, 'vm', layer), 8, layer);
    assert.equal(await copies(open, 'vm', 'hypervisor'), 1);
    assert.equal(await copies(open, 'container', 'app'), 8);
    for (const layer of ['image', 'engine', 'host'])
      assert.equal(await copies(open, 'container', layer), 1, layer);
    assert.deepEqual(await row(open, 'Kernels'), ['9', '1']);
    assert.match(await said(open), /8 apps, virtual machines run 9 kernels and containers one kernel/);
    await page.keyboard.press('Shift+Tab');
    for (let press = 0; press < 9; press++) await page.keyboard.press('Space');
    assert.equal(await copies(open, 'vm', 'kernel'), 1);
    assert.deepEqual(await row(open, 'Kernels'), ['2', '1']);
  });

  it('counts memory, disk, start and how many fit, from examples that it names', async () => {
    assert.deepEqual(await row(open, 'Memory'), ['5.8 GB', '2.8 GB']);
    assert.deepEqual(await row(open, /^Disk/), ['12.9 GB', '1 GB']);
    assert.deepEqual(await row(open, 'One more'), ['32 s', '2.3 s']);
    assert.deepEqual(await row(open, /^Apps that fit/), ['11', '53']);
    await open.figure.getByText('not measurements: an app 256 MB, a Linux guest 1 GB and 30 s').waitFor();
    await open.figure.getByRole('button', { name: 'Add an app' }).click();
    assert.deepEqual(await row(open, 'Memory'), ['7 GB', '3 GB']);
  });

  it('shows that another distribution is fine on both sides', async () => {
    await open.figure.getByRole('checkbox', { name: 'another distribution' }).check();
    assert.equal(await copies(open, 'container', 'app'), 3);
    assert.equal(await copies(open, 'container', 'image'), 2);
    assert.deepEqual(await row(open, 'Kernels'), ['4', '1']);
    assert.match(await said(open), /fine on both sides/);
  });

  it('shows that another kernel runs only in a virtual machine', async () => {
    await open.figure.getByRole('checkbox', { name: 'Windows (another kernel)' }).check();
    assert.equal(await copies(open, 'vm', 'app'), 3);
    assert.equal(await copies(open, 'container', 'app'), 2);
    await open.figure.locator('[data-side=container] [data-layer=app] .missing', { hasText: '✕' }).waitFor();
    assert.match(await said(open), /only in a virtual machine/);
  });

  it('puts one Linux machine under the containers of Docker Desktop', async () => {
    assert.equal(await copies(open, 'container', 'linux'), 0);
    await open.figure.getByRole('checkbox', { name: 'Docker Desktop' }).check();
    assert.equal(await copies(open, 'container', 'linux'), 1);
    assert.deepEqual(await row(open, 'Kernels'), ['4', '2']);
    assert.deepEqual(await row(open, /^Apps that fit/), ['11', '50']);
    await open.figure.getByRole('button', { name: 'Add an app' }).click();
    assert.equal(await copies(open, 'container', 'linux'), 1);
  });

  it('holds in both languages, four themes and two widths', async () => {
    for (const [lang, theme, width] of [
      ['ko', 'light', 720],
      ['ko', 'dark', 400],
      ['en', 'hcLight', 400],
      ['en', 'hcDark', 720],
    ] as ['ko' | 'en', ThemeName, number][]) {
      const one = await openFigure('vm-container', { lang, theme, width });
      for (const box of await one.figure.getByRole('checkbox').all()) await box.check();
      for (let press = 0; press < 5; press++) await one.figure.getByRole('button').last().click();
      await assertLooks(one, `${theme}-${lang}-${width}`);
      assert.deepEqual(one.problems, []);
      // No cell cuts its text.
      assert.ok(
        await one.page.evaluate(() =>
          [...document.querySelectorAll('.vm-cell')].every(
            (cell) => cell.scrollWidth <= cell.clientWidth + 1,
          ),
        ),
      );
      await one.close();
    }
  });
});
