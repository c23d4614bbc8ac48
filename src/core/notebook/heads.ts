import type { DashboardState } from '../../shared/dashboardApi';
import { same } from '../../shared/same';
import type { TileHead } from './types';

/**
 * The heads that differ between two states of one page that are otherwise alike, tile for tile; undefined where more
 * than heads differs. A state of a long notebook weighs a hundred times what one changed cell does.
 */
export function changedHeads(before: DashboardState, now: DashboardState): TileHead[] | undefined {
  if (before.tiles.length !== now.tiles.length) return undefined;
  if (before.outline !== now.outline && !same(before.outline, now.outline)) return undefined;
  const { revision: _revision, tiles: _tiles, outline: _outline, ...rest } = now;
  const { revision: _before, tiles, outline: _old, ...restBefore } = before;
  if (!same(rest, restBefore)) return undefined;
  const changed: TileHead[] = [];
  for (const [index, head] of now.tiles.entries()) {
    if (tiles[index]?.id !== head.id) return undefined;
    if (!same(tiles[index], head)) changed.push(head);
  }
  return changed;
}

/** A state with these heads in place of those of the same id. */
export function withHeads(
  state: DashboardState,
  revision: number,
  heads: readonly TileHead[],
): DashboardState {
  const changed = new Map(heads.map((head) => [head.id, head]));
  return { ...state, revision, tiles: state.tiles.map((head) => changed.get(head.id) ?? head) };
}
