import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { run } from './cache/exec';
import { repoRoot } from './cache/paths';
import { ensureVSCodeServer, type VSCodeFiles } from './cache/vscodeFiles';
import { Companion } from './vscode/companion';
import { type OwnedProcess, spawnOwned } from './vscode/owned';
import { freePort } from './vscode/ports';
import { quietSettings } from './vscode/settings';

export interface ServerOptions {
  /** True: every workspace is trusted (`--disable-workspace-trust`). False: folders open in Restricted Mode. */
  readonly trust: boolean;
  /** User settings, on top of the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A packed extension to install before the start, as a person would. */
  readonly vsix?: string;
  /** False leaves out the companion extension: a server for a person. Default: true. */
  readonly companion?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  /** A port instead of a free one. */
  readonly port?: number;
}

export interface VSCodeServer {
  readonly port: number;
  readonly origin: string;
  /** What the first request must carry (`tkn=`): without it any page in any browser of this machine could drive the server. */
  readonly token: string;
  /** The server's own folder in the temp folder; logs are in `data/logs`. */
  readonly dataDir: string;
  /** Speaks to the extension host, if the window was opened with the companion extension. */
  readonly companion: Companion;
  /** Everything the server wrote to its terminal. */
  log(): string;
  /** Ends the server with its extension hosts and removes its folder. */
  dispose(): Promise<void>;
  /** Resolves when the server is gone, for whatever reason. */
  readonly ended: Promise<void>;
}

/** Starts the server of VS Code on 127.0.0.1; returns when it listens (well under a second after the first download). */
export async function startVSCodeServer(options: ServerOptions): Promise<VSCodeServer> {
  const files = await ensureVSCodeServer();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'ailab-vscode-'));
  const settingsFile = path.join(dataDir, 'data', 'User', 'settings.json');
  await mkdir(path.dirname(settingsFile), { recursive: true });
  await writeFile(settingsFile, JSON.stringify({ ...quietSettings, ...options.settings }, undefined, 2));
  if (options.companion !== false) await copyCompanion(dataDir);
  if (options.vsix !== undefined) await installVsix(files, dataDir, options.vsix);
  const companionFile = path.join(dataDir, 'companion.json');

  const token = randomBytes(16).toString('hex');
  const port = options.port ?? (await freePort());
  const args = [
    path.join(files.folder, 'out', 'server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(port)],
    ...['--server-data-dir', dataDir, '--connection-token', token, '--accept-server-license-terms'],
    // All of it stays on this machine: to pack what window and server say was a twelfth of opening a window.
    '--disable-websocket-compression',
    // Without it the built workbench ignores development paths and test paths.
    ...['--enable-smoke-test-driver', '--disable-telemetry'],
    ...(options.trust ? ['--disable-workspace-trust'] : []),
  ];
  const server = spawnOwned(
    files.node,
    args,
    serverEnvironment({ ...options.env, AILAB_COMPANION: companionFile }),
  );
  let text = '';
  const collect = (chunk: Buffer): void => {
    text += chunk.toString();
  };
  server.child.stdout?.on('data', collect);
  server.child.stderr?.on('data', collect);
  const dispose = async (): Promise<void> => {
    await server.dispose();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await listening(server, () => text);
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    token,
    ended: server.ended,
    port,
    origin: `http://127.0.0.1:${port}`,
    dataDir,
    companion: new Companion(companionFile),
    log: () => text,
    dispose,
  };
}

/** One extension only can be loaded from a development path, and that is ours: the companion lies where installed ones lie. */
async function copyCompanion(dataDir: string): Promise<void> {
  const source = path.join(repoRoot, 'test', 'harness', 'companion');
  await cp(source, path.join(dataDir, 'extensions', 'ailab-test.harness-companion-0.0.1'), {
    recursive: true,
  });
}

async function installVsix(files: VSCodeFiles, dataDir: string, vsix: string): Promise<void> {
  const main = path.join(files.folder, 'out', 'server-main.js');
  await run(files.node, [main, '--server-data-dir', dataDir, '--install-extension', vsix], {
    env: serverEnvironment({}),
    timeout: 120_000,
  });
}

function serverEnvironment(extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  // No marketplace: it is not ours to test, and its requests would hide those that are.
  const env: NodeJS.ProcessEnv = { ...process.env, EXTENSIONS_GALLERY: '{}', ...extra };
  // A terminal inside another VS Code hands its own down; they would confuse this one.
  for (const name of Object.keys(env))
    if (/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_)/.test(name)) env[name] = undefined;
  return env;
}

function listening(server: OwnedProcess, log: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`The VS Code server did not start in 60 s:\n${log()}`));
    }, 60_000);
    server.child.stdout?.on('data', () => {
      if (!log().includes('Extension host agent listening')) return;
      clearTimeout(timer);
      resolve();
    });
    server.child.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`The VS Code server ended:\n${log()}`));
    });
  });
}
