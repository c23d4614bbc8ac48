import * as vscode from 'vscode';
import type { TileBody } from '../../core/notebook/types';
import { DisposableStore } from '../../host/disposables';
import { explain } from '../../host/errors';
import { language, say } from '../../host/language';
import type { Log } from '../../host/log';
import { makeNonce } from '../../host/nonce';
import type { MediaFiles } from '../../process/mediaFiles';
import {
  panelIntentSchema,
  type DashboardState,
  type Notice,
  type PanelIntent,
  type PanelMessage,
  type PanelStart,
} from '../../shared/dashboardApi';
import { dispatch, matches, type Handlers } from '../../shared/guard';
import { contentSecurityPolicy } from '../../shared/html';
import { panelDocument } from '../../shared/panelDocument';
import type { DashboardActions } from './actions';
import { NotebookInput, type InputChange, type LoadedInput } from './input';
import type { NotebookTrust } from './trust';
import { DashboardView, type ViewSettings } from '../../core/notebook/view';

/** What every dashboard shares. */
export interface DashboardServices {
  readonly log: Log;
  readonly media: MediaFiles;
  readonly mediaRoot: vscode.Uri;
  /** Path of the built worker that reads large notebooks. */
  readonly worker: string;
  readonly trust: NotebookTrust;
  readonly actions: DashboardActions;
  readonly settings: (uri: vscode.Uri) => ViewSettings;
  readonly remember: (uri: vscode.Uri, settings: ViewSettings) => void;
  /** Told of each measure that a page reports: the bench and the tests listen. */
  readonly painted: (uri: vscode.Uri, what: string, ms: number) => void;
}

/** A first screen's worth: these tiles travel inside the page's HTML, the rest is asked for. */
const firstTiles = 8;
const firstBytes = 300_000;
/** Loading is shown only when it takes this long: most notebooks are there before. */
const patience = 120;

/** One webview panel: reads its notebook, keeps the page in step with it, and turns intents into actions. */
export class DashboardPanel implements vscode.Disposable {
  readonly #own = new DisposableStore();
  readonly input: NotebookInput;
  #loaded: LoadedInput | undefined;
  #view: DashboardView | undefined;
  #trusted = false;
  #failure: Notice | undefined;
  #gone = false;
  #revision = 0;
  #loads = 0;
  #pageUp = false;
  /** Versions that the page has: a change of one of these is sent without being asked for. */
  readonly #sent = new Map<string, string>();
  #reload: ReturnType<typeof setTimeout> | undefined;
  #aborter = new AbortController();

