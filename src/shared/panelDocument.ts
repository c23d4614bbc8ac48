import type { PanelStart } from './dashboardApi';
import { scriptText, styleText, type FrameBundle } from './frameDocument';
import { escapeHtml, scriptJson } from './html';
import type { MicroscopeStart } from './microscopeApi';
import type { NotesStart } from './notesApi';
import { t, type Lang } from './t';

export interface PanelParts {
  readonly lang: Lang;
  readonly title: string;
  /** The whole policy, as `contentSecurityPolicy` makes it, with the nonce in it. */
  readonly csp: string;
  /** As `makeNonce` gives it: letters, digits and signs of base64. */
  readonly nonce: string;
  /** What the page begins with, as its script reads it from the block `#start`. */
  readonly start: PanelStart | NotesStart | MicroscopeStart;
  /** Code that runs first and its style: inside the page, since each file that it fetches costs tens of milliseconds. */
  readonly page: FrameBundle;
  /** Markup before that script: nothing in it may come from outside unescaped. */
  readonly content?: string;
}

// Must stand where neither the page's stylesheet nor its script came; late, so that it does not flash at every start.
const lastResort =
  '.last-resort{position:absolute;z-index:1;margin:48px 24px;background:var(--vscode-editor-background);animation:appear 0s 5s both}@keyframes appear{from{visibility:hidden}to{visibility:visible}}';

/** The HTML of a panel's webview. Without its script it still says, after a while, what to do. */
export function panelDocument({ lang, title, csp, nonce, start, page, content = '' }: PanelParts): string {
  return [
    `<!DOCTYPE html>`,
    `<html lang="${lang}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(csp)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${lastResort}${styleText(page.style)}</style>`,
    `<script type="application/json" id="start">${scriptJson(start)}</script>`,
    '</head>',
    '<body>',
    `<p class="last-resort" id="last-resort">${escapeHtml(t(lang, 'panel.noScript'))}</p>`,
    content,
    `<script nonce="${escapeHtml(nonce)}">${scriptText(page.script)}</script>`,
    '</body>',
    '</html>',
  ].join('\n');
}
