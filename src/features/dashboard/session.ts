import * as vscode from 'vscode';
import { hashJson } from '../../core/notebook/hash';
import { DashboardView, type ViewSettings } from '../../core/notebook/view';
import { DisposableStore } from '../../host/disposables';
import { explain } from '../../host/errors';
import { language, say } from '../../host/language';
import type { DashboardState, Notice } from '../../shared/dashboardApi';
import { NotebookInput, type InputChange, type LoadedInput } from './input';
import type { DashboardServices } from './panel';

/** What a page must do about a change: `tiles`, take the new state and what changed; `state`, the state alone. */
export type SessionChange = 'tiles' | 'state';

/** Cells up to which the outline is made with the first state; longer notebooks get it after the first tiles. */
const quickOutline = 300;
/** Milliseconds in which saves and keystrokes in a text editor become one reading. */
const settle = 100;

/** A notebook's file name, whatever kind of place it lies in. */
export function notebookName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** One notebook while its dashboard is open: reads it, follows it, and knows what may be shown of it. */
export class NotebookSession implements vscode.Disposable {
  readonly #own = new DisposableStore();
  readonly #changed = this.#own.add(new vscode.EventEmitter<SessionChange>());
  readonly onDidChange = this.#changed.event;
  readonly #input: NotebookInput;
  #loaded: LoadedInput | undefined;
  #view: DashboardView | undefined;
  #trusted = false;
  #failure: Notice | undefined;
  #deleted = false;
  #revision = 0;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #aborter = new AbortController();

  constructor(
    readonly uri: vscode.Uri,
    readonly services: Pick<DashboardServices, 'log' | 'trust' | 'worker' | 'settings' | 'remember'>,
  ) {
    this.#input = this.#own.add(new NotebookInput(uri, services.worker));
    this.#own.add(this.#input.onDidChange((change) => this.#follow(change)));
    this.#own.add(
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        void this.read();
      }),
    );
    this.#own.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('aiServiceLab')) this.#changed.fire('state');
      }),
    );
    this.#own.add({
      dispose: () => {
        clearTimeout(this.#timer);
        this.#aborter.abort();
        this.#loaded?.dispose();
      },
    });
  }

  get view(): DashboardView | undefined {
    return this.#view;
  }

  get trusted(): boolean {
    return this.#trusted;
  }

  get title(): string {
    return notebookName(this.uri);
  }

  /** Reads the notebook and tells what changed; never rejects: a failure becomes part of the state. */
  async read(): Promise<void> {
    const turn = ++this.#turn;
    this.#aborter.abort();
    this.#aborter = new AbortController();
    // A page that says "loading" should have the policy that the notebook will need.
    if (!this.#view) this.#trusted = this.services.trust.isInTrustedFolder(this.uri);
    try {
      const loaded = await this.#input.load(this.#aborter.signal);
      const trusted = await this.services.trust.isTrusted(this.uri, loaded.hash);
      // A large file is not decoded for this: its own hash says enough.
      const large = (loaded.size ?? 0) > 5e6;
      const widgets = large ? loaded.hash : hashJson((await loaded.source.widgetState()) ?? null);
      if (turn !== this.#turn || this.#own.ended) {
        loaded.dispose();
        return;
      }
      this.#loaded?.dispose();
      this.#loaded = loaded;
      this.#trusted = trusted;
      const settings = this.#view?.settings ?? this.services.settings(this.uri);
      this.#view = new DashboardView(loaded.source, this.title, settings, widgets);
      this.#quickOutline();
      this.#failure = undefined;
      this.#deleted = false;
    } catch (error) {
      if (turn !== this.#turn || this.#own.ended) return;
      this.#failure = explain(error, say('dashboard.reading'), this.services.log);
    }
    this.#changed.fire('tiles');
  }

  set(change: Partial<ViewSettings>): void {
    if (!this.#view) return;
    this.#view.settings = { ...this.#view.settings, ...change };
    this.services.remember(this.uri, this.#view.settings);
    this.#view.refresh();
    this.#quickOutline();
    this.#changed.fire('tiles');
  }

  /** The whole view state as of now; each call is a newer revision. */
  state(): DashboardState {
    const lang = language();
    const revision = ++this.#revision;
    if (this.#view) {
      // What was readable before stays on screen; the failure becomes a notice above it.
      const notices = [this.#failure, this.#deleted ? { text: say('dashboard.deleted') } : undefined];
      return this.#view.state(
        revision,
        lang,
        this.#trusted,
        notices.flatMap((notice) => notice ?? []),
      );
    }
    const { code, theme, width } = this.services.settings(this.uri);
    const failed = this.#failure
      ? ({ status: 'failed', failure: this.#failure } as const)
      : ({ status: 'loading' } as const);
    return {
      revision,
      lang,
      title: this.title,
      ...failed,
      problems: [],
      trusted: false,
      layout: 'flow',
      layouts: ['flow'],
      code,
      theme,
      width,
      tiles: [],
      outline: [],
      neverRun: false,
    };
  }

  dispose(): void {
    this.#own.dispose();
  }

  #quickOutline(): void {
    if (this.#view && this.#view.source.cells.length <= quickOutline) this.#view.outline();
  }

  #follow(change: InputChange): void {
    if (change === 'deleted') {
      this.#deleted = true;
      this.#changed.fire('state');
    } else if (change === 'cells' && this.#view) {
      this.#view.refresh();
      this.#quickOutline();
      this.#changed.fire('tiles');
    } else {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.read(), settle);
    }
  }
}