  constructor(
    readonly panel: vscode.WebviewPanel,
    readonly uri: vscode.Uri,
    readonly services: DashboardServices,
  ) {
    panel.title = say('dashboard.title', { name: baseName(uri) });
    panel.webview.options = { enableScripts: true, localResourceRoots: [services.mediaRoot] };
    this.input = this.#own.add(new NotebookInput(uri, services.worker));
    this.#own.add(this.input.onDidChange((change) => this.#changed(change)));
    this.#own.add(panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)));
    this.#own.add(vscode.workspace.onDidGrantWorkspaceTrust(() => void this.reload()));
    this.#own.add(
      panel.onDidChangeViewState(() => {
        if (panel.visible && this.#pageUp) this.#pushState();
      }),
    );
    this.#own.add({
      dispose: () => {
        clearTimeout(this.#reload);
        this.#aborter.abort();
        this.#loaded?.dispose();
      },
    });
  }

  /** Reads the notebook and draws the page anew; keeps what the page shows when reading fails later. */
  async reload(): Promise<void> {
    const load = this.#read();
    let late: ReturnType<typeof setTimeout> | undefined;
    const slow = new Promise<'slow'>((resolve) => (late = setTimeout(() => resolve('slow'), patience)));
    if (!this.#pageUp && (await Promise.race([load, slow])) === 'slow') await this.#writePage();
    clearTimeout(late);
    if (!(await load) || this.#own.ended) return;
    await this.#writePage();
  }

  get view(): DashboardView | undefined {
    return this.#view;
  }

  get trusted(): boolean {
    return this.#trusted;
  }

  find(): void {
    this.#post({ type: 'find' });
  }

  set(change: Partial<ViewSettings>): void {
    const view = this.#view;
    if (!view) return;
    view.settings = { ...view.settings, ...change };
    this.services.remember(this.uri, view.settings);
    view.refresh();
    this.#pushState();
    void this.#pushChanged();
  }

  dispose(): void {
    this.#own.dispose();
  }

  /** False where a later read has overtaken this one. */
  async #read(): Promise<boolean> {
    const turn = ++this.#loads;
    this.#aborter.abort();
    this.#aborter = new AbortController();
    const { signal } = this.#aborter;
    let loaded: LoadedInput | undefined;
    try {
      loaded = await this.input.load(signal);
      const trusted = await this.services.trust.isTrusted(this.uri, loaded.hash);
      if (turn !== this.#loads || this.#own.ended) {
        loaded.dispose();
        return false;
      }
      this.#loaded?.dispose();
      this.#loaded = loaded;
      this.#trusted = trusted;
      const settings = this.#view?.settings ?? this.services.settings(this.uri);
      this.#view = new DashboardView(loaded.source, baseName(this.uri), settings);
      if (loaded.source.cells.length <= 300) this.#view.outline();
      this.#failure = undefined;
      this.#gone = false;
    } catch (error) {
      if (turn !== this.#loads || this.#own.ended) return false;
      this.#failure = explain(error, say('dashboard.reading'), this.services.log);
    }
    return true;
  }

  #state(): DashboardState {
    const lang = language();
    const revision = ++this.#revision;
    const notices = this.#gone ? [{ text: say('dashboard.deleted') }] : [];
    if (this.#view) {
      // What was readable before stays on screen; the failure becomes a notice above it.
      const all = this.#failure ? [this.#failure, ...notices] : notices;
      return this.#view.state(revision, lang, this.#trusted, { notices: all });
    }
    const settings = this.services.settings(this.uri);
    return {
      revision,
      lang,
      title: baseName(this.uri),
      status: this.#failure ? 'failed' : 'loading',
      ...(this.#failure ? { failure: this.#failure } : {}),
      problems: [],
      trusted: false,
      layout: 'flow',
      layouts: ['flow'],
      code: settings.code,
      theme: settings.theme,
      width: settings.width,
      tiles: [],
      outline: [],
      neverRun: false,
    };
  }

  async #writePage(): Promise<void> {
    const turn = this.#loads;
    const { media, mediaRoot } = this.services;
    const view = this.#view;
    const [frame, bodies] = await Promise.all([
      media.bundle('dashboard-frame'),
      view ? firstBodies(view) : [],
    ]);
    if (turn !== this.#loads || this.#own.ended) return;
    this.#sent.clear();
    for (const body of bodies) this.#sent.set(body.id, body.version);
    const nonce = makeNonce();
    const { webview } = this.panel;
    const start: PanelStart = {
      state: this.#state(),
      bodies,
      nonce,
      frame,
      restore: { notebook: this.uri.toString() },
    };
    this.#pageUp = false;
    webview.html = panelDocument({
      start,
      csp: contentSecurityPolicy({ nonce, source: webview.cspSource, blobScripts: this.#trusted }),
      scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(mediaRoot, 'dashboard-panel.js')).toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(mediaRoot, 'dashboard-panel-style.css')).toString(),
      title: this.panel.title,
    });
  }

  #changed(change: InputChange): void {
    if (change === 'deleted') {
      this.#gone = true;
      this.#pushState();
    } else if (change === 'cells' && this.#view && this.input.isLive) {
      this.#view.refresh();
      if (this.#view.source.cells.length <= 300) this.#view.outline();
      this.#pushState();
      void this.#pushChanged();
    } else {
      clearTimeout(this.#reload);
      this.#reload = setTimeout(() => void this.#readAgain(), 100);
    }
  }

  /** The file or document is another: same page, only the tiles that differ are drawn again. */
  async #readAgain(): Promise<void> {
    const trusted = this.#trusted;
    const had = this.#view !== undefined;
    if (!(await this.#read())) return;
    // The policy of the page and what it may run hang on trust: that needs a new page.
    if (!had || trusted !== this.#trusted) return this.#writePage();
    this.#pushState();
    await this.#pushChanged();
    this.#pushOutline();
  }

  #pushState(): void {
    this.#post({ type: 'state', state: this.#state() });
  }

  #pushOutline(): void {
    if (!this.#view || this.#view.outline().length === 0) return;
    this.#pushState();
  }

  async #pushChanged(): Promise<void> {
    const view = this.#view;
    if (!view) return;
    const stale = [...this.#sent].filter(([id, version]) => {
      const now = view.versionOf(id);
      if (now === undefined) this.#sent.delete(id);
      return now !== undefined && now !== version;
    });
    await this.#pushBodies(stale.map(([id]) => id));
  }

  async #pushBodies(ids: readonly string[]): Promise<void> {
    const view = this.#view;
    let batch: TileBody[] = [];
    let bytes = 0;
    const flush = (): void => {
      if (batch.length > 0) this.#post({ type: 'bodies', bodies: batch });
      batch = [];
      bytes = 0;
    };
    for (const id of ids) {
      let body: TileBody | undefined;
      try {
        body = await view?.body(id);
      } catch (error) {
        body = this.#brokenBody(id, error);
      }
      if (view !== this.#view || this.#own.ended) return;
      if (!body) continue;
      this.#sent.set(id, body.version);
      batch.push(body);
      bytes += sizeOf(body);
      if (bytes > firstBytes) {
        flush();
        // Other work of the extension host goes first: a long page must not hold it up.
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    flush();
  }

  #brokenBody(id: string, error: unknown): TileBody {
    const { text } = explain(error, say('dashboard.reading'), this.services.log);
    const part = {
      kind: 'notice',
      level: 'error',
      message: 'output.failed',
      args: { reason: text },
    } as const;
    return { id, version: this.#view?.versionOf(id) ?? '', parts: [part], references: [] };
  }

  #post(message: PanelMessage): void {
    void this.panel.webview.postMessage(message);
  }

  #receive(message: unknown): void {
    if (!matches<PanelIntent>(panelIntentSchema, message)) {
      this.services.log.info(`dashboard: a message of the page was refused`);
      return;
    }
    dispatch(this.#handlers, message);
  }

  readonly #handlers: Handlers<PanelIntent> = {
    ready: () => {
      this.#pageUp = true;
      this.#pushState();
      this.#pushOutline();
    },
    need: ({ tiles }) => void this.#pushBodies(tiles),
    asset: ({ tile, id }) =>
      void this.services.actions
        .asset(this, tile, id)
        .then((url) => this.#post({ type: 'asset', tile, id, url })),
    renderer: ({ name }) =>
      void this.services.media
        .bundle(`renderers/${name}`)
        .then((bundle) => this.#post({ type: 'renderer', name, ...bundle })),
    widgetState: () =>
      void this.#view
        ?.widgetState()
        .catch((error: unknown) => {
          this.services.log.bug(error, 'reading the widget state');
          return { state: null, references: [] };
        })
        .then(({ state, references }) => this.#post({ type: 'widgetState', state, references })),
    set: ({ type: _type, ...change }) => this.set(change),
    reload: () => void this.reload(),
    openNotebook: () => void this.services.actions.openNotebook(this.uri),
    export: () => void this.services.actions.export(this.uri, this.#view?.settings),
    goLive: () => void this.services.actions.goLive(),
    trust: () =>
      void this.services.actions.askTrust(this.uri).then((yes) => (yes ? this.reload() : undefined)),
    act: ({ action }) => void this.services.actions.act(this, action),
    reveal: ({ tile }) => void this.services.actions.reveal(this.uri, this.#view?.cellOf(tile)),
    showAll: ({ tile }) => {
      this.#view?.showAll(tile);
      this.#pushState();
      void this.#pushBodies([tile]);
    },
    loadRemote: ({ tile, id }) =>
      void this.services.actions.loadRemote(this, tile, id).then((url) => {
        if (url !== undefined) this.#post({ type: 'asset', tile, id, url });
      }),
    openReference: ({ tile, id }) => void this.services.actions.openReference(this, tile, id),
    painted: ({ what, ms }) => this.services.painted(this.uri, what, ms),
    redrawn: ({ tile }) => this.services.painted(this.uri, `redrawn ${tile}`, 0),
  };
}

/** Bodies of the first tiles, until a screen is full or they weigh too much to travel inside the page. */
async function firstBodies(view: DashboardView): Promise<TileBody[]> {
  const bodies: TileBody[] = [];
  let bytes = 0;
  for (const { id } of view.tiles.slice(0, firstTiles)) {
    const body = await view.body(id).catch(() => undefined);
    if (!body) continue;
    bytes += sizeOf(body);
    if (bytes > firstBytes && bodies.length > 0) break;
    bodies.push(body);
  }
  return bodies;
}

/** Characters of a body, near enough: its parts are mostly strings. */
function sizeOf(body: TileBody): number {
  return JSON.stringify(body).length;
}

function baseName(uri: vscode.Uri): string {
  return decodeURIComponent(uri.path.slice(uri.path.lastIndexOf('/') + 1));
}
