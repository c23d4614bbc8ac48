import assert from 'node:assert/strict';
import { sharedWorkbench, temporaryWorkspace } from '../../harness/session';
import { eventually } from '../dashboard/open';
import { contentsOf } from '../scaffold/open';
import { openLecture, said, writeWorksheet } from './open';

describe('the lectures in Restricted Mode', function () {
  this.timeout(300_000);

  it('are read in full; nothing is written and nothing is run', async () => {
    const folder = await temporaryWorkspace();
    const task = 'task-voila-uploader';
    await writeWorksheet(folder, task, 100);
    const before = await contentsOf(folder);
    const lab = await sharedWorkbench('restricted', folder);
    const page = await openLecture(lab, '5');
    await eventually(
      'evidence is shown',
      async () => (await page.locator(`[data-task=${task}]`).getAttribute('data-mark')) === 'evidence',
    );
    await page.locator('.toolbar [data-tool=note]').click();
    await said(lab, 'This needs a trusted workspace');
    const shell = await openLecture(lab, '7');
    const run = shell.locator('[data-action=run]').first();
    await run.waitFor({ state: 'attached' });
    assert.equal(await run.getAttribute('aria-disabled'), 'true');
    await run.click({ force: true });
    await lab.page.waitForTimeout(1000);
    assert.equal(await lab.page.locator('.monaco-dialog-box').count(), 0);
    assert.equal(await lab.page.locator('.terminal-wrapper').count(), 0);
    assert.deepEqual(await contentsOf(folder), before);
    await lab.screenshot('notes-restricted');
    // VS Code repeats in the console what it says as an error.
    assert.deepEqual([...new Set(lab.problems.map(({ text }) => text))], ['This needs a trusted workspace.']);
  });
});
