import { markConsole } from '../harness/run/console';
import { runMocha } from '../harness/run/mocha';

/** Entry of the test run inside VS Code, for the embedded server and for `@vscode/test-electron` alike. */
export async function run(): Promise<void> {
  const mark = process.env['AILAB_MARK'];
  if (mark !== undefined) markConsole(mark);
  const { AILAB_RESULTS: results, AILAB_TEST_FILES: files, AILAB_GREP: grep } = process.env;
  if (results === undefined || files === undefined)
    throw new Error('Run it by npm test: the harness says what to run.');
  const failures = await runMocha({ files: JSON.parse(files) as string[], results, grep, timeout: 30_000 });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
