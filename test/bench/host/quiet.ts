import { setTimeout as sleep } from 'node:timers/promises';
import { commands, window } from 'vscode';

/** Closes every editor and panel and lets the window come to rest, so that no sample pays for the one before. */
export async function quiet(): Promise<void> {
  await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await commands.executeCommand('workbench.action.closeAllEditors');
  while (window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) await sleep(20);
  await sleep(1000);
}
