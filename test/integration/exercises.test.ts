import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Place } from '../../src/features/exercises/places';
import type { Exports } from '../../src/extension';
import type { ExercisesFeature } from '../../src/features/exercises';
import { Catalogue } from '../../src/features/exercises/catalogue';
import { Checker } from '../../src/features/exercises/checker';
import { Results } from '../../src/features/exercises/results';
import type { Reported } from '../../src/features/exercises/tests';
import { isolationsHere } from '../../src/process/sandbox/detect';
import { UserError } from '../../src/shared/errors';
import { ownPack, writePack } from '../e2e/exercises/ownPack';
import { repoRoot } from '../harness/cache/paths';

const extension = vscode.extensions.getExtension<Exports>('ai-service-lab.ai-service-lab');
const wrong = 'echo hello > test.txt\n';
const right = "printf '%s\\n' 'Hi!!!!' > test.txt\n";

async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((done) => setTimeout(done, 50)))
    if (await holds()) return;
  throw new Error(`never: ${what}`);
}

describe('exercises in VS Code', function () {
  this.timeout(60_000);
  let root: string;
  let folder: vscode.Uri;
  let lab: ExercisesFeature;
  const reports: Reported[] = [];

  const placeOf = (id: string): Place => ({
    folder,
    answer: vscode.Uri.joinPath(folder, 'answer.sh'),
    id,
    history: id,
  });
  const write = (script: string): Promise<void> => writeFile(path.join(folder.fsPath, 'answer.sh'), script);
  const check = async (): Promise<void> => {
    await vscode.commands.executeCommand('aiServiceLab.exercises.check', folder);
  };
  const progress = async (): Promise<string> =>
    readFile(path.join(root, '.ai-service-lab', 'progress.json'), 'utf8').catch(() => '');
  const state = async (): Promise<string | undefined> => {
    const text = await progress();
    if (text === '') return undefined;
    return (JSON.parse(text) as { exercises: Record<string, { state: string } | undefined> }).exercises['p1']
      ?.state;
  };

  before(async () => {
    assert.ok(extension);
    root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    folder = vscode.Uri.file(path.join(root, 'shell-exercises', '01-p1'));
    const exports = await extension.activate();
    lab = await exports.exercises();
    lab.onDidReport((report) => reports.push(report));
    await vscode.commands.executeCommand('aiServiceLab.exercises.open', 'p1');
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(path.join(root, 'shell-exercises'), { recursive: true, force: true });
  });

  it('are written where nothing is, and opened with the answer in front', async () => {
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, path.join(folder.fsPath, 'answer.sh'));
    for (const file of ['README.md', 'HINTS.md', 'check.sh', 'cases/exercise.json'])
      assert.ok((await readFile(path.join(folder.fsPath, file))).length > 0, file);
  });

  it('keep what a person wrote, also where a file of theirs is missing', async () => {
    await write('mine');
    await rm(path.join(folder.fsPath, 'check.sh'));
    await vscode.commands.executeCommand('aiServiceLab.exercises.scaffold', 'p1');
    assert.equal(await readFile(path.join(folder.fsPath, 'answer.sh'), 'utf8'), 'mine');
    assert.ok((await readFile(path.join(folder.fsPath, 'check.sh'))).length > 0);
  });

  it('are judged by core, and what is reached goes into the progress of the folder', async () => {
    await write(wrong);
    await check();
    assert.equal(lab.results.of(folder)?.core, 'fail');
    const failing = lab.results.failing(folder);
    assert.equal(failing?.one.tier, 'core');
    assert.equal(failing.status, 'fail');
    await eventually('it is tried', async () => (await state()) === 'tried');
    await write(right);
    await check();
    assert.deepEqual([lab.results.of(folder)?.core, lab.results.of(folder)?.robust], ['pass', 'pass']);
    await eventually('it has its star', async () => (await state()) === 'robust');
    await write(wrong);
    await check();
    assert.equal(lab.results.of(folder)?.core, 'fail');
    assert.equal(await state(), 'robust', 'what was reached stays');
  });

  it('are checked again on the same cases', async () => {
    await check();
    const seed = lab.results.of(folder)?.grade.seed;
    await vscode.commands.executeCommand('aiServiceLab.exercises.replay', folder);
    assert.equal(lab.results.of(folder)?.grade.seed, seed);
    await check();
    assert.notEqual(lab.results.of(folder)?.grade.seed, seed);
  });

  it('are checked in a continuous run on each save, the first failure being told before all cases were run', async () => {
    const id = ['aiServiceLab.exercises', 'pack/text', folder.toString()].join('\0');
    const toggle = (): Thenable<unknown> =>
      vscode.commands.executeCommand('testing.toggleContinuousRunForTest', { test: { item: { extId: id } } });
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'answer.sh'));
    const save = async (text: string): Promise<number> => {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
      await vscode.workspace.applyEdit(edit);
      await document.save();
      return performance.now();
    };
    await toggle();
    reports.length = 0;
    const started = await save('echo nothing > other.txt\n');
    await eventually('the failure is told', () => reports.length > 0);
    await writeFile('/tmp/vs_first.txt', String(performance.now() - started));
    assert.deepEqual([reports[0]?.core, reports[0]?.final], ['fail', false]);
    await eventually('all is judged', () => reports.some(({ final }) => final));
    reports.length = 0;
    // The second save ends the first one's check.
    await save(`sleep 1; ${right}`);
    await save(right);
    await eventually('it passes', () => reports.some(({ core, final }) => final && core === 'pass'));
    assert.equal(reports.filter(({ final }) => final).length, 1);
    await toggle();
    reports.length = 0;
    await save(wrong);
    await new Promise((done) => setTimeout(done, 1500));
    assert.deepEqual(reports, []);
  });

  it('show one hint more each time, and the window knows how many', async () => {
    const shown = (): string =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'ailab-hints')?.getText() ?? '';
    const steps = (): number => [...shown().matchAll(/^## \d/gm)].length;
    for (const step of [1, 2]) {
      await vscode.commands.executeCommand('aiServiceLab.exercises.hint', folder);
      await eventually(`${step} hints`, () => steps() === step);
    }
  });

  it('in a folder that anybody made are found, wherever it lies, and forgotten when it goes', async () => {
    const place = path.join(root, 'elsewhere', 'mine', 'cases');
    await mkdir(place, { recursive: true });
    await writeFile(path.join(place, '..', 'answer.sh'), 'cat test.txt | wc -l\n');
    await writeFile(path.join(place, 'exercise.json'), '{"id":"p3","pack":"text"}');
    const own = vscode.Uri.file(path.join(root, 'elsewhere', 'mine'));
    await eventually('it is judged', async () => {
      await vscode.commands.executeCommand(
        'aiServiceLab.exercises.check',
        vscode.Uri.joinPath(own, 'answer.sh'),
      );
      return lab.results.of(own)?.core === 'pass';
    });
    await rm(path.join(root, 'elsewhere'), { recursive: true });
  });

  it('ask before a dangerous answer runs with nothing to hold it, and not where something does', async () => {
    const held = await isolationsHere();
    const none = held.at(-1);
    assert.equal(none?.name, 'none');
    const asked: string[] = [];
    let answer = false;
    const checker = (isolation: typeof none): Checker =>
      new Checker(new Catalogue(path.join(repoRoot, 'media', 'exercises')), new Results(), {
        isolation: () => Promise.resolve(isolation),
        ask: (_place, dangers) => {
          asked.push(dangers.map(({ kind }) => kind).join());
          return Promise.resolve(answer);
        },
      });
    const place = placeOf('p1');
    const bait = path.join(root, 'bait');
    await writeFile(bait, '');
    await write(`rm -rf ${bait}\n${right}`);
    const refused = (error: unknown): boolean =>
      error instanceof UserError && error.id === 'exercises.dangerStopped';
    const weak = checker(none);
    await assert.rejects(weak.check(place), refused);
    await assert.rejects(weak.check(place, { unasked: true }), refused);
    assert.deepEqual(asked, ['remove']);
    await readFile(bait);
    answer = true;
    await write(`rm -rf ~/ailab-nothing\n${right}`);
    for (let time = 0; time < 2; time++) assert.equal((await weak.check(place)).grade.isolation, 'none');
    assert.equal(asked.length, 2, 'one yes is enough for the same answer');
    await write(right);
    assert.equal((await weak.check(place)).core, 'pass');
    assert.equal(asked.length, 2);
    const strong = held[0];
    if (!strong || strong.name === 'none') return;
    await write(`rm -rf ${bait}\n${right}`);
    assert.equal((await checker(strong).check(place)).core, 'pass');
    assert.equal(asked.length, 2);
    await readFile(bait);
  });

  it('ask about a reference solution as well, which is a stranger’s program', async () => {
    const none = (await isolationsHere()).at(-1);
    assert.equal(none?.name, 'none');
    const pack = path.join(root, 'pack');
    const files = ownPack();
    const reference = `rm -rf ~/ailab-nothing\n${files['how-far/solutions/sorted.sh'] ?? ''}`;
    await writePack(pack, { ...files, 'how-far/solutions/sorted.sh': reference });
    const asked: string[] = [];
    let answer = false;
    const catalogue = new Catalogue(pack);
    const checker = new Checker(catalogue, new Results(), {
      isolation: () => Promise.resolve(none),
      ask: (whose) => {
        asked.push(whose);
        return Promise.resolve(answer);
      },
    });
    const place = placeOf('how-far');
    await write('echo 1\n');
    const refused = (error: unknown): boolean =>
      error instanceof UserError && error.id === 'exercises.dangerStopped';
    await assert.rejects(checker.check(place), refused);
    await assert.rejects(checker.visibleCases(await catalogue.exercise('how-far')), refused);
    assert.deepEqual(asked, ['reference', 'reference']);
    answer = true;
    assert.equal((await checker.check(place)).core, 'fail');
    assert.equal((await checker.visibleCases(await catalogue.exercise('how-far'))).length, 1);
    // Those that are computed ask nobody.
    assert.equal((await checker.visibleCases(await catalogue.exercise('every-label'))).length, 1);
    assert.deepEqual(asked, ['reference', 'reference', 'reference']);
    await rm(pack, { recursive: true });
  });

  it('can be stopped: what runs is ended', async () => {
    await write('sleep 60\n');
    const checker = new Checker(new Catalogue(path.join(repoRoot, 'media', 'exercises')), new Results(), {
      isolation: async () => (await isolationsHere())[0]!,
      ask: () => Promise.resolve(true),
    });
    const ended = new AbortController();
    const started = performance.now();
    setTimeout(() => ended.abort(), 500);
    const place = placeOf('p1');
    await assert.rejects(checker.check(place, { signal: ended.signal }));
    assert.ok(performance.now() - started < 9000);
  });
});
