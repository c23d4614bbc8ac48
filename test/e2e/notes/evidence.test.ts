import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sharedWorkbench, temporaryWorkspace } from '../../harness/session';
import type { Workbench } from '../../harness/workbench';
import { eventually } from '../dashboard/open';
import { contentsOf } from '../scaffold/open';
import { openLecture, progressIn, reader, said, taskIn, writeWorksheet } from './open';

const task = 'task-voila-uploader';
const box = `.box-task[data-task=${task}]`;
const place = path.join('.ai-service-lab', 'progress.json');

/** Long enough for a file's change to have been seen and judged, where nothing is to happen. */
const settle = (lab: Workbench): Promise<void> => lab.page.waitForTimeout(2000);

describe('evidence of tasks', function () {
  this.timeout(120_000);
  let lab: Workbench;

  before(async function () {
    this.timeout(600_000);
    lab = await sharedWorkbench('trusted', await temporaryWorkspace());
  });
  after(() => lab.executeCommand('workbench.action.closeAllEditors'));

  const marked = (mark: string): Promise<void> =>
    eventually(
      `${task} is "${mark}"`,
      async () => (await (await reader(lab)).locator(box).getAttribute('data-mark')) === mark,
    );

  it('is a worksheet with own answers at each question: in the panel, the Course view and the folder', async () => {
    const folder = await temporaryWorkspace();
    lab = await sharedWorkbench('trusted', folder);
    const page = await openLecture(lab, `5#${task}`);
    await page.locator(box).waitFor();
    for (const answers of [0, 'example'] as const) {
      await writeWorksheet(folder, task, answers);
      await settle(lab);
      assert.equal(await progressIn(folder), '', `nothing is done with ${answers}`);
      await marked('');
    }
    await writeWorksheet(folder, task, 2);
    await eventually('it is started', async () => (await taskIn(folder, task)) === 'started');
    await marked('');
    await writeWorksheet(folder, task, 100);
    await eventually('it is done', async () => (await taskIn(folder, task)) === 'done');
    await marked('evidence');
    assert.match(await page.locator(`${box} .task-state`).innerText(), /Done/);
    // It is not a person's word, which could be taken back.
    assert.ok(await page.locator(`${box} .task-done input`).isDisabled());

    await lab.executeCommand('aiServiceLab.course.focus');
    const rows = lab.page.locator('.monaco-list-row');
    await rows.filter({ hasText: /^5\. / }).first().locator('.monaco-tl-twistie').click();
    await rows
      .filter({ hasText: /uploader.*Task · done/ })
      .first()
      .waitFor();
    await lab.screenshot('notes-evidence');

    // A question that is emptied later takes nothing back.
    await writeWorksheet(folder, task, 1);
    await settle(lab);
    assert.equal(await taskIn(folder, task), 'done');
    await marked('evidence');
    assert.deepEqual(lab.problems, []);
  });

  it('keeps a progress file that cannot be read aside, says so, and begins a new one', async () => {
    const folder = await temporaryWorkspace();
    await mkdir(path.join(folder, '.ai-service-lab'));
    await writeFile(path.join(folder, place), '{ "tasks": ');
    await writeWorksheet(folder, task, 100);
    lab = await sharedWorkbench('trusted', folder);
    await openLecture(lab, '5');
    await eventually('it is done', async () => (await taskIn(folder, task)) === 'done');
    assert.deepEqual((await readdir(path.join(folder, '.ai-service-lab'))).sort(), [
      'progress.broken-1.json',
      'progress.json',
    ]);
    const kept = await readFile(path.join(folder, '.ai-service-lab', 'progress.broken-1.json'), 'utf8');
    assert.equal(kept, '{ "tasks": ');
    await said(lab, 'progress.broken-1.json');
  });

  it('leaves in the progress file what it does not know', async () => {
    const folder = await temporaryWorkspace();
    await mkdir(path.join(folder, '.ai-service-lab'));
    const before = {
      version: 2,
      colour: 'blue',
      read: {},
      tasks: { 'task-mine': { state: 'done', time: '2026-01-02T03:04:05.000Z', grade: 'A' } },
      exercises: {},
    };
    await writeFile(path.join(folder, place), JSON.stringify(before));
    await writeWorksheet(folder, task, 100);
    lab = await sharedWorkbench('trusted', folder);
    await openLecture(lab, '5');
    await eventually('it is done', async () => (await taskIn(folder, task)) === 'done');
    const after = JSON.parse(await progressIn(folder)) as typeof before;
    assert.equal(after.colour, 'blue');
    assert.deepEqual(after.tasks['task-mine'], before.tasks['task-mine']);
  });

  it('of two folders is one, and each folder has its own file', async () => {
    const root = await temporaryWorkspace();
    const [one, two] = [path.join(root, 'one'), path.join(root, 'two')];
    const other = 'task-docker-image';
    await writeWorksheet(one, task, 100);
    await writeWorksheet(two, other, 100);
    const workspace = path.join(root, 'both.code-workspace');
    await writeFile(workspace, JSON.stringify({ folders: [{ path: 'one' }, { path: 'two' }] }));
    lab = await sharedWorkbench('trusted', workspace);
    await openLecture(lab, '5');
    await eventually('both are done', async () =>
      [await taskIn(one, task), await taskIn(two, other)].every((state) => state === 'done'),
    );
    await marked('evidence');
    assert.equal(await taskIn(one, other), undefined);
    assert.equal(await taskIn(two, task), undefined);
    assert.equal('.ai-service-lab/progress.json' in (await contentsOf(root)), false);
  });

  it('is another mark than what a person only says, and that one survives a new window', async () => {
    lab = await sharedWorkbench('trusted', await temporaryWorkspace());
    const page = await openLecture(lab, `5#${task}`);
    await page.locator(`${box} .task-done input`).check();
    await marked('said');
    assert.equal(await page.locator(`${box} .task-state`).innerText(), '');
    await lab.reloadWindow();
    await marked('said');
    await (await reader(lab)).locator(`${box} .task-done input`).uncheck();
    await marked('');
  });
});
