import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import type { Workbench } from '../../harness/workbench';
import { eventually } from '../dashboard/open';

export const exercisesFolder = 'shell-exercises';

/** A row of the Test Explorer that holds these words. */
export const testRow = (lab: Workbench, words: string | RegExp): Locator =>
  lab.page.locator('.test-explorer .monaco-list-row').filter({ hasText: words }).first();

/** Shows the Test Explorer with all rows open, once it has some. */
export async function showTests(lab: Workbench): Promise<void> {
  // There is no such view before somebody has tests.
  await eventually('the Test Explorer has rows', async () => {
    await lab.executeCommand('workbench.view.testing.focus').catch(() => undefined);
    return (await lab.page.locator('.test-explorer .monaco-list-row').count()) > 0;
  });
  const closed = lab.page.locator('.test-explorer .monaco-tl-twistie.collapsible.collapsed');
  while ((await closed.count()) > 0) {
    await closed.first().click();
    await lab.page.waitForTimeout(100);
  }
}

/** Waits until the row of a test says that its state is this one. */
export async function hasState(lab: Workbench, words: string, state: 'Passed' | 'Failed'): Promise<void> {
  await eventually(`"${words}" is ${state}`, async () =>
    ((await testRow(lab, words).getAttribute('aria-label')) ?? '').includes(state),
  );
}

/** Writes an answer as an editor outside of VS Code would. */
export async function writeAnswer(folder: string, exercise: string, script: string): Promise<void> {
  await writeFile(path.join(folder, exercisesFolder, exercise, 'answer.sh'), script);
}

export const solutionOf = (pack: string, id: string, file: string): Promise<string> =>
  readFile(path.join('media/exercises', pack, id, 'solutions', file), 'utf8');
