import path from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import type { TileBody } from '../../../src/core/notebook/types';
import type { DashboardState, PanelIntent, PanelMessage } from '../../../src/shared/dashboardApi';
import { MediaFiles, packedFrame } from '../../../src/process/mediaFiles';
import type { FrameMessage } from '../../../src/shared/frameApi';
import { contentSecurityPolicy } from '../../../src/shared/html';
import { dashboardDocument } from '../../../src/shared/dashboardDocument';
import captured from '../../fixtures/panel/themes.json';
import { outputDir } from '../../harness/cache/paths';
import { dressed, holder, setTheme, settled, type ThemeName } from '../standIn';
import { ready } from './states';
import { silentFrame, stubFrame, stubStyle } from './stubFrame';

export const themeNames = Object.keys(captured) as ThemeName[];
const themes: Readonly<Record<ThemeName, Readonly<Record<string, string>>>> = captured;
export type { ThemeName };
const fonts = { '--vscode-font-family': 'system-ui, sans-serif', '--vscode-font-size': '13px' };

const origin = 'http://panel.test';
const nonce = 'cGFuZWwtdGVzdA';
const notebook = 'file:///w/forecast.ipynb';

export interface PanelOptions {
  readonly state?: Partial<DashboardState>;
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  /** What an earlier page of this panel kept. */
  readonly kept?: unknown;
  /** What runs in the frame after the stub, under the page's policy. */
  readonly frameScript?: string;
  /** The frame never says that it is ready, and time goes only by `page.clock`. */
  readonly silent?: boolean;
  /** Nobody touches the page. (Everything a test evaluates counts as a person's touch to the browser.) */
  readonly untouched?: boolean;
  /** Bodies that the page brings with it: what is around the tiles waits for the first of them. */
  readonly bodies?: readonly TileBody[];
}

/** The built panel page inside a window that stands for VS Code, with a stub in place of the tiles. */
export class PanelPage {
  private constructor(
    readonly page: Page,
    readonly panel: Frame,
    readonly tiles: Frame,
    /** Console errors and uncaught exceptions of all frames. */
    readonly problems: readonly string[],
  ) {}

  static async open(browser: Browser, options: PanelOptions = {}): Promise<PanelPage> {
    const { width = 1000, height = 640 } = options;
    const page = await browser.newPage({ viewport: { width, height } });
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(String(error)));
    const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
      '/': ['text/html', holder],
      '/panel.html': ['text/html', await document(options)],
    };
    await page.route('**/*', (route) => {
      const file = files[new URL(route.request().url()).pathname];
      return file ? route.fulfill({ contentType: file[0], body: file[1] }) : route.fulfill({ status: 404 });
    });
    if (options.silent) {
      await page.clock.install({ time: 0 });
      await page.clock.pauseAt(1000);
    }
    if (options.untouched) await page.addInitScript(untouched);
    await page.goto(`${origin}/`);
    const panel = await child(page.mainFrame(), '#webview');
    const tiles = await child(panel, 'iframe[sandbox]');
    await tiles.waitForFunction('globalThis.say');
    return new PanelPage(page, panel, tiles, problems);
  }

  /** What reached the host, without `ready`. */
  async intents(): Promise<PanelIntent[]> {
    await this.#settled();
    const posted = await this.page.evaluate<PanelIntent[]>('posted');
    return posted.filter(({ type }) => type !== 'ready');
  }

  /** As the extension host speaks: VS Code's window posts it. */
  async host(message: PanelMessage): Promise<void> {
    // As text: the types of a whole state are too deep for Playwright's.
    await this.page.evaluate(
      (data) => frames[0]?.postMessage(JSON.parse(data), '*'),
      JSON.stringify(message),
    );
    await this.#settled();
  }

  async push(state: Partial<DashboardState>, revision = 2): Promise<void> {
    await this.host({ type: 'state', state: { ...ready, ...state, revision } });
  }

  /** As a script inside the frame speaks over the port. */
  async say(message: unknown): Promise<void> {
    await this.tiles.evaluate(
      (data) => (globalThis as unknown as { say(data: unknown): void }).say(data),
      message,
    );
    await this.#settled();
  }

  /** What the frame was told, of one type. */
  async told<T extends FrameMessage['type']>(type: T): Promise<Extract<FrameMessage, { type: T }>[]> {
    await this.#settled();
    const received = await this.tiles.evaluate<FrameMessage[]>('received');
    return received.filter((one): one is Extract<FrameMessage, { type: T }> => one.type === type);
  }

  /** What the page keeps for its next life. */
  kept(): Promise<Record<string, unknown>> {
    return this.page.evaluate('kept');
  }

  async setTheme(name: ThemeName): Promise<void> {
    await setTheme(this.panel, name, variablesOf(name));
  }

  screenshot(name: string): Promise<Buffer> {
    return this.page.screenshot({ path: path.join(outputDir('screenshots'), `panel-${name}.png`) });
  }

  /** Messages sent so far were handled, those over the port as well. */
  async #settled(): Promise<void> {
    const main = this.page.mainFrame();
    await settled([main, this.panel, this.tiles, this.panel, main]);
  }
}

const untouched = `Object.defineProperty(Navigator.prototype, 'userActivation', { value: { isActive: false } })`;

/** The panel's document, with VS Code's handle and styles put in as VS Code does it. */
async function document({
  state,
  theme = 'dark',
  kept,
  frameScript = '',
  silent,
  bodies = [],
}: PanelOptions): Promise<string> {
  const html = dashboardDocument({
    lang: { ...ready, ...state }.lang,
    title: 'forecast.ipynb',
    csp: contentSecurityPolicy({ nonce }),
    nonce,
    start: { state: { ...ready, ...state }, bodies, restore: { notebook } },
    bundles: {
      ...(await media.dashboard()),
      frame: await packedFrame({
        script: (silent ? silentFrame : stubFrame) + frameScript,
        style: stubStyle,
      }),
    },
  });
  return dressed(html, {
    nonce,
    theme,
    variables: variablesOf(theme),
    kept,
    defaults: 'body { padding: 0 20px; }',
  });
}

const variablesOf = (name: ThemeName): Record<string, string> => ({ ...fonts, ...themes[name] });

const media = new MediaFiles(path.join(process.env['AILAB_DIST'] ?? 'dist', 'media'));

async function child(frame: Frame, selector: string): Promise<Frame> {
  const element = await frame.waitForSelector(selector, { state: 'attached' });
  const content = await element.contentFrame();
  if (!content) throw new Error(`${selector} is not a frame`);
  return content;
}
