import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import path from 'node:path';

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built command line, run to its end with these words. */
export const ailab = (...words: string[]): Ended => ailabWith({}, ...words);

/** The same with a folder, an environment, a limit or a Node of its own. */
export function ailabWith(
  { node = process.execPath, ...options }: SpawnSyncOptions & { readonly node?: string },
  ...words: string[]
): Ended {
  return spawnSync(node, [path.resolve('dist/cli.js'), ...words], {
    maxBuffer: 64e6,
    ...options,
    encoding: 'utf8',
  });
}
