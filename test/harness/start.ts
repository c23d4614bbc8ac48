import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './cache/exec';
import { progress } from './cache/log';
import { repoRoot } from './cache/paths';
import { minimumVersion } from './run/desktopRunner';
import { endWithParent } from './run/parent';
import { isAtLeast } from './run/versions';
import { sampleWorkspace } from './run/sample';
import { openInBrowser } from './ui/browser';
import { startVSCodeServer } from './vscodeServer';
import { workbenchUrl } from './vscode/url';

const usage = 'npm start [-- FOLDER] [--web | --desktop]';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { web: { type: 'boolean', default: false }, desktop: { type: 'boolean', default: false } },
  });
  if (positionals.length > 1 || (values.web && values.desktop)) throw new Error(usage);
  const given = positionals[0];
  const folder =
    given === undefined ? await sampleWorkspace() : path.resolve(process.env['INIT_CWD'] ?? '.', given);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new Error(`${folder} is not a folder.\n${usage}`);
  console.log(`Workspace: ${folder}`);
  if (!values.web && (await openDesktop(folder, values.desktop))) return;
  await openWeb(folder, given === undefined);
}

/** Opens the person's own VS Code with the extension loaded; false if there is none that is new enough. */
async function openDesktop(folder: string, wanted: boolean): Promise<boolean> {
  const minimum = await minimumVersion();
  const version = (await code(['--version']).catch(() => '')).split('\n')[0]?.trim() ?? '';
  if (!isAtLeast(version, minimum)) {
    if (wanted)
      throw new Error(
        version === ''
          ? 'There is no VS Code on PATH (command "code").'
          : `VS Code ${version} is older than ${minimum}.`,
      );
    return false;
  }
  await code([`--extensionDevelopmentPath=${repoRoot}`, folder]);
  console.log(
    `Opened in VS Code ${version}, with AI Service Lab loaded from ${repoRoot}. Close its window to end it.`,
  );
  return true;
}

function code(args: readonly string[]): Promise<string> {
  return process.platform === 'win32'
    ? run('cmd.exe', ['/d', '/s', '/c', 'code', ...args])
    : run('code', args);
}

async function openWeb(folder: string, trust: boolean): Promise<void> {
  progress('starting VS Code; the first start downloads about 100 MB');
  const server = await startVSCodeServer({
    // Our own sample needs no question; a folder of the person's is asked about as everywhere.
    trust,
    companion: false,
    settings: {
      'security.workspace.trust.startupPrompt': 'once',
      'git.enabled': true,
      'window.commandCenter': true,
    },
  });
  endWithParent(() => server.dispose());
  const url = workbenchUrl(server.origin, { folder, root: repoRoot, token: server.token });
  console.log(
    `VS Code with AI Service Lab: ${url}\nReload the page after a build to load it again. Ctrl+C ends it.`,
  );
  await openInBrowser(url);
  await server.ended;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
