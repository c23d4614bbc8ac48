import type { Tool } from './toolbarItems';

/** Below this width only the most used controls stay; the rest is calmer in the menu, even where it would fit. */
const narrow = 480;
const secondary = 10;

/** Hides controls that do not fit in the toolbar, least important first, and shows the menu that has them then. */
export class Folding {
  readonly #order: readonly Tool[];

  constructor(
    readonly bar: HTMLElement,
    readonly more: HTMLElement,
    tools: readonly Tool[],
    readonly holders: ReadonlyMap<string, HTMLElement>,
    readonly changed: () => void,
  ) {
    this.#order = tools.filter(({ fold }) => fold > 0).sort((a, b) => b.fold - a.fold);
    new ResizeObserver(() => this.fold()).observe(bar);
  }

  fold(): void {
    const width = this.bar.clientWidth;
    if (width === 0) return;
    const before = this.#hidden();
    const focused = document.activeElement;
    for (const tool of this.#order) this.#hide(tool, width < narrow && tool.fold > secondary);
    this.more.hidden = width >= narrow;
    for (const tool of this.#order) {
      if (this.bar.scrollWidth <= this.bar.clientWidth) break;
      this.more.hidden = false;
      this.#hide(tool, true);
    }
    if (this.#hidden() === before) return;
    // The focus must not vanish with its control.
    if (focused instanceof HTMLElement && this.bar.contains(focused) && focused.closest('[hidden]'))
      this.more.focus();
    this.changed();
  }

  #hide(tool: Tool, hidden: boolean): void {
    const holder = this.holders.get(tool.id);
    if (holder) holder.hidden = hidden;
  }

  #hidden(): string {
    return this.#order.map(({ id }) => (this.holders.get(id)?.hidden ? id : '')).join();
  }
}
