import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { sharedWorkbench, temporaryWorkspace } from '../../harness/session';
import type { Workbench } from '../../harness/workbench';
import { eventually } from '../dashboard/open';
import { agree, contentsOf, quickPick } from '../scaffold/open';
import { openLecture, reader, said, showsTitle, topOf, dialogOf, openAddress } from './open';

const sample = 'media/templates/course';

/** Opens the course of a folder (or the only one), as the Explorer's menu does, and waits for its page. */
async function openCourse(lab: Workbench, folder?: string) {
  await lab.executeCommand('aiServiceLab.course.openFolder', ...(folder ? [{ $uri: folder }] : []));
  return reader(lab);
}

describe('a course of the workspace', function () {
  this.timeout(120_000);
  let lab: Workbench;
  let folder: string;
  let course: string;

  before(async function () {
    this.timeout(600_000);
    folder = await temporaryWorkspace();
    course = path.join(folder, 'book', 'my course');
    await cp(sample, course, { recursive: true });
    lab = await sharedWorkbench('trusted', folder);
  });
  after(async () => {
    await lab.executeCommand('aiServiceLab.course.backToLab');
    await lab.executeCommand('workbench.action.closeAllEditors');
  });

  const dialog = (): Locator => dialogOf(lab);
  const rows = () => lab.page.locator('.monaco-list-row');

  it('opens by its command where it is the only one, says whose it is, and has its own view, search and way back', async () => {
    await openLecture(lab, '1');
    const page = await openCourse(lab);
    await showsTitle(page, 'A course is a folder');
    await page
      .locator('.foreign:visible', { hasText: 'A course of your workspace: My first course' })
      .waitFor();
    assert.equal(await page.locator('[data-figure=course-folder] svg').count(), 1);
    await lab.executeCommand('aiServiceLab.course.focus');
    await rows().filter({ hasText: 'My first course' }).first().waitFor();
    await rows().filter({ hasText: '2. Show first, then let them try' }).first().waitFor();
    assert.equal(await rows().filter({ hasText: 'Docker' }).count(), 0);
    const search = lab.executeCommand('aiServiceLab.course.search', 'worked example');
    const hit = lab.page
      .locator('.quick-input-widget:visible .monaco-list-row')
      .filter({ hasText: 'Lecture 2' });
    await hit.first().click();
    await search;
    await showsTitle(await reader(lab), 'Show first');
    await lab.screenshot('notes-foreign');
    await page.locator('.foreign-back').click();
    await showsTitle(await reader(lab), 'Course introduction');
    assert.equal(await page.locator('.foreign:visible').count(), 0);
    await rows().filter({ hasText: 'Docker' }).first().waitFor();
  });

  it('shows our figures, with code that is copied and run after a question that names the course', async () => {
    await openCourse(lab, path.join(course, 'course.json'));
    const page = await openLecture(lab, '2');
    await page.locator('[data-figure=drift] .figure-drawing-box svg').first().waitFor();
    await writeFile(
      path.join(course, 'en', '02-show-then-try.md'),
      `${await readFile(path.join(course, 'en', '02-show-then-try.md'), 'utf8')}\n\`\`\`sh\necho hello > made.txt\n\`\`\`\n\n[Project](lab:scaffold/project) and [web](https://example.com/page)\n`,
    );
    const run = page.locator('.code', { hasText: 'made.txt' }).locator('[data-action=run]');
    await run.click();
    await dialog().getByText('It comes from the course "My first course"').waitFor();
    await dialog().getByRole('button', { name: 'Run', exact: true }).click();
    await eventually('it ran', async () => (await contentsOf(folder))['made.txt'] === 'hello\n', 40_000);
    await lab.executeCommand('workbench.action.terminal.killAll');
    await lab.executeCommand('workbench.action.closePanel');
    const again = await reader(lab);
    await again.locator('a', { hasText: 'Project' }).click();
    await dialog().getByText('Start the Course Project').first().waitFor();
    await dialog().getByText('My first course').waitFor();
    await lab.screenshot('notes-foreign-asks');
    await lab.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    await again.locator('a', { hasText: 'web' }).click();
    await dialog().getByText('https://example.com/page').waitFor();
    await lab.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    assert.deepEqual(lab.outsideRequests, []);
  });

  it('asks before a figure of ours leads out of it, and goes back by an address in notes', async () => {
    await openCourse(lab, course);
    const file = path.join(course, 'en', '02-show-then-try.md');
    const text = await readFile(file, 'utf8');
    await writeFile(file, `${text}\n::: figure mlops-map\nThe map.\n:::\n`);
    const page = await openLecture(lab, '2');
    const map = page.locator('[data-figure=mlops-map]');
    await map.getByRole('tab', { name: /Serving/ }).click();
    const link = map.getByRole('button', { name: /Read in the lecture/ });
    await link.click();
    await dialog().getByText("leads into the lab's own course").waitFor();
    await lab.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    await page.locator('.foreign:visible').waitFor();
    await link.click();
    await dialog().getByRole('button', { name: 'Open' }).click();
    await showsTitle(await reader(lab), 'MLOps');
    assert.equal(await page.locator('.foreign:visible').count(), 0);
    await writeFile(file, text);
    // What my notes link to is the course that they are about, whichever is open.
    const key = createHash('sha256')
      .update(`file://${course.replace(' ', '%20')}`)
      .digest('hex')
      .slice(0, 12);
    const own = 'code-oss://ai-service-lab.ai-service-lab';
    await openAddress(lab, `${own}/course/${key}/1#ids`);
    await showsTitle(await reader(lab), 'A course is a folder');
    await openAddress(lab, `${own}/lecture/8`);
    await showsTitle(await reader(lab), 'Docker');
    await openAddress(lab, `${own}/course/000000000000/1`);
    await said(lab, 'This link leads nowhere');
    await lab.executeCommand('notifications.clearAll');
  });

  it('is drawn anew where its files change, and stays where the reader is', async () => {
    await openCourse(lab, course);
    const page = await openLecture(lab, '1#check');
    await eventually('there', async () => (await topOf(page, 'check')) < 400);
    const before = await topOf(page, 'check');
    const file = path.join(course, 'en', '01-a-course-is-a-folder.md');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('Ask for what is wrong', 'Ask what is wrong now'));
    await page.locator('h2', { hasText: 'Ask what is wrong now' }).waitFor();
    assert.ok(Math.abs((await topOf(page, 'check')) - before) < 20);
    // The other lectures were sent ahead: they are read anew as well.
    const second = path.join(course, 'en', '02-show-then-try.md');
    await writeFile(second, (await readFile(second, 'utf8')).replace('# Show first', '# Show it first'));
    await lab.page.waitForTimeout(1000);
    await showsTitle(await openLecture(lab, '2'), 'Show it first');
    await writeFile(second, (await readFile(second, 'utf8')).replace('# Show it first', '# Show first'));
    await writeFile(file, text);
  });

  it('has its problems in the editor, with their lines, as long as they are there', async () => {
    await openCourse(lab, course);
    const file = path.join(course, 'en', '01-a-course-is-a-folder.md');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('lab:term/course-check', 'lab:term/nothing'));
    const line = text.split('\n').findIndex((one) => one.includes('lab:term/course-check')) + 1;
    await eventually('a problem', async () => (await lab.companion.diagnostics(file)).length > 0);
    assert.deepEqual(await lab.companion.diagnostics(file), [
      {
        message: 'lab:term/nothing leads nowhere.',
        line,
        source: 'AI Service Lab',
        code: 'notes.linkToNothing',
      },
    ]);
    await writeFile(file, text);
    await eventually('none', async () => (await lab.companion.diagnostics(file)).length === 0);
  });

  it('keeps its marks and files apart from ours', async () => {
    await lab.executeCommand('aiServiceLab.course.backToLab');
    await openLecture(lab, '3');
    await openCourse(lab, course);
    const page = await openLecture(lab, '1#ids');
    const task = page.locator('[data-task=task-plan-course]');
    await task.getByRole('checkbox').check();
    await task.getByRole('button', { name: 'Open the worksheet' }).click();
    await agree(lab, 'Open Worksheet');
    const key = /worksheets\/(my-course-[0-9a-f]{6})\/task-plan-course\.md/;
    await eventually('its worksheet', async () =>
      Object.keys(await contentsOf(folder)).some((name) => key.test(name)),
    );
    const files = Object.keys(await contentsOf(folder));
    const slug = files.map((name) => key.exec(name)?.[1]).find((one) => one !== undefined) ?? '';
    assert.ok(files.includes(`worksheets/${slug}/task-plan-course.example.md`));
    await eventually('it is shown', async () =>
      (await lab.companion.tabs()).some(({ label, isActive }) => isActive && label === 'task-plan-course.md'),
    );
    await lab.executeCommand('workbench.action.closeAllEditors');
    await (await openLecture(lab, '1')).locator('.toolbar [data-tool=note]').click();
    const note = `notes/${slug}/01-a-course-is-a-folder.md`;
    await eventually('its notes', async () => note in (await contentsOf(folder)));
    assert.match((await contentsOf(folder))[note] ?? '', /\/course\/[0-9a-f]{12}\/1\)/);
    // Answers there are no evidence for a task of ours.
    assert.equal('.ai-service-lab/progress.json' in (await contentsOf(folder)), false);
    // Each course goes on at its own place.
    await lab.executeCommand('workbench.action.closeAllEditors');
    await lab.executeCommand('aiServiceLab.course.backToLab');
    await showsTitle(await reader(lab), /serving/i);
    await openCourse(lab, course);
    await showsTitle(await reader(lab), 'A course is a folder');
    const reset = lab.executeCommand('aiServiceLab.course.resetProgress');
    await dialog().getByText('of the course "My first course"').waitFor();
    await dialog().getByRole('button', { name: 'Forget' }).click();
    await reset;
    await lab.executeCommand('workbench.action.closeAllEditors');
    await lab.executeCommand('aiServiceLab.course.backToLab');
    await showsTitle(await reader(lab), /serving/i);
  });

  it('comes back with its window', async () => {
    await openCourse(lab, course);
    await openLecture(lab, '2');
    await lab.page.waitForTimeout(2000);
    await lab.reloadWindow();
    const page = await reader(lab);
    await showsTitle(page, 'Show first');
    await page.locator('.foreign:visible').waitFor();
  });

  it('says what is wrong where it cannot be read, and keeps the way back', async () => {
    await openCourse(lab, course);
    const file = path.join(course, 'course.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('"lectures": [', '"lectures" ['));
    const page = await reader(lab);
    await page.locator('.failed', { hasText: 'course.json is no valid JSON: see line 7' }).waitFor();
    await lab.screenshot('notes-foreign-broken');
    await lab.executeCommand('aiServiceLab.course.focus');
    await rows().filter({ hasText: "This course can't be read" }).first().waitFor();
    await eventually('a problem', async () => (await lab.companion.diagnostics(file)).length > 0);
    await writeFile(file, text);
    await showsTitle(page, /./);
    // One lecture that is too much leaves the others.
    const first = path.join(course, 'en', '01-a-course-is-a-folder.md');
    const good = await readFile(first, 'utf8');
    await writeFile(first, 'x'.repeat(300_001));
    const there = await openLecture(lab, '1');
    await there.locator('.failed', { hasText: '300001 bytes' }).waitFor();
    await there.locator('.foot-next').click();
    await showsTitle(there, 'Show first');
    await writeFile(first, good);
  });

  it('is chosen among several, and refused where a link leads out of the workspace', async () => {
    const other = path.join(folder, 'other');
    await mkdir(path.join(other, 'en'), { recursive: true });
    await writeFile(
      path.join(other, 'course.json'),
      JSON.stringify({ id: 'other', title: { en: 'Second \u202eone' }, lectures: ['a'] }),
    );
    await writeFile(path.join(other, 'en', 'a.md'), '# In English only\n\nText.\n');
    // A file of this name that is no course.
    await mkdir(path.join(folder, 'none'));
    await writeFile(path.join(folder, 'none', 'course.json'), '{"modules": []}');
    const asked = lab.executeCommand('aiServiceLab.course.openFolder');
    const widget = await quickPick(lab, 'Open a Course from a Folder');
    assert.equal(await widget.locator('.monaco-list-row').count(), 2);
    await widget.locator('.monaco-list-row').filter({ hasText: 'Second one' }).click();
    await asked;
    const page = await reader(lab);
    await showsTitle(page, 'In English only');
    // One language stands in for the other.
    await lab.companion.setSetting('aiServiceLab.language', 'ko');
    await page.locator('html[lang=ko] .block[lang=en] h1').waitFor();
    await lab.companion.setSetting('aiServiceLab.language', undefined);
    await page.locator('html[lang=en]').waitFor();
    const outside = await temporaryWorkspace(sample);
    await symlink(outside, path.join(folder, 'linked'));
    await openCourse(lab, path.join(folder, 'linked'));
    await page.locator('.failed', { hasText: 'A link leads to a course outside' }).waitFor();
    await rm(path.join(folder, 'linked'));
  });

  it('is offered as a sample where there is none, which overwrites nothing', async () => {
    const empty = await temporaryWorkspace();
    lab = await sharedWorkbench('trusted', empty);
    await lab.executeCommand('aiServiceLab.course.openFolder');
    await said(lab, 'There is no course in this workspace');
    await lab.clickNotification('Make a Sample Course');
    await agree(lab, 'Make a Sample Course');
    const page = await reader(lab);
    await showsTitle(page, 'A course is a folder');
    assert.ok('my-course/course.json' in (await contentsOf(empty)));
    assert.deepEqual(lab.outsideRequests, []);
  });

  it('is completed by VS Code as it is written', async () => {
    lab = await sharedWorkbench('trusted', folder);
    const file = path.join(course, 'course.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, '{\n  \n}\n');
    await lab.openFile(path.relative(folder, file));
    const labels = async (): Promise<string[]> => {
      const list = (await lab.executeCommand(
        'vscode.executeCompletionItemProvider',
        { $uri: file },
        { line: 1, character: 2 },
      )) as {
        items: { label: string | { label: string } }[];
      } | null;
      return (list?.items ?? []).map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    await eventually(
      'the keys',
      async () => {
        const all = await labels();
        return ['id', 'title', 'lectures'].every((key) => all.includes(key));
      },
      30_000,
    );
    await writeFile(file, text);
    await lab.executeCommand('workbench.action.closeAllEditors');
  });
});

describe('a course of others in Restricted Mode', function () {
  this.timeout(300_000);

  it('is read, and does nothing', async () => {
    const folder = await temporaryWorkspace(sample);
    const second = path.join(folder, 'en', '02-show-then-try.md');
    await writeFile(
      second,
      `${await readFile(second, 'utf8')}\n\`\`\`sh\necho hello > made.txt\n\`\`\`\n\n[Project](lab:scaffold/project)\n`,
    );
    const before = await contentsOf(folder);
    const lab = await sharedWorkbench('restricted', folder);
    await openCourse(lab, folder);
    const page = await openLecture(lab, '2');
    await showsTitle(page, 'Show first');
    for (const button of await page.locator('.code-tools [data-action]').all()) {
      assert.equal(await button.getAttribute('aria-disabled'), 'true');
      assert.match((await button.getAttribute('data-tip')) ?? '', /until you trust this workspace/);
      await button.click({ force: true });
    }
    for (const tool of ['note', 'print'])
      assert.equal(await page.locator(`.toolbar [data-tool=${tool}]`).getAttribute('aria-disabled'), 'true');
    await page.locator('a', { hasText: 'Project' }).click();
    await said(lab, 'until you trust this workspace');
    await page.locator('.task-foot .button').first().click({ force: true });
    await lab.page.waitForTimeout(500);
    assert.equal(await lab.page.locator('.monaco-dialog-box').count(), 0);
    assert.equal(await lab.page.locator('.terminal-wrapper').count(), 0);
    assert.deepEqual(await contentsOf(folder), before);
    await lab.screenshot('notes-foreign-restricted');
    await lab.executeCommand('aiServiceLab.course.backToLab');
  });
});
