import { lstatSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { isWay, largestMark, markFile, readMark, type Mark } from '../../core/exercises/mark';
import { readOrdinary } from '../readOrdinary';

/** The mark in a learner's folder; undefined where there is none that can be read. */
export function markIn(folder: string): Mark | undefined {
  try {
    return readMark(readOrdinary(realpathSync.native(folder), markFile, largestMark));
  } catch {
    return undefined;
  }
}

/**
 * The folder of the pack that a mark leads to; undefined where no pack is. A link on the way is not followed: whoever sent
 * the folder must not choose what is read beside it.
 */
export function packFolderOf(folder: string, { from }: Mark): string | undefined {
  if (from === undefined) return undefined;
  try {
    const place = path.join(realpathSync.native(folder), from);
    if (realpathSync.native(place) !== place) return undefined;
    return lstatSync(path.join(place, 'pack.json')).isFile() ? place : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The way from a folder, which may not be there yet, to that of a pack, as marks hold it; undefined where it cannot be
 * told: another drive, or too far.
 */
export function wayToPack(folder: string, pack: string): string | undefined {
  const way = path.relative(realFolder(path.resolve(folder)), realpathSync.native(pack));
  const slashed = way.split(path.sep).join('/');
  return !path.isAbsolute(way) && isWay(slashed) ? slashed : undefined;
}

/** Where a folder will really be: what of it is there already may hold links. */
function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    const parent = path.dirname(folder);
    return parent === folder ? folder : path.join(realFolder(parent), path.basename(folder));
  }
}
