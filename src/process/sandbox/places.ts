import { accessSync, constants, realpathSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isInside } from './inside';
import { mountOf, mountsHere } from './mounts';

/** Folders for things that pass; in a box, both show its own. */
const passing = ['/tmp', '/dev/shm'];

/** Where in the box's own folder for passing things this path is seen; undefined for others. */
export function inPassing(place: string): string | undefined {
  const folder = passing.find((one) => isInside(one, place));
  return folder === undefined ? undefined : path.relative(folder, place);
}

let folder: string | undefined;

/** Where boxes are made: in memory where there is room, for folders are made and removed there ten times as fast as on a disk. */
export function boxesFolder(): string {
  return (folder ??= inMemory() ?? realpathSync(os.tmpdir()));
}

function inMemory(): string | undefined {
  // Who names another folder means it.
  if (process.platform !== 'linux' || os.tmpdir() !== '/tmp') return undefined;
  const [place, tmpfs, enough] = ['/dev/shm', 0x01021994, 2 ** 29];
  try {
    accessSync(place, constants.W_OK | constants.X_OK);
    const { type, bavail, bsize } = statfsSync(place);
    const programsRun = mountOf(place, mountsHere())?.locked.includes('noexec') === false;
    return type === tmpfs && bavail * bsize >= enough && programsRun ? place : undefined;
  } catch {
    return undefined;
  }
}
