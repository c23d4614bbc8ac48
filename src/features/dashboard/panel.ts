import * as vscode from 'vscode';
import { changedHeads } from '../../core/notebook/heads';
import type { TileBody } from '../../core/notebook/types';
import type { ViewSettings } from '../../core/notebook/view';
import { DisposableStore } from '../../host/disposables';
import { explain } from '../../host/errors';
import { say } from '../../host/language';
import type { Log } from '../../host/log';
import { makeNonce } from '../../host/nonce';
import type { MediaFiles } from '../../process/mediaFiles';
import {
  panelIntentSchema,
  type DashboardState,
  type HostKey,
  type PanelIntent,
  type PanelMessage,
} from '../../shared/dashboardApi';
import { dashboardDocument } from '../../shared/dashboardDocument';
import { dispatch, matches, type Handlers } from '../../shared/guard';
import { contentSecurityPolicy } from '../../shared/html';
import type { DashboardActions } from './actions';
import { firstBodies, sendInBatches } from './bodies';
import { notebookName, NotebookSession, type SessionChange } from './session';
import type { NotebookTrust } from './trust';

/** What every dashboard shares. */
export interface DashboardServices {
  readonly log: Log;
  readonly media: MediaFiles;
  /** Path of the built worker that reads large notebooks. */
  readonly worker: string;
  readonly trust: NotebookTrust;
  readonly actions: DashboardActions;
  readonly settings: (uri: vscode.Uri) => ViewSettings;
  readonly remember: (uri: vscode.Uri, settings: ViewSettings) => void;
  /** Told of each measure that a page reports: the bench and the tests listen. */
  readonly painted: (uri: vscode.Uri, what: string, ms: number) => void;
}

/** Loading is shown only when it takes this many milliseconds: most notebooks are there before. */
const patience = 120;

/** Of the tab: known before anything is read, so that the tab need not be drawn again. */
export function panelTitle(uri: vscode.Uri): string {
  return say('dashboard.title', { name: notebookName(uri) });
}

/** What VS Code would have done with a key that was pressed inside the inner frame. */
const keyCommands: Readonly<Record<HostKey, string>> = {
  palette: 'workbench.action.showCommands',
  quickOpen: 'workbench.action.quickOpen',
  save: 'workbench.action.files.save',
  nextGroup: 'workbench.action.focusNextGroup',
  closeEditor: 'workbench.action.closeActiveEditor',
  nextPart: 'workbench.action.focusNextPart',
  previousPart: 'workbench.action.focusPreviousPart',
};

/** One webview panel: keeps its page in step with the session, and turns the page's intents into actions. */
export class DashboardPanel implements vscode.Disposable {
  readonly #own = new DisposableStore();
  readonly session: NotebookSession;
  #pages = 0;
  /** The page has said that it listens; before that, its state travels in its HTML. */
  #listening = false;
  /** Something changed after the page's HTML was written and before it listened. */
  #missed = false;
  /** Trust under which that HTML was written: its policy hangs on it. */
  #policy: boolean | undefined;
  /** The state that the page has; undefined while messages to it may have been lost. */
  #shown: DashboardState | undefined;
  /** Versions that the page has: a change of one of these is sent without being asked for. */
  readonly #sent = new Map<string, string>();

  constructor(
    readonly panel: vscode.WebviewPanel,
    readonly uri: vscode.Uri,
    readonly services: DashboardServices,
  ) {
    const { webview } = panel;
    this.session = this.#own.add(new NotebookSession(uri, services));
    panel.title = panelTitle(uri);
    this.#own.add(this.session.onDidChange((change) => void this.#show(change)));
    this.#own.add(webview.onDidReceiveMessage((message: unknown) => this.#receive(message)));
    this.#own.add(
      panel.onDidChangeViewState(() => {
        // Messages to a hidden page may be lost.
        this.#shown = undefined;
        if (panel.visible && this.#listening) void this.#show('tiles');
      }),
    );
  }

  /** Draws the page; shows "loading" first where reading takes long. Settles when the HTML is set. */
  async open(): Promise<void> {
    const late = setTimeout(() => void this.#writePage(), patience);
    await this.session.read();
    clearTimeout(late);
  }

  find(): void {
    this.#post({ type: 'find' });
  }

  /** Everything from the beginning: reads the notebook again and writes a new page. */
  async reload(): Promise<void> {
    await this.session.read();
    await this.#writePage();
  }

  dispose(): void {
    this.#own.dispose();
  }

  async #show(change: SessionChange): Promise<void> {
    if (this.#policy !== this.session.trusted) return this.#writePage();
    if (!this.#listening) {
      this.#missed = true;
      return;
    }
    this.#postState();
    if (change !== 'tiles') return;
    await this.#sendChanged();
    this.#sendOutline();
  }

  async #writePage(): Promise<void> {
    const page = ++this.#pages;
    this.#policy = this.session.trusted;
    this.#listening = false;
    const { media } = this.services;
    const { view } = this.session;
    const [bundles, bodies] = await Promise.all([media.dashboard(), view ? firstBodies(view) : []]);
    if (page !== this.#pages || this.#own.ended) return;
    this.#sent.clear();
    for (const { id, version } of bodies) this.#sent.set(id, version);
    const nonce = makeNonce();
    const state = this.session.state();
    this.#shown = state;
    this.#missed = view !== this.session.view;
    this.panel.webview.html = dashboardDocument({
      lang: state.lang,
      title: this.panel.title,
      csp: contentSecurityPolicy({ nonce, blobScripts: this.session.trusted }),
      nonce,
      start: { state, bodies, restore: { notebook: this.uri.toString() } },
      bundles,
    });
  }

  async #sendChanged(): Promise<void> {
    const { view } = this.session;
    if (!view) return;
    const stale: string[] = [];
    for (const [id, version] of this.#sent) {
      const now = view.versionOf(id);
      if (now === undefined) this.#sent.delete(id);
      else if (now !== version) stale.push(id);
    }
    await this.#sendBodies(stale);
  }

