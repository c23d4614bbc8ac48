import { at, isObject, objectAt, stringOf, type Json, type JsonObject } from '../../shared/json';
import type { CellHead, GridPlace, GridSettings, Layout } from './types';

/** A layout of the notebook's metadata: Jupyter Dashboards' views, or the older `grid_rows` and `grid_columns`. */
export interface NotebookViews {
  readonly layouts: readonly Layout[];
  readonly preferred: Layout;
  readonly grid?: GridSettings;
  /** Whether this layout shows the cell, as far as its view data say. */
  shows(cell: CellHead, layout: Layout): boolean;
  place(cell: CellHead): GridPlace;
}

// voila-gridstack's template: cells without a size are 12 by 2; its editor writes 12 columns, 40 px rows, 2 px gaps.
const size = { width: 12, height: 2 };
const settings: GridSettings = { columns: 12, rowHeight: 40, gap: 2 };
/** Far above what anybody places. Browsers lose count at 33 million pixels: no tile could be reached beyond. */
const largest = { columns: 100, row: 10_000, span: 500, rowHeight: 500, gap: 50 };

/** What `metadata.extensions.jupyter_dashboards` and `metadata.voila` of the notebook and its cells offer. */
export function viewsOf(metadata: JsonObject, cells: readonly CellHead[]): NotebookViews {
  const dashboards = objectAt(objectAt(metadata, 'extensions'), 'jupyter_dashboards');
  const views = objectAt(dashboards, 'views');
  const active = stringOf(at(dashboards, 'activeView')) ?? 'grid_default';
  const names = { grid: viewName('grid'), report: viewName('report') };
  const older = cells.some(({ metadata: own }) =>
    [at(own, 'grid_rows'), at(own, 'grid_columns')].some(isSize),
  );
  const template = stringOf(at(objectAt(metadata, 'voila'), 'template'));
  const hasGrid = names.grid !== undefined || older || template === 'gridstack';
  const layouts: Layout[] = ['flow'];
  if (hasGrid) layouts.push('grid');
  if (names.report !== undefined) layouts.push('report');
  const activeType = names.report === active ? 'report' : names.grid !== undefined ? 'grid' : undefined;
  const preferred: Layout =
    activeType ?? (names.report !== undefined ? 'report' : template === 'gridstack' ? 'grid' : 'flow');

  /** The active view where it is of this type, else the first one, else the usual name if cells use it. */
  function viewName(type: 'grid' | 'report'): string | undefined {
    const usual = `${type}_default`;
    const ofType = Object.keys(views).filter((name) => {
      const view = at(views, name);
      return (
        isObject(view) &&
        (stringOf(at(view, 'type')) ?? (name === 'report_default' ? 'report' : 'grid')) === type
      );
    });
    if (ofType.includes(active)) return active;
    return ofType[0] ?? (cells.some((cell) => isObject(at(cellViews(cell), usual))) ? usual : undefined);
  }

  const viewData = (cell: CellHead, layout: Layout): JsonObject => {
    const name = layout === 'flow' ? undefined : names[layout];
    return name === undefined ? {} : objectAt(cellViews(cell), name);
  };
  const gridView = names.grid === undefined ? {} : objectAt(views, names.grid);
  const grid: GridSettings = {
    columns: within(at(gridView, 'maxColumns'), 1, largest.columns) ?? settings.columns,
    rowHeight: within(at(gridView, 'defaultCellHeight'), 1, largest.rowHeight) ?? settings.rowHeight,
    gap: within(at(gridView, 'cellMargin'), 0, largest.gap) ?? settings.gap,
  };
  return {
    layouts,
    preferred,
    ...(hasGrid ? { grid } : {}),
    shows: (cell, layout) => at(viewData(cell, layout), 'hidden') !== true,
    place: (cell) => placeOf(viewData(cell, 'grid'), cell.metadata, grid.columns),
  };
}

function cellViews(cell: CellHead): JsonObject {
  return objectAt(objectAt(objectAt(cell.metadata, 'extensions'), 'jupyter_dashboards'), 'views');
}

/** A cell without row or column is placed after the one before it, as gridstack does with either missing. */
function placeOf(view: JsonObject, cell: JsonObject, columns: number): GridPlace {
  const row = within(at(view, 'row'), 0, largest.row);
  const col = within(at(view, 'col'), 0, columns - 1);
  const span = (value: Json | undefined, most: number): number | undefined => within(value, 1, most);
  const width =
    span(at(view, 'width'), largest.columns) ?? span(at(cell, 'grid_columns'), largest.columns) ?? size.width;
  const height =
    span(at(view, 'height'), largest.span) ?? span(at(cell, 'grid_rows'), largest.span) ?? size.height;
  const room = columns - (row !== undefined && col !== undefined ? col : 0);
  return {
    ...(row !== undefined && col !== undefined ? { row, col } : {}),
    width: Math.min(width, room),
    height,
  };
}

function isSize(value: Json | undefined): boolean {
  return within(value, 1, largest.span) !== undefined;
}

/** A number, or a text with one, cut to a whole number within the limits; NaN, objects and the rest are undefined. */
function within(value: Json | undefined, least: number, most: number): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
  return Math.min(most, Math.max(least, Math.trunc(number)));
}
