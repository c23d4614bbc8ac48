/** What is put into a box: texts as UTF-8, permissions octal (0o644), times in seconds since 1970. */
export type Planted =
  | { readonly kind: 'file'; readonly text: string; readonly mode: number; readonly modified?: number }
  | { readonly kind: 'folder'; readonly mode: number }
  | { readonly kind: 'link'; readonly to: string };

/**
 * What a command left; `other` is no ordinary file, folder or link, or too large to be read. Of a file with several names
 * `identity` is the same for all of them.
 */
export type Left = (Planted & { readonly identity?: string }) | { readonly kind: 'other' };

/** The files of a box, by their paths below it, with forward slashes; the first name is `work` or `tools`. */
export interface BoxFiles {
  /** Before the command. Folders come before what lies in them; their permissions hold when all is there. */
  put(all: Iterable<readonly [string, Planted]>): void;
  /** After it: an ordinary file's text, if it has no more bytes than that. */
  text(path: string, most: number): string | undefined;
  /** After it: what lies below a folder, by paths below that, in order of names; links are read and never followed. Closes nothing again that it has to open. */
  below(folder: string, most: Most): [string, Left][];
}

/** What is looked at; what lies beyond is left out, or `other`. */
export interface Most {
  readonly entries: number;
  /** Of one file. */
  readonly bytes: number;
  /** Of all files together. */
  readonly allBytes: number;
}
