import type { RenderContext, Undraw } from '../contract';
import type { Renderers } from '../renderers';

/** What the page's own parts may use beyond what lazily loaded renderers may. */
export interface PartContext extends RenderContext {
  readonly canDownload: boolean;
  readonly renderers: Renderers;
  whenNear(element: Element, callback: () => void): () => void;
  /** A sentence under the tile's outputs, once however often it is said. */
  note(level: 'info' | 'warning' | 'error', text: string): void;
}

/** A part that was drawn but may not be in the page yet. */
export interface Drawn {
  readonly element: HTMLElement;
  /** Called once the element is in the page: scripts run here, charts measure here. Settles when all is on screen. */
  readonly attached?: () => Promise<void> | undefined;
  undraw?: Undraw;
}
