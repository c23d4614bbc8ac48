import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import type * as vscode from 'vscode';
import { headsOf } from '../../core/exercises/heads';
import { besides, readPacks } from '../../core/exercises/readPack';
import type { Exercise, Pack } from '../../core/exercises/spec';
import { readPackFiles } from '../../process/exercises/packFiles';
import { wayToPack } from '../../process/exercises/packPlace';
import { UserError } from '../../shared/errors';
import type { ExerciseHead, ExerciseList } from '../../shared/services';
import type { BrokenPacks } from './brokenPacks';
import type { WorkspacePacks } from './workspacePacks';

/** A pack, and its folder in the workspace where it is none of the lab's. */
export interface ShownPack extends Pack {
  readonly place?: vscode.Uri;
}

/** Where packs come from beside the lab, and who is told what is wrong with them. */
export interface OtherPacks {
  readonly workspace: WorkspacePacks;
  readonly broken: BrokenPacks;
}

/** The packs that come with the lab, read when somebody first asks, and beside them those of the workspace. */
export class Catalogue implements ExerciseList {
  #lab: Promise<readonly Pack[]> | undefined;
  #checker: Promise<string> | undefined;

  /** @param folder holds the packs and `check.sh` */
  constructor(
    readonly folder: string,
    readonly others?: OtherPacks,
  ) {}

  async packs(): Promise<readonly ShownPack[]> {
    const lab = await this.#ours();
    const found = (await this.others?.workspace.packs(lab)) ?? [];
    if (this.others?.workspace.settled) this.others.broken.tell(found);
    const theirs = found.flatMap(({ pack, folder }) =>
      besides(lab, pack ? [pack] : []).map((one) => ({ ...one, place: folder })),
    );
    return [...lab, ...theirs];
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

  /** The way from a learner's folder to the pack of an exercise, for its mark; undefined for those of the lab. */
  async wayToPack({ id }: Exercise, folder: string): Promise<string | undefined> {
    const pack = (await this.packs()).find(({ exercises }) => exercises.some((one) => one.id === id));
    return pack?.place && wayToPack(folder, pack.place.fsPath);
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

  #ours(): Promise<readonly Pack[]> {
    this.#lab ??= readPackFiles(this.folder).then((files) => readPacks(files).packs);
    // A folder that could not be read may be there the next time.
    this.#lab.catch(() => (this.#lab = undefined));
    return this.#lab;
  }
}
