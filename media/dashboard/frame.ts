import { withHeads } from '../../src/core/notebook/heads';
import type { PanelStart } from '../../src/shared/dashboardApi';
import type { FrameHello, FrameIntent, FrameMessage, FrameTheme } from '../../src/shared/frameApi';
import { dispatch, type Handlers } from '../../src/shared/guard';
import { FrameHost } from './frame/host';
import { element } from './tiles/dom';
import { Find } from './tiles/find';
import { watchKeys } from './tiles/keys';
import { watchReading } from './tiles/reading';
import { lockRealm } from './tiles/lock';
import { applyTheme } from './tiles/theme';
import { Tiles } from './tiles/tiles';

// The page in the panel's inner frame. Everything that it says may be forged by a script of the notebook, and the page
// around it treats it so.

function begin({ state, bodies }: PanelStart, first: FrameTheme, port: MessagePort, nonce: string): void {
  const send = (intent: FrameIntent): void => port.postMessage(intent);
  const host = new FrameHost(send);
  const main = element('main', { class: 'page', tabindex: '-1' });
  let theme = first;
  const tiles = new Tiles(main, state, {
    host,
    nonce,
    canDownload: false,
    need: (ids) => send({ type: 'need', tiles: ids }),
    painted: (what) => send({ type: 'painted', what, ms: performance.now() }),
    redrawn: (tile) => send({ type: 'redrawn', tile, at: Date.now() }),
  });
  const find = new Find(tiles, (current, total, partial) => send({ type: 'found', current, total, partial }));
  tiles.onChange = () => find.refresh();

  const show = (): void => {
    document.documentElement.lang = tiles.state.lang;
    tiles.setDark(applyTheme(theme, tiles.state.theme));
  };

  const handlers: Handlers<FrameMessage> = {
    state: ({ state: next }) => {
      const { theme: before } = tiles.state;
      tiles.setState(next);
      if (next.theme !== before) show();
    },
    heads: ({ revision, heads }) => tiles.setState(withHeads(tiles.state, revision, heads)),
    bodies: (message) => tiles.addBodies(message.bodies),
    asset: (message) => host.takeAsset(message),
    renderer: (message) => host.takeRenderer(message),
    widgetState: (message) => host.takeWidgetState(message),
    theme: (message) => {
      theme = message.theme;
      show();
    },
    scrollTo: ({ tile, heading }) => tiles.scrollTo(tile, heading),
    find: (message) => find.find(message),
    focus: () => main.focus({ preventScroll: true }),
  };
  port.onmessage = ({ data }: MessageEvent<FrameMessage>) => dispatch(handlers, data);
  send({ type: 'ready' });

  document.title = state.title;
  document.body.append(main);
  show();
  tiles.start(bodies);
  watchKeys((key) => send({ type: 'key', key }));
  watchReading((tile, heading) => send({ type: 'at', tile, ...(heading === undefined ? {} : { heading }) }));
}

/** Takes what the page around us wrote into our document; the scripts of a notebook never see these elements. */
function take(id: string): unknown {
  const block = document.getElementById(id);
  block?.remove();
  return JSON.parse(block?.textContent ?? '');
}

const nonce = document.currentScript?.nonce ?? '';
lockRealm();
const { port1, port2 } = new MessageChannel();
const hello: FrameHello = { type: 'hello' };
parent.postMessage(hello, '*', [port2]);
begin(take('start') as PanelStart, take('theme') as FrameTheme, port1, nonce);
