import type { Json } from '../../shared/json';
import type { MimeBundle } from './types';

export const widgetView = 'application/vnd.jupyter.widget-view+json';
// Altair 6 writes `.json` where all others write `+json`.
export const vegaMime = /^application\/vnd\.vega\.v(\d+)(?:\.\d+)*[+.]json$/;
export const vegaLiteMime = /^application\/vnd\.vegalite\.v(\d+)(?:\.\d+)*[+.]json$/;
export const plotlyMime = /^application\/vnd\.plotly\.v\d+\+json$/;
export const rasterMime = /^image\/(?:png|jpe?g|gif|webp|bmp)$/;
export const javascriptMime = /^(?:application|text)\/(?:x-)?(?:javascript|ecmascript)$/;

/**
 * Rank of a type as in JupyterLab's rendermime (lowest wins), for the types that this page can draw:
 * widgets −10, plotly, JSON and GeoJSON 0, HTML 50, Vega 57, Markdown 60, LaTeX 70, SVG 80, images 90, PDF 100, text 120.
 */
function rankOf(mime: string): number | undefined {
  if (mime === widgetView) return -10;
  if (plotlyMime.test(mime)) return -1;
  if (mime === 'application/json' || mime === 'application/geo+json') return 0;
  // JupyterLab would take scripts before HTML (rank 0); without the library that made them, HTML shows more.
  if (mime === 'text/html') return 50;
  if (javascriptMime.test(mime)) return 55;
  if (isVega(mime)) return 57;
  if (mime === 'text/markdown') return 60;
  if (mime === 'text/latex' || mime === 'application/x-latex') return 70;
  if (mime === 'image/svg+xml') return 80;
  if (rasterMime.test(mime)) return 90;
  if (mime === 'application/pdf') return 100;
  // Data of tools that we do not know, as a tree: better than text, worse than any picture of it.
  if (/^application\/.+\+json$/.test(mime) && !oldVega(mime)) return 105;
  if (mime === 'application/vnd.jupyter.stderr') return 110;
  if (mime === 'text/plain' || mime === 'application/vnd.jupyter.stdout') return 120;
  return mime.startsWith('text/') ? 125 : undefined;
}

/** Vega 5 and newer, Vega-Lite 3 and newer: what the bundled Vega can draw. */
export function isVega(mime: string): boolean {
  return Number(vegaMime.exec(mime)?.[1] ?? 0) >= 5 || Number(vegaLiteMime.exec(mime)?.[1] ?? 0) >= 3;
}

function oldVega(mime: string): boolean {
  return /^application\/vnd\.vega(lite)?\.v/.test(mime) && !isVega(mime);
}

/** The type without parameters, in lower case. */
export function bareMime(mime: string): string {
  return mime.replace(/;.*$/s, '').trim().toLowerCase();
}

/** Keys of the bundle that this page can draw, best first; empty values last, as they only mark their bundle. */
export function mimeOrder(bundle: MimeBundle): string[] {
  return Object.keys(bundle)
    .flatMap((key) => {
      const rank = rankOf(bareMime(key));
      return rank === undefined ? [] : [{ key, rank: rank + (isEmpty(bundle[key]) ? 1000 : 0) }];
    })
    .sort((one, other) => one.rank - other.rank)
    .map(({ key }) => key);
}

/** The type to draw, or undefined where the bundle has none that this page knows. */
export function preferredMime(bundle: MimeBundle): string | undefined {
  return mimeOrder(bundle)[0];
}

/** Types of the bundle that carry something and that nothing here can draw. */
export function unknownMimes(bundle: MimeBundle): string[] {
  return Object.keys(bundle).filter((key) => rankOf(bareMime(key)) === undefined && !isEmpty(bundle[key]));
}

/** `""`, `[]`, `[""]`, `{}` and null: libraries use such values as marks for their own extensions. */
export function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.every((item) => item === '');
  return typeof value === 'object' && Object.keys(value).length === 0;
}
