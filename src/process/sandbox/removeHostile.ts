import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Takes a folder away, whatever a command left in it: only rm and chmod get through names longer than paths may be, and through folders without permissions. */
export async function removeHostile(folder: string): Promise<void> {
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
