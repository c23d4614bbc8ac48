import type { Tile } from './tile';

/** Tells once that all tiles of the first screen are there, charts and widgets included. */
export class FirstScreen {
  #begun = false;
  #complete = false;
  #waiting = false;
  /** A tile has its real height only once it was painted, and pushes others off the screen then. */
  readonly #resized = new ResizeObserver(() => this.soon());

  constructor(
    main: HTMLElement,
    readonly tiles: () => readonly Tile[],
    readonly complete: () => void,
  ) {
    this.#resized.observe(main);
  }

  /** From the first paint of a tile on: an empty page is no complete one, and looking costs a layout before it. */
  begin(): void {
    this.#begun = true;
    this.check();
  }

  /** Once for all tiles that are drawn, or parts that settle, together: each look at the screen measures the parts that are left. */
  soon(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    queueMicrotask(() => {
      this.#waiting = false;
      this.check();
    });
  }

  check(): void {
    if (this.#complete || !this.#begun) return;
    for (const tile of this.tiles()) {
      if (tile.section.getBoundingClientRect().top > innerHeight) break;
      if (!tile.settledAbove(innerHeight)) return;
    }
    this.#complete = true;
    this.#resized.disconnect();
    this.complete();
  }
}
