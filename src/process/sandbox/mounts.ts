import { readFileSync } from 'node:fs';

/** What is mounted where, as the kernel tells it. */
export interface Mount {
  readonly point: string;
  /** Those of `nosuid`, `nodev` and `noexec` that hold there: who is not root may not take them away. */
  readonly locked: readonly string[];
}

/** All mounts of this process in their order; empty where the kernel does not tell. */
export function mountsHere(): Mount[] {
  try {
    return mountsIn(readFileSync('/proc/self/mountinfo', 'latin1'));
  } catch {
    return [];
  }
}

/** Reads the text of `/proc/PID/mountinfo`. Paths are bytes, one a character. */
export function mountsIn(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, , , , point, options = ''] = line.split(' ');
    if (point === undefined) return [];
    const locked = options.split(',').filter((option) => ['nosuid', 'nodev', 'noexec'].includes(option));
    return [
      {
        point: point.replace(/\\(\d{3})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 8))),
        locked,
      },
    ];
  });
}

/** The mount that a path lies on: the last one among the longest, which covers the others. */
export function mountOf(path: string, mounts: readonly Mount[]): Mount | undefined {
  const bytes = Buffer.from(path).toString('latin1');
  return mounts
    .filter(({ point }) => point === '/' || bytes === point || bytes.startsWith(`${point}/`))
    .reduce<Mount | undefined>(
      (best, one) => (best && best.point.length > one.point.length ? best : one),
      undefined,
    );
}

/** True where something is mounted further down. */
export function hasMountsBelow(path: string, mounts: readonly Mount[]): boolean {
  const bytes = Buffer.from(path).toString('latin1');
  return mounts.some(({ point }) => point.startsWith(`${bytes}/`));
}

/** A path as a field of an fstab. */
export function fstabField(path: string): string {
  return [...Buffer.from(path)]
    .map((byte) => {
      const letter = String.fromCharCode(byte);
      return /[\w/.+-]/.test(letter) ? letter : `\\${byte.toString(8).padStart(3, '0')}`;
    })
    .join('');
}
