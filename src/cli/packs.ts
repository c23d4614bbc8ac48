import { readPacks, type ReadPacks } from '../core/exercises/readPack';
import type { Exercise } from '../core/exercises/spec';
import { readPackFiles } from '../process/exercises/packFiles';
import { mediaAt } from './installed';
import { Failure, say } from './terminal';

/** The packs that come with the lab. */
export const packsFolder = mediaAt('exercises');

/** The packs of a folder, with all exercises or one only; a folder that cannot be read ends the verb with exit status 2. */
export async function packsIn(
  folder: string,
  only?: string,
): Promise<ReadPacks & { files: ReadonlyMap<string, string> }> {
  try {
    const files = await readPackFiles(folder, only);
    return { ...readPacks(files), files };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new Failure(2, say('cli.cannotRead', { file: folder, text }));
  }
}

/** An exercise by its id; an unknown one ends the verb with exit status 2. */
export async function exerciseOf(id: string): Promise<Exercise> {
  const { packs } = await packsIn(packsFolder, id);
  const found = packs.flatMap(({ exercises }) => exercises).find((one) => one.id === id);
  if (!found) throw new Failure(2, say('exercises.unknown', { id }));
  return found;
}
