import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sharedWorkbench, temporaryWorkspace } from '../../harness/session';
import { eventually } from '../dashboard/open';
import { agree, contentsOf, quickPick } from './open';

const task = 'task-voila-uploader';
const file = `worksheets/${task}.md`;
const title = 'Open Worksheet';
const id = 'aiServiceLab.worksheet.open';

describe('worksheets', () => {
  it('are written with their example after asking, opened, and the next time only opened', async () => {
    const folder = await temporaryWorkspace();
    const lab = await sharedWorkbench('trusted', folder);
    const active = async (): Promise<string | undefined> =>
      (await lab.companion.tabs()).find(({ isActive }) => isActive)?.label;
    const run = lab.executeCommand(id, task);
    await agree(lab, title);
    await run;
    assert.equal(await active(), `${task}.md`);
    const course = path.join('media', 'course', 'tasks', 'en');
    assert.deepEqual(await contentsOf(folder), {
      [file]: await readFile(path.join(course, `${task}.md`), 'latin1'),
      [`worksheets/${task}.example.md`]: await readFile(path.join(course, `${task}.example.md`), 'latin1'),
    });

    const answered = (await readFile(path.join(folder, file), 'utf8')).replace('> …', '> For my aunt.');
    await writeFile(path.join(folder, file), answered);
    await lab.executeCommand('workbench.action.closeAllEditors');
    await lab.executeCommand(id, task);
    assert.equal(await active(), `${task}.md`);
    assert.equal(await readFile(path.join(folder, file), 'utf8'), answered);
  });

  it('can be chosen from all tasks, with how far each is', async () => {
    const folder = await temporaryWorkspace();
    const lab = await sharedWorkbench('trusted', folder);
    const run = lab.executeCommand(id, task);
    await agree(lab, title);
    await run;
    const text = await readFile(path.join(folder, file), 'utf8');
    await writeFile(path.join(folder, file), text.replace('> …', '> For my aunt.'));
    await lab.runCommand('AI Service Lab: Open Worksheet');
    const pick = await quickPick(lab, title);
    await pick.locator('.monaco-list-row').filter({ hasText: 'not started' }).first().waitFor();
    await lab.page.keyboard.type('uploader');
    const own = pick.locator('.monaco-list-row').filter({ hasText: '1 of 6 answered' });
    await own.waitFor();
    await lab.screenshot('worksheet-tasks');
    await own.click();
    await eventually('it is opened', async () =>
      (await lab.companion.tabs()).some(({ label, isActive }) => isActive && label === `${task}.md`),
    );
  });

  it('of no task are refused, and in Restricted Mode none is written', async () => {
    const folder = await temporaryWorkspace();
    const lab = await sharedWorkbench('restricted', folder);
    for (const [given, words] of [
      ['../../package', 'There is no worksheet for "../../package"'],
      ['task-nothing', 'There is no worksheet for "task-nothing"'],
      [task, 'In Restricted Mode the lab writes no files'],
    ] as const) {
      await lab.executeCommand(id, given);
      await eventually(words, async () => (await lab.notifications()).some((text) => text.includes(words)));
    }
    assert.deepEqual(await contentsOf(folder), {});
  });
});
