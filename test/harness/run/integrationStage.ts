import { progress } from '../cache/log';
import { disposeSessions } from '../session';
import type { TestArgs } from './args';
import { downloadDesktop, minimumVersion, runInDesktop } from './desktopRunner';
import { testFiles } from './files';
import { withResultsFile } from './nodeStage';
import { runInServer } from './serverRunner';
import type { MochaResults, StageResult } from './summary';

/**
 * Integration tests: mocha inside a real VS Code. The embedded server is the newest one we have; the lowest version we
 * promise, and with `--desktop` the newest stable, run as desktops where they can be downloaded.
 */
export async function integrationStage(args: TestArgs): Promise<StageResult> {
  const started = Date.now();
  const filtered = args.grep !== undefined || args.files.length > 0;
  const files = testFiles('integration', args.files);
  const all: MochaResults = { passed: 0, failures: [], skips: [] };
  const name = 'integration';
  if (files.length === 0) return { name, milliseconds: 0, filtered, ...all };
  const environment = (results: string): Record<string, string> => ({
    AILAB_RESULTS: results,
    AILAB_TEST_FILES: JSON.stringify(files),
    ...(args.grep === undefined ? {} : { AILAB_GREP: args.grep }),
  });
  if (!args.desktop) add(all, await withResultsFile((file) => runInServer(environment(file))));
  for (const version of [await minimumVersion(), ...(args.desktop ? ['stable'] : [])]) {
    // A filter is for one quick look, not for another editor.
    if (filtered && !args.desktop) break;
    const label = `VS Code ${version} (desktop)`;
    const desktop = await fetchDesktop(version);
    if ('reason' in desktop) {
      const entry = { title: label, reason: desktop.reason, message: desktop.reason };
      if (args.desktop) all.failures.push(entry);
      else all.skips.push(entry);
      continue;
    }
    progress(`integration tests in ${label}`);
    add(
      all,
      await withResultsFile((file) => runInDesktop(desktop.executable, environment(file))),
      `${label}: `,
    );
  }
  await disposeSessions();
  return { name, milliseconds: Date.now() - started, filtered, ...all };
}

async function fetchDesktop(version: string): Promise<{ executable: string } | { reason: string }> {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    return { reason: 'this machine has no display for a desktop VS Code; xvfb-run gives one' };
  }
  try {
    return { executable: await downloadDesktop(version) };
  } catch (error) {
    return {
      reason: `a desktop VS Code could not be downloaded here (${error instanceof Error ? error.message : String(error)})`,
    };
  }
}

function add(sum: MochaResults, one: MochaResults, prefix = ''): void {
  sum.passed += one.passed;
  sum.failures.push(...one.failures.map((entry) => ({ ...entry, title: prefix + entry.title })));
  sum.skips.push(...one.skips.map((entry) => ({ ...entry, title: prefix + entry.title })));
}
