import path from 'node:path';
import { outputDir } from '../harness/cache/paths';
import { markConsole } from '../harness/run/console';
import { testFiles } from '../harness/run/files';
import { runMocha } from '../harness/run/mocha';

/** Entry of the test run inside VS Code, for the embedded server and for `@vscode/test-electron` alike. */
export async function run(): Promise<void> {
  const mark = process.env['AILAB_MARK'];
  if (mark !== undefined) markConsole(mark);
  const { AILAB_RESULTS: results, AILAB_TEST_FILES: files, AILAB_GREP: grep } = process.env;
  // Under the debugger nobody says what to run: all of it, and a person who stops at a breakpoint has time.
  const failures = await runMocha({
    files: files === undefined ? testFiles('integration') : (JSON.parse(files) as string[]),
    results: results ?? path.join(outputDir(), 'integration.json'),
    grep,
    timeout: files === undefined ? 0 : 30_000,
  });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
