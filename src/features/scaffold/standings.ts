import * as vscode from 'vscode';
import { bytesOf, standingOf, type Plan, type PlannedFile, type Standing } from '../../core/scaffold/plan';
import { leadsOutside } from '../../process/folder';
import { UserError } from '../../shared/errors';

/** A planned file and what it meets. */
export interface Meeting {
  readonly file: PlannedFile;
  readonly uri: vscode.Uri;
  readonly standing: Standing;
}

// Larger files are none of ours: they differ, and need not be read for it.
const mostBytes = 20e6;

export const placeOf = (folder: vscode.Uri, path: string): vscode.Uri =>
  vscode.Uri.joinPath(folder, ...path.split('/'));

/** What each file of a plan meets in the folder, unsaved editors included. Throws UserError for what cannot be written. */
export function meetAll(plan: Plan, folder: vscode.Uri): Promise<Meeting[]> {
  return Promise.all(plan.map((file) => meet(file, folder)));
}

async function meet(file: PlannedFile, folder: vscode.Uri): Promise<Meeting> {
  await checkWay(file.path, folder);
  const uri = placeOf(folder, file.path);
  const unsaved = vscode.workspace.textDocuments.find(
    (document) => document.isDirty && document.uri.toString() === uri.toString(),
  );
  if (unsaved) {
    const standing = standingOf(bytesOf(file), new TextEncoder().encode(unsaved.getText()));
    return { file, uri, standing };
  }
  const found = await statOf(uri);
  if (!found) return { file, uri, standing: 'new' };
  if (found.type & vscode.FileType.Directory)
    throw new UserError('scaffold.folderInPlace', { path: file.path });
  if (found.size > mostBytes) return { file, uri, standing: 'differs' };
  return { file, uri, standing: standingOf(bytesOf(file), await vscode.workspace.fs.readFile(uri)) };
}

/** Throws where a link leads out of the folder, or a file stands where a folder has to be. */
export async function checkWay(path: string, folder: vscode.Uri): Promise<void> {
  if (folder.scheme === 'file' && (await leadsOutside(folder.fsPath, path)))
    throw new UserError('scaffold.linkOutside', { path });
  const names = path.split('/');
  for (let depth = 1; depth <= names.length; depth++) {
    const found = await statOf(placeOf(folder, names.slice(0, depth).join('/')));
    if (!found) return;
    // Where links lead in other file systems nobody can say.
    if (folder.scheme !== 'file' && found.type & vscode.FileType.SymbolicLink)
      throw new UserError('scaffold.linkOutside', { path });
    if (depth < names.length && !(found.type & vscode.FileType.Directory))
      throw new UserError('scaffold.fileInPlace', { path });
  }
}

/** Undefined where nothing is. */
export async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
