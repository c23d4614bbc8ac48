import type { Entry, Tree } from './world';

/** Something that is no ordinary file, folder or link, or too large to be read. */
export interface Oddity {
  readonly kind: 'other';
}

export interface Running {
  readonly pid: number;
  readonly args: string;
}

/** A file as it was found, and another path that leads to the very same one. */
export type Found = Entry & { readonly twin?: string };

/** What was found after an answer, from outside of its shell: the home folder's path in texts is `⟨home⟩`. */
export interface After {
  readonly tree: ReadonlyMap<string, Found | Oddity>;
  /** Of the answer as a script; undefined for a session. */
  readonly status?: number;
  /** The shell was still there, and could be asked, after it had read the answer. */
  readonly answered: boolean;
  /** It, or who looks at it, was ended by a signal. */
  readonly killed?: boolean;
  /** Below home, empty for home itself, with a slash in front where it is elsewhere. */
  readonly cwd?: string;
  /** What a child of the shell gets. */
  readonly env: ReadonlyMap<string, string>;
  /** What the typed lines printed. */
  readonly typed: readonly (string | undefined)[];
  /** When the shell was done, and when its terminal was closed as well. */
  readonly running: readonly Running[];
  readonly left: readonly Running[];
}

/** Stands for the path of the home folder in what answers print and write. */
export const homeWord = '⟨home⟩';

/** True for a process that runs this script of the home folder, by whatever name it was called. */
export function runs({ args }: Running, script: string): boolean {
  const name = script.slice(script.lastIndexOf('/') + 1);
  return args.split(/\s/).some((word) => word === name || word.endsWith(`/${name}`));
}

/** Files that tools leave in a home folder by themselves. */
const leftByTools = /^\.(?:viminfo|lesshst|bash_history|sh_history|cache|config|local|wget-hsts)(?:\/|$)/;

/** Paths that were not there before and that no tool leaves by itself. */
export function added(
  tree: ReadonlyMap<string, unknown>,
  before: Tree | ReadonlyMap<string, unknown>,
): string[] {
  return [...tree.keys()].filter((path) => !before.has(path) && !leftByTools.test(path));
}
