import { chmod, lstat, mkdir, readdir, readlink, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Oddity } from '../../core/exercises/world/after';
import type { Entry, Tree } from '../../core/exercises/world/world';
import { readOrdinary } from './readOrdinary';

/** More is no answer to an exercise; what lies beyond is not looked at. */
const [mostEntries, mostBytes] = [3000, 4 << 20];

/** Where a path of a world lies in the folder of a run: in the home, or in that of a stand-in for another computer. */
const placeOf = (one: string): string => (one.startsWith('@') ? `remote/${one.slice(1)}` : `home/${one}`);

/** Makes the tree in a folder that is empty. Modes come last: a folder may be closed to writing. */
export async function plant(tree: Tree, folder: string): Promise<void> {
  const at = (one: string): string => path.join(folder, placeOf(one));
  await mkdir(path.join(folder, 'home'));
  await mkdir(path.join(folder, 'remote'));
  const all = [...tree];
  for (const [one, entry] of all) {
    if (entry.kind === 'folder') await mkdir(at(one), { recursive: true });
    if (entry.kind === 'link') await symlink(entry.to, at(one));
    if (entry.kind === 'file') await writeFile(at(one), entry.text);
  }
  for (const [one, entry] of all.reverse()) {
    if (entry.kind === 'link') continue;
    await chmod(at(one), entry.mode);
    if (entry.kind === 'file' && entry.modified !== undefined)
      await utimes(at(one), entry.modified, entry.modified);
  }
}

/** The tree that an answer left, by the same paths; links are read and never followed. */
export async function readTree(
  folder: string,
  shown: (text: string) => string,
): Promise<Map<string, Entry | Oddity>> {
  const found = new Map<string, Entry | Oddity>();
  let bytes = 0;
  const walk = async (inner: string, prefix: string): Promise<void> => {
    const names = await namesIn(path.join(folder, inner));
    for (const name of names.sort()) {
      if (found.size >= mostEntries) return;
      const [place, key] = [`${inner}/${name}`, prefix + name];
      const file = path.join(folder, place);
      const stats = await lstat(file);
      const mode = stats.mode & 0o777;
      if (stats.isSymbolicLink()) found.set(key, { kind: 'link', to: await readlink(file) });
      else if (stats.isDirectory()) {
        found.set(key, { kind: 'folder', mode });
        // It may be closed to its own user.
        await chmod(file, 0o700);
        await walk(place, `${key}/`);
      } else {
        bytes += stats.size;
        if (stats.isFile() && stats.nlink === 1) await chmod(file, 0o600);
        const text =
          bytes <= 4 * mostBytes ? readOrdinary(path.join(folder, inner), name, mostBytes) : undefined;
        found.set(key, text === undefined ? { kind: 'other' } : { kind: 'file', mode, text: shown(text) });
      }
    }
  };
  await walk('home', '');
  for (const host of await namesIn(path.join(folder, 'remote'))) {
    found.set(`@${host}`, { kind: 'folder', mode: 0o755 });
    await walk(`remote/${host}`, `@${host}/`);
  }
  return found;
}

/** None where it is no folder: a link in its place would lead out. */
async function namesIn(folder: string): Promise<string[]> {
  const stats = await lstat(folder).catch(() => undefined);
  return stats?.isDirectory() ? readdir(folder) : [];
}
