import { closeSync, fstatSync, lstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { strangersFlags } from './openFile';

/**
 * A file's text if it is an ordinary file of bearable size; what an answer left may be a link out, a pipe or a device.
 * At once: waiting for each of the six steps would take several times as long as all of them.
 */
export function readOrdinary(folder: string, name: string, most: number): string | undefined {
  const file = path.join(folder, name);
  try {
    // A folder on the way, or the folder itself, may have become a link.
    const place = path.dirname(file);
    if (realpathSync.native(place) !== place || !lstatSync(file).isFile()) return undefined;
    const opened = openSync(file, strangersFlags);
    try {
      // What lies at the path cannot change any more.
      const stats = fstatSync(opened);
      return stats.isFile() && stats.size <= most ? readFileSync(opened, 'utf8') : undefined;
    } finally {
      closeSync(opened);
    }
  } catch {
    return undefined;
  }
}
