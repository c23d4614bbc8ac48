import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../harness/chromium';
import { fixture, openPage, type WidgetPage } from './page';

describe('stored widgets', () => {
  let browser: Browser;
  let open: WidgetPage | undefined;
  before(async () => {
    browser = await launchChromium();
  });
  afterEach(async () => {
    await open?.close();
    open = undefined;
  });
  after(() => browser.close());

  const draw = async (name: string, trusted = false): Promise<WidgetPage> => {
    open = await openPage(browser, await fixture(`widgets/${name}`), { trusted });
    await open.drawAll();
    return open;
  };
  const noTrouble = async (page: WidgetPage): Promise<void> => {
    assert.deepEqual(await page.violations(), []);
    assert.deepEqual(page.problems, []);
    assert.deepEqual(page.requests, []);
  };
  const texts = (page: WidgetPage, selector: string): Promise<string[]> =>
    page.frame.locator(selector).allTextContents();

  for (const name of ['controls', 'controls7', 'containers', 'containers7', 'links', 'links7', 'outputs'])
    it(`draws all of ${name}.ipynb under the page's policy`, async () => {
      const page = await draw(name);
      assert.deepEqual(await texts(page, '[data-kind=notice]'), []);
      assert.ok((await page.frame.locator('.widget-root .jupyter-widgets').count()) > 3);
      await noTrouble(page);
    });

  for (const name of ['controls', 'controls7'])
    it(`shows the stored values of ${name}.ipynb`, async () => {
      const { frame } = await draw(name);
      const byLabel = (label: string): Promise<string> =>
        frame.getByLabel(label, { exact: true }).inputValue();
      assert.equal(await byLabel('Name'), 'diffusion');
      assert.equal(await byLabel('Batch'), '32');
      assert.equal(await byLabel('Day'), '2026-03-02');
      assert.equal(await byLabel('Model'), 'forest');
      assert.equal(await frame.getByRole('checkbox', { name: 'Use GPU' }).isChecked(), true);
      assert.equal(await frame.getByRole('radio', { name: 'l2' }).isChecked(), true);
      assert.match((await frame.locator('.widget-hslider').first().textContent()) ?? '', /Epochs.*12/);
      assert.equal(await frame.locator('.bold-part').evaluate((element) => element.localName), 'b');
      const image = frame.locator('img.widget-image');
      assert.equal(await image.evaluate((element) => (element as HTMLImageElement).naturalWidth), 1);
    });

  it('draws icons of buttons from the bundled font', async () => {
    const { frame } = await draw('controls');
    const icon = frame.locator('button:has-text("Train") i.fa-check');
    assert.match(
      await icon.evaluate((element) => getComputedStyle(element).fontFamily),
      /Font Awesome 5 Free/,
    );
    await frame.evaluate('document.fonts.ready');
    assert.equal(await frame.evaluate('document.fonts.check("900 14px \\"Font Awesome 5 Free\\"")'), true);
  });

  for (const name of ['links', 'links7'])
    it(`keeps linked controls of ${name}.ipynb in step without Python, in all views`, async () => {
      const { frame } = await draw(name);
      const number = frame.getByLabel('Both ways');
      await number.fill('11');
      await number.press('Enter');
      const sliders = frame.locator('.widget-hslider:has-text("Source") .widget-readout');
      assert.deepEqual(await sliders.allTextContents(), ['11', '11']);
      const bar = frame.getByRole('progressbar', { name: 'One way' });
      assert.equal(await bar.getAttribute('aria-valuenow'), '11');
      await frame
        .locator('.widget-hslider [role=slider], .widget-hslider .ui-slider-handle')
        .first()
        .press('ArrowRight');
      assert.equal(await number.inputValue(), '12');
      assert.equal(await frame.locator('.widget-hint').count(), 0, 'a linked control needs no Python');
    });

  it('asks for the state once, whatever the number of views', async () => {
    const { frame } = await draw('controls');
    assert.equal(await frame.evaluate('asked.states'), 1);
  });

  it("draws what an Output widget captured with the page's own renderers", async () => {
    const page = await draw('outputs');
    const output = page.frame.locator('.widget-output').first();
    assert.deepEqual(
      await output
        .locator('[data-kind]')
        .evaluateAll((all) =>
          all.map((one) => [(one as HTMLElement).dataset['kind'], one.textContent.trim()]),
        ),
      [
        ['text', 'plain line'],
        ['text', 'warning line'],
        ['html', 'rich line'],
        ['markdown', 'strong line'],
      ],
    );
    assert.deepEqual(await texts(page, '.widget-output .widget-output'), []);
    assert.match((await texts(page, '.widget-output .widget-hslider')).join(), /Nested/);
    assert.ok(
      (await texts(page, '.widget-output [data-kind=text]')).some((text) => text.includes('square is 16')),
    );
    assert.deepEqual(await texts(page, '.widget-output [data-kind=error]'), ['bad input']);
  });

  it('says why a view without stored state is not drawn, beside its text', async () => {
    const page = await draw('no-state');
    const [cell] = await texts(page, '#cell-0');
    assert.match(cell ?? '', /VBox\(children=.*saved without the state of its widgets.*Save Widget State/s);
    await noTrouble(page);
  });

  it('names the module and version that a third-party widget needs, alone and inside a box', async () => {
    const page = await draw('third-party', true);
    const notices = await texts(page, '[data-kind=notice]');
    assert.equal(notices.length, 2);
    for (const notice of notices) assert.match(notice, /bqplot 0\.5\.46/);
    assert.match((await texts(page, '#cell-0'))[0] ?? '', /Figure\(title=/);
    assert.equal(
      await page.frame.locator('#cell-1 .widget-hslider').count(),
      1,
      'the slider beside it is drawn',
    );
    await noTrouble(page);
  });

  it('removes everything it drew, and asks again after a reset', async () => {
    const { frame } = await draw('links');
    await frame.evaluate('undrawAll()');
    assert.equal(await frame.locator('.widget-root, .jupyter-widgets').count(), 0);
    await frame.evaluate('renderers.widgets.reset()');
    await frame.evaluate('drawCell(0)');
    assert.equal(await frame.evaluate('asked.states'), 2);
    assert.equal(await frame.locator('.widget-hslider').count(), 1);
  });

  it('survives that the page takes a tile away before it is undrawn', async () => {
    const page = await draw('containers');
    await page.frame.evaluate(
      'for (const cell of document.querySelectorAll("section")) cell.remove(); undrawAll();',
    );
    await noTrouble(page);
  });

  // How fast they are, `npm run bench` says.
  it('draws 400 buttons', async () => {
    const page = (open = await openPage(browser, await fixture('buttons400')));
    await page.drawAll();
    assert.equal(await page.frame.locator('button.jupyter-button').count(), 400);
    await noTrouble(page);
  });
});
