import { buffer } from 'node:stream/consumers';
import tar from 'tar-stream';
import type { Left, Planted } from '../files';

/** Who owns what an archive holds: all but the tools of a box belong to its user. */
export type OwnerOf = (path: string) => number;

/** A tar archive; folders come before what lies in them, as given. */
export async function packed(
  entries: Iterable<readonly [string, Planted]>,
  ownerOf: OwnerOf,
): Promise<Buffer> {
  const pack = tar.pack();
  const all = buffer(pack);
  for (const [name, entry] of entries) {
    const owner = ownerOf(name);
    const own = { name, uid: owner, gid: owner };
    if (entry.kind === 'link') pack.entry({ ...own, type: 'symlink', linkname: entry.to, mode: 0o777 });
    else if (entry.kind === 'folder') pack.entry({ ...own, type: 'directory', mode: entry.mode });
    else {
      const time = entry.modified === undefined ? new Date() : new Date(entry.modified * 1000);
      pack.entry({ ...own, mode: entry.mode, mtime: time }, entry.text);
    }
  }
  pack.finalize();
  return all;
}

/** An entry of an archive, and how many bytes a file has. */
export interface Unpacked {
  readonly entry: Left;
  readonly size: number;
}

const known = ({ entry, size }: Unpacked, identity: string): Unpacked => ({
  entry: entry.kind === 'file' ? { ...entry, identity } : entry,
  size,
});

/**
 * What an archive holds, by path without a slash at the end. It is looked at and never written anywhere, so a path that
 * leads out or a link is only a name. Throws for what is no archive.
 * @param mostBytes of a file; larger ones are `other`
 */
export async function unpacked(archive: Uint8Array, mostBytes: number): Promise<Map<string, Unpacked>> {
  const extract = tar.extract();
  const found = new Map<string, Unpacked>();
  extract.end(archive);
  for await (const one of extract) {
    const { name, mode, type, linkname, size } = one.header;
    const key = name.replace(/\/+$/, '');
    const bits = mode & 0o777;
    const text = type === 'file' && size <= mostBytes ? (await buffer(one)).toString() : undefined;
    if (text === undefined) one.resume();
    // A second name of a file that came before has no content of its own.
    const first = type === 'link' ? found.get(linkname) : undefined;
    if (first) for (const same of [linkname, key]) found.set(same, known(first, linkname));
    else found.set(key, { entry: entryOf(), size: type === 'file' ? size : 0 });

    function entryOf(): Left {
      if (type === 'directory') return { kind: 'folder', mode: bits };
      if (type === 'symlink') return { kind: 'link', to: linkname };
      return text === undefined ? { kind: 'other' } : { kind: 'file', mode: bits, text };
    }
  }
  return found;
}
