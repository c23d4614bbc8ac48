import type { PanelStart } from './dashboardApi';
import { scriptText } from './frameDocument';
import { escapeHtml, scriptJson } from './html';
import { t } from './t';

export interface PanelParts {
  readonly start: PanelStart;
  /** The whole policy, as `contentSecurityPolicy` makes it. */
  readonly csp: string;
  /** The script that runs first: inside the page, since each file that it fetches costs tens of milliseconds. */
  readonly boot: string;
  readonly title: string;
}

// The page's own stylesheet comes with its script: this must stand where neither came.
const lastResort =
  '.last-resort{margin:24px;animation:appear 0s 5s both}@keyframes appear{from{visibility:hidden}to{visibility:visible}}';

/** The HTML of a dashboard's webview. Without its script it still says, after a while, what to do. */
export function panelDocument({ start, csp, boot, title }: PanelParts): string {
  const { lang } = start.state;
  return [
    `<!DOCTYPE html>`,
    `<html lang="${lang}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(csp)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${lastResort}</style>`,
    `<script type="application/json" id="start">${scriptJson(start)}</script>`,
    '</head>',
    '<body>',
    `<p class="last-resort" id="last-resort">${escapeHtml(t(lang, 'panel.noScript'))}</p>`,
    `<script nonce="${escapeHtml(start.nonce)}">${scriptText(boot)}</script>`,
    '</body>',
    '</html>',
  ].join('\n');
}
