import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { headsOf } from '../../core/exercises/heads';
import { readPacks } from '../../core/exercises/readPack';
import type { Exercise, Pack } from '../../core/exercises/spec';
import { readPackFiles } from '../../process/exercises/packFiles';
import { UserError } from '../../shared/errors';
import type { ExerciseHead, ExerciseList } from '../../shared/services';

/** The packs that come with the lab, read when somebody first asks. */
export class Catalogue implements ExerciseList {
  #packs: Promise<readonly Pack[]> | undefined;
  #checker: Promise<string> | undefined;

  /** @param folder holds the packs and `check.sh` */
  constructor(readonly folder: string) {}

  packs(): Promise<readonly Pack[]> {
    this.#packs ??= readPackFiles(this.folder).then((files) => readPacks(files).packs);
    // A folder that could not be read may be there the next time.
    this.#packs.catch(() => (this.#packs = undefined));
    return this.#packs;
  }

  async exercises(): Promise<readonly Exercise[]> {
    return (await this.packs()).flatMap(({ exercises }) => exercises);
  }

  async find(id: string): Promise<Exercise | undefined> {
    return (await this.exercises()).find((one) => one.id === id);
  }

  /** Throws UserError for an id of no exercise. */
  async exercise(id: string): Promise<Exercise> {
    const found = await this.find(id);
    if (!found) throw new UserError('exercises.unknown', { id });
    return found;
  }

  /** `check.sh` as it goes into scaffolds. */
  checker(): Promise<string> {
    this.#checker ??= readFile(path.join(this.folder, 'check.sh'), 'utf8');
    this.#checker.catch(() => (this.#checker = undefined));
    return this.#checker;
  }

  async all(): Promise<readonly ExerciseHead[]> {
    return headsOf(await this.packs());
  }
}
