import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { withOpenFile } from '../openFile';

/** A file's text if it is an ordinary file of bearable size; what an answer left may be a link out, a pipe or a device. */
export async function readOrdinary(folder: string, name: string, most: number): Promise<string | undefined> {
  const file = path.join(folder, name);
  try {
    // A folder on the way, or the folder itself, may have become a link.
    const place = path.dirname(file);
    if ((await realpath(place)) !== place || !(await lstat(file)).isFile()) return undefined;
    return await withOpenFile(file, (handle, stats) =>
      stats.isFile() && stats.size <= most ? handle.readFile('utf8') : undefined,
    );
  } catch {
    return undefined;
  }
}
