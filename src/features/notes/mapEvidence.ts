import * as vscode from 'vscode';
import { mapEvidence, wantsText, type ListedFile } from '../../core/course/mapEvidence';
import { DisposableStore } from '../../host/disposables';

/** Files that are looked at: a workspace may have millions. */
const most = 3000;

/** Other people's code would take the place of the person's own. */
const foreign = '**/{node_modules,.venv,venv,site-packages,__pycache__,.git}/**';

export interface FoundEvidence {
  readonly component: string;
  readonly text: string;
  readonly id: string;
}

/** What the open folder has of each component of MLOps; the page opens it by ids that are made here. */
export class Evidence implements vscode.Disposable {
  readonly #own = new DisposableStore();
  readonly #changed = this.#own.add(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;
  #found: readonly FoundEvidence[] | undefined;
  #files = new Map<string, vscode.Uri>();
  #watching = false;
  #timer: NodeJS.Timeout | undefined;
  /** Counts the looks: an id of an earlier one opens nothing, and never another file. */
  #looks = 0;

  get current(): readonly FoundEvidence[] | undefined {
    return this.#found;
  }

  /** Looks through the first folder; follows it from then on. */
  async look(): Promise<void> {
    const look = ++this.#looks;
    this.#watch();
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    if (!folder) {
      this.#found = undefined;
      this.#files = new Map();
      return;
    }
    const uris = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, '**/*'), foreign, most);
    const files = await Promise.all(uris.map((uri) => listed(folder, uri)));
    if (look !== this.#looks) return;
    const facts = mapEvidence(files.flatMap((file) => file ?? []));
    this.#files = new Map();
    this.#found = facts.map(({ component, text, path }, index) => {
      const id = `evidence-${look}-${index}`;
      this.#files.set(id, vscode.Uri.joinPath(folder, path));
      return { component, text, id };
    });
  }

  async open(id: string): Promise<void> {
    const file = this.#files.get(id);
    if (file)
      await vscode.commands.executeCommand('vscode.open', file, { viewColumn: vscode.ViewColumn.One });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#own.dispose();
  }

  #watch(): void {
    if (this.#watching) return;
    this.#watching = true;
    const watcher = this.#own.add(vscode.workspace.createFileSystemWatcher('**/*'));
    const later = (): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.look().then(() => this.#changed.fire()), 1000);
    };
    for (const event of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete])
      this.#own.add(event(later));
    this.#own.add(vscode.workspace.onDidChangeWorkspaceFolders(later));
  }
}

async function listed(folder: vscode.Uri, uri: vscode.Uri): Promise<ListedFile | undefined> {
  const path = uri.path.slice(folder.path.length + 1);
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (!wantsText(path, size)) return { path, size };
    return { path, size, text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
  } catch {
    return undefined;
  }
}
