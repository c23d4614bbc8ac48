import type { JsonObject } from '../../shared/json';
import type { Lang } from '../../shared/t';
import type { System } from './data/scene';
import type { Oracle, SolutionOracle } from './oracle';
import type { RelationName } from './relations';
import type { WorldSpec } from './world/spec';
import type { StateOracle } from './world/stateOracle';

export type Tier = 'core' | 'robust';

/** A kind of situation; its data are made anew for each run unless it is `visible`. */
export interface CaseSpec {
  readonly name: string;
  readonly tier: Tier;
  /** Its data are the same everywhere and stand in the learner's folder. */
  readonly visible: boolean;
  /** How many hidden ones are made in a run. */
  readonly times: number;
  readonly generator: { readonly name: string; readonly given: JsonObject };
  /** Of a state exercise: what its worlds are made of, instead of a table. */
  readonly world?: WorldSpec;
  readonly env: Readonly<Record<string, string>>;
  readonly system: System;
  readonly relations: readonly RelationName[];
}

/** An answer that must not pass, and what whoever writes it believes. */
export interface WrongAnswer {
  readonly file: string;
  readonly script: string;
  /** Name of the case that shows it. */
  readonly shownBy: string;
  readonly why: Readonly<Record<Lang, string>>;
}

export const hintKinds = ['nudge', 'concept', 'where', 'partial', 'solution'] as const;
export type HintKind = (typeof hintKinds)[number];

/** What people read, as Markdown. */
export interface ExerciseWords {
  readonly title: string;
  readonly story: string;
  readonly task: string;
  readonly checked: string;
  readonly hints: Readonly<Record<HintKind, string>>;
}

export interface Exercise {
  readonly id: string;
  readonly pack: string;
  /** Where it lies among the files that were read, with a slash at its end. */
  readonly folder: string;
  /** Place in its pack, from 1. */
  readonly number: number;
  /** `7#kakao`: lecture and section, as in `lab:lecture/…`. */
  readonly lecture: string;
  readonly topics: readonly string[];
  /** Of a table, of the state of a world, or one of its own solutions. */
  readonly oracle: Oracle | StateOracle | SolutionOracle;
  /** File that must hold what is expected; without one it is printed. */
  readonly target?: string;
  readonly cases: readonly CaseSpec[];
  readonly words: Readonly<Record<Lang, ExerciseWords>>;
  readonly starter: string;
  readonly solutions: readonly { readonly file: string; readonly script: string }[];
  readonly wrong: readonly WrongAnswer[];
}

export interface Pack {
  readonly id: string;
  readonly title: Readonly<Record<Lang, string>>;
  readonly exercises: readonly Exercise[];
}

/** The name of an exercise, of its folder in the pack, and part of that of the learner's. */
export function isExerciseId(id: string): boolean {
  return /^[a-z0-9-]{1,40}$/.test(id);
}

/** The solution that is run to find out what is right; undefined where that is computed. */
export function referenceOf({ oracle, solutions }: Exercise): string | undefined {
  return oracle.name === 'solution' ? solutions.find(({ file }) => file === oracle.file)?.script : undefined;
}

/** Programs that an exercise's answers never meet themselves: in all of its cases something stands in for them. */
export function standInsOf({ cases }: Pick<Exercise, 'cases'>): readonly string[] {
  const [first, ...others] = cases.map(({ world }): readonly string[] => world?.standIns ?? []);
  return (first ?? []).filter((name) => others.every((names) => names.includes(name)));
}
