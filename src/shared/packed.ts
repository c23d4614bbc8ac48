import type { FrameBundle } from './frameDocument';

/** A bundle as it travels to its page: gzip in base64. The channel to a remote window compresses all it carries again. */
export type PackedBundle = string & { readonly __packedBundle: true };

/** Built code of a dashboard, made ready once for all of its pages. */
export interface DashboardBundles {
  /** What runs first, and the style that keeps room for what comes later. */
  readonly boot: FrameBundle;
  /** The page around the tiles, a `FrameBundle` as JSON: it runs once the first tile is on screen. */
  readonly panel: PackedBundle;
  /** The `FrameTemplate` of the inner frame, as `scriptJson` writes it. */
  readonly frame: string;
}
