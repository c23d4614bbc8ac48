import type { RenderedLecture } from '../../../src/core/notes/render';
import type { NotesIntent, NotesState } from '../../../src/shared/notesApi';
import { afterPaint } from '../../common/afterPaint';
import { el } from '../../common/dom';
import { loaded } from '../../common/loaded';
import { failureBox } from './ends';
import { markExercises } from './exercises';
import { markTasks } from './tasks';
import { drawRows, joinOther, type Portion, type Row } from './texts';

export interface ArticleHost {
  readonly state: () => NotesState;
  readonly send: (intent: NotesIntent) => void;
  /** Gives what was just drawn its buttons, figures and tasks. */
  readonly dress: (root: HTMLElement, lecture: RenderedLecture) => void;
  /** Told when the rest of a lecture came. */
  readonly grown: () => void;
}

/** The text of one lecture: its first screen at once, the rest after the paint, the other language when it is wanted. */
export class Article {
  readonly element = el('article', { class: 'column' });
  #rows: Row[] = [];
  #other: RenderedLecture | undefined;
  /** Draws what is left. */
  #rest: (() => void) | undefined;

  constructor(readonly host: ArticleHost) {}

  get rows(): readonly Row[] {
    return this.#rows;
  }

  get hasOther(): boolean {
    return this.#other !== undefined;
  }

  draw(): void {
    const { failure, settings } = this.host.state();
    this.#other = undefined;
    this.#rows = [];
    this.element.replaceChildren();
    if (failure !== undefined) this.element.prepend(failureBox(settings.lang, failure, this.host.send));
    this.#draw('first');
    const rest = (this.#rest = () => {
      this.#rest = undefined;
      this.#draw('rest');
      this.#join();
      this.host.grown();
    });
    afterPaint(() => {
      // Not for a lecture that was left meanwhile.
      void loaded.then(() => setTimeout(() => this.#rest === rest && rest()));
    });
    if (settings.both) this.host.send({ type: 'other' });
  }

  /** All of it, now: before anything in it is gone to or measured. */
  finish(): void {
    this.#rest?.();
  }

  setOther(lecture: RenderedLecture): void {
    this.#other = lecture;
    this.#join();
  }

  /** Shows one block in the other language, or in its own again. */
  swap(row: Row): void {
    row.element.classList.toggle('swapped');
    row.element
      .querySelector('.swap')
      ?.setAttribute('aria-pressed', String(row.element.classList.contains('swapped')));
    if (row.other) return;
    if (this.#other) this.#join();
    else this.host.send({ type: 'other' });
  }

  #draw(portion: Portion): void {
    const { lecture } = this.host.state();
    const made = drawRows(lecture, portion, (row) => this.swap(row));
    const part = el('div', {}, ...made.map(({ element }) => element));
    this.host.dress(part, lecture);
    markTasks(part, this.host.state());
    markExercises(part, this.host.state());
    this.#rows.push(...made);
    this.element.append(...part.childNodes);
  }

  #join(): void {
    if (!this.#other || this.#rows.every((row) => row.other)) return;
    for (const block of joinOther(this.#rows, this.#other)) this.host.dress(block, this.#other);
    markTasks(this.element, this.host.state());
    markExercises(this.element, this.host.state());
  }
}
