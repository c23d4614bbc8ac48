import { indexText, normalized } from './textIndex';
import type { Tile } from './tile';
import type { Tiles } from './tiles';

export interface FindQuery {
  readonly query: string;
  readonly step: 'stay' | 'next' | 'previous';
  readonly matchCase: boolean;
}

/** Tiles searched before the page may do something else. */
const slice = 40;
/** Matches that are coloured; all of them are counted and can be stepped to. */
const mostMarks = 2000;

interface Match {
  readonly tile: Tile;
  readonly range: Range;
}

/** Find in the page, by marks that do not touch the page's nodes. Tiles without a body are asked for meanwhile. */
export class Find {
  #query: { readonly text: string; readonly matchCase: boolean } | undefined;
  readonly #matches = new Map<Tile, { readonly version: unknown; readonly matches: readonly Match[] }>();
  #current: Match | undefined;
  #busy = false;
  #moved = false;

  constructor(
    readonly tiles: Tiles,
    readonly found: (current: number, total: number, partial: boolean) => void,
  ) {}

  /** Answers by `found`, at once and again while more of the page arrives. */
  find({ query, step, matchCase }: FindQuery): void {
    const text = normalized(query, matchCase);
    if (text.trim() === '') {
      this.clear();
      this.found(0, 0, false);
      return;
    }
    if (text !== this.#query?.text || matchCase !== this.#query.matchCase) {
      this.clear();
      this.#query = { text, matchCase };
    }
    this.#search(slice);
    this.#step(step);
    this.#report();
    this.#later();
  }

  clear(): void {
    this.#query = undefined;
    this.#current = undefined;
    this.#moved = false;
    this.#matches.clear();
    CSS.highlights.delete('find');
    CSS.highlights.delete('find-current');
  }

  /** Something was drawn: what is shown of it may match too. */
  refresh(): void {
    if (this.#query) this.#later();
  }

  /** Searches up to `count` tiles that are new or changed; true where some are left. */
  #search(count: number): boolean {
    let left = count;
    const known = new Set(this.tiles.order);
    for (const tile of this.#matches.keys()) if (!known.has(tile)) this.#matches.delete(tile);
    for (const tile of this.tiles.order) {
      if (this.#matches.get(tile)?.version === tile.body && tile.body) continue;
      if (!tile.body) this.tiles.drawWaiting(tile);
      if (!tile.body) continue;
      if (left-- === 0) return true;
      this.#matches.set(tile, { version: tile.body, matches: this.#matchesIn(tile) });
    }
    return false;
  }

  #matchesIn(tile: Tile): Match[] {
    if (!this.#query) return [];
    const { text, matchCase } = this.#query;
    const index = indexText(tile.section, matchCase);
    const matches: Match[] = [];
    for (let at = index.text.indexOf(text); at >= 0; at = index.text.indexOf(text, at + text.length)) {
      const range = index.range(at, at + text.length);
      if (range) matches.push({ tile, range });
    }
    return matches;
  }

  #all(): Match[] {
    return this.tiles.order.flatMap((tile) => this.#matches.get(tile)?.matches ?? []);
  }

  #step(step: FindQuery['step']): void {
    const all = this.#all();
    const at = this.#current ? all.indexOf(this.#current) : -1;
    if (all.length === 0) this.#current = undefined;
    else if (step === 'stay') this.#current = all[at] ?? all.find(isBelowTop) ?? all[0];
    else if (at < 0)
      this.#current =
        (step === 'next' ? all.find(isBelowTop) : undefined) ?? all.at(step === 'next' ? 0 : -1);
    else this.#current = all[(at + (step === 'next' ? 1 : -1) + all.length) % all.length];
    this.#moved = this.#current !== undefined;
    this.#mark(all);
    this.tiles.hold(() => {
      if (this.#current) show(this.#current.range);
    });
  }

  #mark(all: readonly Match[]): void {
    const at = this.#current ? Math.max(0, all.indexOf(this.#current)) : 0;
    const from = Math.max(0, at - mostMarks / 2);
    const near = all.slice(from, from + mostMarks).map(({ range }) => range);
    CSS.highlights.set('find', new Highlight(...near));
    if (!this.#current) return void CSS.highlights.delete('find-current');
    const current = new Highlight(this.#current.range);
    current.priority = 1;
    CSS.highlights.set('find-current', current);
  }

  #report(): void {
    const all = this.#all();
    const partial = this.tiles.order.some(
      (tile) => !tile.body || this.#matches.get(tile)?.version !== tile.body,
    );
    this.found(this.#current ? all.indexOf(this.#current) + 1 : 0, all.length, partial);
  }

  /** Goes on in idle time until every tile was searched. */
  #later(): void {
    if (this.#busy) return;
    this.#busy = true;
    requestIdleCallback(
      () => {
        this.#busy = false;
        if (!this.#query) return;
        const more = this.#search(slice);
        this.tiles.ask(slice);
        if (!this.#moved) this.#step('stay');
        else {
          this.#keepCurrent();
          this.#mark(this.#all());
        }
        this.#report();
        if (more) this.#later();
      },
      { timeout: 200 },
    );
  }

  /** A redrawn tile has new ranges: the mark moves to the first one from where it was. */
  #keepCurrent(): void {
    const all = this.#all();
    if (!this.#current || all.includes(this.#current)) return;
    const { tile } = this.#current;
    this.#current = all.find((match) => match.tile === tile) ?? all.find(isBelowTop) ?? all[0];
  }
}

function isBelowTop({ range }: Match): boolean {
  return range.getBoundingClientRect().bottom > 0;
}

/** Brings a match onto the screen: folded details are opened, inner scroll areas moved. */
function show(range: Range): void {
  const element = range.startContainer.parentElement;
  if (!element) return;
  for (let at = element.closest('details'); at; at = at.parentElement?.closest('details') ?? null)
    at.open = true;
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const { top, bottom } = range.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) scrollBy({ top: top - innerHeight / 3, behavior: 'instant' });
}
