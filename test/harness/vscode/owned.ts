import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { repoRoot } from '../cache/paths';

/** A process with everything it started. */
export interface OwnedProcess {
  readonly child: ChildProcess;
  /** Ends the process and all its descendants; returns when it is gone. */
  dispose(): Promise<void>;
  /** Resolves when it is gone, for whatever reason. */
  readonly ended: Promise<void>;
}

/**
 * Starts a command in a process group of its own that ends with `dispose()`, and by itself if this process dies in any
 * way, so that neither Ctrl+C nor a killed CI job leaves servers behind.
 */
export function spawnOwned(command: string, args: readonly string[], env: NodeJS.ProcessEnv): OwnedProcess {
  const ward = path.join(repoRoot, 'test', 'harness', 'ward.mjs');
  const child = spawn(process.execPath, [ward, command, ...args], {
    env,
    detached: process.platform !== 'win32',
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  child.stdin.on('error', () => undefined);
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  return {
    child,
    ended: gone,
    dispose: () => {
      child.stdin.end();
      return gone;
    },
  };
}
