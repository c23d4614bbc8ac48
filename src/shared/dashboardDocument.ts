import type { DashboardState, PanelStart } from './dashboardApi';
import { frameDocument, type FrameBundle } from './frameDocument';
import { escapeHtml } from './html';
import type { DashboardBundles } from './packed';
import { panelDocument, type PanelParts } from './panelDocument';
import { t } from './t';

export interface DashboardParts extends Omit<PanelParts, 'page' | 'content' | 'start'> {
  readonly start: PanelStart;
  readonly bundles: DashboardBundles;
}

/** One or two headings are no reason to take the room of an outline. */
export function opensOutline({ outline }: Pick<DashboardState, 'outline'>): boolean {
  return outline.length > 2;
}

/**
 * The HTML of a dashboard's webview. The inner frame stands in it, so that it loads while the page itself is still read;
 * it comes after the script that answers it.
 */
export function dashboardDocument({ bundles, ...parts }: DashboardParts): string {
  const { lang, nonce, start } = parts;
  const title = escapeHtml(t(lang, 'panel.frame', { title: start.state.title }));
  const { state } = start;
  // What is around tiles in sight can wait until they are painted, unless it would push them down then.
  const calm = state.trusted && !state.neverRun && state.problems.length === 0;
  const waits = start.bodies.length > 0 && calm ? ' data-waits' : '';
  const outline = opensOutline(state) ? ' data-outline' : '';
  const [before, after] = bundles.frame;
  return panelDocument({
    ...parts,
    page: bundles.boot,
    content: [
      `<header class="head"></header><div class="body"${outline}><main class="stage" data-width="${state.width}">`,
      `<iframe class="inner-frame" sandbox="allow-scripts" title="${title}"${waits} srcdoc="${before}${nonce}${after}"></iframe>`,
      `</main></div><script type="text/plain" id="panel">${bundles.panel}</script>`,
    ].join(''),
  });
}

/** The inner frame's document as an attribute's value on both sides of the nonce: made once for all pages. */
export function frameAttribute(bundle: FrameBundle): DashboardBundles['frame'] {
  const [before, after] = frameDocument(bundle);
  return [escapeHtml(before), escapeHtml(after)];
}
