import * as vscode from 'vscode';
import { DisposableStore } from '../../host/disposables';
import { isObject } from '../../shared/json';
import { DashboardPanel, panelTitle, type DashboardServices } from './panel';

export const viewType = 'aiServiceLab.dashboard';

/** A page gets no file at all: what it needs is in its HTML or comes as a message. */
const panelOptions = { enableScripts: true, localResourceRoots: [] };

/** Which dashboards are open: one panel a notebook, the active one, and those that come back after a reload. */
export class DashboardManager implements vscode.WebviewPanelSerializer {
  readonly #own = new DisposableStore();
  readonly #panels = new Map<string, DashboardPanel>();

  constructor(readonly services: DashboardServices) {}

  /** Opens a notebook's dashboard beside its editor, or shows the one that is open. Settles when it is drawn. */
  async preview(uri: vscode.Uri): Promise<DashboardPanel> {
    const known = this.#panels.get(uri.toString());
    if (known) {
      known.panel.reveal(undefined, true);
      return known;
    }
    const panel = vscode.window.createWebviewPanel(
      viewType,
      panelTitle(uri),
      { viewColumn: beside(uri), preserveFocus: false },
      { ...panelOptions, retainContextWhenHidden: true },
    );
    return this.#adopt(panel, uri);
  }

  get active(): DashboardPanel | undefined {
    return [...this.#panels.values()].find(({ panel }) => panel.active) ?? [...this.#panels.values()].at(-1);
  }

  of(uri: vscode.Uri): DashboardPanel | undefined {
    return this.#panels.get(uri.toString());
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const notebook = isObject(state) ? state['notebook'] : undefined;
    // The state comes back from the page: anything but an .ipynb address is refused.
    if (typeof notebook !== 'string' || !/\.ipynb$/i.test(notebook)) {
      panel.dispose();
      return;
    }
    panel.webview.options = panelOptions;
    await this.#adopt(panel, vscode.Uri.parse(notebook, true));
  }

  dispose(): void {
    this.#own.dispose();
  }

  async #adopt(panel: vscode.WebviewPanel, uri: vscode.Uri): Promise<DashboardPanel> {
    const dashboard = this.#own.add(new DashboardPanel(panel, uri, this.services));
    this.#panels.set(uri.toString(), dashboard);
    panel.onDidDispose(() => {
      this.#panels.delete(uri.toString());
      dashboard.dispose();
    });
    await dashboard.open();
    return dashboard;
  }
}

/** Beside the editor that shows the notebook; where none does (Explorer, palette), in the active group. */
function beside(uri: vscode.Uri): vscode.ViewColumn {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const shown = tab instanceof vscode.TabInputNotebook || tab instanceof vscode.TabInputText;
  return shown && tab.uri.toString() === uri.toString() ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
}
