import type { NotesState } from '../../../src/shared/notesApi';
import { t } from '../../../src/shared/t';
import { el, onPress } from '../../common/dom';
import { icon } from '../icons';
import { Roving } from '../../common/roving';

/** The lecture's headings: one tab stop, marks for what was read, and where the person is. */
export class Outline {
  readonly element = el('nav', { class: 'outline', id: 'outline' });
  #links: HTMLButtonElement[] = [];
  readonly #list = el('ul', { class: 'outline-list' });
  readonly #roving: Roving;

  constructor(readonly goTo: (anchor: string) => void) {
    this.element.append(this.#list);
    this.#roving = new Roving(this.#list, { items: () => this.#links, keys: 'vertical', wrap: false });
  }

  draw({ lecture, read }: NotesState): void {
    this.element.ariaLabel = t(lecture.lang, 'reader.outline');
    this.#links = [];
    const items = lecture.outline.map(({ id, title, level }) => {
      const button = el(
        'button',
        { type: 'button', class: 'outline-link', 'data-anchor': id, 'data-level': level },
        el('span', {}, title),
      );
      onPress(button, () => this.goTo(id));
      this.#links.push(button);
      return el('li', {}, button);
    });
    this.#list.replaceChildren(...items);
    this.#roving.refresh();
    this.mark(read, lecture.lang);
  }

  /** Shows which sections were read. */
  mark(read: readonly string[], lang: NotesState['settings']['lang']): void {
    for (const link of this.#links) {
      link.querySelector('.done')?.remove();
      if (read.includes(link.dataset['anchor'] ?? ''))
        link.append(
          el(
            'span',
            { class: 'done' },
            icon('check'),
            el('span', { class: 'unseen' }, t(lang, 'reader.read')),
          ),
        );
    }
  }

  at(anchor: string): void {
    for (const link of this.#links) {
      const here = link.dataset['anchor'] === anchor;
      if (here === (link.getAttribute('aria-current') === 'location')) continue;
      if (here) {
        link.setAttribute('aria-current', 'location');
        // Without moving the page itself.
        const { offsetTop, offsetHeight } = link;
        const { scrollTop, clientHeight } = this.element;
        if (offsetTop < scrollTop || offsetTop + offsetHeight > scrollTop + clientHeight)
          this.element.scrollTop = offsetTop - clientHeight / 2;
      } else link.removeAttribute('aria-current');
    }
  }

  /** Puts the focus where the person is. */
  focus(): void {
    (this.#links.find((link) => link.getAttribute('aria-current') !== null) ?? this.#links[0])?.focus();
  }
}
