import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { removeHostile } from './removeHostile';

/** A box is gone after seconds, and a process that just began may not have used its number yet. */
const oldMs = 60 * 60 * 1000;

/**
 * Removes the folders of boxes whose process was ended before it could: nobody else would, and they lie in memory.
 * @param folder where boxes are made
 */
export async function removeLeftBehind(folder: string, now = Date.now()): Promise<void> {
  for (const name of readdirSync(folder)) {
    const pid = Number(/^ailab-(?:box|root)-(\d+)-/.exec(name)?.[1]);
    if (!(pid > 0) || isAlive(pid)) continue;
    const place = path.join(folder, name);
    try {
      const { uid, mtimeMs } = lstatSync(place);
      if (uid === process.getuid?.() && now - mtimeMs > oldMs) await removeHostile(place);
    } catch {
      // Somebody else was faster.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
