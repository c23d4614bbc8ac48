import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { sharedWorkbench, temporaryWorkspace } from '../../harness/session';
import type { Workbench } from '../../harness/workbench';
import { printed, shown, writeNotebook, type TestCell } from './notebooks';
import { eventually, openDashboard, shownDashboard, waitForText } from './open';

const cells: readonly TestCell[] = [
  { type: 'markdown', source: '# Taco sales\n\nA **first** look.' },
  { source: 'print("12 tacos")', outputs: [printed('12 tacos\n')] },
  { source: 'secret()', outputs: [printed('the recipe')], tags: ['remove_cell'] },
  {
    source: 'frame',
    outputs: [shown({ 'text/html': '<table class="dataframe"><tr><td>cell A1</td></tr></table>' })],
  },
  { type: 'markdown', source: '## The end' },
];

describe('a notebook as a dashboard, in VS Code', () => {
  let lab: Workbench;
  let folder: string;
  const file = (): string => path.join(folder, 'sales.ipynb');

  before(async () => {
    folder = await temporaryWorkspace();
    await writeNotebook(file(), cells);
    await writeNotebook(path.join(folder, 'other.ipynb'), [
      { source: '1', outputs: [printed('the other one')] },
    ]);
    lab = await sharedWorkbench('trusted', folder);
  });

  it('opens from the palette beside the notebook editor, code hidden, hidden cells left out', async () => {
    await lab.openFile('sales.ipynb');
    await lab.runCommand('AI Service Lab: Preview Notebook as Dashboard');
    const { tiles } = await shownDashboard(lab);
    await waitForText(tiles, '12 tacos');
    const text = await tiles.innerText('body');
    assert.match(text, /Taco sales[\s\S]*12 tacos[\s\S]*cell A1[\s\S]*The end/);
    assert.doesNotMatch(text, /the recipe|print\(/);
    assert.doesNotMatch(await tiles.content(), /the recipe/);
    const tabs = (await lab.companion.tabs()) as readonly { label: string }[];
    assert.ok(tabs.some(({ label }) => label.includes('sales.ipynb')));
  });

  it('has one panel for each notebook', async () => {
    const count = async (): Promise<number> =>
      ((await lab.companion.tabs()) as readonly { label: string }[]).filter(({ label }) =>
        /dashboard/i.test(label),
      ).length;
    await openDashboard(lab, folder, 'sales.ipynb');
    assert.equal(await count(), 1);
    await openDashboard(lab, folder, 'other.ipynb');
    assert.equal(await count(), 2);
    await openDashboard(lab, folder, 'sales.ipynb');
    assert.equal(await count(), 2);
  });

  it('shows unsaved edits of the open notebook and redraws only the changed cell', async () => {
    await lab.openFile('sales.ipynb');
    const { tiles } = await openDashboard(lab, folder, 'sales.ipynb');
    await waitForText(tiles, 'The end');
    await tiles.evaluate(() => {
      for (const section of document.querySelectorAll('section')) section.setAttribute('data-before', 'yes');
    });
    await lab.companion.editCell(file(), 4, '## A new end');
    await waitForText(tiles, 'A new end');
    const kept = await tiles.evaluate(() =>
      [...document.querySelectorAll('section')]
        .filter((one) => one.hasAttribute('data-before'))
        .map((one) => one.innerText),
    );
    assert.ok(
      kept.some((text) => text.includes('12 tacos')),
      'the other tiles are the same elements',
    );
    // Closing would ask about unsaved changes, and "revert" means the editor that has the focus.
    await lab.executeCommand('workbench.action.files.saveAll');
    await writeNotebook(file(), cells);
  });

  it('comes back after a window reload', async () => {
    await lab.executeCommand('workbench.action.closeAllEditors');
    const before = await openDashboard(lab, folder, 'sales.ipynb');
    await waitForText(before.tiles, '12 tacos');
    await lab.reloadWindow();
    const after = await shownDashboard(lab);
    await waitForText(after.tiles, '12 tacos');
  });

  it('follows the file on disk when no editor has it', async () => {
    await lab.executeCommand('workbench.action.closeAllEditors');
    const { tiles } = await openDashboard(lab, folder, 'sales.ipynb');
    await waitForText(tiles, '12 tacos');
    await writeNotebook(file(), [...cells.slice(0, 1), { source: 'x', outputs: [printed('13 tacos')] }]);
    await waitForText(tiles, '13 tacos');
    await eventually('the old tile goes', async () => !(await tiles.innerText('body')).includes('cell A1'));
    await writeNotebook(file(), cells);
  });

  it('draws widgets anew when another widget state was stored', async () => {
    const slider = (value: number): Record<string, unknown> => ({
      widgets: {
        'application/vnd.jupyter.widget-state+json': {
          version_major: 2,
          version_minor: 0,
          state: {
            l: {
              model_name: 'LayoutModel',
              model_module: '@jupyter-widgets/base',
              model_module_version: '2.0.0',
              state: {},
            },
            s: {
              model_name: 'LabelModel',
              model_module: '@jupyter-widgets/controls',
              model_module_version: '2.0.0',
              state: { layout: 'IPY_MODEL_l', value: `${value} tacos` },
            },
          },
        },
      },
    });
    const view = {
      'application/vnd.jupyter.widget-view+json': { model_id: 's', version_major: 2, version_minor: 0 },
    };
    const widget = path.join(folder, 'widget.ipynb');
    await writeNotebook(widget, [{ source: 'w', outputs: [shown(view)] }], slider(3));
    const { tiles } = await openDashboard(lab, folder, 'widget.ipynb');
    await waitForText(tiles, '3 tacos');
    await writeNotebook(widget, [{ source: 'w', outputs: [shown(view)] }], slider(4));
    await waitForText(tiles, '4 tacos');
  });

  it('may be closed at any moment: nothing is said to a page that is gone', async function () {
    this.timeout(90_000);
    await cp('test/fixtures/notebooks/widgets/controls.ipynb', path.join(folder, 'controls.ipynb'));
    // Long enough apart that it is closed before, while and after the page asks for its widgets.
    for (let wait = 0; wait <= 500; wait += 20) {
      await lab.executeCommand('aiServiceLab.dashboard.preview', {
        $uri: path.join(folder, 'controls.ipynb'),
      });
      await lab.page.waitForTimeout(wait);
      await lab.executeCommand('workbench.action.closeAllEditors');
    }
    await lab.companion.environment();
    assert.deepEqual(lab.problems, []);
  });

  it('sends nothing anywhere and throws nothing', () => {
    assert.deepEqual(lab.outsideRequests, []);
    assert.deepEqual(lab.problems, []);
  });
});
