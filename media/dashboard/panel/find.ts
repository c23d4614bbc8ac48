import { t, type Lang, type MessageId } from '../../../src/shared/t';
import { el, onPress, setAttributes } from '../../common/dom';
import { icon, type IconName } from '../../common/icons';

export interface FindRequest {
  readonly query: string;
  readonly step: 'stay' | 'next' | 'previous';
  readonly matchCase: boolean;
}
export interface Found {
  readonly current: number;
  readonly total: number;
  readonly partial?: boolean;
}

/** The find box in the upper right corner, with the keys of VS Code's own. The tiles are searched by the frame. */
export class FindBox {
  readonly element: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #count: HTMLElement;
  readonly #case: HTMLButtonElement;
  #returnTo: Element | null = null;
  #matchCase = false;

  constructor(
    readonly lang: Lang,
    readonly find: (request: FindRequest) => void,
    /** The box is closed: the focus goes to this element, the frame where it is null. */
    readonly closed: (returnTo: Element | null) => void,
  ) {
    const name = t(lang, 'panel.find');
    this.#input = el('input', {
      type: 'text',
      class: 'find-input',
      'aria-label': name,
      placeholder: name,
      spellcheck: 'false',
      autocomplete: 'off',
    });
    this.#count = el('span', { class: 'find-count', role: 'status' });
    this.#case = this.#button('caseSensitive', 'panel.find.case', 'Alt+C', () => this.#toggleCase());
    setAttributes(this.#case, { 'aria-pressed': 'false' });
    this.element = el(
      'div',
      { class: 'find', role: 'search', 'aria-label': name, hidden: true },
      el('div', { class: 'find-field' }, this.#input, this.#case),
      this.#count,
      this.#button('arrowUp', 'panel.find.previous', 'Shift+Enter', () => this.step('previous')),
      this.#button('arrowDown', 'panel.find.next', 'Enter', () => this.step('next')),
      this.#button('close', 'panel.find.close', 'Escape', () => this.close()),
    );
    this.#input.addEventListener('input', () => this.#search('stay'));
    this.element.addEventListener('keydown', (event) => this.#key(event));
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /** Opens it, or goes back into it; `returnTo` is where the focus was. */
  open(returnTo: Element | null = document.activeElement): void {
    if (!this.isOpen) {
      this.#returnTo = returnTo;
      this.element.hidden = false;
      if (this.#input.value) this.#search('stay');
    }
    // Somebody who types already must not lose what was typed.
    if (document.activeElement === this.#input) return;
    this.#input.focus();
    this.#input.select();
  }

  close(): void {
    if (!this.isOpen) return;
    this.element.hidden = true;
    this.#count.textContent = '';
    this.find({ query: '', step: 'stay', matchCase: this.#matchCase });
    this.closed(this.#returnTo);
  }

  step(step: 'next' | 'previous'): void {
    if (this.#input.value) this.#search(step);
  }

  /** The frame's answer. Its numbers come from outside, so they are only shown. */
  found({ current, total, partial }: Found): void {
    if (!this.isOpen || !this.#input.value) return;
    const none = total <= 0;
    this.element.classList.toggle('find-none', none && partial !== true);
    this.#count.textContent = none
      ? t(this.lang, partial ? 'panel.find.searching' : 'panel.find.none')
      : t(this.lang, partial ? 'panel.find.soFar' : 'panel.find.count', { current, total });
  }

  #search(step: FindRequest['step']): void {
    const query = this.#input.value;
    if (!query) {
      this.#count.textContent = '';
      this.element.classList.remove('find-none');
    }
    this.find({ query, step, matchCase: this.#matchCase });
  }

  #toggleCase(): void {
    this.#matchCase = !this.#matchCase;
    setAttributes(this.#case, { 'aria-pressed': String(this.#matchCase) });
    this.#search('stay');
  }

  #key(event: KeyboardEvent): void {
    const inInput = event.target === this.#input;
    if (event.isComposing) return;
    if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && inInput) this.step(event.shiftKey ? 'previous' : 'next');
    else if (event.altKey && event.code === 'KeyC') this.#toggleCase();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #button(name: IconName, label: MessageId, keys: string, pressed: () => void): HTMLButtonElement {
    const text = t(this.lang, label);
    const button = el(
      'button',
      { type: 'button', class: 'tool', 'aria-label': text, 'data-tip': `${text} (${keys})` },
      icon(name),
    );
    onPress(button, pressed);
    return button;
  }
}
