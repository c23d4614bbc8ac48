import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ailab } from '../../harness/ailab';
import { sharedWorkbench, temporaryWorkspace } from '../../harness/session';
import { openWorkbench, type Workbench } from '../../harness/workbench';
import { eventually } from '../dashboard/open';
import { dialogOf, said } from '../notes/open';
import { contentsOf, quickPick } from '../scaffold/open';
import { exercisesFolder, hasState, showTests, testRow, writeAnswer } from './explorer';

const right = "printf '%s\\n' 'Hi!!!!' > test.txt\n";
const wrong = 'echo hello > test.txt\n';

const tabs = async (lab: Workbench): Promise<string[]> =>
  (await lab.companion.tabs()).map(({ label }) => label);

/** A window on an exercise that is open in its editor. */
async function withExercise(id = 'p1'): Promise<{ lab: Workbench; folder: string }> {
  const folder = await temporaryWorkspace();
  const lab = await sharedWorkbench('trusted', folder);
  await lab.executeCommand('aiServiceLab.exercises.open', id);
  return { lab, folder };
}

const check = (lab: Workbench): Promise<unknown> => lab.executeCommand('aiServiceLab.exercises.check');

/** An item of the menu that has just opened: VS Code takes no click in its first moments. */
async function choose(lab: Workbench, name: string): Promise<void> {
  const item = lab.page.getByRole('menuitem', { name });
  await item.hover();
  await eventually('the menu takes it', async () => {
    await item.click({ timeout: 1000 }).catch(() => undefined);
    return (await item.count()) === 0;
  });
}

