/** Elements among which the arrow keys move, in their order; hidden ones are left out by the caller. */
export interface RovingOptions {
  readonly items: () => readonly HTMLElement[];
  readonly keys: 'horizontal' | 'vertical' | 'both';
  /** Going past an end comes back at the other one; else it stays. */
  readonly wrap: boolean;
}

/** One tab stop for a group of controls, as toolbars, menus and trees have: arrows, Home and End move inside it. */
export class Roving {
  #current: HTMLElement | undefined;

  constructor(
    container: HTMLElement,
    readonly options: RovingOptions,
  ) {
    container.addEventListener('keydown', (event) => this.#move(event));
    container.addEventListener('focusin', ({ target }) => {
      const item = options.items().find((one) => one === target);
      if (item) this.select(item);
    });
  }

  /** Makes it the tab stop, without focusing it. */
  select(item: HTMLElement): void {
    this.#current = item;
    this.refresh();
  }

  /** After items came or went: exactly one of them is a tab stop. */
  refresh(): void {
    const items = this.options.items();
    const stop = this.#current && items.includes(this.#current) ? this.#current : items[0];
    for (const item of items) item.tabIndex = item === stop ? 0 : -1;
  }

  #move(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const items = this.options.items();
    const from = items.findIndex((item) => item === event.target);
    const to = from < 0 ? undefined : this.#target(event.key, from, items.length);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    items[to]?.focus();
  }

  #target(key: string, from: number, count: number): number | undefined {
    const { keys, wrap } = this.options;
    const step = (by: number): number =>
      wrap ? (from + by + count) % count : Math.min(count - 1, Math.max(0, from + by));
    if (key === 'Home') return 0;
    if (key === 'End') return count - 1;
    if (keys !== 'vertical' && key === 'ArrowRight') return step(1);
    if (keys !== 'vertical' && key === 'ArrowLeft') return step(-1);
    if (keys !== 'horizontal' && key === 'ArrowDown') return step(1);
    if (keys !== 'horizontal' && key === 'ArrowUp') return step(-1);
    return undefined;
  }
}
