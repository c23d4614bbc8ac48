import assert from 'node:assert/strict';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { bytesOf } from '../../../src/core/scaffold/plan';
import { sharedWorkbench, temporaryWorkspace } from '../../harness/session';
import type { Workbench } from '../../harness/workbench';
import { eventually } from '../dashboard/open';
import { openOffline } from '../offline';
import { contentsOf, projectIn } from '../scaffold/open';
import { openLecture, reader, said, showsTitle, topOf, dialogOf, openAddress } from './open';

describe('what the lectures do in VS Code', function () {
  this.timeout(120_000);
  let lab: Workbench;
  let folder: string;

  before(async function () {
    this.timeout(600_000);
    folder = await temporaryWorkspace();
    lab = await sharedWorkbench('trusted', folder);
  });
  after(() => lab.executeCommand('workbench.action.closeAllEditors'));

  const labels = async (): Promise<string[]> => (await lab.companion.tabs()).map(({ label }) => label);
  const dialog = (): Locator => dialogOf(lab);

  it('opens one panel, whatever asks for it, and refuses lectures that there are not', async () => {
    await openLecture(lab, '8');
    await openLecture(lab, '7');
    await showsTitle(await reader(lab), /shell|Linux/i);
    assert.equal((await labels()).filter((label) => /^\d+\. /.test(label)).length, 1);
    // The command ends when its notification does.
    const refused = lab.executeCommand('aiServiceLab.course.open', '99');
    await said(lab, 'This link leads nowhere');
    await showsTitle(await reader(lab), /shell|Linux/i);
    await lab.executeCommand('notifications.clearAll');
    await refused;
    // Two at once: the page is still loading when the second one comes.
    await lab.executeCommand('workbench.action.closeAllEditors');
    const first = lab.executeCommand('aiServiceLab.course.open', '1');
    // Far enough apart that they arrive in this order.
    await lab.page.waitForTimeout(30);
    await Promise.all([first, lab.executeCommand('aiServiceLab.course.open', '8#ports')]);
    await eventually('the second one is shown', async () => {
      const page = await reader(lab);
      return Math.abs(await topOf(page, 'ports')) < 60;
    });
    assert.equal((await labels()).filter((label) => /^\d+\. /.test(label)).length, 1);
  });

  it('comes back with its window, at its place', async () => {
    const page = await openLecture(lab, '8#ports');
    await eventually('there', async () => Math.abs(await topOf(page, 'ports')) < 60);
    await lab.page.waitForTimeout(2000);
    await lab.reloadWindow();
    await eventually('there again', async () => Math.abs(await topOf(await reader(lab), 'ports')) < 200);
    assert.equal((await labels()).filter((label) => label.startsWith('8. ')).length, 1);
  });

  it('follows the language setting', async () => {
    const page = await openLecture(lab, '8');
    await lab.companion.setSetting('aiServiceLab.language', 'ko');
    await page.locator('html[lang=ko] .block[lang=ko] h1', { hasText: '도커' }).waitFor();
    await lab.executeCommand('aiServiceLab.course.focus');
    await lab.page.locator('.monaco-list-row', { hasText: '도커' }).first().waitFor();
    await lab.companion.setSetting('aiServiceLab.language', undefined);
    await page.locator('html[lang=en] .block[lang=en] h1').waitFor();
  });

  it('opens a section by an address, and ignores every other address', async () => {
    const own = 'code-oss://ai-service-lab.ai-service-lab';
    await openLecture(lab, '1');
    await openAddress(lab, `${own}/lecture/8#ports`);
    await eventually('the section', async () => Math.abs(await topOf(await reader(lab), 'ports')) < 60);
    for (const address of [`${own}/lecture/8#Ports<b>`, `${own}/command/x`, `${own}/lecture/0`])
      await openAddress(lab, address);
    await lab.page.waitForTimeout(500);
    assert.ok(Math.abs(await topOf(await reader(lab), 'ports')) < 60);
  });

  it('makes my notes once, and only adds to them afterwards', async () => {
    const file = path.join(folder, 'notes', '08-docker.md');
    const page = await openLecture(lab, '8');
    await page.locator('.toolbar [data-tool=note]').click();
    await eventually('the notes', async () => (await lab.companion.textOf(file)).startsWith('# My notes: '));
    const own = '# Mine\r\n\r\nwritten by me';
    await lab.executeCommand('workbench.action.closeAllEditors');
    await writeFile(file, own);
    const again = await openLecture(lab, '8');
    await again.locator('.toolbar [data-tool=note]').click();
    await eventually('my own text', async () => (await lab.companion.textOf(file)) === own);
    await lab.executeCommand('workbench.action.closeAllEditors');
    const wide = await openLecture(lab, '8#ports');
    await eventually('the section', async () => Math.abs(await topOf(wide, 'ports')) < 60);
    await wide.evaluate(() => {
      const words = document.querySelector('.row[data-anchor=ports]')?.nextElementSibling?.querySelector('p');
      if (words) getSelection()?.selectAllChildren(words);
    });
    await wide.locator('.quote:visible').click();
    await eventually('the quotation behind it', async () => {
      const text = await lab.companion.textOf(file);
      return text.startsWith(`${own}\r\n\r\n> `) && text.includes('/lecture/8#ports)');
    });
    assert.equal(await readFile(file, 'utf8'), own, 'only the person saves it');
    // All of them: the text changes a moment before its editor is the active one. What is unsaved comes back with its folder.
    await lab.executeCommand('workbench.action.files.saveAll');
    assert.equal(await readFile(file, 'utf8'), await lab.companion.textOf(file));
    await lab.executeCommand('workbench.action.closeAllEditors');
  });

  it('writes no notes through a link, and says what to do where no folder is open', async () => {
    const linked = await temporaryWorkspace();
    const outside = await temporaryWorkspace();
    await writeFile(path.join(outside, '08-docker.md'), 'theirs');
    await symlink(outside, path.join(linked, 'notes'));
    lab = await sharedWorkbench('trusted', linked);
    for (const place of ['7', '8']) {
      await (await openLecture(lab, place)).locator('.toolbar [data-tool=note]').click();
      await said(lab, 'a link there leads out of the folder');
      await lab.executeCommand('notifications.clearAll');
    }
    assert.deepEqual(await contentsOf(outside), { '08-docker.md': 'theirs' });
    await lab.openWorkspace(undefined);
    await (await openLecture(lab, '8')).locator('.toolbar [data-tool=note]').click();
    await said(lab, 'Open a folder first');
  });

  it('runs shell blocks in the terminal after a question, which can be answered for good', async () => {
    const own = await temporaryWorkspace();
    lab = await sharedWorkbench('trusted', own);
    const page = await openLecture(lab, '7');
    const codes = page.locator('.code', { hasText: 'mkdir -p data/raw' });
    const run = codes.first().locator('[data-action=run]');
    await run.click();
    await dialog().getByText('mkdir -p data/raw').waitFor();
    await lab.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    assert.deepEqual(await contentsOf(own), {});
    await run.click();
    await dialog().getByRole('button', { name: "Run, and don't ask again" }).click();
    await eventually('it ran', async () => 'data/raw/a.csv' in (await contentsOf(own)), 40_000);
    await lab.screenshot('notes-terminal');
    await writeFile(path.join(own, 'data', 'raw', 'a.csv'), '');
    await lab.executeCommand('workbench.action.terminal.killAll');
    await (
      await reader(lab)
    )
      .locator('.code', { hasText: 'mkdir -p data/raw' })
      .first()
      .locator('[data-action=run]')
      .click();
    await eventually(
      'it ran without a question',
      async () => (await contentsOf(own))['data/raw/a.csv'] !== '',
      40_000,
    );
    assert.equal(await page.locator('.code-output [data-action=run]').count(), 0);
    await lab.executeCommand('workbench.action.terminal.killAll');
    await lab.executeCommand('workbench.action.closePanel');
  });

  // Not in the folder of the first tests: with it would come back what VS Code last saved of its editors, at times two groups
  // side by side, and then the lecture has no room for all its tools.
  it('opens a block as a new file, and writes the lecture as a page for the browser', async () => {
    const page = await openLecture(lab, '8');
    await page.locator('.code [data-action=open]').first().click();
    // It is closed next, and nothing else.
    await lab.page
      .locator('.editor-group-container.active .tab.active', { hasText: /^(?:docker |Untitled)/ })
      .waitFor();
    await lab.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await (await openLecture(lab, '8')).locator('.toolbar [data-tool=print]').click();
    const file = /\S+\.html/.exec(await said(lab, 'lecture-8-en.html'))?.[0] ?? '';
    assert.match(await readFile(file, 'utf8'), /<h1>Docker<\/h1>/);
    // A whole page, on paper too.
    await openOffline(file, async (printed) => {
      await printed.locator('h1', { hasText: 'Docker' }).waitFor();
      assert.ok((await printed.locator('.figure-drawing').count()) > 0);
      assert.ok((await printed.pdf({ format: 'A4' })).length > 50_000);
    });
  });

  it('goes on where the person was, until that is forgotten', async () => {
    await openLecture(lab, '8#ports');
    await lab.executeCommand('aiServiceLab.course.focus');
    const row = lab.page.locator('.monaco-list-row', { hasText: 'Continue' });
    // The place is told once scrolling rests.
    await row.filter({ hasText: 'Ports' }).waitFor();
    await lab.executeCommand('workbench.action.closeAllEditors');
    await row.first().click();
    await eventually('the section', async () => Math.abs(await topOf(await reader(lab), 'ports')) < 60);
    // An open lecture is a place again at once.
    await lab.executeCommand('workbench.action.closeAllEditors');
    const reset = lab.executeCommand('aiServiceLab.course.resetProgress');
    await dialog().getByRole('button', { name: 'Forget' }).click();
    await reset;
    await row.first().waitFor({ state: 'detached' });
  });

  it('says that nothing was found', async () => {
    const search = lab.executeCommand('aiServiceLab.course.search', 'qqxxzz');
    const row = lab.page.locator('.quick-input-widget:visible .monaco-list-row');
    await row.filter({ hasText: 'Nothing found for "qqxxzz"' }).waitFor();
    await lab.page.keyboard.press('Escape');
    await search;
  });

  it('finds in the folder what the map of MLOps shows, and opens it', async () => {
    const project = await temporaryWorkspace();
    for (const file of await projectIn('en')) {
      const place = path.join(project, file.path);
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(place, bytesOf(file));
    }
    // Other people's code is no evidence, however much there is of it.
    await mkdir(path.join(project, 'node_modules', 'x'), { recursive: true });
    await writeFile(path.join(project, 'node_modules', 'x', 'Dockerfile'), 'FROM scratch');
    lab = await sharedWorkbench('trusted', project);
    const page = await openLecture(lab, '2');
    const map = page.locator('[data-figure=mlops-map]');
    await map.scrollIntoViewIfNeeded();
    await map.getByRole('tab', { name: /Serving/ }).click();
    const first = map.locator('button[data-evidence]').first();
    await first.waitFor();
    const name = /([^/\s]+\.\w+)/.exec(await first.innerText())?.[1] ?? '?';
    assert.equal(await map.locator('[data-evidence]', { hasText: 'node_modules' }).count(), 0);
    await lab.screenshot('notes-map-evidence');
    await first.click();
    await eventually(`${name} is open`, async () => (await labels()).includes(name));
    assert.deepEqual(lab.problems, []);
    assert.deepEqual(lab.outsideRequests, []);
  });
});
