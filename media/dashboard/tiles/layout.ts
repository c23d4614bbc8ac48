import type { TileHead } from '../../../src/core/notebook/types';
import type { DashboardState } from '../../../src/shared/dashboardApi';
import { pageClass } from '../../../src/shared/shownTiles';

/** The page's own shape: layout, width, and the grid's measures as custom properties for the stylesheet. */
export function layPage(main: HTMLElement, state: DashboardState): void {
  main.className = pageClass(state);
  const { grid } = state;
  const { columns = 12, rowHeight = 40, gap = 8 } = grid ?? {};
  main.style.setProperty('--grid-columns', String(columns));
  main.style.setProperty('--grid-row', `${rowHeight}px`);
  main.style.setProperty('--grid-gap', `${gap}px`);
}

/** A tile's place in the grid; other layouts have none. */
export function place(
  { style }: HTMLElement,
  { place: at }: TileHead,
  { layout, grid }: DashboardState,
): void {
  if (layout !== 'grid' || !at) {
    style.removeProperty('grid-area');
    return;
  }
  const columns = grid?.columns ?? 12;
  const row = at.row === undefined ? 'auto' : String(at.row + 1);
  const column = at.col === undefined ? 'auto' : String(at.col + 1);
  const height = at.height === undefined ? 'auto' : `span ${at.height}`;
  style.gridArea = `${row} / ${column} / ${height} / span ${Math.min(at.width, columns)}`;
}
