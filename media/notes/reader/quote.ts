import type { NotesIntent } from '../../../src/shared/notesApi';
import { el, onPress, setAttributes } from '../../common/dom';
import { icon } from '../icons';

/** Characters of a quotation: who needs more copies the text. */
const longest = 4000;

/** A button beside selected text that puts it into the person's own notes, with a link back. */
export class Quote {
  readonly element = el('button', { type: 'button', class: 'button quote', hidden: true });

  constructor(
    readonly article: HTMLElement,
    readonly send: (intent: NotesIntent) => void,
  ) {
    document.addEventListener('selectionchange', () => this.#look());
    // The press itself must not take the selection away.
    this.element.addEventListener('pointerdown', (event) => event.preventDefault());
    onPress(this.element, () => this.take());
    // Scrolling moves the text, and the button with it.
    document.addEventListener('scroll', () => this.#look(), { passive: true, capture: true });
  }

  /** Quotes what is selected; the button's own work, and that of its key. */
  take(): void {
    const found = this.#selected();
    if (found) this.send({ type: 'quote', ...found });
    this.element.hidden = true;
  }

  setLabel(label: string): void {
    this.element.replaceChildren(icon('quote'), el('span', {}, label));
    setAttributes(this.element, {
      'aria-label': label,
      'aria-keyshortcuts': 'Q',
      'data-tip': `${label} (Q)`,
    });
  }

  #selected(): { text: string; block: number } | undefined {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
    const { startContainer } = selection.getRangeAt(0);
    const start = startContainer instanceof Element ? startContainer : startContainer.parentElement;
    const row = start?.closest<HTMLElement>('[data-row]');
    if (!row || !this.article.contains(row)) return undefined;
    const text = selection.toString().trim().slice(0, longest);
    return text === '' ? undefined : { text, block: Number(row.dataset['row']) };
  }

  #look(): void {
    const found = this.#selected();
    this.element.hidden = !found;
    if (!found) return;
    const at = getSelection()?.getRangeAt(0).getBoundingClientRect();
    if (!at) return;
    if (at.bottom < 0 || at.top > innerHeight) {
      this.element.hidden = true;
      return;
    }
    this.element.style.left = `${Math.max(4, Math.min(at.left, innerWidth - this.element.offsetWidth - 4))}px`;
    this.element.style.top = `${at.top > 40 ? at.top - 34 : Math.min(at.bottom + 6, innerHeight - 34)}px`;
  }
}
