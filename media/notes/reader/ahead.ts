import type { NotesLang } from '../../../src/core/notes/course';
import type { LectureParts } from '../../../src/shared/notesApi';
import { otherLang } from '../../../src/shared/t';
import { prepare } from './texts';

/** Lectures that came before they were opened, made ready while the page has nothing else to do. */
export class Ahead {
  readonly #lectures = new Map<string, LectureParts>();

  add(number: number, { lecture, terms, figures, figureStyle, mathStyle }: LectureParts): void {
    this.#lectures.set(`${number} ${lecture.lang}`, {
      lecture,
      terms,
      figures,
      ...(figureStyle === undefined ? {} : { figureStyle }),
      ...(mathStyle === undefined ? {} : { mathStyle }),
    });
    requestIdleCallback(() => prepare(lecture));
  }

  /** They are of another course, or the files changed. */
  clear(): void {
    this.#lectures.clear();
  }

  /** In this language, or in the other one, which stands in where a course has no more. */
  get(number: number, lang: NotesLang): LectureParts | undefined {
    const other = otherLang(lang);
    return this.#lectures.get(`${number} ${lang}`) ?? this.#lectures.get(`${number} ${other}`);
  }
}
