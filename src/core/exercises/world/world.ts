import type { System } from '../data/scene';

/** A file, folder or link of a world; permissions are octal (0o644), times seconds since 1970. */
export type Entry =
  | { readonly kind: 'file'; readonly text: string; readonly mode: number; readonly modified?: number }
  | { readonly kind: 'folder'; readonly mode: number }
  | { readonly kind: 'link'; readonly to: string };

/** By path below the home folder, with forward slashes; `@host/…` lies on the stand-in of another computer. */
export type Tree = ReadonlyMap<string, Entry>;

/** Programs of ours that stand in for real ones which a box cannot have; each says what it is. */
export const standInNames = ['vi', 'man', 'clear', 'reset', 'sudo', 'df', 'scp'] as const;
export type StandInName = (typeof standInNames)[number];

/** How the answer meets the shell: run as a script, or read by an interactive shell that goes on (`source`). */
export type Way = 'script' | 'session';

/** A situation made of more than one file: what lies where, and what is running. The home folder is where it starts. */
export interface World {
  readonly tree: Tree;
  readonly env: Readonly<Record<string, string>>;
  readonly system: System;
  readonly way: Way;
  /** `$1` … of the answer. */
  readonly args: readonly string[];
  /** What was chosen by chance; `{name}` in an oracle stands for it. */
  readonly facts: Readonly<Record<string, string>>;
  readonly standIns: readonly StandInName[];
  /** What the stand-ins know, by file: pages of `man`, the table of `df`, the hosts of `scp`. */
  readonly standInData: ReadonlyMap<string, string>;
  /** Earlier commands, for `history`. */
  readonly history: readonly string[];
  /** Scripts of the tree that run already when the answer starts. */
  readonly running: readonly string[];
  /** Answers of the checker's server on `$PORT`, by path, before which a status may stand (`503 /health`); other paths are 404. None, no server. */
  readonly pages: ReadonlyMap<string, string>;
}

/** True for a world, false for a table in a file. */
export function isWorld(scene: object): scene is World {
  return 'tree' in scene;
}

/** As bytes of UTF-8. */
export const sizeOf = (text: string): number => new TextEncoder().encode(text).length;

/** `-rw-r--r--`, as `ls -l` begins a line. */
export function letters(entry: Entry): string {
  if (entry.kind === 'link') return 'lrwxrwxrwx';
  const bits = [6, 3, 0].map((shift) => (entry.mode >> shift) & 7);
  const threes = bits.map((bit) => `${bit & 4 ? 'r' : '-'}${bit & 2 ? 'w' : '-'}${bit & 1 ? 'x' : '-'}`);
  return `${entry.kind === 'folder' ? 'd' : '-'}${threes.join('')}`;
}

/** The folders in which a path lies, outermost first. */
export function foldersOf(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, at) => names.slice(0, at + 1).join('/'));
}

/** The path and all that lies below it. */
export function below(tree: Tree, path: string): string[] {
  return [...tree.keys()].filter((one) => one === path || one.startsWith(`${path}/`));
}

export const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
