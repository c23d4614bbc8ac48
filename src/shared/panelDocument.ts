import type { PanelStart } from './dashboardApi';
import { escapeHtml, scriptJson } from './html';
import { t } from './t';

export interface PanelParts {
  readonly start: PanelStart;
  /** The whole policy, as `contentSecurityPolicy` makes it. */
  readonly csp: string;
  /** Webview addresses of the page's script and stylesheet. */
  readonly scriptUri: string;
  readonly styleUri: string;
  readonly title: string;
}

/** The HTML of a dashboard's webview. Without its script it still says, after a while, what to do. */
export function panelDocument({ start, csp, scriptUri, styleUri, title }: PanelParts): string {
  const { lang } = start.state;
  return [
    `<!DOCTYPE html>`,
    `<html lang="${lang}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(csp)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<link rel="stylesheet" href="${escapeHtml(styleUri)}">`,
    `<script type="application/json" id="start">${scriptJson(start)}</script>`,
    '</head>',
    '<body>',
    `<p class="last-resort" id="last-resort">${escapeHtml(t(lang, 'panel.noScript'))}</p>`,
    `<script nonce="${escapeHtml(start.nonce)}" src="${escapeHtml(scriptUri)}"></script>`,
    '</body>',
    '</html>',
  ].join('\n');
}
