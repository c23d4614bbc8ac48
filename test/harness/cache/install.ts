import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from './lock';
import { timed } from './log';
import { cacheDir } from './paths';

export interface Recipe {
  /** Folder below the cache. */
  readonly name: string;
  /** What the folder was made from; another key makes it anew. */
  readonly key: string;
  /** For people, in progress lines: what and how big. */
  readonly label: string;
  /** Python environments hold their own absolute path and cannot be renamed into place. */
  readonly inPlace?: boolean;
  build(folder: string): Promise<void>;
}

const stampName = '.ailab-stamp';

/**
 * Makes a folder of the cache once and returns its path. A folder counts only when its stamp is there, which is
 * written last: an install that was cut off is never used, and two at once do not disturb each other.
 */
export async function install(recipe: Recipe): Promise<string> {
  const target = cacheDir(recipe.name);
  if (await isCurrent(target, recipe.key)) return target;
  return withLock(`${target}.lock`, async () => {
    if (await isCurrent(target, recipe.key)) return target;
    await timed(recipe.label, () => make(recipe, target));
    return target;
  });
}

async function make(recipe: Recipe, target: string): Promise<void> {
  const folder = recipe.inPlace === true ? target : `${target}.new`;
  await removeLeftovers(target);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await recipe.build(folder);
  await writeFile(path.join(folder, stampName), recipe.key);
  if (folder === target) return;
  if (existsSync(target)) await rename(target, `${target}.old`);
  await rename(folder, target);
  await rm(`${target}.old`, { recursive: true, force: true });
}

async function isCurrent(folder: string, key: string): Promise<boolean> {
  return (await readFile(path.join(folder, stampName), 'utf8').catch(() => '')) === key;
}

async function removeLeftovers(target: string): Promise<void> {
  const parent = path.dirname(target);
  const prefix = `${path.basename(target)}.`;
  for (const entry of await readdir(parent)) {
    if (entry === `${prefix}new` || entry === `${prefix}old`)
      await rm(path.join(parent, entry), { recursive: true, force: true });
  }
}
