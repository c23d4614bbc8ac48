import { lstat, readFile, realpath } from 'node:fs/promises';
import * as path from 'node:path';
import { isInside } from './assets';

/** Files below a folder by their path in it, with forward slashes. Rejects where one is missing. */
export async function readFiles(root: string, files: readonly string[]): Promise<Map<string, Uint8Array>> {
  const read = async (file: string): Promise<[string, Uint8Array]> => [
    file,
    await readFile(path.join(root, file)),
  ];
  return new Map(await Promise.all(files.map(read)));
}

/**
 * True where writing `file` (below `root`, forward slashes) would really write somewhere else: a link on the way, or in its
 * place, leads out of the folder or to nothing. The folder itself may be a link.
 */
export async function leadsOutside(root: string, file: string): Promise<boolean> {
  const realRoot = await realpath(root);
  let place = root;
  for (const name of file.split('/')) {
    place = path.join(place, name);
    const found = await lstat(place).catch(orMissing);
    // Nothing there: what comes below will be made by us.
    if (!found) return false;
    if (!found.isSymbolicLink()) continue;
    const real = await realpath(place).catch(orMissing);
    if (real === undefined || !isInside(realRoot, real)) return true;
  }
  return false;
}

/** ENOTDIR: a file is in the way, which whoever writes will say. ELOOP: a link that leads nowhere. */
function orMissing(error: unknown): undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return undefined;
  throw error;
}
