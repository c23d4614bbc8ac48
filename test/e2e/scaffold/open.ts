import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { projectPlan, projectSources } from '../../../src/core/scaffold/project';
import type { Plan } from '../../../src/core/scaffold/plan';
import { readFiles } from '../../../src/process/folder';
import type { Lang } from '../../../src/shared/t';
import type { Workbench } from '../../harness/workbench';

/** What the command should write. */
export async function projectIn(lang: Lang): Promise<Plan> {
  return projectPlan(lang, await readFiles('media/templates/project', projectSources(lang)));
}

/** Every file below a folder by its path, as text of its bytes: enough to compare. */
export async function contentsOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = async (file: string): Promise<[string, string]> => [
    path.relative(folder, file).split(path.sep).join('/'),
    await readFile(file, 'latin1'),
  ];
  return Object.fromEntries(
    await Promise.all(files.map((entry) => read(path.join(entry.parentPath, entry.name)))),
  );
}

/** The quick pick that is open, once its title (or placeholder) holds these words. */
export async function quickPick(lab: Workbench, words: string): Promise<Locator> {
  const widget = lab.page.locator('.quick-input-widget');
  await widget.filter({ hasText: words }).waitFor();
  await widget.locator('.monaco-list-row').first().waitFor();
  return widget;
}

/** Chooses in the open quick pick the entry that begins so. */
export async function choose(lab: Workbench, title: string, label: string): Promise<void> {
  const widget = await quickPick(lab, title);
  await widget.locator('.monaco-list-row').filter({ hasText: label }).first().click();
}

/** Agrees to the files that are ticked. */
export async function agree(lab: Workbench, title: string): Promise<void> {
  const widget = await quickPick(lab, title);
  await widget.getByRole('button', { name: 'OK' }).click();
}
