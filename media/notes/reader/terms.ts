import type { Term } from '../../../src/core/notes/course';
import type { NotesLang } from '../../../src/core/notes/course';
import { t, otherLang } from '../../../src/shared/t';
import { el } from '../../common/dom';

const delay = 250;

/** A card with both names of a term and what it means, while the pointer or the keyboard is on it. */
export class TermCard {
  readonly element = el('div', { class: 'term-card', role: 'tooltip', id: 'term-card', hidden: true });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #owner: HTMLElement | undefined;

  constructor(
    root: HTMLElement,
    readonly look: () => { readonly terms: Readonly<Record<string, Term>>; readonly lang: NotesLang },
  ) {
    const over = (event: Event): void => {
      const target = event.target instanceof Element ? event.target : undefined;
      const link = target?.closest<HTMLElement>('[data-term]') ?? undefined;
      // The pointer may go over to the card, to select its text, and come back.
      if (link && link === this.#owner && !this.element.hidden) clearTimeout(this.#timer);
      if (link === this.#owner || (target && this.element.contains(target))) return;
      // The pointer rests somewhere while the keyboard is on a term.
      if (!link && event.type === 'pointerover' && this.#owner === document.activeElement) return;
      if (!link) {
        // The way over to the card leads over other text.
        this.#leave();
        return;
      }
      this.hide();
      this.#owner = link;
      this.#timer = setTimeout(() => this.#show(link), delay);
    };
    root.addEventListener('pointerover', over);
    this.element.addEventListener('pointerenter', () => clearTimeout(this.#timer));
    this.element.addEventListener('pointerleave', () => this.#leave());
    root.addEventListener('focusin', over);
    root.addEventListener('focusout', () => this.hide());
    root.addEventListener(
      'scroll',
      () => {
        const owner = this.#owner;
        this.hide();
        // The keyboard brought the page here: the card comes once it rests.
        if (!owner || owner !== document.activeElement) return;
        this.#owner = owner;
        this.#timer = setTimeout(() => this.#show(owner), delay);
      },
      { passive: true },
    );
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && this.hide());
  }

  #leave(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hide(), delay);
  }

  /** At once, and whatever was about to be shown with it. */
  hide(): void {
    clearTimeout(this.#timer);
    this.#owner?.removeAttribute('aria-describedby');
    this.#owner = undefined;
    this.element.hidden = true;
  }

  #show(link: HTMLElement): void {
    const { terms, lang } = this.look();
    const term = terms[link.dataset['term'] ?? ''];
    if (!term || !link.isConnected) return;
    const [first, second] = lang === 'ko' ? [term.ko, term.en] : [term.en, term.ko];
    this.element.replaceChildren(
      el(
        'p',
        { class: 'term-names' },
        el('strong', {}, first),
        ' · ',
        el('span', { lang: otherLang(lang) }, second),
      ),
      el('p', {}, lang === 'ko' ? term.koText : term.enText),
      el('p', { class: 'term-where' }, t(lang, 'reader.termWhere', { number: term.lecture })),
    );
    this.element.hidden = false;
    link.setAttribute('aria-describedby', this.element.id);
    const at = link.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const below = at.bottom + 6 + height <= innerHeight;
    this.element.style.left = `${Math.max(4, Math.min(at.left, innerWidth - width - 4))}px`;
    this.element.style.top = `${below ? at.bottom + 6 : Math.max(4, at.top - height - 6)}px`;
  }
}
