import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { sharedWorkbench, temporaryWorkspace } from '../../harness/session';
import type { Workbench } from '../../harness/workbench';

describe('panel page in VS Code', function () {
  this.timeout(120_000);
  let lab: Workbench;
  let panel: Frame;
  let tiles: Frame;

  before(async function () {
    // The first start of a fresh clone downloads VS Code.
    this.timeout(600_000);
    const folder = await temporaryWorkspace('test/fixtures/sample-workspace');
    lab = await sharedWorkbench('trusted', folder);
    await lab.executeCommand('aiServiceLab.dashboard.preview', { $uri: `${folder}/hello.ipynb` });
    panel = await lab.webview({ has: 'iframe[sandbox]' });
    tiles = await lab.nestedFrame(panel, 'iframe[sandbox]');
    await tiles.locator('section').first().click();
  });
  after(() => lab.executeCommand('workbench.action.closeAllEditors'));

  const palette = () => lab.page.locator('.quick-input-widget:visible');
  const find = () => panel.locator('.find');

  it('hears in the tiles the keys of VS Code, and its own', async () => {
    await lab.page.keyboard.press('F1');
    await palette().waitFor();
    assert.match(await palette().locator('input').first().inputValue(), /^>/);
    await lab.page.keyboard.press('Escape');
    await tiles.locator('section').first().click();
    await lab.page.keyboard.press('Control+p');
    await palette().waitFor();
    await lab.page.keyboard.press('Escape');
    await tiles.locator('section').first().click();
    await lab.page.keyboard.press('Control+f');
    await find().waitFor();
    await lab.page.keyboard.press('Escape');
    await find().waitFor({ state: 'hidden' });
    const focused = await panel.evaluate(() => document.activeElement?.className);
    assert.equal(focused, 'inner-frame', 'the focus is back in the tiles');
  });

  it('hears them on the toolbar too, once each', async () => {
    await panel.getByRole('button', { name: 'Show Code' }).focus();
    await lab.page.keyboard.press('Control+f');
    await find().waitFor();
    await lab.page.keyboard.type('hello');
    assert.equal(await panel.locator('.find-input').inputValue(), 'hello');
    await lab.page.keyboard.press('Escape');
    await lab.page.keyboard.press('F1');
    await palette().waitFor();
    await lab.page.keyboard.press('Escape');
  });

  it('shows VS Code a theme of its own choosing, in the tiles as well', async () => {
    const background = (frame: Frame): Promise<string> =>
      frame.evaluate(() => getComputedStyle(document.body).backgroundColor);
    for (const theme of ['light', 'hcDark', 'dark'] as const) {
      await lab.setTheme(theme);
      const expected = await background(panel);
      await tiles.waitForFunction(
        (color) => getComputedStyle(document.body).backgroundColor === color,
        expected,
      );
      await lab.screenshot(`panel-vscode-${theme}`);
    }
    assert.deepEqual(lab.problems, []);
  });
});
