import type { Part, TileBody, TileHead } from '../../../src/core/notebook/types';
import type { DashboardState } from '../../../src/shared/dashboardApi';
import { element, noticeElement } from './dom';
import { drawPart } from './drawPart';
import { freshId, type Surroundings } from './environment';
import { keepTouched } from './keep';
import { place } from './layout';
import { drawMenu } from './menu';
import { hasBackgrounds, keepReadable } from './contrast';
import type { Drawn, PartContext } from './parts/drawn';
import { drawSanitized } from './parts/markup';
import type { Renderers } from './renderers';
import { same } from '../../../src/shared/same';

interface Piece {
  readonly part: Part;
  readonly drawn: Drawn;
  settled: boolean;
}

/** One cell's place on the page: empty until its body comes, then redrawn part by part. */
export class Tile {
  readonly section: HTMLElement;
  /** The body that is drawn now. */
  body: TileBody | undefined;
  #head: TileHead;
  #pieces: Piece[] = [];
  #code: HTMLElement | undefined;
  readonly #outputs = element('div', { class: 'tile-body' });
  readonly #notes = element('div', { class: 'tile-notes' });
  readonly #said = new Set<string>();

  constructor(
    head: TileHead,
    readonly around: Surroundings,
    readonly renderers: Renderers,
  ) {
    this.#head = head;
    this.section = element('section', { class: 'tile', role: 'region', 'data-tile': head.id });
    this.update(head, around.state());
  }

  get id(): string {
    return this.#head.id;
  }

  get version(): string {
    return this.#head.version;
  }

