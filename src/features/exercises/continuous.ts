import * as vscode from 'vscode';
import type { Judged } from '../../core/exercises/judge';
import { DisposableStore } from '../../host/disposables';
import { answerFile, answerIfAny } from '../../process/exercises/answer';
import type { Place, Places } from './places';

/** When somebody waits for it, a verdict over the cases that were run until then. */
const soonMs = 400;

/** What is done about an answer that was saved. */
export interface SavedAnswer {
  readonly place: Place;
  readonly signal: AbortSignal;
  readonly onJudged: (judged: Judged) => void;
}

/**
 * Follows the answers of a continuous run: each save starts their check, and ends the one before. Editors outside of
 * VS Code count too. Disposed with the run.
 */
export class SavedAnswers implements vscode.Disposable {
  readonly #own = new DisposableStore();
  readonly #running = new Map<string, AbortController>();
  readonly #texts = new Map<string, string>();

  constructor(
    readonly places: Places,
    /** Settles when all is drawn; `soon` is told what is known by then. */
    readonly check: (saved: SavedAnswer) => Promise<void>,
    readonly soon: (place: Place, script: string, judged: readonly Judged[]) => void,
  ) {
    this.#own.add(vscode.workspace.onDidSaveTextDocument(({ uri }) => void this.#saved(uri)));
    const outside = this.#own.add(
      vscode.workspace.createFileSystemWatcher(`**/${answerFile}`, true, false, true),
    );
    this.#own.add(outside.onDidChange((uri) => void this.#saved(uri)));
    this.#own.add({ dispose: () => this.#running.forEach((one) => one.abort()) });
  }

  dispose(): void {
    this.#own.dispose();
  }

  async #saved(uri: vscode.Uri): Promise<void> {
    const place = this.places.around(uri);
    if (place?.answer.toString() !== uri.toString()) return;
    const key = uri.toString();
    const script = answerIfAny(place.folder.fsPath);
    // The file's watcher tells of the same save again.
    if (script === undefined || this.#own.ended || this.#texts.get(key) === script) return;
    this.#texts.set(key, script);
    this.#running.get(key)?.abort();
    const running = new AbortController();
    this.#running.set(key, running);
    await this.#follow(place, script, running.signal);
    if (this.#running.get(key) === running) this.#running.delete(key);
  }

  async #follow(place: Place, script: string, signal: AbortSignal): Promise<void> {
    const judged: Judged[] = [];
    let told = false;
    const tell = (): void => {
      if (told || signal.aborted || judged.length === 0) return;
      told = true;
      this.soon(place, script, judged);
    };
    const timer = setTimeout(tell, soonMs);
    const onJudged = (one: Judged): void => {
      judged.push(one);
      // A failure of the core tier is one whatever follows.
      if (one.one.tier === 'core' && one.status !== 'pass') tell();
    };
    try {
      await this.check({ place, signal, onJudged });
    } finally {
      told = true;
      clearTimeout(timer);
    }
  }
}
