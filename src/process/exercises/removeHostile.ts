import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Takes a folder of ours away, whatever an answer left in it: folders without permissions, names longer than paths may be. */
export async function removeHostile(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(async () => {
    await execute('chmod', ['-R', 'u+rwx', '--', folder]).catch(() => undefined);
    await execute('rm', ['-rf', '--', folder]);
  });
}
