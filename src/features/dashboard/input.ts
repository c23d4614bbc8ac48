import * as vscode from 'vscode';
import { parseNotebook } from '../../core/notebook/parse';
import type { NotebookSource } from '../../core/notebook/types';
import { DisposableStore } from '../../host/disposables';
import { readNotebook } from '../../process/readNotebook';
import { LiveSource } from './liveSource';

/** What changed: some cells of the live document (at once), or everything (read again). */
export type InputChange = 'cells' | 'all' | 'deleted';

export interface LoadedInput {
  readonly source: NotebookSource;
  /** SHA-256 of the file's bytes where they were read; live and unsaved notebooks have none. */
  readonly hash?: string;
  /** Bytes of the file, likewise. */
  readonly size?: number;
  dispose(): void;
}

/** One notebook, from where its newest text is: the open notebook, an unsaved text editor, or the file. */
export class NotebookInput implements vscode.Disposable {
  readonly #own = new DisposableStore();
  readonly #changed = this.#own.add(new vscode.EventEmitter<InputChange>());
  readonly onDidChange = this.#changed.event;
  #live: LiveSource | undefined;

  /** @param worker path of the built worker that reads large files */
  constructor(
    readonly uri: vscode.Uri,
    readonly worker: string,
  ) {
    const is = (other: vscode.Uri): boolean => other.toString() === uri.toString();
    const { workspace } = vscode;
    const own = (one: vscode.Disposable): unknown => this.#own.add(one);
    own(
      workspace.onDidChangeNotebookDocument((event) => {
        if (event.notebook !== this.#live?.document) return;
        if (this.#live.apply(event)) this.#changed.fire('cells');
      }),
    );
    own(workspace.onDidOpenNotebookDocument((notebook) => is(notebook.uri) && this.#changed.fire('all')));
    own(
      workspace.onDidCloseNotebookDocument((notebook) => {
        if (is(notebook.uri)) this.#changed.fire('all');
      }),
    );
    own(
      workspace.onDidChangeTextDocument((event) => {
        if (is(event.document.uri) && event.contentChanges.length > 0) this.#changed.fire('all');
      }),
    );
    own(workspace.onDidCloseTextDocument((document) => is(document.uri) && this.#changed.fire('all')));
    this.#watchFile(uri);
  }

  get isLive(): boolean {
    return this.#live !== undefined;
  }

  async load(signal: AbortSignal): Promise<LoadedInput> {
    const same = (one: { uri: vscode.Uri; isClosed: boolean }): boolean =>
      !one.isClosed && one.uri.toString() === this.uri.toString();
    const nothing = (): void => undefined;
    const notebook = vscode.workspace.notebookDocuments.find(same);
    if (notebook) {
      if (this.#live?.document !== notebook) this.#live = new LiveSource(notebook);
      return { source: this.#live, dispose: nothing };
    }
    this.#live = undefined;
    const text = vscode.workspace.textDocuments.find((document) => same(document) && document.isDirty);
    if (text) return { source: parseNotebook(text.getText()), dispose: nothing };
    if (this.uri.scheme === 'file') return readNotebook(this.uri.fsPath, { worker: this.worker, signal });
    const bytes = await vscode.workspace.fs.readFile(this.uri);
    return { source: parseNotebook(new TextDecoder().decode(bytes)), dispose: nothing };
  }

  dispose(): void {
    this.#own.dispose();
  }

  #watchFile(uri: vscode.Uri): void {
    const folder = vscode.Uri.joinPath(uri, '..');
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[[\]{}*?!]/g, '?');
    const watcher = this.#own.add(
      vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, name)),
    );
    const changed = (change: InputChange) => (file: vscode.Uri) => {
      // A live notebook tells by itself, and before the file does.
      if (file.toString() === uri.toString() && !this.isLive) this.#changed.fire(change);
    };
    this.#own.add(watcher.onDidChange(changed('all')));
    this.#own.add(watcher.onDidCreate(changed('all')));
    this.#own.add(watcher.onDidDelete(changed('deleted')));
  }
}
