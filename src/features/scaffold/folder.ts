import * as vscode from 'vscode';
import { say } from '../../host/language';
import { UserError } from '../../shared/errors';

/** The folder that is written into; undefined where the person did not choose. Throws UserError where nothing may be. */
export async function folderToWrite(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) throw new UserError('scaffold.noFolder');
  if (!vscode.workspace.isTrusted) throw new UserError('scaffold.untrusted');
  if (folders.length === 1) return folders[0]?.uri;
  const chosen = await vscode.window.showWorkspaceFolderPick({ placeHolder: say('scaffold.where') });
  return chosen?.uri;
}
