import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../harness/chromium';
import { byHand, fixture, model, openPage, type Fixture, type WidgetPage } from './page';

describe('controls that need Python', () => {
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
  const draw = async (notebook: Fixture, trusted = false): Promise<WidgetPage> => {
    open = await openPage(browser, notebook, { trusted });
    await open.drawAll();
    return open;
  };

  it('say so once a dashboard, by the control and without taking the focus', async () => {
    const { frame } = await draw(await fixture('widgets/controls'));
    const hint = frame.getByRole('status');
    assert.equal(await hint.count(), 0);
    const slider = frame.getByRole('slider', { name: 'Epochs' });
    await slider.press('ArrowRight');
    assert.match((await hint.textContent()) ?? '', /needs Python/);
    assert.equal(await slider.evaluate((element) => element === document.activeElement), true);
    await frame.getByRole('button', { name: 'Close the hint' }).click();
    await frame.getByLabel('Batch').fill('64');
    await frame.getByLabel('Batch').press('Enter');
    assert.equal(await hint.count(), 0);
  });

  it('say so at each click on a button', async () => {
    const { frame } = await draw(await fixture('widgets/controls'));
    const hint = frame.getByRole('status');
    for (const label of ['Train', 'Stop']) {
      await frame.locator('.widget-button', { hasText: label }).click();
      assert.match((await hint.textContent()) ?? '', /button needs Python/);
      await hint.getByRole('button').press('Escape');
      assert.equal(await hint.count(), 0);
    }
  });

  it('say so before a file is chosen', async () => {
    const { frame } = await draw(byHand({ up: model('FileUpload', { description: 'Data' }) }, 'up'));
    await frame.getByRole('button', { name: /Data/ }).click();
    assert.match((await frame.getByRole('status').textContent()) ?? '', /needs Python/);
  });

  it('leave tabs and accordions alone, which work by themselves and by keyboard', async () => {
    const { frame } = await draw(await fixture('widgets/containers'));
    await frame.getByRole('tab', { name: 'Second' }).click();
    assert.equal(await frame.getByLabel('Other').isVisible(), true);
    const closed = frame.getByRole('button', { name: 'Closed' });
    assert.equal(await closed.getAttribute('aria-expanded'), 'false');
    await closed.press('Enter');
    assert.equal(await closed.getAttribute('aria-expanded'), 'true');
    assert.equal(await frame.getByText('closed one').isVisible(), true);
    assert.equal(await frame.getByRole('status').count(), 0);
  });

  it('shows another card of a stack by a link', async () => {
    const { frame } = await draw(await fixture('widgets/containers'));
    await frame.getByLabel('Card').selectOption('two');
    await frame.getByText('card two').waitFor({ state: 'visible' });
    assert.equal(await frame.getByText('card one').count(), 0);
  });

  it('is said of anywidget code that asks Python', async () => {
    const { frame } = await draw(await fixture('widgets/anywidgets'), true);
    await frame.locator('.ask').click();
    assert.match((await frame.getByRole('status').textContent()) ?? '', /needs Python/);
  });
});
