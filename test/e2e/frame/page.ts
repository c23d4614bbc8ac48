import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import type { Part, Reference, TileBody, TileHead } from '../../../src/core/notebook/types';
import type { DashboardState, PanelStart } from '../../../src/shared/dashboardApi';
import type { FrameIntent, FrameMessage, FrameTheme } from '../../../src/shared/frameApi';
import { frameIntentSchema } from '../../../src/shared/frameApi';
import { frameDocument, frameTemplate } from '../../../src/shared/frameDocument';
import { matches } from '../../../src/shared/guard';
import { contentSecurityPolicy, escapeHtml, scriptJson, unsafeHtml } from '../../../src/shared/html';
import { launchChromium } from '../../harness/chromium';
import { themes } from './themes';

const media = path.resolve('dist/media');
const nonce = 'dGVzdC1ub25jZQ';
/** What the addresses of our own scripts begin with where an error names them. */
export const scriptOrigin = 'ailab:///';
/**
 * Source maps are most of a development build, and would cross to the browser with every page. A script's own name stands
 * in the stacks of its errors instead.
 */
const read = (file: string): string => {
  const text = readFileSync(path.join(media, file), 'utf8');
  const map = text.lastIndexOf('\n//# sourceMappingURL=');
  const own = map < 0 ? text : text.slice(0, map);
  return file.endsWith('.js') ? `${own}\n//# sourceURL=${scriptOrigin}${file}` : own;
};

export interface FrameOptions {
  readonly trusted?: boolean;
  readonly theme?: FrameTheme;
  readonly state?: Partial<DashboardState>;
  /** Bodies written into the document; the others are sent when they are asked for. */
  readonly first?: number;
  /** By `tile/id`; what is not here is answered with null. */
  readonly assets?: Readonly<Record<string, string>>;
  /** What is stored of widgets, asked each time that the frame asks; none where this is absent. */
  readonly widgetState?: () => Omit<Extract<FrameMessage, { type: 'widgetState' }>, 'type'>;
  readonly width?: number;
  readonly height?: number;
  /** Pixels of the screen for each of CSS: few where nobody looks at them. */
  readonly scale?: number;
}

/** A page as the panel makes it: the policy outside, the sandboxed frame inside, a host that answers as ours does. */
export interface FramePage {
  readonly page: Page;
  readonly frame: Frame;
  readonly intents: FrameIntent[];
  /** Addresses that reached the network. */
  readonly requests: string[];
  /** Console errors, and uncaught exceptions with their stacks. */
  readonly problems: string[];
  state: DashboardState;
  readonly bodies: Map<string, TileBody>;
  readonly post: (message: FrameMessage) => Promise<void>;
  readonly setState: (change: Partial<DashboardState>) => Promise<void>;
  /** Another version of a tile: state and body, as the host sends them. */
  readonly change: (id: string, body: Omit<TileBody, 'id'>) => Promise<void>;
  /** Resolves with the first intent of this type that satisfies the test, past ones included. */
  readonly intent: <T extends FrameIntent['type']>(
    type: T,
    test?: (intent: Extract<FrameIntent, { type: T }>) => boolean,
  ) => Promise<Extract<FrameIntent, { type: T }>>;
  readonly close: () => Promise<void>;
}

/** Tiles of code cells with these parts; version `1`. */
export function bodiesOf(
  cells: readonly (readonly Part[])[],
  references: readonly Reference[] = [],
): TileBody[] {
  return cells.map((parts, index) => ({ id: `c${index}`, version: '1', parts, references }));
}

export const html = (text: string): Part => ({ kind: 'html', html: unsafeHtml(text) });
export const markdown = (text: string): Part => ({
  kind: 'markdown',
  html: unsafeHtml(text),
  math: false,
  plain: false,
});

export function headOf({ id, version }: TileBody, cell: number): TileHead {
  return { id, cell, version, type: 'code', codeAllowed: true, onlyCode: false };
}

export function stateOf(tiles: readonly TileHead[], change: Partial<DashboardState> = {}): DashboardState {
  return {
    revision: 1,
    lang: 'en',
    title: 'test',
    status: 'ready',
    problems: [],
    trusted: false,
    layout: 'flow',
    layouts: ['flow'],
    code: false,
    theme: 'follow',
    width: 'wide',
    tiles,
    outline: [],
    neverRun: false,
    ...change,
  };
}

let browser: Promise<Browser> | undefined;

