import * as path from 'node:path';
import { readdir } from 'node:fs/promises';
import * as vscode from 'vscode';
import {
  answeredIn,
  foreignWorksheetPath,
  foreignWorksheetPlan,
  tasksIn,
  worksheetPath,
  worksheetPlan,
  worksheetSources,
  worksheetState,
  worksheetTitle,
} from '../../core/scaffold/worksheet';
import { language, say } from '../../host/language';
import { readFiles } from '../../process/folder';
import { UserError } from '../../shared/errors';
import type { Lang } from '../../shared/t';
import { isForeignWorksheet, type ForeignWorksheet } from '../../shared/worksheetApi';
import { folderToWrite } from './folder';
import { placeOf, statOf } from './standings';
import { writePlan } from './write';

/** Opens the learner's worksheet of a task, after writing it where there is none yet. Throws UserError. */
export async function openWorksheet(course: string, given: unknown): Promise<void> {
  if (isForeignWorksheet(given)) return openForeign(given);
  const task = typeof given === 'string' ? given : await pickTask(course);
  if (task === undefined) return;
  const texts = await textsOf(course, task, language());
  if (!texts) throw new UserError('worksheet.unknown', { task });
  const there = await existing(task);
  if (there) {
    await vscode.window.showTextDocument(there);
    return;
  }
  const folder = await folderToWrite();
  if (!folder) return;
  const written = await writePlan(
    worksheetPlan(task, texts.template, texts.example),
    folder,
    say('worksheet.title'),
  );
  const mine = written?.get(worksheetPath(task));
  if (mine) await vscode.window.showTextDocument(mine);
}

/** Of a course of others: in a folder of its own, so that it is no evidence for a task of the lab with the same id. */
async function openForeign({ task, slug, template, example }: ForeignWorksheet): Promise<void> {
  const path = foreignWorksheetPath(slug, task);
  const there = await existingAt(path);
  if (there) {
    await vscode.window.showTextDocument(there);
    return;
  }
  const folder = await folderToWrite();
  if (!folder) return;
  const plan = foreignWorksheetPlan(slug, task, template, example);
  const mine = (await writePlan(plan, folder, say('worksheet.title')))?.get(path);
  if (mine) await vscode.window.showTextDocument(mine);
}

const existing = (task: string): Promise<vscode.Uri | undefined> => existingAt(worksheetPath(task));

/** A file in one of the workspace's folders; reading needs no trust. */
async function existingAt(path: string): Promise<vscode.Uri | undefined> {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const place = placeOf(uri, path);
    if (await statOf(place)) return place;
  }
  return undefined;
}

interface Texts {
  readonly template: string;
  readonly example: string;
}

/** Undefined for what is no task with a worksheet. */
async function textsOf(course: string, task: string, lang: Lang): Promise<Texts | undefined> {
  const sources = worksheetSources(task, lang);
  if (!sources) return undefined;
  const files = await readFiles(course, Object.values(sources)).catch(() => undefined);
  const text = (file: string): string => new TextDecoder().decode(files?.get(file));
  return files && { template: text(sources.template), example: text(sources.example) };
}

/** The person's choice among the tasks, with how far each worksheet is. */
async function pickTask(course: string): Promise<string | undefined> {
  const lang = language();
  const tasks = tasksIn(await readdir(path.join(course, 'tasks', lang)).catch(() => []));
  if (tasks.length === 0) throw new UserError('worksheet.none');
  const items = await Promise.all(
    tasks.map(async (task) => ({
      label: worksheetTitle((await textsOf(course, task, lang))?.template ?? '') || task,
      description: await progressOf(course, task),
      task,
    })),
  );
  const chosen = await vscode.window.showQuickPick(items, {
    title: say('worksheet.title'),
    placeHolder: say('worksheet.pick'),
    matchOnDescription: true,
  });
  return chosen?.task;
}

async function progressOf(course: string, task: string): Promise<string> {
  const place = await existing(task);
  if (!place) return say('worksheet.notStarted');
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(place));
  // It may have been begun in the other language: that one's words are no answers either.
  const both = await Promise.all((['ko', 'en'] as const).map((lang) => textsOf(course, task, lang)));
  const known = both.filter((texts) => texts !== undefined);
  const texts = known.find(({ template }) => worksheetTitle(template) === worksheetTitle(text)) ?? known[0];
  if (!texts) return '';
  const state = worksheetState(text, texts.template, texts.example);
  return say('worksheet.progress', { answered: answeredIn(state), total: state.size });
}
