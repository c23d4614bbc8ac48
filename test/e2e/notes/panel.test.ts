import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { sharedWorkbench, temporaryWorkspace } from '../../harness/session';
import type { Workbench } from '../../harness/workbench';
import { eventually } from '../dashboard/open';
import { openLecture, reader, topOf } from './open';

describe('the lectures in VS Code', function () {
  this.timeout(120_000);
  let lab: Workbench;
  let folder: string;

  before(async function () {
    this.timeout(600_000);
    folder = await temporaryWorkspace('test/fixtures/sample-workspace');
    lab = await sharedWorkbench('trusted', folder);
  });
  after(() => lab.executeCommand('workbench.action.closeAllEditors'));

  const open = (place: string): Promise<Frame> => openLecture(lab, place);

  it('opens at a section, with text, code, figures and no error', async () => {
    const page = await open('8#ports');
    await page.locator('.block h1', { hasText: 'Docker' }).waitFor();
    await eventually('the section at the top', async () => Math.abs(await topOf(page, 'ports')) < 40);
    await page.locator('[data-figure=port-mapping] input').first().waitFor();
    assert.equal(await page.locator('[data-figure=image-layers] svg text').first().isVisible(), true);
    assert.equal(await page.locator('.missing').count(), 0);
    await lab.screenshot('notes-ports');
  });

  it('goes to another lecture by button and by key, and the list says which', async () => {
    const page = await open('8');
    await page.locator('.toolbar [data-tool=next]').click();
    await page.locator('.block h1', { hasText: 'MLflow' }).waitFor();
    await page.locator('.reader').focus();
    await lab.page.keyboard.press('p');
    await page.locator('.block h1', { hasText: 'Docker' }).waitFor();
    assert.match((await page.locator('.lecture-title').innerText()) || '', /8/);
  });

  it('changes its language in place, one block or all of them, and shows both side by side', async () => {
    const page = await open('8#ports');
    const row = page.locator('.row', { has: page.locator('[lang=en] p') }).nth(3);
    await row.hover();
    await row.locator('.swap').click();
    await row.locator('.other[lang=ko]').waitFor();
    assert.match(await row.locator('.other').innerText(), /[가-힣]/);
    await page.locator('.toolbar [data-tool=both]').click();
    await eventually('two columns', () =>
      row.evaluate((one) => {
        const [left, right] = [...one.querySelectorAll('.block')].map((block) =>
          block.getBoundingClientRect(),
        );
        return left !== undefined && right !== undefined && right.width > 100 && right.left > left.left;
      }),
    );
    await lab.screenshot('notes-both');
    await page.locator('.toolbar [data-tool=both]').click();
    await page.locator('.toolbar [data-tool=language]').click();
    await page.locator('html[lang=ko] .block[lang=ko] h1').waitFor();
    await lab.screenshot('notes-korean');
    await page.locator('.toolbar [data-tool=language]').click();
    await page.locator('html[lang=en] .block[lang=en] h1').waitFor();
  });

  it('shows both names of a term and what it means, to the pointer and to the keyboard', async () => {
    const page = await open('8');
    const term = page.locator('[data-term=container]').first();
    await term.hover();
    const card = page.locator('.term-card:visible');
    await card.waitFor();
    assert.match(await card.innerText(), /컨테이너/);
    await page.locator('.block h1').hover();
    await card.waitFor({ state: 'hidden' });
    await term.focus();
    await card.waitFor();
    assert.equal(await term.getAttribute('aria-describedby'), 'term-card');
  });

  it('inserts code at the cursor of the editor that was used last, in one step of undo', async () => {
    const file = path.join(folder, 'scratch.py');
    await writeFile(file, 'first = 1\n');
    await lab.openFile(file);
    // To the extension host it is an editor once its text is there; its tab is there before that.
    await lab.page.locator('.monaco-editor .view-line', { hasText: 'first = 1' }).waitFor();
    const page = await open('1');
    const code = page.locator('.code', { has: page.locator('.code-name', { hasText: 'python' }) }).first();
    const insert = code.locator('[data-action=insert]');
    await insert.hover();
    let label = '';
    await eventually(
      () => `the name of the file, only "${label}"`,
      async () => {
        label = (await insert.getAttribute('aria-label')) ?? '';
        return label.includes('scratch.py');
      },
    );
    await insert.click();
    const text = await code.locator('pre').innerText();
    await eventually('the code in the file', async () =>
      (await lab.companion.textOf(file)).includes(text.trim().split('\n')[0] ?? '?'),
    );
    await lab.executeCommand('undo');
    await eventually(
      'nothing of it after undo',
      async () => (await lab.companion.textOf(file)) === 'first = 1\n',
    );
    await lab.executeCommand('workbench.action.files.revert');
  });

  it('quotes into my notes with a link back, and the link opens the section', async () => {
    const page = await open('8#ports');
    await page.evaluate(() => {
      const block = document.querySelector('.row[data-anchor=ports]')?.nextElementSibling?.querySelector('p');
      if (block) getSelection()?.selectAllChildren(block);
    });
    await page.locator('.quote:visible').click();
    const file = path.join(folder, 'notes', '08-docker.md');
    await eventually('the quotation', async () => /^> .*port/im.test(await lab.companion.textOf(file)));
    const text = await lab.companion.textOf(file);
    assert.match(text, /^# My notes: /);
    assert.match(text, /\/lecture\/8#ports\)/);
    assert.doesNotMatch(await readFile(file, 'utf8'), /^> /m, 'only the person saves it');
    await lab.executeCommand('workbench.action.files.save');
  });

  it('remembers what was read, and the Course view says so', async () => {
    await lab.executeCommand('workbench.action.closeAllEditors');
    const page = await open('1');
    const first = await page.locator('.outline-link').first().getAttribute('data-anchor');
    await page.locator('.reader').focus();
    for (let step = 0; step < 60 && (await page.locator('.outline-link .done').count()) === 0; step++) {
      await lab.page.keyboard.press('ArrowDown');
      await lab.page.keyboard.press('ArrowDown');
      await lab.page.waitForTimeout(150);
    }
    assert.equal(await page.locator(`.outline-link[data-anchor="${first}"] .done`).count(), 1);
    await lab.executeCommand('aiServiceLab.course.focus');
    await lab.page.locator('.monaco-list-row', { hasText: 'Continue' }).first().waitFor();
    await lab.page
      .locator('.monaco-list-row', { hasText: /^1\. .*1\/\d+/ })
      .first()
      .waitFor();
    await lab.screenshot('notes-course-view');
  });

  it('finds a section in Korean, with particles and by initial consonants, and opens it', async () => {
    await lab.executeCommand('workbench.action.closeAllEditors');
    const search = lab.executeCommand('aiServiceLab.course.search', 'ㅋㅌㅇㄴ 포트를');
    const rows = lab.page.locator('.quick-input-widget:visible .monaco-list-row');
    await rows.first().waitFor();
    await eventually('a hit on ports', async () => (await rows.first().innerText()).includes('8'));
    await lab.screenshot('notes-search');
    await lab.page.keyboard.press('Enter');
    await search;
    const page = await reader(lab);
    await page.locator('.block h1', { hasText: 'Docker' }).waitFor();
  });
});
