import type { FrameStart } from './frameApi';
import { escapeHtml, scriptJson, scriptsFromInside } from './html';

/** Source of the inner frame's runtime: an opaque origin cannot fetch the files of the webview. */
export interface FrameBundle {
  readonly script: string;
  readonly style: string;
}

/**
 * The `srcdoc` of the inner frame. Such a frame inherits the page's policy, so that the runtime needs the page's nonce;
 * its own one only takes away what a nonce allows too much.
 */
export function frameDocument(start: FrameStart, { script, style }: FrameBundle): string {
  const { lang, title } = start.state;
  return [
    `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${scriptsFromInside}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${styleText(style)}</style></head><body>`,
    `<script type="application/json" id="start">${scriptJson(start)}</script>`,
    `<script nonce="${escapeHtml(start.nonce)}">${scriptText(script)}</script>`,
    '</body></html>',
  ].join('');
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
