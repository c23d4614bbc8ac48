import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { cacheDir, repoRoot } from '../cache/paths';
import { temporaryWorkspace } from '../session';

/** The lowest version that package.json promises to work on (`1.120.0`). */
export async function minimumVersion(): Promise<string> {
  const { engines } = JSON.parse(await readFile(path.join(repoRoot, 'package.json'), 'utf8')) as {
    engines: { vscode: string };
  };
  return engines.vscode.replace(/^[^\d]*/, '');
}

/** Downloads a desktop VS Code once; throws where the machine cannot reach it. */
export async function downloadDesktop(version: string): Promise<string> {
  return downloadAndUnzipVSCode({
    version,
    cachePath: cacheDir('desktop'),
    extractSync: true,
    timeout: 30_000,
  });
}

/** Runs the integration entry in a desktop VS Code. Returns '' if it succeeded, else how it ended. */
export async function runInDesktop(executable: string, env: Record<string, string>): Promise<string> {
  try {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: repoRoot,
      extensionTestsPath: path.join(repoRoot, 'out', 'test', 'integration', 'index.js'),
      extensionTestsEnv: env,
      launchArgs: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        await temporaryWorkspace(),
        '--disable-extensions',
        '--disable-workspace-trust',
        '--skip-welcome',
        '--skip-release-notes',
        '--user-data-dir',
        await temporaryWorkspace(),
      ],
    });
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
