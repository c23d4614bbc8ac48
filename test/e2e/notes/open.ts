import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { worksheetPath } from '../../../src/core/scaffold/worksheet';
import type { Workbench } from '../../harness/workbench';
import { builtReader } from '../../fixtures/notes/built';
import { eventually } from '../dashboard/open';

/** Opens the lectures at a place, as the Course view does, and waits for their page. */
export async function openLecture(lab: Workbench, place?: string): Promise<Frame> {
  await lab.executeCommand('aiServiceLab.course.open', ...(place === undefined ? [] : [place]));
  return reader(lab);
}

/** The page of the lectures that is visible. */
export const reader = (lab: Workbench): Promise<Frame> => lab.webview({ has: builtReader });

/** Waits for the heading of a lecture in the page. */
export async function showsTitle(page: Frame, title: string | RegExp): Promise<void> {
  await page.locator('.block h1', { hasText: title }).first().waitFor();
}

/** Distance of the row with this anchor from the top of the text. */
export function topOf(page: Frame, anchor: string): Promise<number> {
  return page.evaluate((id) => {
    const top = (selector: string): number =>
      document.querySelector(selector)?.getBoundingClientRect().top ?? 1e6;
    return top(`[data-anchor="${id}"].row`) - top('.reader');
  }, anchor);
}

/** The question that VS Code asks in the middle of its window. */
export const dialogOf = (lab: Workbench): Locator => lab.page.locator('.monaco-dialog-box');

/** Opens an address as another program would, and agrees to it. */
export async function openAddress(lab: Workbench, address: string): Promise<void> {
  const limit = { timeout: 5000 };
  let asked: Promise<unknown> | undefined;
  // The question for the address goes where a page takes the keyboard at that moment: then it is asked again.
  await eventually(`the question whether to open ${address}`, async () => {
    asked = lab.executeCommand('workbench.action.url.openUrl');
    const input = lab.page.locator('.quick-input-widget:visible input').first();
    await input.fill(address, limit);
    await input.press('Enter', limit);
    await dialogOf(lab).waitFor(limit);
    return true;
  });
  await dialogOf(lab).getByRole('button', { name: 'Open' }).click();
  await asked;
}

/** Waits for a notification with these words. */
export async function said(lab: Workbench, words: string | RegExp): Promise<string> {
  let found: string | undefined;
  await eventually(`a notification with ${String(words)}`, async () => {
    found = (await lab.notifications()).find((text) =>
      typeof words === 'string' ? text.includes(words) : words.test(text),
    );
    return found !== undefined;
  });
  return found ?? '';
}

/** Writes the worksheet of a task below a folder, with an answer to the first `answers` questions. */
export async function writeWorksheet(
  folder: string,
  task: string,
  answers: number | 'example',
): Promise<void> {
  const source = (name: string): Promise<string> => readFile(`media/course/tasks/en/${name}.md`, 'utf8');
  let text = await source(answers === 'example' ? `${task}.example` : task);
  if (answers !== 'example')
    for (let answer = 1; answer <= answers; answer++)
      text = text.replace(/^> …$/m, `> For my aunt, who bakes: answer ${answer}.`);
  const file = path.join(folder, worksheetPath(task));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** The progress file of a folder as text; empty where there is none. */
export const progressIn = (folder: string): Promise<string> =>
  readFile(path.join(folder, '.ai-service-lab', 'progress.json'), 'utf8').catch(() => '');

/** What the progress file of a folder says of a task. */
export async function taskIn(folder: string, task: string): Promise<string | undefined> {
  const text = await progressIn(folder);
  if (text === '') return undefined;
  const { tasks } = JSON.parse(text) as { tasks: Record<string, { state: string } | undefined> };
  return tasks[task]?.state;
}
