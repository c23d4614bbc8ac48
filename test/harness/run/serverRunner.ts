import { rm } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'node:util';
import { repoRoot } from '../cache/paths';
import { temporaryWorkspace } from '../session';
import { openWorkbench } from '../workbench';

const minutes = 10;
/** Stands before every line of the tests. */
const mark = '\u2063ailab\u2063';

/**
 * Runs the integration entry in the extension host of the embedded server. Returns '' if it succeeded, else how it
 * ended. The tests print in another process: their lines come through the window.
 */
export async function runInServer(env: NodeJS.ProcessEnv): Promise<string> {
  const folder = await temporaryWorkspace();
  let finish: (ended: string) => void = () => undefined;
  const ended = new Promise<string>((resolve) => (finish = resolve));
  try {
    const workbench = await openWorkbench({
      trust: true,
      folder,
      env: { ...env, AILAB_MARK: mark },
      companion: false,
      extensionTestsPath: path.join(repoRoot, 'out', 'test', 'integration', 'index.js'),
      prepare: async (page) => {
        await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
          // The workbench logs through it as well; ours carry the mark.
          const text = format(...args);
          if (text.includes(mark)) process.stdout.write(`${text.slice(text.indexOf(mark) + mark.length)}\n`);
        });
        await page.exposeFunction('codeAutomationExit', (code: number) => {
          finish(code === 0 ? '' : `exit status ${code}`);
        });
        page.once('crash', () => {
          finish('the window crashed');
        });
      },
    });
    const timer = setTimeout(() => {
      finish(`no end after ${minutes} minutes`);
    }, minutes * 60_000);
    const result = await ended;
    clearTimeout(timer);
    await workbench.dispose();
    return result;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
