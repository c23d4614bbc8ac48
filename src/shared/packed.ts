import type { FrameBundle } from './frameDocument';

/** A panel's code as it travels to its page: gzip in base64. The channel to a remote window compresses all it carries again. */
export type PackedBundles = string & { readonly __packedBundles: true };

export interface PanelBundles {
  /** The page around the tiles. */
  readonly panel: FrameBundle;
  /** The inner frame with the tiles. */
  readonly frame: FrameBundle;
}
