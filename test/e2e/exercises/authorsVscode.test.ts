import assert from 'node:assert/strict';
import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ailab } from '../../harness/ailab';
import { sharedWorkbench, temporaryWorkspace } from '../../harness/session';
import type { Workbench } from '../../harness/workbench';
import { eventually } from '../dashboard/open';
import { dialogOf, said } from '../notes/open';
import { contentsOf, quickPick } from '../scaffold/open';
import { exercisesFolder, hasState, showTests, testRow, writeAnswer } from './explorer';
import { changed, ownExercises, ownPack, writePack } from './ownPack';

const place = path.join('class', 'packs', 'of the morning');

async function withPack(
  trust: 'trusted' | 'restricted' = 'trusted',
): Promise<{ lab: Workbench; folder: string }> {
  const folder = await temporaryWorkspace();
  await writePack(path.join(folder, place));
  return { lab: await sharedWorkbench(trust, folder), folder };
}

describe("an instructor's pack in VS Code", function () {
  this.timeout(180_000);

  it('is offered beside ours, scaffolded, checked in the Test Explorer, hinted at and reset', async () => {
    const { lab, folder } = await withPack();
    await lab.runCommand('AI Service Lab: Scaffold Shell Exercises');
    const pick = await quickPick(lab, 'Scaffold Shell Exercises');
    const rows = pick.locator('.monaco-list-row');
    await rows
      .filter({ hasText: /Morning class.*of the morning/ })
      .first()
      .waitFor();
    await lab.screenshot('authors-pick');
    await lab.page.keyboard.type('how-far');
    await rows.filter({ hasText: 'From the least to the greatest' }).first().click();
    const own = path.join(folder, exercisesFolder, '02-how-far');
    await eventually('it is written', async () =>
      Object.keys(await contentsOf(folder)).includes(`${exercisesFolder}/02-how-far/cases/usual/expected`),
    );
    const mark = JSON.parse(await readFile(path.join(own, 'cases', 'exercise.json'), 'utf8')) as object;
    assert.deepEqual(mark, { id: 'how-far', pack: 'morning', from: '../../class/packs/of the morning' });

    await showTests(lab);
    await testRow(lab, /Morning class.*of the morning/).waitFor();
    await testRow(lab, 'From the least').click();
    await lab.executeCommand('testing.runSelected');
    await hasState(lab, 'From the least', 'Failed');
    await writeAnswer(folder, '02-how-far', ownExercises['how-far']!);
    await lab.executeCommand('testing.runSelected');
    await hasState(lab, 'From the least', 'Passed');
    await eventually('the star is won', async () =>
      (await testRow(lab, 'From the least').innerText()).includes('★'),
    );
    await lab.screenshot('authors-explorer');
    // The same verdict in a terminal.
    assert.equal(ailab('grade', own).status, 0);

    // Another instructor's exercise of the same name has nothing to do with what was tried here.
    await writePack(
      path.join(folder, 'evening'),
      changed(ownPack(), 'pack.json', (json) => (json['id'] = 'evening')),
    );
    const other = path.join(folder, 'other', '02-how-far');
    await mkdir(path.join(other, 'cases'), { recursive: true });
    await writeFile(path.join(other, 'answer.sh'), '');
    await writeFile(
      path.join(other, 'cases', 'exercise.json'),
      JSON.stringify({ ...mark, pack: 'evening', from: '../../evening' }),
    );
    const shown = lab.executeCommand('aiServiceLab.exercises.attempts', { $uri: own });
    const attempts = await quickPick(lab, 'My attempts');
    assert.equal(await attempts.locator('.monaco-list-row').count(), 2);
    await lab.page.keyboard.press('Escape');
    await shown;
    await eventually('it has its own history', async () => {
      await lab.executeCommand('aiServiceLab.exercises.attempts', { $uri: other });
      return (await lab.notifications()).some((text) => text.includes('No attempt'));
    });
    const hints = async (of: string, count: number): Promise<void> => {
      await lab.executeCommand('aiServiceLab.exercises.hint', { $uri: of });
      await eventually(`${count} hints of ${of}`, async () => {
        const page = await lab.webview({ extensionId: 'vscode.markdown-language-features', has: 'h2' });
        return (await page.locator('h2').count()) === count;
      });
    };
    await hints(own, 1);
    await hints(own, 2);
    await hints(other, 1);
    await lab.executeCommand('workbench.action.closeAllEditors');
    await rm(path.join(folder, 'evening'), { recursive: true });
    await rm(path.join(folder, 'other'), { recursive: true });

    const reset = lab.executeCommand('aiServiceLab.exercises.reset', { $uri: own });
    await dialogOf(lab).getByRole('button', { name: 'Reset' }).click();
    await reset;
    assert.equal(await readFile(path.join(own, 'answer.sh'), 'utf8'), '# numbers.txt\n');

    await lab.executeCommand('aiServiceLab.course.focus');
    const course = lab.page.locator('.pane-body .monaco-list-row');
    await course.filter({ hasText: /^7\. / }).first().locator('.monaco-tl-twistie').click();
    // Its place in the lecture is below the rows that fit.
    await lab.page.keyboard.press('End');
    await course
      .filter({ hasText: /Morning class.*Exercises · 1\/3/ })
      .first()
      .waitFor();
    await lab.screenshot('authors-course');
    // VS Code writes down what it says.
    const problems = lab.problems.filter(({ text }) => !text.includes('No attempt of this exercise'));
    assert.deepEqual(problems, []);
    assert.deepEqual(lab.outsideRequests, []);
  });

  it('is read anew when it changes; a mistake is one sentence with a button that leads to its line', async () => {
    const { lab, folder } = await withPack();
    await lab.executeCommand('aiServiceLab.exercises.open', 'every-label');
    await showTests(lab);
    await testRow(lab, 'Every label once').waitFor();
    const own = path.join(folder, place);
    const aside = path.join(await temporaryWorkspace(), 'aside');
    await writeFile(
      path.join(own, 'every-label', 'en.md'),
      ownPack()['every-label/en.md']!.replace('once', 'twice'),
    );
    await testRow(lab, 'Every label twice').waitFor();
    await writePack(
      own,
      changed(ownPack(), 'every-label/exercise.json', (json) => (json['lectur'] = json['lecture']!)),
    );
    const text = await said(lab, 'An exercise pack cannot be used as it is');
    assert.match(text, /of the morning\/every-label\/exercise\.json, line \d+: .*lectur/);
    await lab.screenshot('authors-broken');
    await lab.clickNotification('Open the File');
    await eventually('it is open', async () =>
      (await lab.companion.tabs()).some(({ label }) => label === 'exercise.json'),
    );
    await writeFile(path.join(own, 'pack.json'), '{ "exercises": [');
    await said(lab, 'pack.json, line 1');
    // What it was is unknown now, but not whose: its row moves nowhere, for VS Code would show it closed.
    const rows = lab.page.locator('.test-explorer .monaco-list-row');
    const shown = async (title: string): Promise<void> => {
      await testRow(lab, title).waitFor();
      assert.match(
        (await rows.allInnerTexts()).join(),
        new RegExp(`^Morning class.*of the morning,${title}$`),
      );
    };
    await shown('every-label');
    await writePack(own);
    await shown('Every label once');
    await rename(own, aside);
    await shown('every-label');
    // A folder that comes as a whole is one event.
    await rename(aside, own);
    await shown('Every label once');
    await rm(own, { recursive: true });
    await shown('every-label');
    assert.deepEqual(lab.problems, []);
  });

  it('whose reference fails is an error of the test, not of the answer', async () => {
    const { lab, folder } = await withPack();
    await lab.executeCommand('aiServiceLab.exercises.open', 'how-far');
    await writeAnswer(folder, '02-how-far', ownExercises['how-far']!);
    await writeFile(path.join(folder, place, 'how-far', 'solutions', 'sorted.sh'), 'exit 3\n');
    await showTests(lab);
    await testRow(lab, 'From the least').click();
    await lab.executeCommand('testing.runSelected');
    await eventually('it says so', async () =>
      ((await testRow(lab, 'From the least').getAttribute('aria-label')) ?? '').includes('Errored'),
    );
    await lab.executeCommand('testing.showMostRecentOutput');
    await lab.screenshot('authors-reference');
    const own = path.join(folder, exercisesFolder, '02-how-far');
    const reset = lab.executeCommand('aiServiceLab.exercises.reset', { $uri: own });
    await dialogOf(lab).getByRole('button', { name: 'Reset' }).click();
    await reset;
    await said(lab, 'solutions/sorted.sh ended with exit status 3');
  });

  it('is completed by VS Code as it is written, and the mark of a learner is not', async () => {
    const { lab, folder } = await withPack();
    await lab.executeCommand('aiServiceLab.exercises.open', 'a-year');
    const labels = async (file: string, line: number, character: number): Promise<string[]> => {
      const list = (await lab.executeCommand(
        'vscode.executeCompletionItemProvider',
        { $uri: file },
        { line, character },
      )) as { items: { label: string | { label: string } }[] } | null;
      return (list?.items ?? []).map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    const pack = path.join(folder, place, 'pack.json');
    const exercise = path.join(folder, place, 'every-label', 'exercise.json');
    await writeFile(pack, '{\n  \n}\n');
    await writeFile(exercise, '{\n  "lecture": "7#read-logs",\n  "oracle": { "name":  },\n  \n}\n');
    const offers = async (file: string, line: number, character: number, keys: string[]): Promise<void> => {
      await lab.openFile(path.basename(file));
      await eventually(
        `${keys.join()} in ${path.basename(file)}`,
        async () => {
          const all = await labels(file, line, character);
          return keys.every((key) => all.includes(key));
        },
        30_000,
      );
    };
    await lab.executeCommand('vscode.open', { $uri: pack });
    await offers(pack, 1, 2, ['id', 'title', 'exercises']);
    await lab.executeCommand('vscode.open', { $uri: exercise });
    await offers(exercise, 3, 2, ['topics', 'cases', 'wrong']);
    await offers(exercise, 2, 22, ['"solution"', '"ranking"', '"state"']);
    // What nobody knows is underlined.
    const underlined = lab.page.locator('.monaco-editor .squiggly-warning');
    await writeFile(
      exercise,
      changed(ownPack(), 'every-label/exercise.json', (json) => (json['topic'] = 'sort'))[
        'every-label/exercise.json'
      ]!,
    );
    await underlined.first().waitFor();
    const mark = path.join(folder, exercisesFolder, '03-a-year', 'cases', 'exercise.json');
    await writeFile(mark, '{\n  \n}\n');
    await lab.executeCommand('vscode.open', { $uri: mark });
    await lab.page.waitForTimeout(1000);
    assert.equal(await underlined.count(), 0);
    assert.deepEqual(
      (await labels(mark, 1, 2)).filter((label) => ['lecture', 'oracle', 'cases'].includes(label)),
      [],
    );
    await lab.executeCommand('workbench.action.closeAllEditors');
  });

  it('of a stranger is not followed out of the workspace, and what is none of ours is left alone', async () => {
    const folder = await temporaryWorkspace();
    const outside = await temporaryWorkspace();
    await writePack(path.join(outside, 'secret'));
    await symlink(path.join(outside, 'secret'), path.join(folder, 'linked'));
    await mkdir(path.join(folder, 'node_modules', 'x'), { recursive: true });
    await writePack(path.join(folder, 'node_modules', 'x'));
    await mkdir(path.join(folder, 'game'));
    await writeFile(path.join(folder, 'game', 'pack.json'), '{ "pack": { "pack_format": 15 } }');
    const lab = await sharedWorkbench('trusted', folder);
    await lab.runCommand('AI Service Lab: Scaffold Shell Exercises');
    const pick = await quickPick(lab, 'Scaffold Shell Exercises');
    await lab.page.keyboard.type('how-far');
    await eventually(
      'nothing is offered',
      async () => (await pick.locator('.monaco-list-row').count()) === 0,
    );
    await lab.page.keyboard.press('Escape');
    assert.ok(!(await lab.notifications()).some((text) => text.includes('cannot be used as it is')));
    assert.deepEqual(lab.problems, []);
  });

  it('in Restricted Mode is not read, and nothing of it runs', async () => {
    const folder = await temporaryWorkspace();
    const files = ownPack();
    await writePack(path.join(folder, place), {
      ...files,
      'how-far/solutions/sorted.sh': `touch '${folder}/ran'\n${files['how-far/solutions/sorted.sh']!}`,
    });
    const scaffolded = path.join(folder, exercisesFolder);
    const made = ailab('exercises', 'scaffold', 'how-far', scaffolded, '--packs', path.join(folder, place));
    assert.equal(made.status, 0, made.stderr);
    await rm(path.join(folder, 'ran'), { force: true });
    const lab = await sharedWorkbench('restricted', folder);
    await showTests(lab);
    await eventually('the item says so', async () =>
      (await lab.page.locator('.test-explorer').innerText()).includes('In Restricted Mode no answer is run'),
    );
    await lab.executeCommand('aiServiceLab.exercises.check', { $uri: path.join(scaffolded, '02-how-far') });
    await said(lab, 'In Restricted Mode no answer is run');
    await lab.executeCommand('aiServiceLab.exercises.scaffold', 'every-label');
    await said(lab, 'There is no exercise every-label');
    assert.equal('ran' in (await contentsOf(folder)), false);
  });
});
