import type { FrameBundle } from './frameDocument';

/** A bundle as it travels to its page: gzip in base64. The channel to a remote window compresses all it carries again. */
export type PackedBundle = string & { readonly __packedBundle: true };

/** Built code of a dashboard, made ready once for all of its pages. */
export interface DashboardBundles {
  /** What runs first, and the style of the whole page. */
  readonly boot: FrameBundle;
  /** The page around the tiles: it runs once the first tile is on screen. */
  readonly panel: PackedBundle;
  /** The inner frame's document on both sides of its nonce, escaped for an attribute. */
  readonly frame: readonly [before: string, after: string];
}
