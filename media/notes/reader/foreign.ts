import type { NotesIntent, NotesState } from '../../../src/shared/notesApi';
import { t } from '../../../src/shared/t';
import { el, onPress } from '../../common/dom';
import { icon } from '../icons';

/** Says, above every lecture of a course of others, whose it is, with the way back: no such course can pass for ours. */
export class ForeignBar {
  readonly element: HTMLElement;
  readonly #title = el('span', { class: 'foreign-title' });
  readonly #back = el('button', { type: 'button', class: 'foreign-back' });

  constructor(send: (intent: NotesIntent) => void) {
    this.element = el(
      'div',
      { class: 'foreign', hidden: true },
      icon('folderLibrary'),
      this.#title,
      this.#back,
    );
    onPress(this.#back, () => send({ type: 'back' }));
  }

  update({ foreign, courseTitle, settings: { lang } }: NotesState): void {
    this.element.hidden = !foreign;
    if (!foreign) return;
    this.#title.textContent = t(lang, 'reader.foreign', { title: courseTitle });
    this.#back.textContent = t(lang, 'reader.back');
  }
}
