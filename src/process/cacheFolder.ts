import { lstatSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * The person's own folder for what the command line can find out again; made if it is missing. Undefined where there can
 * be none, and where somebody else could write to it.
 */
export function cacheFolder(): string | undefined {
  try {
    const folder = path.join(place(), 'ailab');
    if (!path.isAbsolute(folder)) return undefined;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder);
    const owner = process.getuid?.();
    const safe = owner === undefined || (found.uid === owner && (found.mode & 0o022) === 0);
    return found.isDirectory() && safe ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** Where the system has such folders. */
function place(): string {
  const home = os.homedir();
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Caches');
  if (process.platform === 'win32') return process.env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local');
  const given = process.env['XDG_CACHE_HOME'];
  // POSIX: a variable that is set but empty counts as not set.
  return given === undefined || given === '' ? path.join(home, '.cache') : given;
}

/** Writes a file of that folder: others read the old one or the new one, and never a part. Where it fails, the next run tries again. */
export function keepFile(file: string, content: string | Uint8Array): void {
  const fresh = `${file}.${process.pid}`;
  try {
    writeFileSync(fresh, content, { mode: 0o600 });
    renameSync(fresh, file);
  } catch {
    // Nothing depends on it.
  }
}
