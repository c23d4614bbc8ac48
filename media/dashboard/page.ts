import type { ThemeChoice } from '../../src/shared/dashboardApi';
import type { PageStart } from '../../src/shared/pageApi';
import { blockText } from '../common/blockText';
import { pageHost } from './page/host';
import { drawNotices, drawToolbar } from './page/toolbar';
import { element } from './tiles/dom';
import { lockRealm } from './tiles/lock';
import { palette } from './tiles/palette';
import { applyTheme, cssText } from './tiles/theme';
import { Tiles } from './tiles/tiles';

/** Tiles that are drawn before the page is first shown. */
const first = 12;

const start = JSON.parse(blockText('start')) as PageStart;
document.getElementById('start')?.remove();
lockRealm();
const { state, bodies, nonce } = start;
const byId = new Map(bodies.map((body) => [body.id, body]));
const main = element('main', { class: 'page', tabindex: '-1' });
const tiles = new Tiles(main, state, {
  host: pageHost(start),
  nonce,
  canDownload: true,
  need: (ids) => tiles.addBodies(ids.flatMap((id) => byId.get(id) ?? [])),
});

let choice: ThemeChoice = state.theme;
const system = matchMedia('(prefers-color-scheme: dark)');
function show(): void {
  const kind = system.matches ? 'dark' : 'light';
  tiles.setDark(applyTheme({ kind, css: cssText(palette(kind)) }, choice));
}
system.addEventListener('change', show);

document.body.append(
  drawToolbar(tiles, (wanted) => {
    choice = wanted;
    show();
  }),
  ...drawNotices(state),
  main,
);
show();
tiles.start(bodies.slice(0, first));

// The browser's own find, and printing, know only what is drawn.
let next = first;
function drawRest(deadline: IdleDeadline): void {
  do {
    const body = bodies[next++];
    if (!body) return;
    tiles.addBodies([body]);
    const tile = tiles.order.find(({ id }) => id === body.id);
    if (tile && !tile.body) tiles.drawWaiting(tile);
  } while (deadline.timeRemaining() > 5);
  soon();
}
function soon(): void {
  if ('requestIdleCallback' in window) requestIdleCallback(drawRest);
  else setTimeout(() => drawRest({ didTimeout: false, timeRemaining: () => 0 }), 30);
}
soon();
