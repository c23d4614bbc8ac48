import type { ExerciseState } from '../core/course/progress';
import type { Plan } from '../core/scaffold/plan';
import type { Lang } from './t';

/** What was done with a plan; places are URIs as text, by their path in the plan. */
export interface WrittenPlan {
  /** Where each file of the plan is now. */
  readonly files: ReadonlyMap<string, string>;
  /** Where the person's own files went that had to make room. */
  readonly kept: ReadonlyMap<string, string>;
}

/** Writes into the workspace; the feature `scaffold` does it, and others ask for it here. */
export interface PlanWriter {
  /** The folder to write into, as a URI; undefined where the person turned away. Throws UserError where nothing may be written. */
  folder(): Promise<string | undefined>;
  /**
   * Writes without asking, as one step of undo. A file that is there with other content is kept (`keep`), or moved to a
   * free name beside it (`replace`). Throws UserError.
   */
  write(plan: Plan, folder: string, differing: 'keep' | 'replace', title: string): Promise<WrittenPlan>;
}

/** Takes what a person has achieved into the progress of their folder. */
export interface EvidenceSink {
  /** @param folder a place in the workspace folder that keeps it, as a URI */
  exercise(folder: string, id: string, state: ExerciseState): Promise<void>;
}

/** An exercise as lists show it. */
export interface ExerciseHead {
  readonly id: string;
  readonly title: Readonly<Record<Lang, string>>;
  readonly pack: Readonly<Record<Lang, string>>;
  /** Lecture and section that it belongs to: `7#kakao`. */
  readonly place: string;
  /** Its story and task, for the search. */
  readonly text: Readonly<Record<Lang, string>>;
}

/** The exercises of the lab, in the order of their packs. */
export interface ExerciseList {
  all(): Promise<readonly ExerciseHead[]>;
}
