import type { Expectation } from '../oracle';
import { selected, type Select } from './select';
import { baseOf, letters, sizeOf, type Entry, type World } from './world';

/** What is printed, or written into a file, computed from the world. */
export type Prints =
  /** `padded`: blanks stand for columns, one is as good as many, and none at the beginning; `exact`: to the letter. */
  | {
      readonly as: 'lines';
      readonly lines: readonly string[];
      readonly anyOrder?: boolean;
      readonly padded?: boolean;
      readonly exact?: boolean;
    }
  /** Paths as `find .` names them, names as `ls` does, or how many there are. */
  | { readonly as: 'paths' | 'names' | 'count'; readonly of: Select }
  /** As `ls -l`: permissions, size and name of each; with `human` sizes as `-h` writes them. */
  | { readonly as: 'listing'; readonly of: Select; readonly human?: boolean }
  /** A file's text, or that of several, one after the other. */
  | { readonly as: 'contents'; readonly of: readonly string[] };

/** What an answer must have printed; how that may look, `compare.ts` says. */
export function printed(prints: Prints, world: World): Expectation {
  const { tree } = world;
  if (prints.as === 'lines') {
    const { lines, anyOrder = false, padded, exact } = prints;
    return { kind: 'lines', lines, anyOrder, ...(padded ? { padded } : {}), ...(exact ? { exact } : {}) };
  }
  if (prints.as === 'contents') {
    const texts = prints.of.map((path) => {
      const entry = tree.get(path);
      return entry?.kind === 'file' ? entry.text : '';
    });
    return { kind: 'lines', lines: texts.join('').replace(/\n$/, '').split('\n'), anyOrder: false };
  }
  const paths = selected(tree, prints.of);
  if (prints.as === 'count') return { kind: 'number', value: paths.length, file: '' };
  if (prints.as === 'listing') {
    const rows = paths.flatMap((path) => {
      const entry = tree.get(path);
      return entry
        ? [{ letters: letters(entry), size: shownSize(entry, prints.human === true), name: baseOf(path) }]
        : [];
    });
    return { kind: 'listing', rows };
  }
  const lines = prints.as === 'paths' ? paths : paths.map(baseOf);
  return { kind: 'lines', lines, anyOrder: prints.of.by === undefined, paths: true };
}

/** The size that `ls` shows; none for folders and links, whose size is the file system's. */
function shownSize(entry: Entry, human: boolean): string {
  if (entry.kind !== 'file') return '';
  const size = sizeOf(entry.text);
  if (!human || size < 1024) return String(size);
  const power = size < 1024 ** 2 ? 1 : 2;
  const value = size / 1024 ** power;
  // Always up, and one place below ten.
  const shown =
    Math.ceil(value * 10) / 10 < 10 ? (Math.ceil(value * 10) / 10).toFixed(1) : String(Math.ceil(value));
  return `${shown}${power === 1 ? 'K' : 'M'}`;
}
