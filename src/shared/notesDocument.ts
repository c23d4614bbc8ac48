import { scriptText, styleText, type FrameBundle } from './frameDocument';
import { escapeHtml, scriptJson } from './html';
import type { NotesStart } from './notesApi';
import { t } from './t';

export interface NotesParts {
  readonly start: NotesStart;
  readonly csp: string;
  /** The page's own code, inside the page: each file that it fetches costs tens of milliseconds. */
  readonly panel: FrameBundle;
  readonly title: string;
}

/** The HTML of the lectures' webview. Without its script it still says, after a while, what to do. */
export function notesDocument({ start, csp, panel, title }: NotesParts): string {
  const { lang } = start.state.settings;
  return [
    `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(csp)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${styleText(panel.style)}</style>`,
    `<script type="application/json" id="start">${scriptJson(start)}</script>`,
    '</head><body>',
    `<p class="last-resort" id="last-resort">${escapeHtml(t(lang, 'panel.noScript'))}</p>`,
    `<script nonce="${escapeHtml(start.nonce)}">${scriptText(panel.script)}</script>`,
    '</body></html>',
  ].join('\n');
}
