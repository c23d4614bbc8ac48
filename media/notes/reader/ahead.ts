import type { NotesLang } from '../../../src/core/notes/course';
import type { RenderedLecture } from '../../../src/core/notes/render';
import { prepare } from './texts';
import { otherLang } from '../../../src/shared/t';

/** Lectures that came before they were opened, made ready while the page has nothing else to do. */
export class Ahead {
  readonly #lectures = new Map<string, RenderedLecture>();

  add(number: number, lecture: RenderedLecture): void {
    this.#lectures.set(`${number} ${lecture.lang}`, lecture);
    requestIdleCallback(() => prepare(lecture));
  }

  /** They are of another course, or the files changed. */
  clear(): void {
    this.#lectures.clear();
  }

  /** In this language, or in the other one, which stands in where a course has no more. */
  get(number: number, lang: NotesLang): RenderedLecture | undefined {
    const other = otherLang(lang);
    return this.#lectures.get(`${number} ${lang}`) ?? this.#lectures.get(`${number} ${other}`);
  }
}
