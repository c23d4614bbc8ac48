import { execFile } from 'node:child_process';
import { rmdirSync, unlinkSync } from 'node:fs';
import { promisify } from 'node:util';
import { entriesOf } from './entries';

const execute = promisify(execFile);

/** Takes a folder away, whatever a command left in it. Throws if that cannot be done. */
export async function removeHostile(folder: string): Promise<void> {
  if (removedHere(folder)) return;
  // Only these get through names longer than paths may be, and through folders without permissions.
  await execute('chmod', ['-R', 'u+rwx', '--', folder]).catch(() => undefined);
  for (let attempt = 0; ; attempt++) {
    try {
      await execute('rm', ['-rf', '--', folder]);
      return;
    } catch (error) {
      // Processes that were killed a moment ago may still end a write.
      if (attempt === 5) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** What most commands leave is little and harmless: it is gone before a process would have been started for it. */
function removedHere(folder: string): boolean {
  const entries = entriesOf(folder);
  if (entries === undefined) return false;
  try {
    for (const { path, stats } of entries.toReversed())
      if (stats.isDirectory()) rmdirSync(path);
      else unlinkSync(path);
    return true;
  } catch {
    return false;
  }
}
