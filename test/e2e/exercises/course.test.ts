import assert from 'node:assert/strict';
import { sharedWorkbench, temporaryWorkspace } from '../../harness/session';
import type { Workbench } from '../../harness/workbench';
import { eventually } from '../dashboard/open';
import { openLecture, reader, said, taskIn } from '../notes/open';
import { contentsOf, quickPick } from '../scaffold/open';
import { exercisesFolder, writeAnswer } from './explorer';

const task = 'task-shell-p1';

const row = (lab: Workbench, words: RegExp) =>
  lab.page.locator('.pane-body .monaco-list-row').filter({ hasText: words }).first();

const active = async (lab: Workbench): Promise<string[]> =>
  (await lab.companion.tabs()).filter(({ isActive }) => isActive).map(({ label }) => label);

describe('exercises of a lecture', function () {
  this.timeout(180_000);
  let folder: string;
  let lab: Workbench;

  before(async function () {
    this.timeout(600_000);
    folder = await temporaryWorkspace();
    lab = await sharedWorkbench('trusted', folder);
  });
  after(() => lab.executeCommand('workbench.action.closeAllEditors'));

  it('open by their links, and what came of them is shown beside the link, at the task and in the Course view', async () => {
    const page = await openLecture(lab, `7#${task}`);
    const link = page.locator('a[data-exercise=p1]').first();
    await link.click();
    await eventually('the exercise is open', async () => (await active(lab)).includes('answer.sh'));
    assert.equal(await link.locator('.exercise-state').count(), 0);

    await writeAnswer(folder, '01-p1', 'echo no\n');
    await lab.executeCommand('aiServiceLab.exercises.check', { $uri: `${folder}/${exercisesFolder}/01-p1` });
    await lab.executeCommand('aiServiceLab.course.open', `7#${task}`);
    const again = await reader(lab);
    const mark = again.locator('a[data-exercise=p1] .exercise-state').first();
    await mark.waitFor();
    assert.equal(await mark.getAttribute('aria-label'), 'not passed yet');
    assert.equal(await taskIn(folder, task), undefined, 'an attempt does no task');

    await writeAnswer(folder, '01-p1', "printf '%s\\n' 'Hi!!!!' > test.txt\n");
    await lab.executeCommand('aiServiceLab.exercises.check', { $uri: `${folder}/${exercisesFolder}/01-p1` });
    await eventually('the task is done', async () => (await taskIn(folder, task)) === 'done');
    await eventually(
      'the link has its star',
      async () =>
        (await again.locator('a[data-exercise=p1] .exercise-state').first().getAttribute('aria-label')) ===
        'passed, with the star',
    );
    await eventually(
      'the task is ticked',
      async () =>
        (await again.locator(`.box-task[data-task=${task}]`).getAttribute('data-mark')) === 'evidence',
    );
    await lab.screenshot('exercises-lecture');

    await lab.executeCommand('aiServiceLab.course.focus');
    await row(lab, /^7\. /).locator('.monaco-tl-twistie').click();
    await row(lab, /P1\. .*Task · done/).waitFor();
    await row(lab, /Files and pipes.*Exercises · 1\/\d+/)
      .locator('.monaco-tl-twistie')
      .click();
    await row(lab, /P1\. .*Exercise · passed, with the star/).waitFor();
    const other = row(lab, /P2\. .*Exercise$/);
    await other.waitFor();
    await lab.screenshot('exercises-course');
    await other.click();
    await eventually('it opens from there', async () =>
      Object.keys(await contentsOf(folder)).includes(`${exercisesFolder}/02-p2/answer.sh`),
    );
    await isOpen('02-p2');
    assert.deepEqual(lab.problems, []);
  });

  /** Waits for both editors of an exercise by where they are: others have the same names. */
  const isOpen = (name: string): Promise<void> =>
    eventually(
      `${name} is open`,
      async () => (await lab.page.locator('.breadcrumbs-control', { hasText: name }).count()) === 2,
    );

  it('are found by the search, and open from it', async () => {
    await lab.executeCommand('workbench.action.closeAllEditors');
    // The page that was closed still takes the focus away.
    await lab.page.waitForTimeout(500);
    const search = lab.executeCommand('aiServiceLab.course.search', 'Which labels are there');
    const pick = await quickPick(lab, 'Search the course');
    await pick
      .locator('.monaco-list-row')
      .filter({ hasText: /Which labels are there\?.*Exercise/ })
      .first()
      .click();
    await search;
    await isOpen('07-labels-once');
  });

  it('that a lecture links to as a folder are offered as packs', async () => {
    await lab.executeCommand('workbench.action.closeAllEditors');
    const page = await openLecture(lab, '7#redirect-pipe');
    await page.locator('a.link-scaffold', { hasText: 'practice folder' }).first().click();
    await quickPick(lab, 'Scaffold Shell Exercises');
    await lab.page.keyboard.press('Escape');
  });

  it('of which there is none say so', async () => {
    await lab.executeCommand('aiServiceLab.exercises.open', 'no-such');
    await said(lab, 'There is no exercise no-such');
  });
});
