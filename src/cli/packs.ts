import * as path from 'node:path';
import { besides, readPacks, type ReadPacks } from '../core/exercises/readPack';
import type { Exercise, Pack } from '../core/exercises/spec';
import { packFilesNow } from '../process/exercises/packFiles';
import { printFindings, told } from './findings';
import { mediaAt } from './installed';
import { Failure, say } from './terminal';

/** The packs that come with the lab. */
export const packsFolder = mediaAt('exercises');

/** An exercise, and the folder of its pack where that is none of the lab's. */
export interface FoundExercise {
  readonly exercise: Exercise;
  readonly packFolder?: string;
}

/**
 * The packs of a folder, with all exercises or one only; a folder that cannot be read ends the verb with exit status 2.
 * @param lab the packs of the lab, where the folder is another's
 */
export function packsIn(folder: string, only?: string, lab: readonly Pack[] = []): ReadPacks {
  try {
    const leftOut: string[] = [];
    const files = packFilesNow(folder, only, leftOut);
    return readPacks(files, { lab, leftOut });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new Failure(2, say('cli.cannotRead', { file: folder, text }));
  }
}

/** The packs of the lab, and beside them those of a folder; what cannot be used of that is named on stderr. */
export function packsBeside(folder: string | undefined): readonly Pack[] {
  const { packs: lab } = packsIn(packsFolder);
  if (folder === undefined) return lab;
  const { packs, findings } = packsIn(folder, undefined, lab);
  printFindings(told(folder, findings));
  return [...lab, ...besides(lab, packs)];
}

/**
 * An exercise of the lab or, if it has none of this id, of a folder of packs; an unknown one ends the verb with exit
 * status 2, and what is wrong with it in that folder is named on stderr.
 */
export function exerciseOf(
  id: string,
  folder?: string,
  unknown: string = say('exercises.unknown', { id }),
): FoundExercise {
  const ours = idIn(packsIn(packsFolder, id), id);
  if (ours) return { exercise: ours };
  if (folder !== undefined) {
    const read = packsIn(folder, id);
    const exercise = idIn(read, id);
    if (exercise) return { exercise, packFolder: path.join(folder, exercise.folder, '..') };
    const about = read.findings.filter(
      ({ file, args }) => args['id'] === id || `/${file}`.includes(`/${id}/`),
    );
    printFindings(told(folder, about));
  }
  throw new Failure(2, unknown);
}

const idIn = ({ packs }: ReadPacks, id: string): Exercise | undefined =>
  packs.flatMap(({ exercises }) => exercises).find((one) => one.id === id);
