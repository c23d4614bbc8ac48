import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Reference } from '../../core/notebook/types';
import { showError } from '../../host/errors';
import { say } from '../../host/language';
import type { Log } from '../../host/log';
import { readAsset, resolveInside } from '../../process/assets';
import { fetchImage } from '../../process/remoteImage';
import { UserError, type ErrorAction } from '../../shared/errors';
import type { DashboardPanel } from './panel';
import type { NotebookTrust } from './trust';
import type { ViewSettings } from '../../core/notebook/view';

/** What a dashboard's intents do outside its page. References are looked up by id in what the notebook holds. */
export class DashboardActions {
  constructor(
    readonly log: Log,
    readonly trust: NotebookTrust,
    readonly exportAs: (uri: vscode.Uri, settings?: ViewSettings) => Promise<void>,
  ) {}

  /** A local image as a data: address, or null where there is none to show. */
  async asset(panel: DashboardPanel, tile: string, id: string): Promise<string | null> {
    const reference = panel.session.view?.reference(tile, id);
    if (reference?.kind !== 'file' || panel.uri.scheme !== 'file') return null;
    return readAsset(panel.uri.fsPath, rootOf(panel.uri), reference.url);
  }

  /** Asks first, naming the host and the whole address; undefined where the person or the network said no. */
  async loadRemote(panel: DashboardPanel, tile: string, id: string): Promise<string | undefined> {
    const reference = panel.session.view?.reference(tile, id);
    const url = reference && webAddress(reference);
    if (!url) return undefined;
    const load = say('image.load');
    const question = say('image.question', { host: new URL(url).host });
    const answer = await vscode.window.showInformationMessage(question, { modal: true, detail: url }, load);
    if (answer !== load) return undefined;
    try {
      return await vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Notification,
          title: say('image.loading', { host: new URL(url).host }),
          cancellable: true,
        },
        (_progress, token) => {
          const aborter = new AbortController();
          token.onCancellationRequested(() => aborter.abort());
          return fetchImage(url, aborter.signal);
        },
      );
    } catch (error) {
      await showError(error, say('image.doing'), this.log);
      return undefined;
    }
  }

  /** Web links go through VS Code's own question about the host; files open only inside the notebook's folder. */
  async openReference(panel: DashboardPanel, tile: string, id: string): Promise<void> {
    const reference = panel.session.view?.reference(tile, id);
    // A path of a Windows network (`\\host\share`) is no web address, though browsers take it for one.
    const isNetworkPath = reference?.url.trim().startsWith('\\\\') ?? false;
    const url = reference && !isNetworkPath ? webAddress(reference) : undefined;
    if (url) {
      await vscode.env.openExternal(vscode.Uri.parse(url));
    } else if (reference?.kind === 'file' && panel.uri.scheme === 'file') {
      const target = resolveInside(panel.uri.fsPath, rootOf(panel.uri), reference.url);
      if (target) await this.#open(vscode.Uri.file(target));
    }
  }

  async openNotebook(uri: vscode.Uri): Promise<void> {
    await this.#open(uri, columnOf(uri));
  }

  /** Shows the cell in the notebook editor, beside the dashboard. */
  async reveal(uri: vscode.Uri, cell: number | undefined): Promise<void> {
    if (cell === undefined) return;
    try {
      const document = await vscode.workspace.openNotebookDocument(uri);
      const range = new vscode.NotebookRange(cell, cell + 1);
      const editor = await vscode.window.showNotebookDocument(document, {
        viewColumn: columnOf(uri) ?? vscode.ViewColumn.One,
        selections: [range],
      });
      editor.revealRange(range, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
    } catch (error) {
      await showError(error, say('dashboard.revealing'), this.log);
    }
  }

  async export(uri: vscode.Uri, settings?: ViewSettings): Promise<void> {
    try {
      await this.exportAs(uri, settings);
    } catch (error) {
      await showError(error, say('dashboard.exporting'), this.log);
    }
  }

  async goLive(): Promise<void> {
    await vscode.window.showInformationMessage(say('dashboard.live'));
  }

  askTrust(uri: vscode.Uri): Promise<boolean> {
    return this.trust.ask(uri);
  }

  async act(panel: DashboardPanel, action: ErrorAction): Promise<void> {
    switch (action) {
      case 'reload':
        return panel.reload();
      case 'openNotebook':
        return this.openNotebook(panel.uri);
      case 'openAsText':
        await vscode.commands.executeCommand('vscode.openWith', panel.uri, 'default', vscode.ViewColumn.One);
        return;
      case 'showLog':
        this.log.show();
    }
  }

  async #open(uri: vscode.Uri, column: vscode.ViewColumn = vscode.ViewColumn.One): Promise<void> {
    try {
      // VS Code opens an editor for what is not there, under whatever name a notebook gave it.
      if (uri.scheme === 'file')
        await vscode.workspace.fs.stat(uri).then(undefined, () => {
          throw new UserError('notebook.missing');
        });
      await vscode.commands.executeCommand('vscode.open', uri, { viewColumn: column });
    } catch (error) {
      await showError(error, say('dashboard.opening'), this.log);
    }
  }
}

/** The folder whose images a notebook may show: its workspace folder, else its own. */
export function rootOf(uri: vscode.Uri): string {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath ?? path.dirname(uri.fsPath);
}

/** The http(s) address of a remote reference; protocol-relative ones mean https here. */
function webAddress({ kind, url }: Reference): string | undefined {
  if (kind !== 'remote') return undefined;
  try {
    const address = new URL(url.trim(), 'https://localhost');
    return /^https?:$/.test(address.protocol) ? address.href : undefined;
  } catch {
    return undefined;
  }
}

/** Where an editor of this file is already open: showing it there moves nothing else. */
function columnOf(uri: vscode.Uri): vscode.ViewColumn | undefined {
  for (const group of vscode.window.tabGroups.all) {
    for (const { input } of group.tabs) {
      const own = input instanceof vscode.TabInputNotebook || input instanceof vscode.TabInputText;
      if (own && input.uri.toString() === uri.toString()) return group.viewColumn;
    }
  }
  return undefined;
}