  /** True once everything of this tile that lies above `bottom` is on screen. */
  settledAbove(bottom: number): boolean {
    return (
      this.body !== undefined &&
      this.#pieces.every(
        ({ settled, drawn }) => settled || drawn.element.getBoundingClientRect().top > bottom,
      )
    );
  }

  /** Another head or state: place and name, never the content. */
  update(head: TileHead, state: DashboardState): void {
    this.#head = head;
    const drawn = this.body ? ' drawn' : '';
    this.section.className = `tile cell-${head.type}${drawn}`;
    if (!this.section.hasAttribute('aria-labelledby'))
      this.section.ariaLabel = this.around.text('tile.name', { number: head.cell + 1 });
    this.section.toggleAttribute('data-only-code', head.onlyCode);
    place(this.section, head, state);
  }

  /** Draws a body, keeping the parts that did not change; call while the section is in the page. */
  draw(body: TileBody): void {
    const before = this.body;
    const restore = before ? keepTouched(this.section) : undefined;
    this.body = body;
    if (!before) this.section.append(drawMenu(this.id, this.around), this.#outputs, this.#notes);
    const context = this.#context(body);
    this.#drawCode(body, before, context);
    const fresh = this.#drawParts(
      body,
      context,
      before !== undefined && same(before.references, body.references),
    );
    this.section.classList.add('drawn');
    this.section.toggleAttribute('data-empty', !body.code && body.parts.length === 0);
    this.#name();
    restore?.();
    for (const piece of fresh) this.#attach(piece);
    this.recolor();
  }

  /** Other colours behind: what an author coloured for a white page stays readable. */
  recolor(): void {
    for (const output of this.#outputs.querySelectorAll<HTMLElement>('.part-html:has(table)'))
      if (hasBackgrounds(output)) keepReadable(output);
  }

  /** Draws parts of these kinds anew, for example charts in other colours. */
  redraw(kinds: readonly Part['kind'][]): void {
    const body = this.body;
    if (!body?.parts.some(({ kind }) => kinds.includes(kind))) return;
    this.#pieces = this.#pieces.map((piece) => {
      if (!kinds.includes(piece.part.kind)) return piece;
      const fresh = this.#piece(piece.part, this.#context(body));
      piece.drawn.element.replaceWith(fresh.drawn.element);
      end(piece);
      this.#attach(fresh);
      return fresh;
    });
  }

  remove(): void {
    for (const piece of this.#pieces) end(piece);
    this.section.remove();
  }

  /** What is said under the outputs: once, and at most five sentences. */
  note(level: 'info' | 'warning' | 'error', text: string): void {
    if (this.#said.has(text) || this.#said.size >= 5) return;
    this.#said.add(text);
    this.#notes.append(noticeElement(level, text));
  }

  #drawCode(body: TileBody, before: TileBody | undefined, context: PartContext): void {
    if (body.code === before?.code) return;
    this.#code?.remove();
    this.#code = undefined;
    if (!body.code) return;
    const { element: pre } = drawSanitized(body.code, 'code-block', context);
    pre.role = 'group';
    pre.ariaLabel = this.around.text('tile.code');
    pre.tabIndex = 0;
    this.#code = pre;
    this.#outputs.before(pre);
  }

  #drawParts(body: TileBody, context: PartContext, keep: boolean): Piece[] {
    const old = this.#pieces;
    if (!keep || body.parts.some((part, index) => !same(part, old[index]?.part))) this.#clearNotes();
    const fresh: Piece[] = [];
    this.#pieces = body.parts.map((part, index) => {
      const kept = keep ? old[index] : undefined;
      if (kept && same(kept.part, part)) return kept;
      const piece = this.#piece(part, context);
      fresh.push(piece);
      return piece;
    });
    for (const piece of old) {
      if (this.#pieces.includes(piece)) continue;
      end(piece);
      piece.drawn.element.remove();
    }
    for (const [index, { drawn }] of this.#pieces.entries()) {
      const there = this.#outputs.children[index];
      if (there !== drawn.element) this.#outputs.insertBefore(drawn.element, there ?? null);
    }
    return fresh;
  }

  #piece(part: Part, context: PartContext): Piece {
    return { part, drawn: drawPart(part, context), settled: false };
  }

  #attach(piece: Piece): void {
    const pending = piece.drawn.attached?.();
    if (!pending) piece.settled = true;
    else
      void pending.finally(() => {
        piece.settled = true;
        this.around.settled(this.id);
      });
  }

  #clearNotes(): void {
    this.#said.clear();
    this.#notes.replaceChildren();
  }

  /** A tile with a heading is called by it. */
  #name(): void {
    const heading = this.#outputs.querySelector<HTMLElement>('.part-markdown :is(h1, h2, h3, h4, h5, h6)');
    if (heading) {
      heading.id ||= freshId();
      this.section.removeAttribute('aria-label');
      this.section.setAttribute('aria-labelledby', heading.id);
    } else {
      this.section.removeAttribute('aria-labelledby');
      this.section.ariaLabel = this.around.text('tile.name', { number: this.#head.cell + 1 });
    }
  }

  #context(body: TileBody): PartContext {
    const { around, renderers } = this;
    const { trusted, lang } = around.state();
    const context: PartContext = {
      tile: this.id,
      references: body.references,
      trusted,
      lang,
      dark: around.dark(),
      nonce: around.nonce,
      host: around.host,
      text: (id, args) => around.text(id, args),
      notice: noticeElement,
      canDownload: around.canDownload,
      renderers,
      whenNear: (target, callback) => around.whenNear(target, callback),
      note: (level, text) => this.note(level, text),
      parts: async (parts) => {
        const box = element('div', { class: 'parts' });
        const drawn = parts.map((part) => drawPart(part, context));
        box.append(...drawn.map((one) => one.element));
        // Whoever asked puts the box into the page first.
        await Promise.resolve();
        requestAnimationFrame(() => {
          for (const one of drawn) void one.attached?.();
        });
        return box;
      },
    };
    return context;
  }
}

/** What was drawn is off the page already, or goes next: a renderer that fails to let go of it must not stop that. */
function end({ drawn }: Piece): void {
  try {
    drawn.undraw?.();
  } catch {
    // Nobody could do anything about it.
  }
}
