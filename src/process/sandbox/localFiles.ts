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
import { lstatIfAny } from '../lstatIfAny';
import type { BoxFiles, Left, Most, Planted } from './files';
import { readOrdinary } from '../readOrdinary';

/** The files of a box on this machine: at once, as all that is done in a box. */
export class LocalFiles implements BoxFiles {
  /** @param places absolute, by the first names of paths */
  constructor(private readonly places: Readonly<Record<string, string>>) {}

  put(all: Iterable<readonly [string, Planted]>): void {
    const entries = [...all];
    for (const [one, entry] of entries) {
      if (entry.kind === 'folder') mkdirSync(this.#at(one), { recursive: true });
      if (entry.kind === 'link') symlinkSync(entry.to, this.#at(one));
      if (entry.kind === 'file') writeFileSync(this.#at(one), entry.text);
    }
    // Last, and what lies within first: a folder may be closed to writing.
    for (const [one, entry] of entries.reverse()) {
      if (entry.kind === 'link') continue;
      chmodSync(this.#at(one), entry.mode);
      if (entry.kind === 'file' && entry.modified !== undefined)
        utimesSync(this.#at(one), entry.modified, entry.modified);
    }
  }

  text(file: string, most: number): string | undefined {
    const whole = this.#at(file);
    return readOrdinary(path.dirname(whole), path.basename(whole), most);
  }

  below(folder: string, most: Most): [string, Left][] {
    const found: [string, Left][] = [];
    const root = this.#at(folder);
    let bytes = 0;
    const walk = (inner: string): void => {
      for (const name of namesIn(path.join(root, inner)).sort()) {
        if (found.length >= most.entries) return;
        const key = inner + name;
        const file = path.join(root, key);
        const stats = lstatSync(file);
        const mode = stats.mode & 0o777;
        if (stats.isSymbolicLink()) found.push([key, { kind: 'link', to: readlinkSync(file) }]);
        else if (stats.isDirectory()) {
          found.push([key, { kind: 'folder', mode }]);
          // It may be closed to its own user.
          chmodSync(file, 0o700);
          walk(`${key}/`);
        } else {
          bytes += stats.size;
          const alone = stats.nlink === 1;
          if (stats.isFile() && alone) chmodSync(file, 0o600);
          const text =
            bytes <= most.allBytes ? readOrdinary(path.join(root, inner), name, most.bytes) : undefined;
          const known = alone ? {} : { identity: String(stats.ino) };
          found.push([key, text === undefined ? { kind: 'other' } : { kind: 'file', mode, text, ...known }]);
        }
      }
    };
    walk('');
    return found;
  }

  #at(one: string): string {
    const cut = one.indexOf('/');
    const [first, rest] = cut < 0 ? [one, ''] : [one.slice(0, cut), one.slice(cut + 1)];
    const place = this.places[first];
    if (place === undefined) throw new Error(`${one} is no place of a box`);
    return rest === '' ? place : path.join(place, rest);
  }
}

/** None where it is no folder: a link in its place would lead out. */
function namesIn(folder: string): string[] {
  const stats = lstatIfAny(folder);
  return stats?.isDirectory() ? readdirSync(folder) : [];
}
