import type { OutlineEntry } from '../../../src/core/notebook/types';
import type { DashboardState } from '../../../src/shared/dashboardApi';
import { t, type Lang } from '../../../src/shared/t';
import { el, onPress, setAttributes } from '../../common/dom';
import { Roving } from '../../common/roving';
import type { Place } from './memory';

/** A list longer than this gets a box to filter it. */
const long = 12;

/** The headings of the notebook, beside it (or over it where there is no room). */
export class Outline {
  readonly element: HTMLElement;
  readonly #list = el('ul', { class: 'outline-list' });
  readonly #filter: HTMLInputElement;
  readonly #empty = el('p', { class: 'outline-empty', hidden: true });
  readonly #roving: Roving;
  #entries: readonly OutlineEntry[] = [];
  #buttons: HTMLButtonElement[] = [];
  #known = '';
  #order = new Map<string, number>();
  #place: Place | undefined;

  constructor(
    readonly lang: Lang,
    readonly go: (entry: OutlineEntry) => void,
  ) {
    const filter = t(lang, 'panel.outline.filter');
    this.#filter = el('input', {
      type: 'text',
      class: 'outline-filter',
      'aria-label': filter,
      placeholder: filter,
      spellcheck: 'false',
      autocomplete: 'off',
      hidden: true,
    });
    this.element = el(
      'nav',
      { class: 'outline', id: 'outline', 'aria-label': t(lang, 'panel.outline'), hidden: true },
      el('h2', { class: 'outline-title' }, t(lang, 'panel.outline')),
      this.#filter,
      this.#empty,
      this.#list,
    );
    this.#roving = new Roving(this.#list, { items: () => this.#shown(), keys: 'vertical', wrap: false });
    // Only a heading that is cut off is told in full.
    this.#list.addEventListener('pointerover', ({ target }) => {
      if (!(target instanceof HTMLButtonElement)) return;
      const isCut = target.scrollWidth > target.clientWidth;
      setAttributes(target, { 'data-tip': isCut ? target.textContent : undefined });
    });
    this.#filter.addEventListener('input', () => this.#sift());
    this.#filter.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown') this.#shown()[0]?.focus();
      else if (event.key === 'Escape' && this.#filter.value) this.#clearFilter();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  update({ outline, tiles }: DashboardState): void {
    this.#order = new Map(tiles.map(({ id }, index) => [id, index]));
    const known = JSON.stringify(outline);
    if (known !== this.#known) {
      this.#known = known;
      this.#entries = outline;
      this.#draw();
    }
    this.#mark();
  }

  /** Marks the heading that is being read. */
  at(place: Place): void {
    this.#place = place;
    this.#mark();
  }

  focus(): void {
    const current = this.#buttons.find((button) => button.hasAttribute('aria-current'));
    (current ?? this.#shown()[0] ?? this.#filter).focus();
  }

  #draw(): void {
    this.#buttons = this.#entries.map((entry) => {
      const button = el(
        'button',
        { type: 'button', class: 'outline-entry' },
        entry.text || t(this.lang, 'panel.outline.untitled'),
      );
      button.style.setProperty('--level', String(entry.level - this.#topLevel()));
      onPress(button, () => this.go(entry));
      return button;
    });
    this.#list.replaceChildren(...this.#buttons.map((button) => el('li', {}, button)));
    this.#filter.hidden = this.#entries.length <= long;
    if (this.#filter.hidden) this.#filter.value = '';
    this.#sift();
  }

  #topLevel(): number {
    return this.#entries.reduce((least, { level }) => Math.min(least, level), 6);
  }

  #sift(): void {
    const wanted = this.#filter.value.trim().toLocaleLowerCase();
    for (const button of this.#buttons) {
      const item = button.parentElement;
      if (item) item.hidden = !button.textContent.toLocaleLowerCase().includes(wanted);
    }
    const none = this.#shown().length === 0;
    this.#empty.hidden = !none;
    if (none) this.#empty.textContent = t(this.lang, wanted ? 'panel.outline.noMatch' : 'panel.outline.none');
    this.#roving.refresh();
  }

  #clearFilter(): void {
    this.#filter.value = '';
    this.#sift();
  }

  #shown(): readonly HTMLButtonElement[] {
    return this.#buttons.filter(({ parentElement }) => parentElement?.hidden === false);
  }

  #mark(): void {
    const current = this.#currentIndex();
    this.#buttons.forEach((button, index) => {
      const isCurrent = index === current;
      if (isCurrent === button.hasAttribute('aria-current')) return;
      setAttributes(button, { 'aria-current': isCurrent ? 'location' : undefined });
      if (!isCurrent) return;
      if (!this.#list.contains(document.activeElement)) this.#roving.select(button);
      if (!this.element.hidden) button.scrollIntoView({ block: 'nearest' });
    });
  }

  /** The last heading at or before the place that is read. */
  #currentIndex(): number {
    const { tile, heading } = this.#place ?? {};
    const at = tile === undefined ? undefined : this.#order.get(tile);
    if (at === undefined) return -1;
    return this.#entries.findLastIndex((entry) => {
      const order = this.#order.get(entry.tile) ?? Infinity;
      return order < at || (order === at && heading !== undefined && entry.nth <= heading);
    });
  }
}