describe('shell exercises in VS Code', function () {
  this.timeout(180_000);

  it('are scaffolded as a whole pack beside what is there, and stand in the Test Explorer in their order', async () => {
    const folder = await temporaryWorkspace();
    await mkdir(path.join(folder, exercisesFolder, '01-p1'), { recursive: true });
    await writeAnswer(folder, '01-p1', 'mine\n');
    const lab = await sharedWorkbench('trusted', folder);
    await lab.runCommand('AI Service Lab: Scaffold Shell Exercises');
    const pick = await quickPick(lab, 'Scaffold Shell Exercises');
    await lab.screenshot('exercises-pick');
    // The list holds no more rows than fit.
    await lab.page.keyboard.type('Files and pipes');
    await pick
      .locator('.monaco-list-row')
      .filter({ hasText: /Files and pipes.*whole pack/ })
      .first()
      .click();
    await said(lab, `exercises are in ${exercisesFolder}`);
    const files = await contentsOf(folder);
    assert.equal(files[`${exercisesFolder}/01-p1/answer.sh`], 'mine\n');
    assert.ok(files[`${exercisesFolder}/02-p2/answer.sh`]?.startsWith('#'));
    await showTests(lab);
    await testRow(lab, 'P1. Write a line into a file').waitFor();
    const rows = (): Promise<string[]> =>
      lab.page
        .locator('.test-explorer .monaco-list-row')
        .evaluateAll((all) =>
          all
            .sort((one, other) => Number(one.dataset['index']) - Number(other.dataset['index']))
            .map((row) => row.textContent.trim()),
        );
    const pack = JSON.parse(await readFile('media/exercises/text/pack.json', 'utf8')) as {
      exercises: string[];
    };
    // The view holds no more rows than fit; the folder has them all.
    assert.equal(
      Object.keys(files).filter((file) => file.endsWith('/answer.sh')).length,
      pack.exercises.length,
    );
    let seen: string[] = [];
    await eventually(
      () => `they stand in their order, but ${seen.join(' | ')}`,
      async () => {
        seen = await rows();
        const [, first = '', second = '', third = ''] = seen;
        return first.startsWith('P1.') && second.startsWith('P2.') && third.startsWith('P3.');
      },
    );

    // Made by somebody else, in a terminal, in a folder of another name.
    assert.equal(ailab('exercises', 'scaffold', 'kakao-top3', path.join(folder, 'by-hand')).status, 0);
    await testRow(lab, 'Missions').waitFor();
    await lab.screenshot('exercises-explorer');
    assert.deepEqual(lab.problems, []);
    assert.deepEqual(lab.outsideRequests, []);
  });

  it('open with the answer in front and the task beside it', async () => {
    const { lab } = await withExercise();
    const all = await lab.companion.tabs();
    assert.deepEqual(
      all.map(({ label, group }) => [label, group]),
      [
        ['answer.sh', 1],
        ['README.md', 2],
      ],
    );
    const page = await lab.webview({ extensionId: 'vscode.markdown-language-features', has: 'h1' });
    assert.match((await page.textContent('h1')) ?? '', /P1\. Write a line/);
    await lab.page.keyboard.type('x');
    await eventually('the answer has the keyboard', async () =>
      (await lab.page.locator('.monaco-editor .view-lines').first().innerText()).includes('x'),
    );
    await lab.executeCommand('workbench.action.files.revert');
  });

  it('are checked where VS Code told of none of their files: just made by the lab, and by somebody else', async () => {
    const folder = await temporaryWorkspace();
    const settings = { 'files.watcherExclude': { '**': true } };
    const lab = await openWorkbench({ trust: true, folder, settings });
    try {
      await lab.executeCommand('aiServiceLab.exercises.open', 'p1');
      await check(lab);
      await showTests(lab);
      await hasState(lab, 'P1.', 'Failed');
      assert.equal(ailab('exercises', 'scaffold', 'p3', path.join(folder, 'by-hand')).status, 0);
      const answer = path.join(folder, 'by-hand', '03-p3', 'answer.sh');
      await lab.executeCommand('vscode.open', { $uri: answer });
      await check(lab);
      await hasState(lab, 'P3.', 'Failed');
    } finally {
      await lab.dispose();
    }
  });

  it('say above an answer that passes why its star is not won, with ways to the case, until it is edited', async () => {
    const { lab, folder } = await withExercise('last-error');
    const lens = lab.page.locator('.codelens-decoration');
    const lenses = async (): Promise<string> => (await lens.allInnerTexts()).join();
    await writeAnswer(
      folder,
      '05-last-error',
      "awk '$2 ~ /ERROR/ { last = $0 } END { print last }' train.log\n",
    );
    await check(lab);
    await eventually('the star is told of', async () =>
      /☆ No star yet: compare with what is expected\|Open the input\|.*NO_ERROR/s.test(
        (await lenses()).replaceAll(/\s*\|\s*/g, '|'),
      ),
    );
    await lab.screenshot('exercises-star');
    await lens.getByText('compare with what is expected').click();
    await eventually('both sides are open', async () =>
      (await tabs(lab)).some((label) => label.includes('expected ↔ came out')),
    );
    await writeAnswer(
      folder,
      '05-last-error',
      'awk \'$2 == "ERROR" { last = $0 } END { print last }\' train.log\n',
    );
    await eventually('an edited answer has none', async () => (await lens.count()) === 0);
    await check(lab);
    await showTests(lab);
    await testRow(lab, /The last error.*★/).waitFor();
    assert.equal(await lens.count(), 0);
    assert.deepEqual(lab.problems, []);
  });

  it('are run from the Test Explorer; a failure says why at the answer and shows what was expected', async () => {
    const { lab, folder } = await withExercise();
    await writeAnswer(folder, '01-p1', `# mine\n${wrong}`);
    await showTests(lab);
    await testRow(lab, 'P1. Write').click();
    await lab.executeCommand('testing.runSelected');
    await hasState(lab, 'P1. Write', 'Failed');
    // Not the beginnings of the two sides.
    await eventually('the line beside the answer is the sentence', async () =>
      (await lab.page.locator('.test-error-content-widget').allInnerTexts())
        .join()
        .startsWith('Line 1: expected “Hi!!!!”, found “hello”.'),
    );
    await lab.executeCommand('testing.showMostRecentOutput');
    const rows = lab.page.locator('.test-output-peek-tree .monaco-list-row');
    const own = rows.filter({ hasText: 'P1. Write' }).first();
    const sidesRow = rows.filter({ hasText: 'Expected ↔ Came out' });
    await own.click();
    await lab.page.locator('.test-output-peek-tree .monaco-list').first().focus();
    await lab.page.keyboard.press('ArrowRight');
    // Its buttons stand in the middle.
    await sidesRow.click({ position: { x: 60, y: 10 } });
    await eventually('both sides are shown', async () => {
      const sides = lab.page.locator('.test-output-peek-message-container .editor');
      const text = (await sides.allInnerTexts()).join();
      return text.includes('Hi!!!!') && text.includes('hello');
    });
    await lab.screenshot('exercises-peek');
    // Beside the message there is a button for the terminal; the rest is in the test's menu.
    await lab.page.getByText('Run My Answer on It in the Terminal').first().waitFor();
    await testRow(lab, 'P1. Write').click({ button: 'right' });
    await choose(lab, 'Compare Expected with What Came Out');
    await eventually('they are compared', async () =>
      (await tabs(lab)).some((label) => label.includes('expected ↔ came out')),
    );
    await lab.executeCommand('workbench.action.closeActiveEditor');
    await testRow(lab, 'P1. Write').click();

    await writeAnswer(folder, '01-p1', right);
    await lab.executeCommand('testing.runSelected');
    await eventually('it passes with its star', async () =>
      (await testRow(lab, 'P1. Write').innerText()).includes('★'),
    );
    // Ordinary data only: the core decides, the star is not won.
    await writeAnswer(folder, '01-p1', 'echo "Hi!!!!" > test.txt\n');
    await lab.executeCommand('testing.runSelected');
    await eventually('it passes without the star', async () =>
      (await testRow(lab, 'P1. Write').innerText()).includes('☆'),
    );
    const row = await testRow(lab, 'P1. Write').getAttribute('aria-label');
    assert.match(row ?? '', /Passed/);
    await lab.executeCommand('testing.showMostRecentOutput');
    await lab.screenshot('exercises-star');
    assert.deepEqual(lab.problems, []);
  });

  it('give their smallest failing input as files, run the answer on it in the terminal, and compare', async () => {
    const { lab, folder } = await withExercise('p3');
    // Only a terminal of the person's can write there.
    await writeAnswer(folder, '03-p3', `wc -c < test.txt\npwd > '${folder}/where.txt' 2>/dev/null\n`);
    await check(lab);
    await lab.runCommand('AI Service Lab: Open the Failing Input');
    await eventually('the input is open', async () => (await tabs(lab)).includes('test.txt'));
    assert.equal('test.txt' in (await contentsOf(folder)), false, 'it lies outside of the workspace');
    await lab.executeCommand('workbench.action.closeActiveEditor');
    await lab.runCommand('AI Service Lab: Compare Expected with What Came Out');
    await eventually('they are compared', async () =>
      (await tabs(lab)).some((label) => label.includes('expected ↔ came out')),
    );
    await lab.screenshot('exercises-compare');
    await lab.executeCommand('workbench.action.closeActiveEditor');
    assert.equal('where.txt' in (await contentsOf(folder)), false, 'the check ran in its box');
    await lab.runCommand('AI Service Lab: Run My Answer on It in the Terminal');
    await eventually('it ran', async () => (await contentsOf(folder))['where.txt'] !== undefined);
    assert.match((await contentsOf(folder))['where.txt'] ?? '', /failing\/p3-[0-9a-f]+\/run\n$/);
    await lab.screenshot('exercises-terminal');
    await lab.executeCommand('workbench.action.terminal.killAll');
  });

  it('open a shell in the situation of a failing case that is more than files, with what stands in there', async () => {
    const { lab, folder } = await withExercise('read-the-manual');
    await check(lab);
    await lab.runCommand('AI Service Lab: Run My Answer on It in the Terminal');
    const file = path.join(folder, 'which.txt');
    await eventually('it looked', async () => {
      // The shell around it does not have this one.
      await lab.executeCommand('workbench.action.terminal.sendSequence', {
        text: `command -v man > '${file}'; pwd >> '${file}'\r`,
      });
      return /\/bin\/man\n.*\/work\n$/.test((await contentsOf(folder))['which.txt'] ?? '');
    });
    const [man = '', where = ''] = ((await contentsOf(folder))['which.txt'] ?? '').split('\n');
    assert.equal(path.dirname(path.dirname(man)), path.dirname(where), 'the one that stands in comes first');
    assert.ok(!where.startsWith(folder), 'away from the work of the person');
    await lab.executeCommand('workbench.action.terminal.killAll');
  });

  it('are put back to their beginning with a copy of the work, after a question', async () => {
    const { lab, folder } = await withExercise();
    await writeAnswer(folder, '01-p1', 'my work\n');
    const run = lab.executeCommand('aiServiceLab.exercises.reset');
    await dialogOf(lab).getByRole('button', { name: 'Cancel' }).click();
    await run;
    assert.equal((await contentsOf(folder))[`${exercisesFolder}/01-p1/answer.sh`], 'my work\n');
    const again = lab.executeCommand('aiServiceLab.exercises.reset');
    await lab.screenshot('exercises-reset');
    await dialogOf(lab).getByRole('button', { name: 'Reset' }).click();
    await again;
    await said(lab, `Yours is kept as ${exercisesFolder}/01-p1/answer.old.sh`);
    const after = await contentsOf(folder);
    assert.equal(after[`${exercisesFolder}/01-p1/answer.old.sh`], 'my work\n');
    assert.equal(
      after[`${exercisesFolder}/01-p1/answer.sh`],
      await readFile('media/exercises/text/p1/starter.sh', 'latin1'),
    );
  });

  it('keep each attempt: a list with verdicts, the last green one to compare with, any to put back', async () => {
    const { lab, folder } = await withExercise('p2');
    const answer = path.join(folder, exercisesFolder, '02-p2', 'answer.sh');
    const [green, red] = ["echo 'kkkk' >> test.txt\n", "echo 'kkkk' > test.txt\n"];
    for (const script of [green, red]) {
      await writeFile(answer, script);
      await check(lab);
    }
    await writeFile(answer, '# never checked\n');
    await lab.runCommand('AI Service Lab: Show My Attempts');
    const pick = await quickPick(lab, 'My attempts');
    const rows = await pick.locator('.monaco-list-row').allInnerTexts();
    assert.match(rows[0] ?? '', /Failed/);
    assert.match(rows[1] ?? '', /Passed/);
    await lab.screenshot('exercises-attempts');
    const passed = pick.locator('.monaco-list-row').filter({ hasText: 'Passed' }).first();
    await passed.hover();
    await passed.getByRole('button', { name: 'Put this one back' }).click();
    await eventually('it is put back', async () => (await readFile(answer, 'utf8')) === green);
    await writeFile(answer, red);
    // As a person does, in the Test Explorer.
    await showTests(lab);
    await testRow(lab, 'P2. Append').click({ button: 'right' });
    await choose(lab, 'Compare with My Last Passing Answer');
    await eventually('it is compared', async () =>
      (await tabs(lab)).some((label) => label.includes('p2: Passed')),
    );
    await lab.executeCommand('workbench.action.closeActiveEditor');
    await lab.runCommand('AI Service Lab: Show My Attempts');
    const kept = await quickPick(lab, 'My attempts');
    await kept.locator('.monaco-list-row').filter({ hasText: 'Kept, not checked' }).first().click();
    await eventually('what was never checked is there too', async () =>
      (await lab.page.locator('.editor.original .view-lines').first().innerText()).includes('never'),
    );
    const inside = Object.keys(await contentsOf(folder)).filter((name) => name.includes('attempt'));
    assert.deepEqual(inside, []);
  });

  it('speak Korean to who reads Korean', async () => {
    const folder = await temporaryWorkspace();
    const scaffold = [
      'exercises',
      'scaffold',
      'kakao-top3',
      path.join(folder, exercisesFolder),
      '--lang',
      'ko',
    ];
    assert.equal(ailab(...scaffold).status, 0);
    await writeAnswer(
      folder,
      '01-kakao-top3',
      "cut -d '\"' -f 2 chat.txt | sort | uniq -c | sort -rn | head -n 3\n",
    );
    const lab = await openWorkbench({ trust: true, folder, language: 'ko' });
    try {
      await lab.openFile('answer.sh');
      await showTests(lab);
      await testRow(lab, '카카오톡 TOP 3').waitFor();
      await lab.runCommand('AI Service Lab: 이 연습 문제 검사');
      await hasState(lab, '카카오톡 TOP 3', 'Failed');
      await lab.executeCommand('testing.showMostRecentOutput');
      await lab.page.waitForTimeout(1000);
      await lab.screenshot('exercises-korean');
      await lab.runCommand('AI Service Lab: 다음 힌트 보기');
      const page = await lab.webview({ extensionId: 'vscode.markdown-language-features', has: 'h2' });
      await page.locator('h2', { hasText: '1.' }).waitFor();
      await lab.screenshot('exercises-korean-hint');
    } finally {
      await lab.dispose();
    }
  });

  it('in Restricted Mode are shown with the reason why they are not run', async () => {
    const folder = await temporaryWorkspace();
    assert.equal(ailab('exercises', 'scaffold', 'p1', path.join(folder, exercisesFolder)).status, 0);
    await writeFile(
      path.join(folder, exercisesFolder, '01-p1', 'answer.sh'),
      `touch '${folder}/ran'\n${right}`,
    );
    const lab = await sharedWorkbench('restricted', folder);
    await showTests(lab);
    await testRow(lab, 'P1. Write').waitFor();
    await eventually('the item says so', async () =>
      (await lab.page.locator('.test-explorer').innerText()).includes('In Restricted Mode no answer is run'),
    );
    await lab.screenshot('exercises-restricted');
    // VS Code asks by itself; and where it does not, the lab refuses.
    const run = lab.executeCommand('testing.runAll');
    await dialogOf(lab).getByRole('button', { name: 'Cancel' }).click();
    await run;
    await lab.executeCommand('aiServiceLab.exercises.check', {
      $uri: path.join(folder, exercisesFolder, '01-p1'),
    });
    await said(lab, 'In Restricted Mode no answer is run');
    await lab.executeCommand('aiServiceLab.exercises.open', 'p2');
    const written = Object.keys(await contentsOf(folder)).filter((name) => name.includes('02-p2'));
    assert.deepEqual(written, [], 'the lab writes no files there');
    assert.equal('ran' in (await contentsOf(folder)), false);
  });
});
