import { dashboardOf, outlineOf } from './dashboard';
import { referencesIn } from './references';
import { tileBody } from './tile';
import type {
  Dashboard,
  Layout,
  NotebookSource,
  OutlineEntry,
  Problem,
  Reference,
  TileBody,
  TileHead,
} from './types';
import type { DashboardState, Notice, ThemeChoice, Width } from '../../shared/dashboardApi';
import { isObject, type Json, type JsonObject } from '../../shared/json';
import { t, type Lang } from '../../shared/t';

/** What the person chose in the toolbar; `layout` is undefined while the notebook's own view decides. */
export interface ViewSettings {
  readonly layout?: Layout;
  readonly code: boolean;
  readonly theme: ThemeChoice;
  readonly width: Width;
}

/** Name under which links and images of stored widgets are looked up: they belong to no tile. */
export const widgetsTile = 'widgets';

/** One notebook as one page: source and choices in, state and bodies out. Knows no window. */
export class DashboardView {
  #dashboard: Dashboard;
  #tiles: ReadonlyMap<string, TileHead>;
  #outline: readonly OutlineEntry[] | undefined;
  readonly #references = new Map<string, readonly Reference[]>();
  readonly #whole = new Set<string>();

  constructor(
    readonly source: NotebookSource,
    readonly title: string,
    public settings: ViewSettings,
    /** Version of the stored widget state, where somebody follows it. */
    readonly widgets?: string,
  ) {
    this.#dashboard = this.#lay();
    this.#tiles = byId(this.#dashboard.tiles);
  }

  /** Call when cells of a live source or the settings changed. */
  refresh(): void {
    const before = this.#dashboard.tiles;
    this.#dashboard = this.#lay();
    this.#tiles = byId(this.#dashboard.tiles);
    if (!sameText(before, this.#dashboard.tiles)) this.#outline = undefined;
  }

  /** The outline reads every Markdown cell: ask for it after the first tiles are on screen. */
  outline(): readonly OutlineEntry[] {
    return (this.#outline ??= outlineOf(this.source, this.#dashboard));
  }

  get hasOutline(): boolean {
    return this.#outline !== undefined;
  }

  /** Everything but bodies; `notices` come before the notebook's own problems. */
  state(revision: number, lang: Lang, trusted: boolean, notices: readonly Notice[] = []): DashboardState {
    const { layout, layouts, grid, neverRun, problems, theme } = this.#dashboard;
    const { code, width } = this.settings;
    return {
      revision,
      lang,
      title: this.#dashboard.title,
      status: 'ready',
      problems: [...notices, ...problems.map((problem) => notice(lang, problem))],
      trusted,
      layout,
      layouts,
      code,
      theme: this.settings.theme === 'follow' && theme ? theme : this.settings.theme,
      width,
      ...(grid ? { grid } : {}),
      tiles: this.#dashboard.tiles.map((tile) => ({ ...tile, version: this.#version(tile) })),
      outline: this.#outline ?? [],
      neverRun,
      ...(this.widgets === undefined ? {} : { widgets: this.widgets }),
    };
  }

  get tiles(): readonly TileHead[] {
    return this.#dashboard.tiles;
  }

  /** Undefined for a tile that this layout does not show: what is hidden is never sent. */
  async body(id: string): Promise<TileBody | undefined> {
    const tile = this.#tiles.get(id);
    const cell = tile && this.source.cells[tile.cell];
    if (!cell) return undefined;
    const limits = !this.#whole.has(id);
    const options = {
      code: this.settings.code && tile.codeAllowed,
      limits,
      language: this.#dashboard.language,
    };
    const body = this.source.body
      ? await this.source.body(cell, options)
      : await tileBody(cell, await this.source.outputs(cell), options);
    this.#references.set(id, body.references);
    return { ...body, id, version: this.#version(tile) };
  }

  /** The version under which a tile is sent now: it also changes when the same cell is to be shown otherwise. */
  versionOf(id: string): string | undefined {
    const tile = this.#tiles.get(id);
    return tile && this.#version(tile);
  }

  /** From now on this tile comes without limits. */
  showAll(id: string): void {
    this.#whole.add(id);
  }

  reference(tile: string, id: string): Reference | undefined {
    return this.#references.get(tile)?.find((reference) => reference.id === id);
  }

  cellOf(id: string): number | undefined {
    return this.#tiles.get(id)?.cell;
  }

  async widgetState(): Promise<{ state: JsonObject | null; references: readonly Reference[] }> {
    const state = (await this.source.widgetState()) ?? null;
    const references = state ? referencesIn(markupIn(state)) : [];
    this.#references.set(widgetsTile, references);
    return { state, references };
  }

  #lay(): Dashboard {
    const { layout } = this.settings;
    return dashboardOf(this.source, { title: this.title, ...(layout ? { layout } : {}) });
  }

  #version(tile: TileHead): string {
    const code = this.settings.code && tile.codeAllowed ? ':code' : '';
    return `${tile.version}${code}${this.#whole.has(tile.id) ? ':all' : ''}`;
  }
}

/** All strings of a widget state that hold markup, joined: addresses of links and images are looked for there. */
function markupIn(state: Json): string {
  const found: string[] = [];
  const queue: Json[] = [state];
  for (let value = queue.pop(); value !== undefined; value = queue.pop()) {
    if (typeof value === 'string') {
      if (value.includes('<')) found.push(value);
    } else if (Array.isArray(value)) for (const member of value) queue.push(member);
    else if (isObject(value))
      for (const member of Object.values(value)) if (member !== undefined) queue.push(member);
  }
  return found.join('\n');
}

function notice(lang: Lang, { message, args, cell }: Problem): Notice {
  const text = t(lang, message, args);
  return { text: cell === undefined ? text : t(lang, 'problem.inCell', { cell: cell + 1, text }) };
}

/** True where no heading can have changed: outputs have none. */
function sameText(before: readonly TileHead[], now: readonly TileHead[]): boolean {
  return (
    before.length === now.length &&
    now.every((tile, index) => {
      const old = before[index];
      return old?.id === tile.id && (tile.type === 'code' || old.version === tile.version);
    })
  );
}

function byId(tiles: readonly TileHead[]): ReadonlyMap<string, TileHead> {
  return new Map(tiles.map((tile) => [tile.id, tile]));
}
