import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { bytesOf } from '../../../src/core/scaffold/plan';
import { sharedWorkbench, temporaryWorkspace } from '../../harness/session';
import type { Workbench } from '../../harness/workbench';
import { eventually, openDashboard, waitForText } from '../dashboard/open';
import { agree, choose, contentsOf, projectIn, quickPick } from './open';

const command = 'AI Service Lab: Start the Course Project';
const title = 'Start the Course Project';

const said = (lab: Workbench, words: string): Promise<void> =>
  eventually(`a notification with "${words}"`, async () =>
    (await lab.notifications()).some((text) => text.includes(words)),
  );

const tabs = async (lab: Workbench): Promise<string[]> =>
  (await lab.companion.tabs()).map(({ label }) => label);

describe('starting the course project', () => {
  it('in an empty folder shows each file with its reason, writes them, opens the README, and is one undo', async () => {
    const folder = await temporaryWorkspace();
    const lab = await sharedWorkbench('trusted', folder);
    const plan = await projectIn('en');
    await lab.runCommand(command);
    const pick = await quickPick(lab, title);
    await pick.getByText('draws the pictures that the model learns from').waitFor();
    assert.deepEqual(await contentsOf(folder), {});
    await lab.screenshot('scaffold-files');
    await agree(lab, title);
    const expected = Object.fromEntries(
      plan.map((file) => [file.path, Buffer.from(bytesOf(file)).toString('latin1')]),
    );
    await eventually('the README is shown', async () =>
      (await tabs(lab)).some((label) => label.includes('README')),
    );
    assert.deepEqual(await contentsOf(folder), expected);
    await said(lab, `Written: ${plan.length} files`);
    await lab.screenshot('scaffold-done');

    // In the editor of any of the files, as VS Code undoes what reaches over several.
    await lab.openFile('train.py');
    await lab.page.locator('.monaco-editor').first().click();
    await lab.page.keyboard.press('Control+Z');
    await eventually('undone', async () => {
      const dialog = lab.page.locator('.monaco-dialog-box');
      if (await dialog.isVisible()) await dialog.getByRole('button', { name: /Undo in \d+ Files/ }).click();
      return Object.keys(await contentsOf(folder)).length === 0;
    });
    assert.deepEqual(lab.problems, []);
    assert.deepEqual(lab.outsideRequests, []);
  });

  it('writes only what stays ticked', async () => {
    const folder = await temporaryWorkspace();
    const lab = await sharedWorkbench('trusted', folder);
    await lab.runCommand(command);
    const pick = await quickPick(lab, title);
    await pick.locator('.monaco-list-row').filter({ hasText: 'train.py' }).first().click();
    await agree(lab, title);
    await eventually('written', async () => 'samples/taco-1.png' in (await contentsOf(folder)));
    assert.equal('train.py' in (await contentsOf(folder)), false);
  });

  it('in a folder with other files asks about each that differs, and does what is answered', async () => {
    const folder = await temporaryWorkspace();
    const plan = await projectIn('en');
    const text = (name: string): string =>
      Buffer.from(bytesOf(plan.find((file) => file.path === name)!)).toString('latin1');
    for (const name of ['README.md', 'train.py', 'train.old.py', 'predict.py', 'weights.npz', 'app.py'])
      await writeFile(path.join(folder, name), `mine: ${name}`);
    const crlf = text('requirements.txt').replaceAll('\n', '\r\n');
    await writeFile(path.join(folder, 'requirements.txt'), crlf, 'latin1');
    const lab = await sharedWorkbench('trusted', folder);
    await lab.runCommand(command);
    const pick = await quickPick(lab, '1 more are there already');
    assert.equal(await pick.getByText('requirements.txt', { exact: true }).count(), 0);
    await agree(lab, title);
    await choose(lab, 'README.md is already there', 'Keep mine');
    await choose(lab, 'train.py is already there', 'Replace');
    await choose(lab, 'predict.py is already there', 'See the difference');
    await eventually('the difference is shown', async () =>
      (await tabs(lab)).some((label) => label.startsWith('predict.py: ')),
    );
    await quickPick(lab, 'predict.py is already there');
    await lab.page.locator('.editor.modified').getByText('LABELS').first().waitFor();
    await lab.screenshot('scaffold-difference');
    // Whatever is asked, nothing has been done yet.
    assert.equal(Object.keys(await contentsOf(folder)).length, 7);
    await choose(lab, 'predict.py is already there', 'Write beside');
    const binary = await quickPick(lab, 'weights.npz is already there');
    assert.equal(await binary.getByText('See the difference').count(), 0);
    await choose(lab, 'weights.npz is already there', 'Keep mine, here and in all further files');
    // One file after the other is written: the first picture is not the last of them.
    await eventually('written', async () => Object.keys(await contentsOf(folder)).length >= plan.length + 3);

    const after = await contentsOf(folder);
    for (const name of ['README.md', 'predict.py', 'weights.npz', 'app.py', 'train.old.py'])
      assert.equal(after[name], `mine: ${name}`);
    assert.equal(after['train.old-2.py'], 'mine: train.py');
    assert.equal(after['train.py'], text('train.py'));
    assert.equal(after['predict.lab.py'], text('predict.py'));
    assert.equal(after['requirements.txt'], crlf);
    assert.equal(Object.keys(after).length, plan.length + 3);
    assert.equal(
      (await tabs(lab)).some((label) => label.startsWith('predict.py: ')),
      false,
    );
  });

  it('asks about what an editor holds unsaved, and keeps it in the copy', async () => {
    const folder = await temporaryWorkspace();
    await writeFile(path.join(folder, 'train.py'), '');
    const lab = await sharedWorkbench('trusted', folder);
    await lab.openFile('train.py');
    await lab.page.locator('.monaco-editor').first().click();
    await lab.page.keyboard.type('unsaved');
    await lab.runCommand(command);
    await agree(lab, title);
    await choose(lab, 'train.py is already there', 'Replace');
    await eventually('written', async () => 'samples/taco-1.png' in (await contentsOf(folder)));
    await lab.executeCommand('workbench.action.files.saveAll');
    await eventually(
      'the copy holds it',
      async () => (await contentsOf(folder))['train.old.py'] === 'unsaved',
    );
    assert.match((await contentsOf(folder))['train.py'] ?? '', /argparse/);
  });

  it('writes nothing where the person turns away, at the list or at a question', async () => {
    const folder = await temporaryWorkspace();
    await writeFile(path.join(folder, 'app.py'), 'mine');
    const lab = await sharedWorkbench('trusted', folder);
    for (const answered of [false, true]) {
      const run = lab.executeCommand('aiServiceLab.project.start');
      if (answered) await agree(lab, title);
      await quickPick(lab, answered ? 'app.py is already there' : title);
      await lab.page.keyboard.press('Escape');
      await run;
      assert.deepEqual(await contentsOf(folder), { 'app.py': 'mine' });
    }
  });

  it('writes through no link that leads out of the folder', async () => {
    const outside = await mkdtemp(path.join(os.tmpdir(), 'ailab-outside-'));
    try {
      const folder = await temporaryWorkspace();
      await symlink(outside, path.join(folder, 'samples'));
      const lab = await sharedWorkbench('trusted', folder);
      await lab.executeCommand('aiServiceLab.project.start');
      await said(lab, 'a link there leads out of the folder');
      assert.deepEqual([await contentsOf(folder), await contentsOf(outside)], [{}, {}]);
    } finally {
      await rm(outside, { recursive: true });
    }
  });

  it('says what is in the way', async () => {
    const folder = await temporaryWorkspace();
    await mkdir(path.join(folder, 'app.py'));
    const lab = await sharedWorkbench('trusted', folder);
    await lab.executeCommand('aiServiceLab.project.start');
    await said(lab, 'app.py cannot be written: there is a folder with this name');
    await rm(path.join(folder, 'app.py'), { recursive: true });
    await writeFile(path.join(folder, 'samples'), 'mine');
    await lab.executeCommand('aiServiceLab.project.start');
    await said(lab, 'there is a file where a folder has to be');
    assert.deepEqual(await contentsOf(folder), { samples: 'mine' });
  });

  it('without a folder says that one is needed', async () => {
    const lab = await sharedWorkbench('trusted', await temporaryWorkspace());
    await lab.openWorkspace(undefined);
    await lab.executeCommand('aiServiceLab.project.start');
    await said(lab, 'Open a folder first');
  });

  it('in Restricted Mode writes nothing and leads to the trust editor', async () => {
    const folder = await temporaryWorkspace();
    const lab = await sharedWorkbench('restricted', folder);
    await lab.executeCommand('aiServiceLab.project.start');
    await said(lab, 'In Restricted Mode the lab writes no files');
    await lab.clickNotification('Manage Workspace Trust');
    await lab.page.getByText('You are in Restricted Mode').first().waitFor();
    assert.deepEqual(await contentsOf(folder), {});
  });

  it('in Korean writes the Korean project, whose notebook is a page with uploader, button and picture', async () => {
    const folder = await temporaryWorkspace();
    const lab = await sharedWorkbench('trusted', folder);
    await lab.companion.setSetting('aiServiceLab.language', 'ko');
    try {
      await lab.runCommand(command);
      await agree(lab, '수업 프로젝트 시작');
      await eventually('written', async () => 'samples/taco-1.png' in (await contentsOf(folder)));
      assert.match(await readFile(path.join(folder, 'README.md'), 'utf8'), /수업 프로젝트예요/);
      await eventually('the README is shown', async () =>
        (await tabs(lab)).some((label) => label.includes('README')),
      );
      const { tiles } = await openDashboard(lab, folder, 'dashboard.ipynb');
      await waitForText(tiles, '타코일까, 부리토일까?');
      await waitForText(tiles, '예시 그림이에요');
      await tiles.getByRole('button', { name: '판별' }).waitFor();
      assert.equal(await tiles.getByRole('button', { name: '판별' }).isDisabled(), true);
      await tiles.getByText('사진 (0)').waitFor();
      await tiles.waitForFunction(() =>
        [...document.images].some((image) => image.complete && image.naturalWidth === 160),
      );
      await waitForText(tiles, 'empty-plate  타코');
      await lab.screenshot('scaffold-dashboard');
      const twin = await openDashboard(lab, folder, 'dashboard_ipywidgets7.ipynb');
      await waitForText(twin.tiles, "'tuple' object has no attribute 'values'");
      await waitForText(twin.tiles, "'FileUpload' object has no attribute 'data'");
      await lab.screenshot('scaffold-twin');
      assert.deepEqual(lab.problems, []);
    } finally {
      await lab.companion.setSetting('aiServiceLab.language', undefined);
    }
  });
});
