import * as vscode from 'vscode';
import { say } from '../../host/language';

/**
 * The notebook that a command means: what the menu handed over, else the active editor, else the only one in the
 * workspace, else the person's choice. Undefined where there is none, after saying so.
 */
export async function pickNotebook(target: unknown): Promise<vscode.Uri | undefined> {
  const given = uriIn(target);
  if (given) return given;
  const active = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (
    (active instanceof vscode.TabInputNotebook || active instanceof vscode.TabInputText) &&
    isNotebook(active.uri)
  ) {
    return active.uri;
  }
  const found = await vscode.workspace.findFiles(
    '**/*.ipynb',
    '**/{node_modules,.ipynb_checkpoints,.venv}/**',
    200,
  );
  if (found.length === 0) {
    const text = vscode.workspace.workspaceFolders
      ? say('dashboard.noneInWorkspace')
      : say('dashboard.noNotebook');
    void vscode.window.showInformationMessage(text);
    return undefined;
  }
  if (found.length === 1) return found[0];
  const items = found
    .map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: say('dashboard.pick') });
  return chosen?.uri;
}

/** Menus hand over an address, the notebook toolbar an object that carries one. */
function uriIn(target: unknown): vscode.Uri | undefined {
  if (target instanceof vscode.Uri) return isNotebook(target) ? target : undefined;
  if (typeof target !== 'object' || target === null || !('notebookEditor' in target)) return undefined;
  const editor = target.notebookEditor;
  if (typeof editor !== 'object' || editor === null || !('notebookUri' in editor)) return undefined;
  return editor.notebookUri instanceof vscode.Uri ? editor.notebookUri : undefined;
}

const isNotebook = (uri: vscode.Uri): boolean => /\.ipynb$/i.test(uri.path);
