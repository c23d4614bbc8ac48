import type { TileHead } from '../core/notebook/types';
import type { DashboardState } from './dashboardApi';

/** Tiles that the page has: those of code alone only while code is shown. */
export function shownTiles({ tiles, code }: DashboardState): TileHead[] {
  return tiles.filter(({ onlyCode }) => !onlyCode || code);
}

/** The class of the page of tiles. */
export function pageClass({ layout, width }: DashboardState): string {
  return `page layout-${layout} width-${width}`;
}
