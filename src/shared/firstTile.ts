import type { Part, TileHead } from '../core/notebook/types';
import type { DashboardState, PanelStart } from './dashboardApi';
import { pageClass, shownTiles } from './shownTiles';

/** Letters of HTML that are worth writing twice: what is longer is on screen no sooner. */
const most = 20_000;

/**
 * The page of tiles with its first tile, as the renderer draws it, to be seen while the renderer is still on its way.
 * Empty where that tile is anything but text whose HTML is all ours (what an author wrote goes through the renderer,
 * trusted or not), and where the page of tiles has other colours or another place than the page around it.
 */
export function firstTile({ state, bodies }: PanelStart): string {
  const [head] = shownTiles(state);
  const body = bodies.find(({ id }) => id === head?.id);
  if (!isPlain(state) || !head || body?.version !== head.version || body.code !== undefined) return '';
  const parts = body.parts.map(textOf);
  const html = parts.join('');
  return parts.length === 0 || parts.includes('') || html.length > most ? '' : page(state, head, html);
}

const isPlain = ({ status, layout, width, theme }: DashboardState): boolean =>
  status === 'ready' && layout !== 'grid' && width === 'wide' && theme === 'follow';

function page(state: DashboardState, head: TileHead, parts: string): string {
  return [
    `<main class="${pageClass(state)}"><section class="tile cell-${head.type} drawn">`,
    `<div class="tile-body">${parts}</div></section></main>`,
  ].join('');
}

/** One part, where it is such text. */
function textOf(part: Part): string {
  if (part.cut || (part.kind === 'text' && part.stream === 'stderr')) return '';
  const isText = part.kind === 'text' || (part.kind === 'markdown' && part.plain);
  return isText ? `<div class="part"><div class="part-${part.kind}">${part.html}</div></div>` : '';
}
