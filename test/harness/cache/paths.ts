import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/** The repository, wherever the bundle that contains this code was written. */
export function findRoot(start: string): string {
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'esbuild.js')) && existsSync(path.join(folder, 'package.json')))
      return folder;
    if (folder === path.dirname(folder)) throw new Error(`No repository above ${start}`);
  }
}

export const repoRoot = findRoot(__dirname);

/** Everything that is downloaded or made once. `AILAB_CACHE` moves it, so that several checkouts can share one. */
export function cacheDir(...parts: string[]): string {
  const base = process.env['AILAB_CACHE'];
  return path.join(base ? path.resolve(base) : path.join(repoRoot, '.cache'), ...parts);
}

/** A folder for files that people look at after a run (git-ignored); made if it is missing. */
export function outputDir(...parts: string[]): string {
  const folder = path.join(repoRoot, 'out', ...parts);
  mkdirSync(folder, { recursive: true });
  return folder;
}
