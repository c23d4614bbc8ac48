import type { StandInName, Way } from './world';

/** Files, a folder or a link of a world as a pack describes them; `{*}` in a path is another word each of `times`. */
export interface EntrySpec {
  readonly path: string;
  readonly folder?: boolean;
  readonly link?: string;
  /** Contents: these lines, then so many rows of a label file, then so many bytes; least and most. */
  readonly lines?: readonly string[];
  readonly rows?: readonly [number, number];
  readonly bytes?: readonly [number, number];
  readonly mode?: string;
  readonly times?: number;
  /** Days after the first of 2026. */
  readonly modified?: readonly [number, number];
}

/** A world as a pack describes it; what `pick` chooses by chance stands for `{name}` everywhere else. */
export interface WorldSpec {
  /** Texts to choose from, or the least and the most of a number. */
  readonly pick: Readonly<Record<string, readonly (string | number)[]>>;
  readonly tree: readonly EntrySpec[];
  readonly way: Way;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly standIns: readonly StandInName[];
  readonly man: Readonly<Record<string, readonly string[]>>;
  readonly hosts: readonly { readonly host: string; readonly user: string; readonly port: string }[];
  readonly history: readonly string[];
  readonly running: readonly string[];
  readonly pages: Readonly<Record<string, readonly string[]>>;
  /** Some names have blanks, a dash or a dot in front, Korean, or characters that shells know. */
  readonly odd: boolean;
}
