import { withHeads } from '../../src/core/notebook/heads';
import type { FrameIntent, FrameMessage, FrameStart } from '../../src/shared/frameApi';
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
const start = JSON.parse(document.getElementById('start')?.textContent ?? '') as FrameStart;
lockRealm();
const waiting: FrameIntent[] = [];
let port: MessagePort | undefined;

function send(intent: FrameIntent): void {
  if (port) port.postMessage(intent);
  else waiting.push(intent);
}

const host = new FrameHost(send);
const main = element('main', { class: 'page', tabindex: '-1' });
let { theme } = start;
const tiles = new Tiles(main, start.state, {
  host,
  nonce: start.nonce,
  canDownload: false,
  need: (ids) => send({ type: 'need', tiles: ids }),
  painted: (what) => send({ type: 'painted', what, ms: performance.now() }),
  redrawn: (tile) => send({ type: 'redrawn', tile }),
});
const find = new Find(tiles, (current, total, partial) => send({ type: 'found', current, total, partial }));
tiles.onChange = () => find.refresh();

function show(): void {
  document.documentElement.lang = tiles.state.lang;
  tiles.setDark(applyTheme(theme, tiles.state.theme));
}

const handlers: Handlers<FrameMessage> = {
  state: ({ state }) => {
    const { theme: before } = tiles.state;
    tiles.setState(state);
    if (state.theme !== before) show();
  },
  heads: ({ revision, heads }) => tiles.setState(withHeads(tiles.state, revision, heads)),
  bodies: ({ bodies }) => tiles.addBodies(bodies),
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

/** The page around us hands over one end of a channel, once; whoever else posts to this window is not heard. */
function takePort(event: MessageEvent<unknown>): void {
  const [given] = event.ports;
  if (event.source !== window.parent || !given) return;
  removeEventListener('message', takePort);
  port = given;
  port.onmessage = ({ data }: MessageEvent<FrameMessage>) => dispatch(handlers, data);
  send({ type: 'ready' });
  for (const intent of waiting.splice(0)) port.postMessage(intent);
}
addEventListener('message', takePort);

document.body.append(main);
show();
tiles.start(start.bodies);
watchKeys((key) => send({ type: 'key', key }));
watchReading((tile, heading) => send({ type: 'at', tile, ...(heading === undefined ? {} : { heading }) }));
