import type { TileBody } from '../../../src/core/notebook/types';
import type { DashboardState } from '../../../src/shared/dashboardApi';
import { afterPaint } from '../../common/afterPaint';
import { whenIdle } from '../../common/whenIdle';
import { shownTiles } from '../../../src/shared/shownTiles';
import { t } from '../../../src/shared/t';
import type { Environment, Surroundings } from './environment';
import { Place } from './keep';
import { FirstScreen } from './firstScreen';
import { layPage } from './layout';
import { watchLinks } from './links';
import { Near } from './near';
import { Renderers } from './renderers';
import { watchScripts } from './scripts';
import { Tile } from './tile';

/** How long a changed tile on screen waits for the body that the host sends by itself, in milliseconds. */
const patience = 1000;
/** Tiles in the page before it is first painted; the others follow at once. */
const atOnce = 200;
/** Ids in one request; the host takes no more. */
const most = 500;

/** The page of tiles: heads first, bodies as they come near the screen, and later only what changed. */
export class Tiles {
  readonly #tiles = new Map<string, Tile>();
  /** Bodies that came before their tile was near. */
  readonly #bodies = new Map<string, TileBody>();
  readonly #asked = new Map<string, number>();
  readonly #near: Near;
  readonly #renderers: Renderers;
  readonly #around: Surroundings;
  readonly #wanted = new Set<string>();
  #order: Tile[] = [];
  #dark = false;
  #first = false;
  #painted: (() => void) | undefined;
  readonly #screen: FirstScreen;
  readonly #place: Place;
  /** Told after tiles were drawn or removed. */
  onChange: (() => void) | undefined;

  constructor(
    readonly main: HTMLElement,
    public state: DashboardState,
    readonly environment: Environment,
  ) {
    // Megabytes of a renderer on the same channel would hold up the first tile.
    const painted = new Promise<void>((resolve) => (this.#painted = resolve));
    this.#renderers = new Renderers(environment.host, environment.nonce, painted);
    // What begins to be looked at before the first tile is painted would be drawn before it is reported.
    this.#near = new Near('150%', painted);
    this.#screen = new FirstScreen(
      main,
      () => this.#order,
      () => afterPaint(() => environment.painted?.('screen')),
    );
    this.#place = new Place(main);
    this.#around = {
      ...environment,
      state: () => this.state,
      dark: () => this.#dark,
      text: (id, args) => t(this.state.lang, id, args),
      whenNear: (element, callback) => this.#near.when(element, callback),
      settled: () => this.#screen.soon(),
    };
    const contextOf = (element: Element) => {
      const tile = this.#tiles.get(element.closest<HTMLElement>('.tile')?.dataset['tile'] ?? '');
      return tile && { tile, references: tile.body?.references ?? [] };
    };
    watchLinks(main, (link) => {
      const found = contextOf(link);
      return found && { tile: found.tile.id, references: found.references, host: environment.host };
    });
    watchScripts((target) => {
      const found = contextOf(target);
      return (
        found && {
          tile: found.tile.id,
          text: (id, args) => this.#around.text(id, args),
          note: (level, text) => found.tile.note(level, text),
        }
      );
    });
  }

  /** Tiles in their order on the page. */
  get order(): readonly Tile[] {
    return this.#order;
  }

