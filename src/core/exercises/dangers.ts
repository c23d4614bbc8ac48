import { dangersIn, type Danger } from './guard';
import { referenceOf, standInsOf, type Exercise } from './spec';

/** The person's own answer, or the pack's solution that says what is right. */
export type Whose = 'answer' | 'reference';

/** A script of an exercise about which a person is asked before it runs with nothing but limits to hold it. */
export interface Dangerous {
  readonly whose: Whose;
  readonly script: string;
  readonly dangers: readonly Danger[];
}

/** Those of an exercise, the pack's before the person's; without an answer only the pack's. */
export function dangerousScripts(exercise: Exercise, answer = ''): Dangerous[] {
  const scripts = [
    ['reference', referenceOf(exercise) ?? ''],
    ['answer', answer],
  ] as const;
  return scripts
    .map(([whose, script]) => ({ whose, script, dangers: dangersIn(script, standInsOf(exercise)) }))
    .filter(({ dangers }) => dangers.length > 0);
}
