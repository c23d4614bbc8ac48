import { readdir, readFile, stat } from 'node:fs/promises';
import * as path from 'node:path';

/** More is no pack, and would hold up the extension host. */
const mostFiles = 4000;
const largest = 200_000;

/**
 * The texts of packs by their path inside a folder, with forward slashes. Links are not followed, so that a pack of a
 * workspace reads nothing beside itself. With `only`, of the exercises that of this id alone: who wants one waits for no
 * others. Throws what the file system says where there is no such folder.
 */
export async function readPackFiles(folder: string, only?: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const walk = async (inner: string, depth: number): Promise<void> => {
    const entries = await readdir(path.join(folder, inner), { withFileTypes: true });
    const isPack = entries.some(({ name }) => name === 'pack.json');
    for (const entry of entries) {
      if (only !== undefined && isPack && entry.isDirectory() && entry.name !== only) continue;
      const name = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (entry.isDirectory() && depth < 4 && !/^(\.|node_modules$)/.test(entry.name))
        await walk(name, depth + 1);
      if (!entry.isFile() || !/\.(json|md|sh)$/.test(entry.name) || files.size >= mostFiles) continue;
      const file = path.join(folder, name);
      if ((await stat(file)).size <= largest) files.set(name, await readFile(file, 'utf8'));
    }
  };
  await walk('', 0);
  return files;
}
