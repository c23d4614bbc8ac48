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
  let [folders, files, bytes] = [0, 0, 0];
  const read = async (name: string): Promise<Found[]> => {
    if (files++ >= mostFiles) return [];
    const file = path.join(folder, name);
    const { size } = await stat(file);
    bytes += size <= largestPackFile ? size : 0;
    if (size > largestPackFile || bytes > largestAll) return [[name, undefined]];
    return [[name, await readFile(file, 'utf8')]];
  };
  const walk = async (inner: string, depth: number): Promise<Found[]> => {
    if (folders++ >= mostFolders) return [];
    const entries = await readdir(path.join(folder, inner), { withFileTypes: true });
    const isPack = entries.some(({ name }) => name === 'pack.json');
    // Side by side: one after the other, the waiting for each would be most of it.
    const found = entries.map(async (entry): Promise<Found[]> => {
      if (only !== undefined && isPack && entry.isDirectory() && entry.name !== only) return [];
      const name = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (entry.isDirectory() && depth < 4 && !/^(\.|node_modules$)/.test(entry.name))
        return walk(name, depth + 1);
      return entry.isFile() && /\.(json|md|sh)$/.test(entry.name) ? read(name) : [];
    });
    return (await Promise.all(found)).flat();
  };
  const all = await walk('', 0);
  leftOut.push(...all.flatMap(([name, text]) => (text === undefined ? [name] : [])));
  return new Map(all.filter((one): one is [string, string] => one[1] !== undefined));
}

/** A path, and its text where it is small enough. */
type Found = [name: string, text: string | undefined];
