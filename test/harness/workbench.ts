import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { outputDir, repoRoot } from './cache/paths';
import { launchChromium } from './chromium';
import { focusWorkbench, openFile, paletteEntries, runCommand } from './ui/palette';
import { type PageProblem, watchProblems } from './ui/watch';
import { nestedFrame, type WebviewQuery, webviewFrame } from './ui/webview';
import type { Companion } from './vscode/companion';
import { type OutsideProxy, startOutsideProxy } from './vscode/outside';
import { type ThemeName, themes } from './vscode/settings';
import { type ServerOptions, startVSCodeServer, type VSCodeServer } from './vscodeServer';
import { workbenchUrl } from './vscode/url';

export type { ThemeName } from './vscode/settings';
export type { PageProblem } from './ui/watch';
export type { WebviewQuery } from './ui/webview';

export interface WorkbenchOptions extends ServerOptions {
  /** Folder to open; none opens an empty window. */
  readonly folder?: string;
  /** The extension under development; null starts without one (as for an installed `.vsix`). Default: this repository. */
  readonly extensionDevelopmentPath?: string | null;
  readonly extensionTestsPath?: string;
  /** Language of `vscode.env.language` and `package.nls.*`; VS Code's own words stay English. Default: en. */
  readonly language?: 'en' | 'ko';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Called before the first page loads, to expose functions to it. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Starts server and browser and opens the workbench; returns when the window is restored. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const proxy = await startOutsideProxy();
  const parts: { server?: VSCodeServer; browser?: Browser } = {};
  try {
    const [server, browser] = await Promise.all([
      startVSCodeServer(options).then((one) => (parts.server = one)),
      launchChromium({ proxy: proxy.url }).then((one) => (parts.browser = one)),
    ]);
    const language = options.language ?? 'en';
    const context = await browser.newContext({
      viewport: options.viewport ?? { width: 1280, height: 800 },
      locale: language === 'ko' ? 'ko-KR' : 'en-US',
    });
    await context.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)};`);
    const page = await context.newPage();
    await options.prepare?.(page);
    const workbench = new Workbench(page, context, browser, server, proxy, options);
    await workbench.openWorkspace(options.folder);
    return workbench;
  } catch (error) {
    await Promise.allSettled([parts.browser?.close(), parts.server?.dispose(), proxy.dispose()]);
    throw error;
  }
}

/** A VS Code window driven by Playwright. All of Playwright is at `page`; the rest is what the workbench needs besides. */
export class Workbench {
  readonly #problems: PageProblem[];

  constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    private readonly browser: Browser,
    readonly server: VSCodeServer,
    private readonly proxy: OutsideProxy,
    private readonly options: WorkbenchOptions,
  ) {
    this.#problems = watchProblems(page);
  }

  /** Errors said in the console of any frame since the window opened, or since `forget`. */
  get problems(): readonly PageProblem[] {
    return this.#problems;
  }

  /** Every request that any frame or worker has sent beyond this machine. Compare lengths, or expect none. */
  get outsideRequests(): readonly string[] {
    return this.proxy.requests;
  }

  /** Starts the lists of outside requests and problems anew: what came before is another test's affair. */
  forget(): void {
    this.proxy.forget();
    this.#problems.length = 0;
  }

  /** Opens another folder in the same window (as a new start of it: state of the old one is kept by VS Code). */
  async openWorkspace(folder: string | undefined): Promise<void> {
    await this.companion.reset();
    await this.page.goto(
      workbenchUrl(this.server.origin, { ...this.options, folder, root: repoRoot, token: this.server.token }),
    );
    await this.ready();
    // At times VS Code reads the workspace's file before it has the connection, finds nothing, and leaves it at that.
    const several = folder?.endsWith('.code-workspace') === true && this.options.companion !== false;
    for (let tries = 0; several && tries < 3; tries++) {
      if ((await this.companion.environment()).folders > 0) break;
      await this.reloadWindow();
    }
  }

  /** "Developer: Reload Window"; panels with a serializer come back. */
  async reloadWindow(): Promise<void> {
    const loaded = this.page.waitForEvent('load', { timeout: 60_000 });
    await this.companion.reloadWindow();
    await loaded;
    await this.ready();
  }

  /** Runs a command by its full title, for example `View: Close All Editors`. */
  runCommand(title: string): Promise<void> {
    return runCommand(this.page, title);
  }

  /** What the command palette offers for a text. */
  paletteEntries(text: string): Promise<string[]> {
    return paletteEntries(this.page, text);
  }

  /** Opens a file by its path relative to the workspace folder. */
  openFile(file: string): Promise<void> {
    return openFile(this.page, file);
  }

  /** The content frame of a visible webview of ours. */
  webview(query?: WebviewQuery): Promise<Frame> {
    return webviewFrame(this.page, query);
  }

  /** A frame inside a webview's page, found by its selector. */
  nestedFrame(webview: Frame, selector = 'iframe', timeout?: number): Promise<Frame> {
    return nestedFrame(webview, selector, timeout);
  }

  /** Gives the keyboard back to the workbench, from whatever frame has it. */
  focus(): Promise<void> {
    return focusWorkbench(this.page);
  }

  /** Speaks to the extension host: commands by id with arguments, settings, tabs. */
  get companion(): Companion {
    return this.server.companion;
  }

  /** Runs a command by its id. An argument `{ $uri: '/path' }` arrives as a `Uri`. */
  executeCommand(id: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.companion.executeCommand(id, ...args);
  }

  /** Switches the colour theme and waits until the window shows it. */
  async setTheme(name: ThemeName): Promise<void> {
    await this.companion.setSetting('workbench.colorTheme', themes[name]);
    const kind = { dark: 'vs-dark', light: 'vs', hcDark: 'hc-black', hcLight: 'hc-light' }[name];
    await this.page.locator(`.monaco-workbench.${kind}`).first().waitFor();
    await this.page.waitForTimeout(200);
  }

  async setViewport(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
  }

  /** Texts of the notifications that were not dismissed yet. Under the test driver VS Code shows them in its list only. */
  async notifications(): Promise<string[]> {
    await this.executeCommand('notifications.showList');
    const texts = await this.page
      .locator('.notifications-center .notification-list-item-message')
      .allTextContents();
    await this.executeCommand('notifications.hideList');
    return texts;
  }

  /** Clicks a button of a notification, as a person would. */
  async clickNotification(button: string): Promise<void> {
    await this.executeCommand('notifications.showList');
    await this.page
      .locator('.notifications-center')
      .getByRole('button', { name: button, exact: true })
      .click();
    await this.executeCommand('notifications.hideList');
  }

  /** Writes `out/screenshots/<name>.png` and returns its path. */
  async screenshot(name: string): Promise<string> {
    const file = path.join(outputDir('screenshots'), `${name}.png`);
    mkdirSync(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file });
    return file;
  }

  /** Screenshot, problems and the server's words beside each other, for a test that failed. */
  async keepEvidence(name: string): Promise<string> {
    const file = await this.screenshot(
      path.posix.join('failed', name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100)),
    );
    const lines = this.problems.map(({ text, url }) => `${url}\n${text}`);
    await writeFile(
      file.replace(/png$/, 'txt'),
      [...lines, ...this.proxy.requests, this.server.log()].join('\n\n'),
    );
    return file;
  }

  /** Ends browser and server; the promise resolves when both are gone. */
  async dispose(): Promise<void> {
    await this.browser.close().catch(() => undefined);
    await this.server.dispose();
    await this.proxy.dispose();
  }

  private async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    await this.page.waitForFunction(() => 'driver' in window, undefined, { timeout: 60_000 });
    await this.page.evaluate(() =>
      (
        window as unknown as { driver: { whenWorkbenchRestored(): Promise<void> } }
      ).driver.whenWorkbenchRestored(),
    );
    // The extension host starts after the window is drawn.
    if (this.options.companion !== false) await this.companion.environment();
  }
}