  /**
   * The first state with the bodies that came with it. Each tile costs drawing, layout and paint: the first one is on
   * screen before the others are begun.
   */
  start(bodies: readonly TileBody[]): void {
    layPage(this.main, this.state);
    this.#arrange(this.state, false);
    this.#take(bodies.slice(0, 1), 1);
    // When nothing else is to be done: the report of the first tile goes out before, through several windows.
    if (bodies.length > 1) afterPaint(() => whenIdle(() => this.#take(bodies.slice(1), 1)));
    // Nothing is painted where there is nothing to draw, or where nobody looks.
    else if (!this.#first) this.#painted?.();
  }

  /** Takes over a whole state: only what is new, gone, moved or of another version is touched. */
  setState(state: DashboardState): void {
    const trustChanged = state.trusted !== this.state.trusted;
    const widgetsChanged = state.widgets !== this.state.widgets;
    this.state = state;
    if (widgetsChanged) {
      this.#renderers.reset('widgets');
      for (const tile of this.#order) tile.redraw(['widget']);
    }
    this.#place.keep(() => {
      layPage(this.main, state);
      this.#arrange(state, trustChanged);
    });
    this.onChange?.();
    this.#screen.check();
  }

  /** Bodies of tiles; those of another version than the tile's, and those that are drawn already, are left out. */
  addBodies(bodies: readonly TileBody[]): void {
    this.#take(bodies, 2);
  }

  #take(bodies: readonly TileBody[], screens: number): void {
    const take = (): void => {
      for (const body of bodies) this.#addBody(body, screens);
    };
    // To look where things are is to lay out the page: nothing is on it before the first tile.
    if (this.#first) this.#place.keep(take);
    else take();
    this.onChange?.();
  }

  /** Charts take their colours when they are drawn. */
  setDark(dark: boolean): void {
    this.#dark = dark;
    for (const tile of this.#order) {
      tile.redraw(['vega', 'plotly']);
      tile.recolor();
    }
  }

  scrollTo(id: string, heading?: number): void {
    const tile = this.#tiles.get(id);
    if (!tile) return;
    if (!tile.section.isConnected) this.#attach(this.#order.length);
    this.hold(() => {
      const headings = tile.section.querySelectorAll('.part-markdown :is(h1, h2, h3, h4, h5, h6)');
      const target = heading === undefined ? tile.section : (headings[heading] ?? tile.section);
      target.scrollIntoView({ block: 'start', behavior: 'instant' });
    });
    if (!tile.body) this.#want(id);
  }

  /** Brings something onto the screen, and again whenever tiles change, until the person moves the page. */
  hold(bring: () => void): void {
    this.#place.hold(bring);
  }

  /** Asks for bodies that are not here yet; find needs them. True where some are still missing. */
  ask(count: number): boolean {
    const missing = this.#order.filter(({ id, body }) => !body && !this.#bodies.has(id));
    for (const { id } of missing.filter(({ id }) => !this.#asked.has(id)).slice(0, count)) this.#want(id);
    return missing.length > 0;
  }

  /** Draws a tile whose body is here already, however far it is from the screen. */
  drawWaiting(tile: Tile): void {
    const body = this.#bodies.get(tile.id);
    if (body && tile.section.isConnected) this.#draw(tile, body);
  }

  #arrange(state: DashboardState, trustChanged: boolean): void {
    const heads = shownTiles(state);
    const ids = new Set(heads.map(({ id }) => id));
    for (const [id, tile] of this.#tiles) {
      if (ids.has(id) && !trustChanged) continue;
      tile.remove();
      this.#tiles.delete(id);
      this.#bodies.delete(id);
      this.#asked.delete(id);
    }
    this.#order = heads.map((head) => {
      const known = this.#tiles.get(head.id);
      if (!known) return this.#make(head);
      if (known.version !== head.version) {
        this.#bodies.delete(head.id);
        this.#asked.delete(head.id);
        if (known.body) setTimeout(() => this.#remind(known), patience);
        else this.#watch(known);
      }
      known.update(head, state);
      return known;
    });
    this.#attach(this.#first ? this.#order.length : atOnce);
    if (!this.#first && this.#order.length > atOnce)
      afterPaint(() => this.#place.keep(() => this.#attach(this.#order.length)));
  }

  /** Puts the first `count` tiles into the page, moving only those that are not in their place. */
  #attach(count: number): void {
    let cursor = this.main.firstElementChild;
    for (const { section } of this.#order.slice(0, count)) {
      if (section === cursor) cursor = cursor.nextElementSibling;
      else this.main.insertBefore(section, cursor);
    }
  }

  #make(head: DashboardState['tiles'][number]): Tile {
    const tile = new Tile(head, this.#around, this.#renderers);
    this.#tiles.set(head.id, tile);
    this.#watch(tile);
    return tile;
  }

  #watch(tile: Tile): void {
    this.#near.when(tile.section, () => {
      const body = this.#bodies.get(tile.id);
      if (body) this.#draw(tile, body);
      else if (!tile.body) this.#want(tile.id);
    });
  }

  /** The host sends changed tiles by itself; if one did not come, it is asked for. */
  #remind(tile: Tile): void {
    if (this.#tiles.get(tile.id) === tile && tile.body?.version !== tile.version) this.#want(tile.id);
  }

  #want(id: string): void {
    if ((this.#asked.get(id) ?? 0) >= 3) return;
    this.#asked.set(id, (this.#asked.get(id) ?? 0) + 1);
    if (this.#wanted.size === 0) requestAnimationFrame(() => this.#send());
    this.#wanted.add(id);
  }

  #send(): void {
    const ids = [...this.#wanted];
    this.#wanted.clear();
    for (let at = 0; at < ids.length; at += most) this.environment.need(ids.slice(at, at + most));
  }

  /** Draws a body that is drawn already, or whose tile begins within so many screens; keeps the others for later. */
  #addBody(body: TileBody, screens: number): void {
    const tile = this.#tiles.get(body.id);
    if (!tile || tile.body?.version === body.version) return;
    if (body.version !== tile.version) {
      if (!tile.body) this.#want(tile.id);
      return;
    }
    const near = this.#first ? isNear(tile.section, screens) : tile.section.isConnected;
    if (tile.body || near) this.#draw(tile, body);
    else {
      this.#bodies.set(body.id, body);
      this.#watch(tile);
    }
  }

  #draw(tile: Tile, body: TileBody): void {
    const again = tile.body !== undefined;
    this.#bodies.delete(tile.id);
    this.#asked.delete(tile.id);
    tile.draw(body);
    if (again) afterPaint(() => this.environment.redrawn?.(tile.id));
    if (!this.#first) {
      this.#first = true;
      afterPaint(() => {
        this.environment.painted?.('first');
        this.#painted?.();
        this.#screen.begin();
      });
    }
    this.#screen.soon();
  }
}

/** Within so many screens of what is on screen. */
function isNear(section: HTMLElement, screens: number): boolean {
  const { top, bottom } = section.getBoundingClientRect();
  return section.isConnected && bottom > innerHeight * (1 - screens) && top < innerHeight * screens;
}
