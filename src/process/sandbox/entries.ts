import { lstatSync, readdirSync, type Stats } from 'node:fs';
import path from 'node:path';

export interface Entry {
  readonly path: string;
  readonly stats: Stats;
}

/**
 * The folder itself and everything in it, folders before what they hold; links are not followed. Undefined where there
 * are more than `most`, or where one cannot be looked at: then only the system's own tools get through.
 */
export function entriesOf(folder: string, most = 300): Entry[] | undefined {
  const found: Entry[] = [];
  const visit = (place: string): boolean => {
    if (found.length >= most) return false;
    const stats = lstatSync(place);
    found.push({ path: place, stats });
    return !stats.isDirectory() || readdirSync(place).every((name) => visit(path.join(place, name)));
  };
  try {
    return visit(folder) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Kilobytes on disk, as `du` counts them. */
export function kilobytesOf(entries: readonly Entry[]): number {
  return Math.ceil(entries.reduce((sum, { stats }) => sum + stats.blocks, 0) / 2);
}
