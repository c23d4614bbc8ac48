import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Found, Oddity } from '../../core/exercises/world/after';
import type { Tree } from '../../core/exercises/world/world';
import { lstatIfAny } from '../lstatIfAny';
import { readOrdinary } from './readOrdinary';

/** More is no answer to an exercise; what lies beyond is not looked at. */
const [mostEntries, mostBytes] = [3000, 4 << 20];

/** Where a path of a world lies in the folder of a run: in the home, or in that of a stand-in for another computer. */
const placeOf = (one: string): string => (one.startsWith('@') ? `remote/${one.slice(1)}` : `home/${one}`);

/** Makes the tree in a folder that is empty. Modes come last: a folder may be closed to writing. At once, as all that is done in a box. */
export function plant(tree: Tree, folder: string): void {
  const at = (one: string): string => path.join(folder, placeOf(one));
  mkdirSync(path.join(folder, 'home'));
  mkdirSync(path.join(folder, 'remote'));
  const all = [...tree];
  for (const [one, entry] of all) {
    if (entry.kind === 'folder') mkdirSync(at(one), { recursive: true });
    if (entry.kind === 'link') symlinkSync(entry.to, at(one));
    if (entry.kind === 'file') writeFileSync(at(one), entry.text);
  }
  for (const [one, entry] of all.reverse()) {
    if (entry.kind === 'link') continue;
    chmodSync(at(one), entry.mode);
    if (entry.kind === 'file' && entry.modified !== undefined)
      utimesSync(at(one), entry.modified, entry.modified);
  }
}

/** The tree that an answer left, by the same paths; links are read and never followed. */
export function readTree(folder: string, shown: (text: string) => string): Map<string, Found | Oddity> {
  const found = new Map<string, Found | Oddity>();
  // Paths of files that have several names.
  const names = new Map<number, string[]>();
  let bytes = 0;
  const walk = (inner: string, prefix: string): void => {
    for (const name of namesIn(path.join(folder, inner)).sort()) {
      if (found.size >= mostEntries) return;
      const [place, key] = [`${inner}/${name}`, prefix + name];
      const file = path.join(folder, place);
      const stats = lstatSync(file);
      const mode = stats.mode & 0o777;
      if (stats.isSymbolicLink()) found.set(key, { kind: 'link', to: readlinkSync(file) });
      else if (stats.isDirectory()) {
        found.set(key, { kind: 'folder', mode });
        // It may be closed to its own user.
        chmodSync(file, 0o700);
        walk(place, `${key}/`);
      } else {
        bytes += stats.size;
        if (stats.isFile() && stats.nlink === 1) chmodSync(file, 0o600);
        else names.set(stats.ino, [...(names.get(stats.ino) ?? []), key]);
        const text =
          bytes <= 4 * mostBytes ? readOrdinary(path.join(folder, inner), name, mostBytes) : undefined;
        found.set(key, text === undefined ? { kind: 'other' } : { kind: 'file', mode, text: shown(text) });
      }
    }
  };
  walk('home', '');
  for (const host of namesIn(path.join(folder, 'remote'))) {
    found.set(`@${host}`, { kind: 'folder', mode: 0o755 });
    walk(`remote/${host}`, `@${host}/`);
  }
  for (const same of names.values())
    for (const [at, key] of same.entries()) {
      const [entry, twin] = [found.get(key), same[at === 0 ? 1 : 0]];
      if (entry?.kind === 'file' && twin !== undefined) found.set(key, { ...entry, twin });
    }
  return found;
}

/** None where it is no folder: a link in its place would lead out. */
function namesIn(folder: string): string[] {
  const stats = lstatIfAny(folder);
  return stats?.isDirectory() ? readdirSync(folder) : [];
}
