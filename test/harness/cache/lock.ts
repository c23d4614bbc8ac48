import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { progress } from './log';

const heartbeatMs = 5000;
const staleMs = 60_000;

/** Does the work while no other process (of ours, on this cache) does work under the same lock. */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  await mkdir(path.dirname(folder), { recursive: true });
  await acquire(folder);
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(folder, now, now).catch(() => undefined);
  }, heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await rm(folder, { recursive: true, force: true });
  }
}

async function acquire(folder: string): Promise<void> {
  let told = false;
  for (;;) {
    try {
      await mkdir(folder);
      await writeFile(
        path.join(folder, 'owner.json'),
        JSON.stringify({ pid: process.pid, host: os.hostname() }),
      );
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (await isStale(folder)) {
      // Only one of several waiting processes wins this rename, so nobody removes a lock that was taken meanwhile.
      const grave = `${folder}.stale-${process.pid}-${Date.now()}`;
      await rename(folder, grave).then(
        () => rm(grave, { recursive: true, force: true }),
        () => undefined,
      );
      continue;
    }
    if (!told) progress(`waiting for another process that prepares ${path.basename(folder, '.lock')}`);
    told = true;
    await sleep(300);
  }
}

/** A lock is left over if its process is gone, or (another machine or container) if it gave no sign of life. */
export async function isStale(folder: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(folder);
    if (Date.now() - mtimeMs > staleMs) return true;
    const owner = JSON.parse(await readFile(path.join(folder, 'owner.json'), 'utf8')) as {
      pid: number;
      host: string;
    };
    if (owner.host !== os.hostname()) return false;
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
