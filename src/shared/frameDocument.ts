import { scriptsFromInside } from './html';

/** Source of a page's runtime: an opaque origin cannot fetch the files of the webview. */
export interface FrameBundle {
  readonly script: string;
  readonly style: string;
}

/**
 * The `srcdoc` of the inner frame, on both sides of the nonce. Such a frame inherits the page's policy, so that the
 * runtime needs the page's nonce; its own one only takes away what a nonce allows too much. It is the same for every
 * notebook: state and bodies come with the frame's end of the channel.
 */
export function frameDocument({ script, style }: FrameBundle): readonly [before: string, after: string] {
  return [
    [
      '<!DOCTYPE html><html><head><meta charset="utf-8">',
      `<meta http-equiv="Content-Security-Policy" content="${scriptsFromInside}">`,
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      `<style>${styleText(style)}</style></head><body>`,
      '<script nonce="',
    ].join(''),
    `">${scriptText(script)}</script></body></html>`,
  ];
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
