import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { removeHostile } from './removeHostile';

const execute = promisify(execFile);

/** The folders that belong to one run. Everything else is read-only, or not there. */
export interface Box {
  /** Absolute, ours, and removed in the end; the others but `work` lie in it. */
  readonly base: string;
  /** Where the command starts: a folder of the caller's, or a fresh one in `base`. */
  readonly work: string;
  readonly home: string;
  readonly tmp: string;
  /** What `/dev/shm` shows, so that memory cannot be filled there. */
  readonly shm: string;
  /** Where a new root is put together. */
  readonly root: string;
  /** When we are root: a user that nobody else is, so that limits of processes hold and all of its processes can be ended. */
  readonly user?: number;
}

const systemFolders = ['/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin'];

/** Path of a system tool; looked for where systems put them and nowhere that a workspace could write to. */
export function systemTool(name: string, extra: readonly string[] = []): string | undefined {
  return [...extra, ...systemFolders]
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));
}

/** Makes the folders. Throws for a folder that is, or holds, the person's home. */
export async function makeBox(folder?: string, readable: readonly string[] = []): Promise<Box> {
  const work = folder === undefined ? undefined : await realpath(folder);
  if (work !== undefined) refuseWide(work);
  const base = await mkdtemp(path.join(await realpath(os.tmpdir()), 'ailab-box-'));
  const at = (name: string): string => path.join(base, name);
  const box: Box = {
    base,
    work: work ?? at('work'),
    home: at('home'),
    tmp: at('tmp'),
    shm: at('shm'),
    root: at('root'),
    ...(process.getuid?.() === 0 && systemTool('setpriv') !== undefined ? { user: freshUser() } : {}),
  };
  try {
    for (const made of [at('work'), box.home, box.tmp, box.shm, box.root]) await mkdir(made);
    for (const shown of [box.work, box.home, box.tmp, ...readable]) await markInTmp(box, shown);
    if (box.user !== undefined) await own(box, box.user);
  } catch (error) {
    await rm(base, { recursive: true, force: true });
    throw error;
  }
  return box;
}

/** `/tmp` shows the box's `tmp`: a place for what must be seen in it at its own path. */
async function markInTmp(box: Box, shown: string): Promise<void> {
  if (!shown.startsWith('/tmp/')) return;
  const place = path.join(box.tmp, path.relative('/tmp', shown));
  const isFolder = (await stat(shown)).isDirectory();
  await mkdir(isFolder ? place : path.dirname(place), { recursive: true });
  if (!isFolder) await writeFile(place, '');
}

/** Takes the box away and gives the caller's folder back to us. The command may have left anything in it. */
export async function removeBox(box: Box): Promise<void> {
  if (box.user !== undefined && !box.work.startsWith(box.base)) await own(box, 0);
  await removeHostile(box.base);
}

/** Kilobytes on disk of what the command may write to. */
export async function diskKilobytes(box: Box): Promise<number> {
  const folders = [...new Set([box.base, box.work])];
  // Files vanish while du looks: its status says so, its sum is good.
  const stdout = await execute('du', ['-skc', '--', ...folders]).then(
    (told) => told.stdout,
    (error: unknown) => (error as { stdout?: string }).stdout ?? '',
  );
  return Number(/(\d+)\s+total\s*$/.exec(stdout)?.[1] ?? 0);
}

async function own(box: Box, user: number): Promise<void> {
  const folders = [...new Set([box.base, box.work])];
  await execute('chown', ['-hR', `${user}:${user}`, '--', ...folders]);
}

function refuseWide(folder: string): void {
  const inside = path.relative(folder, os.homedir());
  if (inside === '' || !(inside.startsWith('..') || path.isAbsolute(inside)))
    throw new Error(`${folder} is too much to be a sandbox's folder`);
}

let users = 0;

/** From the range that systemd gives to services for their lifetime: no account has one of these. */
function freshUser(): number {
  const [first, last] = [61_184, 65_519];
  return first + ((process.pid * 37 + users++) % (last - first + 1));
}
