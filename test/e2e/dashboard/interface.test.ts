import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sharedWorkbench, temporaryWorkspace } from '../../harness/session';
import type { Workbench } from '../../harness/workbench';
import { printed, shown, writeNotebook } from './notebooks';
import { openOffline } from '../offline';
import { nestedFrame, webviewFrame } from '../../harness/ui/webview';
import { eventually, openDashboard, shownDashboard, waitForText } from './open';

describe('the dashboard as a person uses it', () => {
  let lab: Workbench;
  let folder: string;

  before(async () => {
    folder = await temporaryWorkspace();
    await writeNotebook(path.join(folder, 'shop.ipynb'), [
      { type: 'markdown', source: '# Shop' },
      { source: 'price = 3  # a remark', outputs: [printed('price: 3\n')] },
      { type: 'markdown', source: '## Needle' },
      { source: 'x', outputs: [shown({ 'text/html': '<b>haystack with a needle</b>' })] },
    ]);
    await writeNotebook(path.join(folder, 'new.ipynb'), [
      { type: 'markdown', source: 'Only words so far' },
      { source: 'print(1)' },
    ]);
    lab = await sharedWorkbench('trusted', folder);
  });

  it('is offered in the title of the notebook editor, and of the same file as text', async () => {
    await lab.openFile('shop.ipynb');
    await lab.page
      .getByRole('button', { name: /Preview Notebook as Dashboard/ })
      .first()
      .click();
    await waitForText((await shownDashboard(lab)).tiles, 'price: 3');
    await lab.executeCommand('workbench.action.closeAllEditors');
    await lab.executeCommand('vscode.openWith', { $uri: path.join(folder, 'shop.ipynb') }, 'default');
    await lab.page
      .locator('.editor-actions')
      .getByRole('button', { name: /Preview Notebook as Dashboard/ })
      .first()
      .click();
    await waitForText((await shownDashboard(lab)).tiles, 'price: 3');
    await lab.executeCommand('workbench.action.closeAllEditors');
  });

  it('is offered in the Explorer for notebooks', async () => {
    await lab.executeCommand('workbench.view.explorer');
    const row = lab.page.locator('.explorer-folders-view').getByText('shop.ipynb', { exact: true });
    await row.click({ button: 'right' });
    // By keyboard: VS Code's menus ignore a click that comes within moments of their opening.
    await lab.page.getByRole('menuitem', { name: 'Preview Notebook as Dashboard' }).hover();
    await lab.page.keyboard.press('Enter');
    await waitForText((await shownDashboard(lab)).tiles, 'price: 3');
    await lab.executeCommand('workbench.action.closeAllEditors');
  });

  it('shows code when asked, and remembers that for this notebook', async () => {
    const first = await openDashboard(lab, folder, 'shop.ipynb');
    await waitForText(first.tiles, 'price: 3');
    assert.doesNotMatch(await first.tiles.innerText('body'), /a remark/);
    await first.page.getByRole('button', { name: 'Show Code' }).click();
    await waitForText(first.tiles, 'a remark');
    await lab.executeCommand('workbench.action.closeAllEditors');
    const again = await openDashboard(lab, folder, 'shop.ipynb');
    await waitForText(again.tiles, 'a remark');
    await lab.executeCommand('aiServiceLab.dashboard.toggleCode');
    await eventually(
      'the code goes',
      async () => !(await again.tiles.innerText('body')).includes('a remark'),
    );
  });

  it('finds words in its tiles', async () => {
    const { page, tiles } = await openDashboard(lab, folder, 'shop.ipynb');
    await waitForText(tiles, 'haystack');
    await lab.executeCommand('aiServiceLab.dashboard.find');
    await page.getByRole('textbox', { name: /find/i }).fill('needle');
    await waitForText(page, '1 of 2');
    await lab.page.keyboard.press('Enter');
    await waitForText(page, '2 of 2');
    await lab.page.keyboard.press('Escape');
  });

  it('goes from a tile to its cell in the notebook editor', async () => {
    const { tiles } = await openDashboard(lab, folder, 'shop.ipynb');
    await waitForText(tiles, 'haystack');
    const tile = tiles.locator('section', { hasText: 'haystack' });
    await tile.hover();
    await tile.getByRole('button').first().click();
    await eventually('the cell is selected', async () => {
      const editor = await lab.companion.notebookEditor();
      return editor?.selected[0] === 3 && editor.path.endsWith('shop.ipynb');
    });
    await lab.executeCommand('workbench.action.closeAllEditors');
  });

  it('says of a notebook that was never run what to do next', async () => {
    const { page, tiles } = await openDashboard(lab, folder, 'new.ipynb');
    await waitForText(tiles, 'Only words so far');
    await waitForText(page, 'Nothing in this notebook has been run yet');
    await page.getByRole('button', { name: 'Open Notebook' }).last().click();
    await eventually('the notebook editor opens', async () =>
      Boolean((await lab.companion.notebookEditor())?.path.endsWith('new.ipynb')),
    );
    await lab.executeCommand('workbench.action.closeAllEditors');
  });

  it('explains a file that is no notebook, and recovers when it is mended', async () => {
    const broken = path.join(folder, 'broken.ipynb');
    await writeFile(broken, '{\n "cells": oops\n}');
    const { page } = await openDashboard(lab, folder, 'broken.ipynb');
    await waitForText(page, 'line 2, column 11');
    await writeNotebook(broken, [{ source: '1', outputs: [printed('mended')] }]);
    await eventually('the tiles show', async () =>
      (await (await shownDashboard(lab)).tiles.innerText('body')).includes('mended'),
    );
  });

  it('exports one file that a browser opens from disk, offline and without errors', async () => {
    await openDashboard(lab, folder, 'shop.ipynb');
    // Until it is in front, it is the dashboard before it that the command is about.
    await eventually('it is in front', async () =>
      (await (await shownDashboard(lab)).tiles.innerText('body')).includes('price: 3'),
    );
    const target = path.join(folder, 'shop.html');
    const done = lab.executeCommand('aiServiceLab.dashboard.export');
    const name = lab.page.locator('.quick-input-widget input').first();
    // The dialog writes its own proposal late, and takes no Enter while it still looks at the folder.
    await eventually('it proposes a name', async () => (await name.inputValue()).endsWith('shop.html'));
    await eventually('it has the name', async () => {
      if ((await name.inputValue()) !== target) await name.fill(target);
      await lab.page.waitForTimeout(200);
      return (await name.inputValue()) === target;
    });
    await eventually('it is accepted', async () => {
      await lab.page.keyboard.press('Enter');
      await lab.page.waitForTimeout(300);
      return !(await name.isVisible());
    });
    await done;
    const html = await readFile(target, 'utf8');
    assert.match(html, /price: 3/);
    await openOffline(target, (page) => page.getByText('haystack with a needle').waitFor());
  });

  it('shows the notebook as it is now after it was moved to another window', async () => {
    const file = path.join(folder, 'moved.ipynb');
    await writeNotebook(file, [{ source: '1', outputs: [printed('before the move')] }]);
    const { tiles } = await openDashboard(lab, folder, 'moved.ipynb');
    await waitForText(tiles, 'before the move');
    await writeNotebook(file, [{ source: '1', outputs: [printed('changed since')] }]);
    await waitForText(tiles, 'changed since');
    const opened = lab.context.waitForEvent('page');
    await lab.executeCommand('workbench.action.moveEditorToNewWindow');
    const other = await opened;
    await eventually('the tiles are there', async () => {
      const page = await webviewFrame(other, { has: 'iframe[sandbox]', timeout: 100 });
      return (await (await nestedFrame(page, 'iframe[sandbox]')).innerText('body')).includes('changed since');
    });
    await other.close();
  });

  it('throws nothing', () => assert.deepEqual(lab.problems, []));
});
