import { baseOf, below, sizeOf, type Entry, type Tree } from './world';

/** Which entries of a tree are meant; all conditions must hold. */
export interface Select {
  /** Below this folder, itself not; the whole home without it. */
  readonly under?: string;
  /** As `find -name`: `*` and `?`. */
  readonly name?: string;
  readonly ignoreCase?: boolean;
  readonly kind?: Entry['kind'];
  /** Levels below `under`; 1 is what `ls` lists. */
  readonly depth?: number;
  /** Names that begin with a dot, or only others. */
  readonly hidden?: boolean;
  /** More bytes than this. */
  readonly larger?: number;
  /** The user may execute it, or may not. */
  readonly executable?: boolean;
  /** Only so many, in this order: the largest or newest first. A folder is as large as what it holds. */
  readonly by?: 'size' | 'time';
  readonly first?: number;
}

/** Paths that are meant, in the order of `by`, else sorted. */
export function selected(tree: Tree, select: Select): string[] {
  const { under = '', name, ignoreCase, kind, depth, hidden, larger, executable, by, first } = select;
  const inside = under === '' ? '' : `${under}/`;
  const folded = (text: string): string => (ignoreCase ? text.toLowerCase() : text);
  const found = [...tree].filter(([path, entry]) => {
    if (!path.startsWith(inside) || (under === '' && path.startsWith('@'))) return false;
    return (
      (depth === undefined || path.slice(inside.length).split('/').length <= depth) &&
      (kind === undefined || entry.kind === kind) &&
      (name === undefined || fits(folded(baseOf(path)), folded(name))) &&
      (hidden === undefined || baseOf(path).startsWith('.') === hidden) &&
      (larger === undefined || (entry.kind === 'file' && sizeOf(entry.text) > larger)) &&
      (executable === undefined || (entry.kind === 'file' && (entry.mode & 0o100) > 0 === executable))
    );
  });
  const weight = ([path, entry]: [string, Entry]): number => {
    if (by === 'time') return entry.kind === 'file' ? (entry.modified ?? 0) : 0;
    return below(tree, path).reduce((sum, one) => {
      const inner = tree.get(one);
      return sum + (inner?.kind === 'file' ? sizeOf(inner.text) : 0);
    }, 0);
  };
  const ordered = found.sort((a, b) => (by ? weight(b) - weight(a) : 0) || (a[0] < b[0] ? -1 : 1));
  return ordered.slice(0, first).map(([path]) => path);
}

/**
 * Tells whether a name fits a pattern of `*` and `?`. No regular expression: what a stranger's pattern costs grows with
 * its length times that of the name, and no faster.
 */
export function fits(name: string, pattern: string): boolean {
  let [at, place] = [0, 0];
  // Where the last star stood, and how much of the name it has taken.
  let [star, taken] = [-1, 0];
  while (at < name.length) {
    if (pattern[place] === '*') [star, taken, place] = [place, at, place + 1];
    else if (pattern[place] === '?' || pattern[place] === name[at]) [at, place] = [at + 1, place + 1];
    else if (star < 0) return false;
    else [taken, at, place] = [taken + 1, taken + 1, star + 1];
  }
  return /^\**$/.test(pattern.slice(place));
}
