import { readFileSync } from 'node:fs';
import { isInside } from './inside';

/** What is mounted where, as the kernel tells it. */
export interface Mount {
  readonly point: string;
  /** Those of `nosuid`, `nodev` and `noexec` that hold there: who is not root may not take them away. */
  readonly locked: readonly string[];
}

/** What the kernel said last, for it says the same for hours: reading that again takes longer than asking. */
let last: { readonly text: string; readonly mounts: readonly Mount[] } | undefined;

/** All mounts of this process in their order; empty where the kernel does not tell. */
export function mountsHere(): readonly Mount[] {
  try {
    const text = readFileSync('/proc/self/mountinfo', 'latin1');
    if (last?.text !== text) last = { text, mounts: mountsIn(text) };
    return last.mounts;
  } catch {
    return [];
  }
}

/** Reads the text of `/proc/PID/mountinfo`, in which every byte is a character. */
export function mountsIn(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, , , , point, options = ''] = line.split(' ');
    if (point === undefined) return [];
    const bytes = point.replace(/\\(\d{3})/g, (_, digits: string) =>
      String.fromCharCode(parseInt(digits, 8)),
    );
    const locked = options.split(',').filter((option) => ['nosuid', 'nodev', 'noexec'].includes(option));
    return [{ point: Buffer.from(bytes, 'latin1').toString(), locked }];
  });
}

/** The mount that a path lies on: the last one among the longest, which covers the others. */
export function mountOf(place: string, mounts: readonly Mount[]): Mount | undefined {
  return mounts
    .filter(({ point }) => isInside(point, place))
    .reduce<Mount | undefined>(
      (best, one) => (best && best.point.length > one.point.length ? best : one),
      undefined,
    );
}

/** A path as a field of an fstab. */
export function fstabField(path: string): string {
  if (/^[\w/.+-]*$/.test(path)) return path;
  return [...Buffer.from(path)]
    .map((byte) => {
      const letter = String.fromCharCode(byte);
      return /[\w/.+-]/.test(letter) ? letter : `\\${byte.toString(8).padStart(3, '0')}`;
    })
    .join('');
}
