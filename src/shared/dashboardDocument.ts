import type { DashboardState, PanelStart } from './dashboardApi';
import { firstTile } from './firstTile';
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
 * The HTML of a dashboard's webview. A first tile that is text stands in it, to be painted at once. Where it has to be
 * drawn, the inner frame's document stands in it ready for use, so that it loads while the page itself is still read.
 */
export function dashboardDocument({ bundles, ...parts }: DashboardParts): string {
  const { lang, start } = parts;
  const title = escapeHtml(t(lang, 'panel.frame', { title: start.state.title }));
  const { state } = start;
  // What is around tiles in sight can wait until they are painted, unless it would push them down then.
  const calm = state.trusted && !state.neverRun && state.problems.length === 0;
  const waits = start.bodies.length > 0 && calm ? ' data-waits' : '';
  const outline = opensOutline(state) ? ' data-outline' : '';
  const tile = firstTile(start);
  return panelDocument({
    ...parts,
    page: bundles.boot,
    content: [
      `<header class="head"></header><div class="body"${outline}><main class="stage" data-width="${state.width}">`,
      tile === '' ? '' : `<template id="tile"><style>${bundles.frame.style}</style>${tile}</template>`,
      `</main></div><script type="application/json" id="frame" title="${title}"${waits}>`,
      // As JSON: VS Code reads and writes the whole page before it shows it, and entities would cost it time.
      tile === '' ? bundles.frame.ready : JSON.stringify(bundles.frame.packed),
      `</script><script type="text/plain" id="panel">${bundles.panel}</script>`,
    ].join(''),
  });
}
