import * as vscode from 'vscode';
import { bytesOf, type PlannedFile } from '../../core/scaffold/plan';
import { say } from '../../host/language';

const scheme = 'ailab-planned';

/** Shows a file of the workspace beside what would be written, which exists only as a virtual document. */
export class Difference implements vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #provider: vscode.Disposable;

  constructor() {
    this.#provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()) ?? '',
    });
  }

  async show(existing: vscode.Uri, file: PlannedFile): Promise<void> {
    // The path keeps its ending, so that both sides are coloured alike; the fragment keeps two showings apart.
    const planned = vscode.Uri.from({ scheme, path: existing.path, fragment: String(this.#texts.size) });
    this.#texts.set(planned.toString(), new TextDecoder().decode(bytesOf(file)));
    await vscode.commands.executeCommand(
      'vscode.diff',
      existing,
      planned,
      say('scaffold.diffTitle', { path: file.path }),
      { preview: true, preserveFocus: true } satisfies vscode.TextDocumentShowOptions,
    );
  }

  /** Closes what was shown: after the answer it compares with nothing that exists. */
  async close(): Promise<void> {
    const shown = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(
        ({ input }) =>
          (input instanceof vscode.TabInputTextDiff || input instanceof vscode.TabInputNotebookDiff) &&
          input.modified.scheme === scheme,
      );
    if (shown.length > 0) await vscode.window.tabGroups.close(shown);
  }

  dispose(): void {
    this.#provider.dispose();
  }
}
