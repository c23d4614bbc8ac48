import type { Row } from './texts';

/** A section counts as read once its end was on screen for this long, in milliseconds: a jump past it is no reading. */
const dwell = 1200;

export interface ReadingListener {
  /** The block at the top of the screen, once scrolling rests. */
  place(row: number): void;
  section(section: string): void;
  /** Id of the heading whose text is read now; empty above the first. */
  at(anchor: string): void;
}

/** Follows where the person reads: for the outline, the place to come back to, and progress. */
export class Reading {
  #rows: readonly Row[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dwells = new Map<string, ReturnType<typeof setTimeout>>();
  #frame = 0;

  constructor(
    readonly scroller: HTMLElement,
    readonly listener: ReadingListener,
  ) {
    scroller.addEventListener('scroll', () => this.look(), { passive: true });
    window.addEventListener('resize', () => this.look());
    document.addEventListener('visibilitychange', () => this.look());
  }

  setRows(rows: readonly Row[]): void {
    this.#rows = rows;
    for (const timer of this.#dwells.values()) clearTimeout(timer);
    this.#dwells.clear();
    this.look();
  }

  /** Place of the row at the top of the screen among all; below zero where there is none. */
  first(): number {
    const { top } = this.scroller.getBoundingClientRect();
    return this.#rows.findIndex(({ element }) => element.getBoundingClientRect().bottom > top + 8);
  }

  /** The row at the top of the screen now, and how far it is scrolled past: to come back to after a change of layout. */
  hold(): () => void {
    const { top } = this.scroller.getBoundingClientRect();
    const row = this.first();
    const past = this.#rows[row]?.element.getBoundingClientRect().top ?? 0;
    return () => {
      const now = this.#rows[row]?.element.getBoundingClientRect().top;
      // At the very beginning the page stays at its beginning.
      if (now !== undefined && row > 0) this.scroller.scrollTop += now - Math.max(past, top);
    };
  }

  /** Looks where things are in the next frame. */
  look(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#look();
    });
  }

  #look(): void {
    const { top, bottom } = this.scroller.getBoundingClientRect();
    const tops = this.#rows.map(({ element }) => element.getBoundingClientRect());
    let first = tops.findIndex((box) => box.bottom > top + 8);
    if (first < 0) first = this.#rows.length - 1;
    // A heading near the top names what is read, even if the paragraph before it is still to be seen.
    const line = top + (bottom - top) * 0.25;
    let heading = '';
    for (const [index, { anchor, own }] of this.#rows.entries()) {
      if ((tops[index]?.top ?? 0) > line) break;
      if (anchor !== undefined && /^H[23]$/.test(own.firstElementChild?.tagName ?? '')) heading = anchor;
    }
    this.listener.at(heading);
    this.#follow(tops, bottom);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.listener.place(first), 400);
  }

  #follow(tops: readonly DOMRect[], bottom: number): void {
    const ends = new Map<string, number>();
    for (const [index, { section }] of this.#rows.entries())
      if (section !== '') ends.set(section, tops[index]?.bottom ?? 0);
    const { top } = this.scroller.getBoundingClientRect();
    for (const [section, end] of ends) {
      const seen = !document.hidden && end > top && end <= bottom + 4;
      const timer = this.#dwells.get(section);
      if (seen && timer === undefined)
        this.#dwells.set(
          section,
          setTimeout(() => this.listener.section(section), dwell),
        );
      else if (!seen && timer !== undefined) {
        clearTimeout(timer);
        this.#dwells.delete(section);
      }
    }
  }
}
