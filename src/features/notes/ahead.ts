import type { Disposable } from 'vscode';
import type { NotesLang } from '../../core/notes/course';
import type { RenderedLecture } from '../../core/notes/render';
import type { LectureParts } from '../../shared/notesApi';
import type { OpenCourse } from './openCourse';

/** Lectures that are sent before anybody asks: a course of others may have thousands. */
const most = 20;

/** Milliseconds between two of them: other work of the extension host, and of the page, goes first. */
const pause = 60;

/** What a page has been sent of the lectures, so that each crosses to it once, and the next ones before they are opened. */
export class SentAhead implements Disposable {
  readonly #known = new Set<string>();
  #turn = 0;

  constructor(
    readonly library: OpenCourse,
    readonly parts: (number: number, lang: NotesLang) => Promise<LectureParts>,
    readonly post: (number: number, parts: LectureParts) => void,
  ) {}

  has(number: number, lang: NotesLang): boolean {
    return this.#known.has(`${number} ${lang}`);
  }

  /** The page has it, however it came there. */
  add(number: number, { lang }: RenderedLecture): void {
    this.#known.add(`${number} ${lang}`);
  }

  /** A new page has nothing, and what it has of a course that was read anew is old. */
  clear(): void {
    this.#turn++;
    this.#known.clear();
  }

  /** Sends the other lectures while the person reads one, the nearest first; a later call takes over. */
  async send(from: number, lang: NotesLang): Promise<void> {
    const turn = ++this.#turn;
    // A course that cannot be read says so in the panel's state.
    const course = await this.library.course().catch(() => undefined);
    const numbers = (course?.lectures ?? []).map(({ number }) => number);
    numbers.sort((a, b) => Math.abs(a - from) - Math.abs(b - from));
    for (const number of numbers.slice(0, most)) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (turn !== this.#turn) return;
      if (this.has(number, lang)) continue;
      const parts = await this.parts(number, lang).catch(() => undefined);
      if (!parts || turn !== this.#turn) continue;
      this.post(number, parts);
      this.add(number, parts.lecture);
    }
  }

  dispose(): void {
    this.#turn++;
  }
}
