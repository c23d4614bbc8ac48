import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { commands, type Uri } from 'vscode';
import type { DashboardTimes, LargeTimes } from './api';
import { inTime } from './inTime';
import { lab, loadedFiles, measures } from './lab';

/** From the command to the page's reports, in a session in which a dashboard was open before. */
export async function openDashboard(notebook: Uri): Promise<DashboardTimes> {
  const reports = await measures();
  const from = reports.list.length;
  const started = performance.now();
  const at = async (what: 'first' | 'screen'): Promise<[number, number]> => {
    const { inPage } = await inTime(reports.next(notebook, what, from), `the report "${what}"`);
    return [performance.now() - started, inPage];
  };
  const both = Promise.all([at('first'), at('screen')]);
  await commands.executeCommand('aiServiceLab.dashboard.preview', notebook);
  const [[first, firstInPage], [screen, screenInPage]] = await both;
  return { first, screen, firstInPage, screenInPage };
}

/** Steps of the clock that looks for blocks, in milliseconds. */
const step = 2;

export async function large(notebook: Uri): Promise<LargeTimes> {
  await measures();
  collectGarbage();
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
  const delays = monitorEventLoopDelay({ resolution: step });
  delays.enable();
  const { first } = await openDashboard(notebook);
  // What it goes on to do by itself after the first screen (index, outline, next tiles) counts too.
  await sleep(3000);
  delays.disable();
  clearInterval(watch);
  return { first, growth: most - before, block: Math.max(0, delays.max / 1e6 - step) };
}

/** The extension host is not started with `--expose-gc`: what the window's start left behind is no growth of ours. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

export async function activated(): Promise<{ file: string; bytes: number }[]> {
  await lab().activate();
  return loadedFiles();
}
