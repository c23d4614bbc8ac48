import type { Frame } from 'playwright-core';
import path from 'node:path';
import type { Workbench } from '../../harness/workbench';

export interface OpenDashboard {
  /** The outer page: toolbar, outline, bars. */
  readonly page: Frame;
  /** The inner frame, where all tiles live. */
  readonly tiles: Frame;
}

/** Runs the command on a file, as the Explorer's menu does, and waits for the page. */
export async function openDashboard(lab: Workbench, folder: string, file: string): Promise<OpenDashboard> {
  await lab.executeCommand('aiServiceLab.dashboard.preview', { $uri: path.join(folder, file) });
  return shownDashboard(lab);
}

/** The dashboard that is visible now; ask again after its page was written anew. */
export async function shownDashboard(lab: Workbench): Promise<OpenDashboard> {
  const found = async (): Promise<OpenDashboard> => {
    const page = await lab.webview({ has: 'iframe[sandbox]' });
    return { page, tiles: await lab.nestedFrame(page, 'iframe[sandbox]') };
  };
  // Once more for a page that was written anew while we took hold of it.
  return found().catch(found);
}

/** Waits until the page's text holds these words. */
export async function waitForText(frame: Frame, words: string, timeout = 15_000): Promise<void> {
  await frame.waitForFunction((expected) => document.body.innerText.includes(expected), words, { timeout });
}

/** Asks `look` until it says yes; `what` it was that never came is asked then. A page that is written anew while it is looked at counts as no. */
export async function eventually(
  what: string | (() => string),
  look: () => Promise<boolean>,
  timeout = 60_000,
): Promise<void> {
  const end = Date.now() + timeout;
  while (!(await look().catch(() => false))) {
    if (Date.now() > end) throw new Error(`never: ${typeof what === 'string' ? what : what()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
