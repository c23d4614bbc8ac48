import type { FrameTheme } from './frameApi';
import { scriptJson, scriptsFromInside } from './html';

/** Source of a page's runtime: an opaque origin cannot fetch the files of the webview. */
export interface FrameBundle {
  readonly script: string;
  readonly style: string;
}

/** What one frame begins with: it stands in its document, so that nothing has to be asked for before the first tile. */
export interface FrameBegin {
  /** JSON of a `PanelStart` as `scriptJson` writes it. */
  readonly start: string;
  readonly theme: FrameTheme;
  /** The page's own. */
  readonly nonce: string;
}

/** An inner frame's document but for what differs from frame to frame: what stands before, between and after that. */
export type FrameTemplate = readonly [before: string, between: string, after: string];

/** The same for every notebook; `frameDocument` fills it in. */
export function frameTemplate({ script, style }: FrameBundle): FrameTemplate {
  return [
    [
      '<!DOCTYPE html><html><head><meta charset="utf-8">',
      `<meta http-equiv="Content-Security-Policy" content="${scriptsFromInside}">`,
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      `<style>${styleText(style)}</style></head><body>`,
    ].join(''),
    '<script nonce="',
    `">${scriptText(script)}</script></body></html>`,
  ];
}

/**
 * The `srcdoc` of the inner frame. Such a frame inherits the page's policy, so that the runtime needs the page's nonce;
 * its own one only takes away what a nonce allows too much.
 */
export function frameDocument(
  [before, between, after]: FrameTemplate,
  { start, theme, nonce }: FrameBegin,
): string {
  const blocks = [
    `<script type="application/json" id="start">${start}</script>`,
    `<script type="application/json" id="theme">${scriptJson(theme)}</script>`,
  ];
  return [before, ...blocks, between, nonce, after].join('');
}

/**
 * JavaScript for the inside of a script element. What could end the element, or open the parser's "double escaped"
 * state (`<!--` before `<script`), can stand only in strings, templates, patterns and comments: there `\x3c` means `<`.
 */
export function scriptText(script: string): string {
  return script.replace(/<(?=\/script|!--)/gi, '\\x3c');
}

/** CSS for the inside of a style element: an escaped slash is the same character to CSS, but ends nothing in HTML. */
export function styleText(style: string): string {
  return style.replace(/<\/(?=style)/gi, '<\\/');
}