/** One browser for all tests of this folder; `closeBrowser` ends it. */
export function sharedBrowser(): Promise<Browser> {
  return (browser ??= launchChromium());
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

export async function openFrame(
  bodies: readonly TileBody[],
  {
    trusted = false,
    theme = themes.light,
    state,
    first = 10,
    assets = {},
    widgetState = () => ({ state: null, references: [] }),
    width = 900,
    height = 700,
    scale = 1,
  }: FrameOptions = {},
): Promise<FramePage> {
  const context = await (
    await sharedBrowser()
  ).newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const problems: string[] = [];
  // A request that the policy stops is announced, but never leaves the browser: only a route sees those that do.
  await page.route(/^(https?|wss?):/, (route) => {
    requests.push(route.request().url());
    return route.abort();
  });
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
  const intents: FrameIntent[] = [];
  const listeners = new Set<() => void>();
  const made: FramePage = {
    page,
    frame: page.mainFrame(),
    intents,
    requests,
    problems,
    state: stateOf(bodies.map(headOf), { trusted, ...state }),
    bodies: new Map(bodies.map((body) => [body.id, body])),
    // As text, as VS Code carries messages to a webview.
    post: (message) =>
      page.evaluate((text) => window.postToFrame(JSON.parse(text) as FrameMessage), JSON.stringify(message)),
    setState: async (change) => {
      made.state = { ...made.state, revision: made.state.revision + 1, ...change };
      await made.post({ type: 'state', state: made.state });
    },
    change: async (id, body) => {
      const whole = { ...body, id };
      made.bodies.set(id, whole);
      const tiles = made.state.tiles.map((tile) =>
        tile.id === id ? { ...tile, version: body.version } : tile,
      );
      await made.setState({ tiles });
      await made.post({ type: 'bodies', bodies: [whole] });
    },
    intent: async (type, test = () => true) => {
      type Wanted = Extract<FrameIntent, { type: typeof type }>;
      for (;;) {
        const found = intents.find((one): one is Wanted => one.type === type && test(one as Wanted));
        if (found) return found;
        await new Promise<void>((resolve) => listeners.add(resolve));
      }
    },
    close: () => context.close(),
  };
  await page.exposeFunction('hear', async (intent: unknown) => {
    if (!matches<FrameIntent>(frameIntentSchema, intent))
      throw new Error(`refused ${JSON.stringify(intent)}`);
    intents.push(intent);
    for (const listener of listeners) listener();
    listeners.clear();
    await answer(made, intent, { assets, widgetState });
  });
  const start = scriptJson({ state: made.state, bodies: bodies.slice(0, first) } satisfies PanelStart);
  const bundle = { script: read('dashboard-frame.js'), style: read('dashboard-frame-style.css') };
  await page.setContent(`<!doctype html><html lang="en"><head><title>panel</title>
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentSecurityPolicy({ nonce, blobScripts: trusted }))}">
<style>html, body, iframe { margin: 0; border: 0; width: 100%; height: 100%; display: block; }</style></head>
<body><script nonce="${nonce}">
addEventListener('message', ({ ports: [port] }) => {
  port.onmessage = ({ data }) => hear(data);
  window.postToFrame = (message) => port.postMessage(message);
});
const frame = document.createElement('iframe');
frame.title = 'tiles';
frame.sandbox = 'allow-scripts';
window.open_ = (text) => {
  frame.srcdoc = text;
  document.body.append(frame);
};
</script></body></html>`);
  await page.evaluate(
    (text) => window.open_(text),
    frameDocument(frameTemplate(bundle), { start, theme, nonce }),
  );
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (!frame) throw new Error('the frame did not open');
  Object.assign(made, { frame });
  await made.intent('ready');
  return made;
}

async function answer(
  page: FramePage,
  intent: FrameIntent,
  { assets, widgetState }: Required<Pick<FrameOptions, 'assets' | 'widgetState'>>,
): Promise<void> {
  if (intent.type === 'need') {
    const bodies = intent.tiles.flatMap((id) => page.bodies.get(id) ?? []);
    await page.post({ type: 'bodies', bodies });
  } else if (intent.type === 'renderer') {
    const script = intent.name === 'math' ? '' : read(`renderers/${intent.name}.js`);
    let style = '';
    if (intent.name !== 'vega' && intent.name !== 'plotly')
      style = read(`renderers/${intent.name}-style.css`);
    await page.post({ type: 'renderer', name: intent.name, script, style });
  } else if (intent.type === 'asset' || intent.type === 'loadRemote') {
    const { tile, id } = intent;
    await page.post({ type: 'asset', tile, id, url: assets[`${tile}/${id}`] ?? null });
  } else if (intent.type === 'widgetState') {
    await page.post({ type: 'widgetState', ...widgetState() });
  }
}

declare global {
  interface Window {
    postToFrame(message: FrameMessage): void;
    open_(text: string): void;
  }
}
