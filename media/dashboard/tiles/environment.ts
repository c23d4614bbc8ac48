import type { DashboardState } from '../../../src/shared/dashboardApi';
import type { MessageArgs, MessageId } from '../../../src/shared/t';
import type { PageHost } from './contract';

/** What differs between the panel's inner frame and an exported page. */
export interface Environment {
  readonly host: PageHost;
  readonly nonce: string;
  /** Asks for the bodies of these tiles; they come by `Tiles.addBodies`. At most 500 ids at a time. */
  need(tiles: readonly string[]): void;
  painted?(what: 'first' | 'screen'): void;
  redrawn?(tile: string): void;
  /** False in the sandboxed frame, where the browser refuses downloads. */
  readonly canDownload: boolean;
}

/** What drawing one tile may use, over that tile's whole life. */
export interface Surroundings extends Environment {
  state(): DashboardState;
  dark(): boolean;
  readonly text: (id: MessageId, args?: MessageArgs) => string;
  /** Calls back once, when the element is or comes near what is on screen; the result cancels. */
  whenNear(element: Element, callback: () => void): () => void;
  /** A chart or widget of this tile has come onto the screen. */
  settled(tile: string): void;
}

let ids = 0;

/** An id for one of our own elements: notebooks' ids carry another prefix, or are their own business. */
export function freshId(): string {
  return `ailab-${++ids}`;
}
