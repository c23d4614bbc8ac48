import type { FrameBundle } from './frameDocument';

/** Code of ours as it travels to its page: gzip in base64. The channel to a remote window compresses all it carries again. */
export type PackedBundle = string & { readonly __packedBundle: true };

/** Built code of a dashboard, made ready once for all of its pages. */
export interface DashboardBundles {
  /** What runs first, and the style that keeps room for what comes later. */
  readonly boot: FrameBundle;
  /** The page around the tiles, a `FrameBundle` as JSON: it runs once the first tile is on screen. */
  readonly panel: PackedBundle;
  readonly frame: PackedFrame;
}

/** The inner frame's template, in two forms. */
export interface PackedFrame {
  /** As `scriptJson` writes it: for a page that needs it at once. */
  readonly ready: string;
  /** JSON: for a page that has something to show before. */
  readonly packed: PackedBundle;
  /** The style in it, for what is shown before. */
  readonly style: string;
}

/** Built code of the lectures' page. */
export interface NotesBundles {
  /** What runs first, and the style of all of the page. */
  readonly boot: FrameBundle;
  /** The page itself: it runs once the text is on screen. */
  readonly panel: PackedBundle;
}
