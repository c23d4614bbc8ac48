import type { ExerciseHead } from '../../shared/services';
import type { Pack } from './spec';

/** What lists, marks and the search know of exercises, in the order of their packs. */
export function headsOf(packs: readonly Pack[]): ExerciseHead[] {
  return packs.flatMap(({ title, exercises }) =>
    exercises.map(({ id, lecture, words: { ko, en } }) => ({
      id,
      title: { ko: ko.title, en: en.title },
      pack: title,
      place: lecture,
      text: { ko: `${ko.story}\n\n${ko.task}`, en: `${en.story}\n\n${en.task}` },
    })),
  );
}
