import { readFileSync } from 'node:fs';
import path from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, Frame, Page } from 'playwright-core';
import { contentSecurityPolicy } from '../../../src/shared/html';
import type { NotesIntent, NotesMessage, NotesState, ReadingSettings } from '../../../src/shared/notesApi';
import { notesDocument } from '../../../src/shared/notesDocument';
import type { PackedBundle } from '../../../src/shared/packed';
import { MediaFiles } from '../../../src/process/mediaFiles';
import { otherLang } from '../../../src/shared/t';
import { builtReader } from '../../fixtures/notes/built';
import captured from '../../fixtures/notes/themes.json';
import { outputDir } from '../../harness/cache/paths';
import { dressed, holder, setTheme, settled, type ThemeName } from '../standIn';
import { lectureOf, stateOf } from './state';

export type { ThemeName };
export const themeNames = Object.keys(captured) as ThemeName[];
const themes: Readonly<Record<ThemeName, Readonly<Record<string, string>>>> = captured;
const fonts = {
  '--vscode-font-family': 'system-ui, sans-serif',
  '--vscode-font-size': '13px',
  '--vscode-editor-font-family': 'monospace',
};

const origin = 'http://notes.test';
const dist = path.join(process.env['AILAB_DIST'] ?? 'dist', 'media');
const files = new MediaFiles(dist);
const nonce = 'bm90ZXMtdGVzdA';

export interface NotesOptions {
  readonly number?: number;
  readonly settings?: Partial<ReadingSettings>;
  /** What of the state differs from a lecture of ours that nobody has read yet. */
  readonly state?: Partial<NotesState>;
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  /** What an earlier page kept. */
  readonly kept?: unknown;
  /** Time goes only by `page.clock`. */
  readonly clock?: boolean;
  /** The page as it is before its own code has come: with its text alone. */
  readonly unbuilt?: boolean;
}

/** The built lectures page inside a window that stands for VS Code. */
export class NotesPage {
  #state: NotesState;

  private constructor(
    readonly page: Page,
    readonly panel: Frame,
    /** Console errors and uncaught exceptions of all frames. */
    readonly problems: string[],
    state: NotesState,
  ) {
    this.#state = state;
  }

