import { readdir, readFile, stat } from 'node:fs/promises';
import * as path from 'node:path';

/** More is no pack, and would hold up the extension host. */
const [mostFiles, mostFolders] = [4000, 2000];
/** A text of a pack is smaller. */
export const largestPackFile = 200_000;
const largestAll = 32_000_000;

/**
 * The texts of packs by their path inside a folder, with forward slashes. Links are not followed, so that a pack of a
 * workspace reads nothing beside itself. With `only`, of the exercises that of this id alone: who wants one waits for no
 * others. Throws what the file system says where there is no such folder.
 * @param leftOut gets the paths of files that are too large
 */
export async function readPackFiles(
  folder: string,
  only?: string,
  leftOut: string[] = [],
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  let [folders, bytes] = [0, 0];
  const walk = async (inner: string, depth: number): Promise<void> => {
    if (folders++ >= mostFolders) return;
    const entries = await readdir(path.join(folder, inner), { withFileTypes: true });
    const isPack = entries.some(({ name }) => name === 'pack.json');
    for (const entry of entries) {
      if (only !== undefined && isPack && entry.isDirectory() && entry.name !== only) continue;
      const name = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (entry.isDirectory() && depth < 4 && !/^(\.|node_modules$)/.test(entry.name))
        await walk(name, depth + 1);
      if (!entry.isFile() || !/\.(json|md|sh)$/.test(entry.name) || files.size >= mostFiles) continue;
      const file = path.join(folder, name);
      const { size } = await stat(file);
      bytes += size <= largestPackFile ? size : 0;
      if (size > largestPackFile || bytes > largestAll) leftOut.push(name);
      else files.set(name, await readFile(file, 'utf8'));
    }
  };
  await walk('', 0);
  return files;
}
