import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { npm, retry, run } from './exec';
import { install } from './install';
import { progress, timed } from './log';
import { ensureNode24 } from './nodeRuntime';
import { unpackPackage } from './npmPackage';

const codeServer = {
  name: 'code-server',
  version: '4.139.1',
  integrity:
    'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
} as const;

export interface VSCodeFiles {
  /** Folder of the server: `out/server-main.js`, `extensions`, `product.json`. */
  readonly folder: string;
  readonly node: string;
}

/** A VS Code server with its workbench, and the Node it runs on; downloaded at first use (about 50 MB, 0.5 GB on disk). */
export async function ensureVSCodeServer(): Promise<VSCodeFiles> {
  const node = await ensureNode24();
  const folder = await install({
    name: `vscode-${codeServer.version}`,
    key: `${codeServer.integrity} 1`,
    label: 'VS Code server (50 MB)',
    build: (target) => build(target, node),
  });
  return { folder: path.join(folder, 'lib', 'vscode'), node };
}

/** The version of VS Code itself (`1.139.1`), as `vscode.version` tells it. */
export async function vscodeVersion(files: VSCodeFiles): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(files.folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

async function build(target: string, node: string): Promise<void> {
  await unpackPackage(codeServer, target, ['lib/vscode', 'LICENSE']);
  const folder = path.join(target, 'lib', 'vscode');
  // Nothing of it is used here, and it talks to the network.
  await rm(path.join(folder, 'extensions', 'copilot'), { recursive: true, force: true });
  // The folder carries a shrinkwrap: these versions are pinned too.
  await retry('packages of the VS Code server', () =>
    npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder }),
  );
  await rebuildNatives(folder, node);
}

/** Logs of the server and the extension host's watchdog want these two; everything runs without them. */
async function rebuildNatives(folder: string, node: string): Promise<void> {
  if (!(await hasCompiler())) {
    progress('no C++ compiler: the server will write no log files (it needs none to run)');
    return;
  }
  const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env['PATH'] ?? ''}` };
  await timed('log and watchdog modules of the server', () =>
    npm(['rebuild', '@vscode/spdlog', '@vscode/native-watchdog'], { cwd: folder, env, timeout: 90_000 }),
  ).catch(() => {
    progress('could not be built; going on without them');
  });
}

async function hasCompiler(): Promise<boolean> {
  if (process.platform === 'win32') return false;
  const found = (command: string): Promise<boolean> =>
    run(command, ['--version'], { timeout: 10_000 }).then(
      () => true,
      () => false,
    );
  return (await found('make')) && ((await found('g++')) || (await found('c++')));
}