  static async open(browser: Browser, options: NotesOptions = {}): Promise<NotesPage> {
    const { width = 1000, height = 760 } = options;
    const page = await browser.newPage({ viewport: { width, height } });
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(String(error)));
    const state = await stateOf(options.number ?? 1, options.settings, options.state);
    const documents = new Map([
      ['/', holder],
      ['/panel.html', await panelHtml(state, options)],
    ]);
    await page.route('**/*', (route) => {
      const { origin: from, pathname } = new URL(route.request().url());
      const html = documents.get(pathname);
      if (from === origin && html !== undefined)
        return route.fulfill({ contentType: 'text/html', body: html });
      if (
        from === origin &&
        /^\/((figures|renderers)\/[\w-]+\.(js|css)|notes-figures-style\.css)$/.test(pathname)
      )
        return route.fulfill({
          contentType: pathname.endsWith('js') ? 'text/javascript' : 'text/css',
          body: media(pathname.slice(1)),
        });
      return route.fulfill({ status: 404 });
    });
    if (options.clock) await page.clock.install({ time: 0 });
    await page.goto(`${origin}/`);
    const element = await page.waitForSelector('#webview', { state: 'attached' });
    const panel = await element.contentFrame();
    if (!panel) throw new Error('the webview is not a frame');
    await panel.waitForSelector(options.unbuilt ? '#last-resort' : builtReader, { state: 'attached' });
    const opened = new NotesPage(page, panel, problems, state);
    if (options.clock) await page.clock.pauseAt(60_000);
    await opened.drawn();
    if (state.settings.both && !options.unbuilt) await opened.other();
    return opened;
  }

  /** What reached the host, without what it always gets. */
  async intents(): Promise<NotesIntent[]> {
    await this.#settled();
    const posted = await this.page.evaluate<NotesIntent[]>('posted');
    return posted.filter(({ type }) => type !== 'ready' && type !== 'painted');
  }

  /** Those of one type. */
  async sent<T extends NotesIntent['type']>(type: T): Promise<Extract<NotesIntent, { type: T }>[]> {
    return (await this.intents()).filter(
      (one): one is Extract<NotesIntent, { type: T }> => one.type === type,
    );
  }

  /** As the extension host speaks: VS Code's window posts it. Anything goes, also what no host would say. */
  async say(message: unknown): Promise<void> {
    await this.page.evaluate(
      (data) => frames[0]?.postMessage(JSON.parse(data), '*'),
      JSON.stringify(message),
    );
    await this.#settled();
  }

  host(message: NotesMessage): Promise<void> {
    return this.say(message);
  }

  /** Another lecture or other settings, as after a person's choice; waits for its figures. */
  async show(
    number: number,
    settings: Partial<ReadingSettings> = {},
    rest: Partial<NotesState> = {},
  ): Promise<void> {
    const merged = { ...this.#state.settings, ...settings };
    this.#state = await stateOf(number, merged, { revision: this.#state.revision + 1, ...rest });
    await this.host({ type: 'state', state: this.#state });
    if (merged.both) await this.other();
    await this.drawn();
  }

  /** Answers the wish for the other language. */
  async other(): Promise<void> {
    const { number, settings } = this.#state;
    const lecture = await lectureOf(number, otherLang(settings.lang));
    await this.host({ type: 'other', number, lecture });
  }

  /** Waits until each figure is drawn or has failed. */
  async drawn(): Promise<void> {
    await this.panel.waitForFunction(
      () => [...document.querySelectorAll('.figure-body')].every((body) => body.childElementCount > 0),
      undefined,
      // Where time stands still, there are no frames to look in.
      { polling: 100 },
    );
  }

  /** What the page keeps for its next life. */
  kept(): Promise<Record<string, unknown>> {
    return this.page.evaluate('kept');
  }

  async setTheme(name: ThemeName): Promise<void> {
    await setTheme(this.panel, name, variablesOf(name));
  }

  async setWidth(width: number, height = 760): Promise<void> {
    await this.page.setViewportSize({ width, height });
    await this.#settled();
  }

  /** What is wider than its place: the page and its bars, never what has a scroll bar of its own (code, tables, formulas). */
  overflowing(): Promise<string[]> {
    return this.panel.evaluate(() => {
      const wide = ['html', '.toolbar', '.reader', '.outline'].filter((selector) => {
        const box = document.querySelector(selector);
        return box !== null && box.scrollWidth > box.clientWidth;
      });
      const reader = document.querySelector('.reader');
      if (!reader || wide.length === 0) return wide;
      const edge = reader.getBoundingClientRect().left + reader.clientWidth;
      const guilty = [...reader.querySelectorAll('*')].filter(
        (one) => one.getBoundingClientRect().right > edge + 1 && !one.closest('pre, .table, .formula'),
      );
      return [...wide, ...guilty.slice(0, 4).map((one) => one.outerHTML.slice(0, 200))];
    });
  }

  /** Rules that axe finds broken, with the elements. */
  async violations(): Promise<string[]> {
    // Evaluated by the debugger, past the policy.
    if (!(await this.panel.evaluate<boolean>("'axe' in globalThis"))) await this.panel.evaluate(axe.source);
    const found = await this.panel.evaluate<AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 300)} ${failureSummary}`),
    );
  }

  screenshot(name: string): Promise<Buffer> {
    return this.page.screenshot({ path: path.join(outputDir('screenshots'), `notes-${name}.png`) });
  }

  close(): Promise<void> {
    return this.page.close();
  }

  /** Messages sent so far were handled: each window has gone once around. */
  async #settled(): Promise<void> {
    const main = this.page.mainFrame();
    await settled([main, this.panel, main]);
  }
}

/** What VS Code puts into every webview, as far as it shows here. */
const defaults = `body { padding: 0 20px; } a { color: var(--vscode-textLink-foreground); } code { color: var(--vscode-textPreformat-foreground); background-color: var(--vscode-textPreformat-background); padding: 1px 3px; border-radius: 4px; } kbd { background-color: var(--vscode-keybindingLabel-background); color: var(--vscode-keybindingLabel-foreground); border: 1px solid var(--vscode-keybindingLabel-border); border-radius: 3px; padding: 1px 3px; } ::-webkit-scrollbar { width: 10px; height: 10px; } ::-webkit-scrollbar-thumb { background-color: var(--vscode-scrollbarSlider-background); }`;

/** The page's document, with VS Code's handle and styles put in as VS Code does it. */
async function panelHtml(
  state: NotesState,
  { theme = 'dark', kept, unbuilt = false }: NotesOptions,
): Promise<string> {
  const { boot, panel } = await files.notes();
  const html = notesDocument({
    lang: state.settings.lang,
    nonce,
    start: { state, nonce },
    csp: contentSecurityPolicy({ nonce, source: origin }),
    bundles: { boot, panel: unbuilt ? ('' as PackedBundle) : panel },
    title: `${state.number}. ${state.lecture.title}`,
  });
  return dressed(html, { nonce, theme, variables: variablesOf(theme), kept, defaults });
}

const variablesOf = (name: ThemeName): Record<string, string> => ({ ...fonts, ...themes[name] });

function media(name: string): string {
  return readFileSync(path.join(dist, name), 'utf8');
}
