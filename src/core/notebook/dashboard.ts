import { at, objectAt, stringOf, type JsonObject } from '../../shared/json';
import { headingsOf, htmlHeadingsOf } from './headings';
import type { CellHead, Dashboard, Layout, NotebookSource, OutlineEntry, TileHead } from './types';
import { viewsOf } from './views';
import { isHtmlRaw, visibilityOf } from './visibility';

export interface DashboardOptions {
  /** The person's choice; one that this notebook does not have counts as none. */
  readonly layout?: Layout;
  /** Used where the notebook's metadata name no title. */
  readonly title: string;
}

/** The page of a notebook in one layout: which cells make tiles, where they stand, and what their code may do. */
export function dashboardOf(source: NotebookSource, options: DashboardOptions): Dashboard {
  const { metadata, cells, problems } = source;
  const views = viewsOf(metadata, cells);
  const layout =
    options.layout !== undefined && views.layouts.includes(options.layout) ? options.layout : views.preferred;
  const tiles = cells.flatMap((cell): TileHead[] => {
    const tile = views.shows(cell, layout) ? tileOf(cell, metadata) : undefined;
    // voila-gridstack's template puts only Markdown and code cells into the grid.
    if (!tile || (layout === 'grid' && cell.type === 'raw')) return [];
    return [layout === 'grid' ? { ...tile, place: views.place(cell) } : tile];
  });
  const code = cells.filter((cell) => cell.type === 'code' && cell.source.trim() !== '');
  const theme = themeOf(metadata);
  return {
    title: titleOf(metadata) ?? options.title,
    language: languageOf(metadata),
    layout,
    layouts: views.layouts,
    ...(theme ? { theme } : {}),
    ...(layout === 'grid' && views.grid ? { grid: views.grid } : {}),
    tiles,
    neverRun: code.length > 0 && cells.every((cell) => cell.outputCount === 0),
    problems,
  };
}

/** The headings of the page's Markdown and HTML cells, in the order of the tiles. */
export function outlineOf(source: NotebookSource, dashboard: Dashboard): OutlineEntry[] {
  return dashboard.tiles.flatMap((tile) => {
    const cell = source.cells[tile.cell];
    if (!cell || tile.type === 'code') return [];
    const headings = tile.type === 'markdown' ? headingsOf(cell.source) : htmlHeadingsOf(cell.source);
    return headings.flatMap(({ level, text }, nth) =>
      text === '' ? [] : [{ tile: tile.id, level, text, nth }],
    );
  });
}

function tileOf(cell: CellHead, notebook: JsonObject): TileHead | undefined {
  const shown = visibilityOf(cell, notebook);
  const blank = cell.source.trim() === '';
  const outputs = cell.type === 'code' && shown.outputs && cell.outputCount > 0;
  const codeAllowed = cell.type === 'code' && shown.code && !blank;
  const visible =
    shown.cell &&
    (cell.type === 'code'
      ? outputs || codeAllowed
      : !blank && (cell.type === 'markdown' || isHtmlRaw(cell.metadata)));
  if (!visible) return undefined;
  const { id, index, type, version } = cell;
  return { id, cell: index, type, version, codeAllowed, onlyCode: type === 'code' && !outputs };
}

/** `metadata.title`, which nbconvert and Voilà prefer to the file's name. */
function titleOf(metadata: JsonObject): string | undefined {
  const title = stringOf(at(metadata, 'title'))?.replace(/\s+/g, ' ').trim();
  return title ? title.slice(0, 200) : undefined;
}

function languageOf(metadata: JsonObject): string {
  const name =
    stringOf(at(objectAt(metadata, 'language_info'), 'name')) ??
    stringOf(at(objectAt(metadata, 'kernelspec'), 'language'));
  return (name ?? 'python').toLowerCase();
}

/** Voilà also takes the names of JupyterLab's themes; themes of other extensions are not ours to draw. */
function themeOf(metadata: JsonObject): 'light' | 'dark' | undefined {
  const theme = stringOf(at(objectAt(metadata, 'voila'), 'theme'))?.toLowerCase();
  if (theme === 'dark' || theme === 'jupyterlab dark') return 'dark';
  return theme === 'light' || theme === 'jupyterlab light' ? 'light' : undefined;
}
