import { UserError } from '../../shared/errors';
import type { MessageId } from '../../shared/t';

/** A file that a scaffold would write. */
export interface PlannedFile {
  /** Below the folder that is written into, with forward slashes. */
  readonly path: string;
  readonly content: string | Uint8Array;
  /** For people, before they agree. */
  readonly why: MessageId;
}
export type Plan = readonly PlannedFile[];

/** What a planned file meets in the folder; `same` also where only the line ends differ, as git changes them. */
export type Standing = 'new' | 'same' | 'differs';

/** What is written for a file, as UTF-8 if it is a text. */
export function bytesOf({ content }: Pick<PlannedFile, 'content'>): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** Throws `UserError` where a path could leave the folder, means something else to Windows, or two files are one. */
export function checkPlan(plan: Plan): void {
  const seen = new Set<string>();
  for (const { path } of plan) {
    const folded = path.normalize('NFC').toLowerCase();
    if (!isInnerPath(path) || seen.has(folded)) throw new UserError('scaffold.unsafePath', { path });
    seen.add(folded);
  }
}

// Windows opens devices by these names in any folder and with any ending, drops dots and blanks at the end of a name,
// and takes `a:b` for a stream or a drive.
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const unsafeName = /[<>:"|?*\\\p{Cc}]|[. ]$/u;

/** True for a relative path with forward slashes that stays inside on every system, before links are followed. */
export function isInnerPath(path: string): boolean {
  return path
    .split('/')
    .every((name) => name !== '' && name !== '..' && !unsafeName.test(name) && !deviceName.test(name));
}

/** Undefined stands for no file. */
export function standingOf(planned: Uint8Array, existing: Uint8Array | undefined): Standing {
  if (!existing) return 'new';
  if (areEqual(planned, existing)) return 'same';
  if (isBinary(planned) || isBinary(existing)) return 'differs';
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).replaceAll('\r\n', '\n');
  return text(planned) === text(existing) ? 'same' : 'differs';
}

/** True where showing lines of it makes no sense; git draws the line there too. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8000).includes(0);
}

/** `train.lab.py` for `train.py` and the word `lab`, with a number where that is taken. */
export function besideName(path: string, word: string, isTaken: (path: string) => boolean): string {
  const [, stem = path, end = ''] = /^(.*[^/])(\.[^./]+)$/.exec(path) ?? [];
  for (let number = 1; ; number++) {
    const name = `${stem}.${word}${number === 1 ? '' : `-${number}`}${end}`;
    if (!isTaken(name)) return name;
  }
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
