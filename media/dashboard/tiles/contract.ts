import type { Part, Reference } from '../../../src/core/notebook/types';
import type { RendererName } from '../../../src/shared/dashboardApi';
import type { JsonObject } from '../../../src/shared/json';
import type { Lang, MessageArgs, MessageId } from '../../../src/shared/t';

/** Where a page gets what its tiles need: the inner frame asks over its port, an exported page has it inside. */
export interface PageHost {
  asset(tile: string, id: string): Promise<string | null>;
  renderer(name: RendererName): Promise<{ readonly script: string; readonly style: string }>;
  widgetState(): Promise<{ readonly state: JsonObject | null; readonly references: readonly Reference[] }>;
  reveal(tile: string): void;
  showAll(tile: string): void;
  /** Absent in an exported page, which never fetches anything. */
  loadRemote?(tile: string, id: string): void;
  /** Calls back when an image that `loadRemote` asked for has arrived, at once if it has; null where it could not be had. */
  onAsset?(tile: string, id: string, arrived: (url: string | null) => void): void;
  openReference(tile: string, id: string): void;
}

/** What a renderer may know and use while it draws one part. */
export interface RenderContext {
  readonly tile: string;
  readonly references: readonly Reference[];
  readonly trusted: boolean;
  readonly lang: Lang;
  readonly dark: boolean;
  /** For scripts and styles that must run under the page's policy. */
  readonly nonce: string;
  readonly host: PageHost;
  readonly text: (id: MessageId, args?: MessageArgs) => string;
  /** A designed sentence in place of, or under, an output. */
  notice(level: 'info' | 'warning' | 'error', text: string): HTMLElement;
  /** Draws parts with the page's own renderers: outputs inside widgets, fallbacks. */
  parts(parts: readonly Part[]): Promise<HTMLElement>;
}

/** Ends what a drawn part holds (views, observers, blob URLs). */
export type Undraw = () => void;

/** The interface of a lazily loaded bundle; it calls `globalThis.ailabRegister(name, renderer)` when it has run. */
export interface Renderer<P extends Part = Part> {
  draw(part: P, into: HTMLElement, context: RenderContext): Promise<Undraw | undefined>;
  /** Another state arrived or the theme changed; absent where drawing again is enough. */
  reset?(): void;
}