  async #sendBodies(ids: readonly string[]): Promise<void> {
    const { view } = this.session;
    if (!view) return;
    await sendInBatches(
      ids,
      (id) => view.body(id).catch((error: unknown) => this.#broken(id, error)),
      (bodies) => {
        // A later reading has taken over: what this one made is of no use to the page.
        if (view !== this.session.view || this.#own.ended) return false;
        for (const { id, version } of bodies) this.#sent.set(id, version);
        this.#post({ type: 'bodies', bodies });
        return true;
      },
    );
  }

  /** Reading every heading takes time in a long notebook: only after the tiles on screen were sent. */
  #sendOutline(): void {
    const { view } = this.session;
    if (!view || view.hasOutline || view.outline().length === 0) return;
    this.#postState();
  }

  /** As little as brings the page up to date. */
  #postState(): void {
    const state = this.session.state();
    const heads = this.#shown && changedHeads(this.#shown, state);
    this.#shown = state;
    if (!heads) this.#post({ type: 'state', state });
    else if (heads.length > 0) this.#post({ type: 'heads', revision: state.revision, heads });
  }

  #broken(id: string, error: unknown): TileBody {
    const { text } = explain(error, say('dashboard.reading'), this.services.log);
    const part = {
      kind: 'notice',
      level: 'error',
      message: 'output.failed',
      args: { reason: text },
    } as const;
    return { id, version: this.session.view?.versionOf(id) ?? '', parts: [part], references: [] };
  }

  /** Says nothing to a page that was closed while its answer was on the way. */
  #post(message: PanelMessage): void {
    if (this.#own.ended) return;
    void this.panel.webview.postMessage(message);
  }

  #receive(message: unknown): void {
    if (matches<PanelIntent>(panelIntentSchema, message)) dispatch(this.#handlers, message);
    else this.services.log.info('dashboard: a message of the page was refused');
  }

  readonly #handlers: Handlers<PanelIntent> = {
    ready: () => {
      this.#listening = true;
      // VS Code draws its tabs anew for it, which would hold up the first tile.
      this.panel.iconPath ??= new vscode.ThemeIcon('dashboard');
      // Otherwise the page has all of it already, but for an outline that was left for later.
      if (this.#missed) void this.#show('tiles');
      else this.#sendOutline();
    },
    need: ({ tiles }) => void this.#sendBodies(tiles),
    asset: ({ tile, id }) => void this.#asset(tile, id),
    renderer: ({ name }) => void this.#renderer(name),
    widgetState: () => void this.#widgetState(),
    set: ({ type: _type, ...change }) => this.session.set(change),
    reload: () => void this.reload(),
    openNotebook: () => void this.services.actions.openNotebook(this.uri),
    export: () => void this.services.actions.export(this.uri, this.session.view?.settings),
    goLive: () => void this.services.actions.goLive(),
    trust: () => void this.#trust(),
    act: ({ action }) => void this.services.actions.act(this, action),
    key: ({ key }) => void vscode.commands.executeCommand(keyCommands[key]),
    reveal: ({ tile }) => void this.services.actions.reveal(this.uri, this.session.view?.cellOf(tile)),
    showAll: ({ tile }) => {
      this.session.view?.showAll(tile);
      void this.#show('tiles');
    },
    loadRemote: ({ tile, id }) => void this.#remote(tile, id),
    openReference: ({ tile, id }) => void this.services.actions.openReference(this, tile, id),
    painted: ({ what, ms }) => this.services.painted(this.uri, what, ms),
    redrawn: ({ tile, at }) => this.services.painted(this.uri, `redrawn ${tile}`, at),
  };

  async #asset(tile: string, id: string): Promise<void> {
    this.#post({ type: 'asset', tile, id, url: await this.services.actions.asset(this, tile, id) });
  }

  async #remote(tile: string, id: string): Promise<void> {
    const url = await this.services.actions.loadRemote(this, tile, id);
    if (url !== undefined) this.#post({ type: 'asset', tile, id, url });
  }

  async #renderer(name: Extract<PanelIntent, { type: 'renderer' }>['name']): Promise<void> {
    this.#post({ type: 'renderer', name, ...(await this.services.media.bundle(`renderers/${name}`)) });
  }

  async #widgetState(): Promise<void> {
    try {
      const found = await this.session.view?.widgetState();
      this.#post({ type: 'widgetState', state: null, references: [], ...found });
    } catch (error) {
      this.services.log.bug(error, 'reading the widget state');
      this.#post({ type: 'widgetState', state: null, references: [] });
    }
  }

  async #trust(): Promise<void> {
    if (await this.services.actions.askTrust(this.uri)) await this.reload();
  }
}
