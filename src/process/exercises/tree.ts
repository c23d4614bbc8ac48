import type { Found, Oddity } from '../../core/exercises/world/after';
import type { Entry, Tree } from '../../core/exercises/world/world';
import type { BoxFiles, Left, Most } from '../sandbox/files';

/** More is no answer to an exercise; what lies beyond is not looked at. */
const most: Most = { entries: 3000, bytes: 4 << 20, allBytes: 16 << 20 };

/** Where the home folder lies in a box, and below what the stand-ins for other computers. */
const [home, remote] = ['work/home', 'work/remote'];

/** Where a path of a world lies. */
const placeOf = (one: string): string =>
  one.startsWith('@') ? `${remote}/${one.slice(1)}` : `${home}/${one}`;

/** Makes the tree in a box that is empty. */
export function plant(tree: Tree, files: BoxFiles): void {
  const folder = { kind: 'folder', mode: 0o755 } as const;
  files.put([
    [home, folder],
    [remote, folder],
    ...[...tree].map(([one, entry]): [string, Entry] => [placeOf(one), entry]),
  ]);
}

/** The tree that an answer left, by the same paths. */
export function readTree(files: BoxFiles, shown: (text: string) => string): Map<string, Found | Oddity> {
  const left = [
    ...files.below(home, most),
    ...files.below(remote, most).map(([one, entry]): [string, Left] => [`@${one}`, entry]),
  ];
  const names = new Map<string, string[]>();
  for (const [one, entry] of left)
    if (entry.kind === 'file' && entry.identity !== undefined)
      names.set(entry.identity, [...(names.get(entry.identity) ?? []), one]);
  return new Map(
    left.map(([one, entry]): [string, Found | Oddity] => {
      if (entry.kind !== 'file') return [one, entry];
      const { identity, text, ...rest } = entry;
      const twin = names.get(identity ?? '')?.find((name) => name !== one);
      return [one, { ...rest, text: shown(text), ...(twin === undefined ? {} : { twin }) }];
    }),
  );
}
