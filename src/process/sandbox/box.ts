import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { entriesOf, kilobytesOf } from './entries';
import { isInside } from './inside';
import { boxesFolder, inPassing } from './places';
import { removeLeftBehind } from './leftBehind';
import { removeHostile } from './removeHostile';
import { freshUser, usersHere } from './users';

const execute = promisify(execFile);

/** The folders that belong to one run. Everything else is read-only, or not there. */
export interface Box {
  /** Absolute, ours, and removed in the end; the others but `work` lie in it. */
  readonly base: string;
  /** Where the command starts: a folder of the caller's, or a fresh one in `base`. */
  readonly work: string;
  /** What the command may read and not change; it is filled before the command starts. */
  readonly tools: string;
  readonly home: string;
  readonly tmp: string;
  /** When we are root: a user that nobody else is, so that limits of processes hold and all of its processes can be ended. */
  readonly user?: number;
}

/** What a command needs of its box. */
export interface Needs {
  /** Paths outside that the command may read. */
  readonly readable: readonly string[];
  /** Shell text that limits what comes after it. */
  readonly limits: string;
  /** Whether programs in the box can talk to each other by the network. */
  readonly loopback: boolean;
  /** Whether programs in the box can open a terminal of their own. */
  readonly terminal: boolean;
  /** Whether programs that the command left at work get a moment to end. */
  readonly linger: boolean;
}

const systemFolders = ['/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin'];

/** Path of a system tool; looked for where systems put them and nowhere that a workspace could write to. */
export function systemTool(name: string, extra: readonly string[] = []): string | undefined {
  const key = [name, ...extra].join('\n');
  const known = found.get(key);
  if (known !== undefined) return known;
  const file = [...extra, ...systemFolders]
    .map((folder) => path.join(folder, name))
    .find((one) => existsSync(one));
  if (file !== undefined) found.set(key, file);
  return file;
}

/** Asked for again with every run; one that is there stays there. */
const found = new Map<string, string>();

let tidied = false;

/** Once a process, and later: who only grades one answer has no time for it. */
function tidyLater(): void {
  if (tidied) return;
  tidied = true;
  setTimeout(() => void removeLeftBehind(boxesFolder()).catch(() => undefined), 2000).unref();
}

/** Makes the folders; at once, for waiting for each of them would take longer than making it. Throws for a folder that is, or holds, the person's home. */
export function makeBox(folder?: string): Box {
  const work = folder === undefined ? undefined : realpathSync(folder);
  if (work !== undefined) refuseWide(work);
  tidyLater();
  const base = mkdtempSync(path.join(boxesFolder(), `ailab-box-${process.pid}-`));
  const at = (name: string): string => path.join(base, name);
  const canBeOther = process.getuid?.() === 0 && systemTool('setpriv') !== undefined;
  const users = canBeOther ? usersHere() : undefined;
  const box: Box = {
    base,
    work: work ?? at('work'),
    tools: at('tools'),
    home: at('home'),
    tmp: at('tmp'),
    ...(users === undefined ? {} : { user: freshUser(users) }),
  };
  try {
    // The box's user must be able to pass through, and `pwd` to look where it is.
    chmodSync(base, 0o755);
    for (const made of [at('work'), box.tools, box.home, box.tmp]) mkdirSync(made);
  } catch (error) {
    rmSync(base, { recursive: true, force: true });
    throw error;
  }
  return box;
}

/** Makes the box ready for its command, after everything that it may see has been put there. */
export async function furnish(box: Box, readable: readonly string[]): Promise<void> {
  for (const shown of new Set([box.base, box.work, ...readable])) markInTmp(box, shown);
  if (box.user !== undefined) for (const folder of [box.work, box.home, box.tmp]) await own(folder, box.user);
}

/** What must be seen in the box at its own path has a place in the box's `tmp`, if it lies where that is shown. */
function markInTmp(box: Box, shown: string): void {
  const inner = inPassing(shown);
  if (inner === undefined || (shown !== box.base && isInside(box.base, shown))) return;
  const place = path.join(box.tmp, inner);
  const isFolder = statSync(shown).isDirectory();
  mkdirSync(isFolder ? place : path.dirname(place), { recursive: true });
  if (!isFolder) writeFileSync(place, '');
}

/** Takes the box away and gives the caller's folder back to us. The command may have left anything in it. */
export async function removeBox(box: Box): Promise<void> {
  if (box.user !== undefined && !isInside(box.base, box.work)) await own(box.work, 0);
  await removeHostile(box.base);
}

/** Kilobytes on disk of what the command may write to. */
export async function diskKilobytes(box: Box): Promise<number> {
  const folders = isInside(box.base, box.work) ? [box.base] : [box.base, box.work];
  const few = folders.map((folder) => entriesOf(folder));
  if (few.every((entries) => entries !== undefined))
    return few.reduce((sum, entries) => sum + kilobytesOf(entries), 0);
  // Each file counts for a kilobyte: empty ones fill a disk as well. Not every `du` can count them.
  const [size, files] = await Promise.all([
    sumOf(['-skc', '--', ...folders]),
    sumOf(['--inodes', '-sc', '--', ...folders]),
  ]);
  return size + files;
}

async function sumOf(words: readonly string[]): Promise<number> {
  // Files vanish while du looks: its status says so, its sum is good.
  const stdout = await execute('du', words).then(
    (told) => told.stdout,
    (error: unknown) => (error as { stdout?: string }).stdout ?? '',
  );
  return Number(/(\d+)\s+total\s*$/.exec(stdout)?.[1] ?? 0);
}

/** Gives a folder with all that is in it to a user; links themselves, not what they lead to. */
async function own(folder: string, user: number): Promise<void> {
  const entries = entriesOf(folder);
  try {
    if (entries) {
      for (const entry of entries) lchownSync(entry.path, user, user);
      return;
    }
  } catch {
    // Below the tool tries again.
  }
  await execute('chown', ['-hR', `${user}:${user}`, '--', folder]);
}

function refuseWide(folder: string): void {
  if (isInside(folder, os.homedir())) throw new Error(`${folder} is too much to be a sandbox's folder`);
}
