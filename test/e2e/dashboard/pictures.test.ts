import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { builtReader } from '../../fixtures/notes/built';
import { temporaryWorkspace } from '../../harness/session';
import { openWorkbench, type ThemeName, type Workbench } from '../../harness/workbench';
import { openDashboard, shownDashboard, waitForText, type OpenDashboard } from './open';

/**
 * What the READMEs show, taken from the product as it is: `out/screenshots/readme-*.png`, copied to `media/readme` by
 * hand. Each test also holds that what the picture is for is in it.
 */
describe('README pictures', () => {
  let lab: Workbench;
  let folder: string;

  before(async function () {
    this.timeout(120_000);
    folder = await temporaryWorkspace('test/fixtures/sample-workspace');
    lab = await openWorkbench({ trust: true, folder, viewport: { width: 1440, height: 900 } });
  });
  after(() => lab.dispose());

  /** A picture of this notebook beside its editor, once all that is on the first screen is drawn. */
  async function beside(file: string, theme: ThemeName): Promise<OpenDashboard> {
    await lab.executeCommand('workbench.action.closeAllEditors');
    await lab.setTheme(theme);
    await lab.executeCommand('workbench.action.closeSidebar');
    await lab.openFile(file);
    const open = await openDashboard(lab, folder, file);
    // VS Code hides the menus of cells that nobody points at.
    await lab.page.mouse.move(1400, 890);
    return open;
  }

  async function choose(page: OpenDashboard['page'], layout: string): Promise<void> {
    await page
      .getByRole('radiogroup', { name: 'Layout' })
      .getByRole('radio', { name: new RegExp(`^${layout}`) })
      .click();
  }

  it('shows a notebook and its dashboard with figures, tables, mathematics and widgets', async () => {
    const { page, tiles } = await beside('menu-demand.ipynb', 'light');
    await choose(page, 'Flow');
    await tiles.locator('main.layout-flow').waitFor();
    await waitForText(tiles, 'Menu demand');
    await tiles.locator('img').first().waitFor();
    assert.equal(await tiles.locator('pre.code-block').count(), 0);
    await lab.screenshot('readme-dashboard');
  });

  it('shows the same where its author placed the tiles, in a dark theme', async () => {
    const { page } = await beside('menu-demand.ipynb', 'dark');
    await choose(page, 'Grid');
    // By name: which group is the active one depends on when the click above has reached VS Code.
    await lab.companion.closeTab('menu-demand.ipynb');
    // VS Code may load the page anew where its group takes another place.
    const { tiles } = await shownDashboard(lab);
    await tiles.locator('main.layout-grid').waitFor();
    await tiles.locator('img').nth(1).waitFor();
    const [first, second] = await tiles.locator('section:has(img)').all();
    const [left, right] = [await first?.boundingBox(), await second?.boundingBox()];
    assert.ok(left && right && right.y > left.y && right.x > left.x);
    await lab.screenshot('readme-grid');
  });
});

const dockerfile = `FROM python:3.12-slim
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY app.py predict.py weights.npz ./
EXPOSE 8501
CMD ["streamlit", "run", "app.py"]
`;

for (const language of ['en', 'ko'] as const)
  describe(`README pictures of the lectures (${language})`, function () {
    this.timeout(120_000);
    let lab: Workbench;
    let folder: string;
    const name = (picture: string): string => `readme-${picture}${language === 'ko' ? '-ko' : ''}`;

    before(async () => {
      folder = await temporaryWorkspace('test/fixtures/sample-workspace');
      await writeFile(path.join(folder, 'Dockerfile'), dockerfile);
      lab = await openWorkbench({ trust: true, folder, language, viewport: { width: 1440, height: 900 } });
    });
    after(() => lab.dispose());

    it('shows a lecture with a figure beside the file that it is about, and the course', async () => {
      await lab.setTheme('light');
      await lab.openFile('Dockerfile');
      await lab.executeCommand('aiServiceLab.course.focus');
      await lab.executeCommand('workbench.action.focusFirstEditorGroup');
      await lab.executeCommand('aiServiceLab.course.open', '8#ports');
      const page = await lab.webview({ has: builtReader });
      const figure = page.locator('[data-figure=port-mapping]');
      await figure.locator('input').first().waitFor();
      await lab.executeCommand('workbench.action.increaseViewWidth');
      await figure.evaluate((one) => one.closest('.row')?.scrollIntoView({ block: 'end' }));
      await page.waitForTimeout(300);
      assert.ok((await figure.boundingBox())?.width);
      await lab.page.mouse.move(1400, 890);
      await lab.screenshot(name('lecture'));
    });

    if (language === 'ko')
      it('shows a dashboard with Korean words', async () => {
        await lab.executeCommand('workbench.action.closeAllEditors');
        await lab.executeCommand('workbench.action.closeSidebar');
        await lab.openFile('menu-demand.ipynb');
        const { page, tiles } = await openDashboard(lab, folder, 'menu-demand.ipynb');
        await page.getByRole('radio', { name: /^흐름/ }).click();
        await tiles.locator('main.layout-flow').waitFor();
        await tiles.locator('img').first().waitFor();
        await lab.page.mouse.move(1400, 890);
        await lab.screenshot(name('dashboard'));
      });
  });
