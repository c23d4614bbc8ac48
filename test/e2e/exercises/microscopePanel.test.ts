import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Frame } from 'playwright-core';
import { ailab } from '../../harness/ailab';
import { sharedWorkbench, temporaryWorkspace } from '../../harness/session';
import type { Workbench } from '../../harness/workbench';
import { eventually } from '../dashboard/open';
import { exercisesFolder, writeAnswer } from './explorer';

const kakao = '01-kakao-top3';
/** The one-liner of the course: it knows of no year. */
const noYear =
  '# TOP 3\ngrep -o "\\".*\\"" chat.txt | cut -f 1 -d "," | sort | uniq -c | sort -r | head -n 3\n';
const right = `grep "^\${YEAR:-2021}" chat.txt | cut -d '"' -f 2 |
  sort | uniq -c | sort -rn | head -n 3
`;

/** A window with the mission open and this answer in it. */
async function withAnswer(script: string): Promise<{ lab: Workbench; folder: string }> {
  const folder = await temporaryWorkspace();
  const lab = await sharedWorkbench('trusted', folder);
  await lab.executeCommand('aiServiceLab.exercises.open', 'kakao-top3');
  // The task beside it would take the place of the panel.
  await lab.executeCommand('workbench.action.closeAllEditors');
  await writeAnswer(folder, kakao, script);
  await lab.openFile(`${exercisesFolder}/${kakao}/answer.sh`);
  await eventually('the editor has the answer', async () =>
    (await lab.page.locator('.monaco-editor .view-lines').first().innerText()).includes('head'),
  );
  return { lab, folder };
}

const openPanel = (lab: Workbench): Promise<Frame> => lab.webview({ has: '.microscope' });

const hints = async (lab: Workbench): Promise<string> =>
  (await lab.page.locator('.monaco-editor .view-lines').first().innerText()).replaceAll('\u00a0', ' ');

describe('the microscope in VS Code', function () {
  this.timeout(180_000);

  it('checks an answer that was not checked, and marks the stage that loses the year, in panel and editor', async () => {
    const { lab } = await withAnswer(noYear);
    await lab.runCommand('AI Service Lab: Open the Pipeline Microscope');
    const page = await openPanel(lab);
    await page.locator('.stage.culprit').waitFor();
    assert.equal(await page.locator('.stage').count(), 6);
    const culprit = page.locator('.stage.culprit');
    assert.match(await culprit.locator('.command').innerText(), /^grep -o/);
    assert.match(
      await culprit.locator('.loss').innerText(),
      /drops what tells the rows apart \(Date\).*20\d\d-/,
    );
    assert.match(await page.locator('.summary').innerText(), /Leave them out before this stage/);
    assert.match(await page.locator('.stage').last().locator('.rows').innerText(), /^\d → \d rows?$/);
    // Its rows are open, with the one that should not count marked among those that came in.
    assert.ok(await culprit.locator('.sample').first().isVisible());
    assert.match(await culprit.locator('.lost').first().innerText(), /^20\d\d-/);
    await eventually('the hints are in the editor', async () => /⚠ → \d.*\| *cut/.test(await hints(lab)));
    assert.equal((await hints(lab)).match(/→ \d+/g)?.length, 6);
    await lab.screenshot('microscope');

    // By keyboard: to the second stage, and from there into the answer.
    const command = page.locator('.command').nth(1);
    await command.focus();
    await lab.page.keyboard.press('Enter');
    const end = noYear.split('\n')[1]!.indexOf(' | sort') + 1;
    await lab.page.locator('.statusbar').getByText(`Ln 2, Col ${end}`).waitFor();
    assert.deepEqual(lab.problems, []);
    assert.deepEqual(lab.outsideRequests, []);
  });

  it('follows the newest check: a right answer leaves nothing to look at, an edited one takes its hints away', async () => {
    const { lab, folder } = await withAnswer(noYear);
    await lab.executeCommand('aiServiceLab.exercises.microscope');
    const page = await openPanel(lab);
    await page.locator('.stage.culprit').waitFor();
    await eventually('hints', async () => (await hints(lab)).includes('⚠'));
    await lab.executeCommand('workbench.action.focusFirstEditorGroup');
    await lab.page.keyboard.type('# x');
    await eventually('no hints for another text', async () => !(await hints(lab)).includes('→'));
    await lab.executeCommand('workbench.action.files.revert');
    await writeAnswer(folder, kakao, right);
    await lab.executeCommand('aiServiceLab.exercises.check');
    await eventually('it looks at what is left', async () =>
      (await page.locator('.summary').innerText()).includes('cut'),
    );
    assert.deepEqual(lab.problems, []);
  });

  it('says so where there is nothing to see', async () => {
    const { lab, folder } = await withAnswer('head -n 3 chat.txt\n');
    await lab.executeCommand('aiServiceLab.exercises.microscope');
    const page = await openPanel(lab);
    await eventually('no pipe', async () =>
      (await page.locator('.summary').innerText()).includes('has no pipe'),
    );
    await writeAnswer(folder, kakao, "grep '^2021 chat.txt | head -n 3\n");
    await lab.executeCommand('aiServiceLab.exercises.check');
    await eventually('no shell', async () =>
      (await page.locator('.summary').innerText()).includes('not closed'),
    );
    await lab.screenshot('microscope-nothing');
  });

  for (const [theme, lang] of [
    ['light', 'ko'],
    ['dark', 'ko'],
    ['hcDark', 'en'],
    ['hcLight', 'ko'],
  ] as const)
    it(`has what people need in ${theme}, ${lang}`, async () => {
      const { lab } = await withAnswer(noYear);
      try {
        await lab.companion.setSetting('aiServiceLab.language', lang);
        await lab.setTheme(theme);
        await lab.executeCommand('aiServiceLab.exercises.microscope');
        const page = await openPanel(lab);
        await page.locator('.stage.culprit').waitFor();
        if (lang === 'ko')
          assert.match(
            await page.locator('.culprit .loss').innerText(),
            /세지 말아야 할 행이 아직 남아 있어요/,
          );
        await eventually('hints', async () => (await hints(lab)).includes('⚠'));
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate<AxeResults>(
          "axe.run(document, { resultTypes: ['violations'] })",
        );
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`),
          [],
        );
        await lab.screenshot(`microscope-${theme}-${lang}`);
      } finally {
        await lab.companion.setSetting('aiServiceLab.language', undefined);
        await lab.setTheme('dark');
      }
    });

  it('runs nothing in Restricted Mode, and says how that is changed', async () => {
    const folder = await temporaryWorkspace();
    const lab = await sharedWorkbench('restricted', folder);
    assert.equal(ailab('exercises', 'scaffold', 'kakao-top3', folder).status, 0);
    const answer = path.join(folder, kakao, 'answer.sh');
    await writeFile(answer, noYear);
    await lab.executeCommand('vscode.open', { $uri: answer });
    await lab.executeCommand('aiServiceLab.exercises.microscope');
    const page = await openPanel(lab);
    await page.getByRole('button', { name: 'Manage Workspace Trust' }).waitFor();
    assert.match(await page.locator('.waiting').innerText(), /Restricted Mode/);
    await lab.screenshot('microscope-restricted');
  });
});
