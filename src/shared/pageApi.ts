import type { Reference, TileBody } from '../core/notebook/types';
import type { DashboardState } from './dashboardApi';
import type { JsonObject } from './json';

/** Everything an exported page is made of, in its JSON block `#start`. */
export interface PageStart {
  readonly state: DashboardState;
  /** All of them, uncut. */
  readonly bodies: readonly TileBody[];
  /** data: addresses by tile and reference id. */
  readonly assets: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly widgetState: JsonObject | null;
  readonly widgetReferences: readonly Reference[];
  readonly nonce: string;
}
