import * as vscode from 'vscode';
import { visible } from '../../core/exercises/report';
import type { Finding } from '../../core/notes/check';
import { say } from '../../host/language';
import type { Log } from '../../host/log';
import type { WorkspacePack } from './workspacePacks';

/** Says once what is wrong with packs of the workspace; again only when something else is wrong. */
export class BrokenPacks {
  readonly #logged = new Map<string, string>();
  readonly #warned = new Map<string, string>();

  constructor(readonly log: Log) {}

  tell(packs: readonly WorkspacePack[]): void {
    for (const { folder, findings } of packs) {
      const [first] = findings;
      const key = folder.toString();
      if (isNew(this.#logged, key, JSON.stringify(findings)))
        for (const finding of findings) this.log.info(sentenceOf(folder, finding));
      // The line moves while somebody writes.
      const what = first ? JSON.stringify({ ...first, line: 0 }) : '';
      if (isNew(this.#warned, key, what) && first) void this.#warn(folder, first, findings.length - 1);
    }
  }

  async #warn(folder: vscode.Uri, finding: Finding, more: number): Promise<void> {
    const open = say('exercises.openFile');
    const text = sentenceOf(folder, finding);
    const chosen = await vscode.window.showWarningMessage(
      // Notifications make links of `[text](address)`, also to commands.
      (more > 0 ? `${text} ${say('exercises.moreFindings', { more })}` : text).replaceAll('](', '] ('),
      open,
    );
    if (chosen !== open) return;
    const selection = new vscode.Range(finding.line - 1, 0, finding.line - 1, 0);
    await vscode.window.showTextDocument(await nearest(folder, finding.file), { selection });
  }
}

function isNew(known: Map<string, string>, key: string, value: string): boolean {
  if (known.get(key) === value) return false;
  known.set(key, value);
  return true;
}

function sentenceOf(folder: vscode.Uri, { file, line, message, args }: Finding): string {
  const place = vscode.workspace.asRelativePath(vscode.Uri.joinPath(folder, file));
  return visible(say('exercises.brokenPack', { file: place, line, text: say(message, args) }));
}

/** A file that is missing is made from its pack's list. */
async function nearest(folder: vscode.Uri, file: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder, file);
  const found = await vscode.workspace.fs.stat(uri).then(
    ({ type }) => (type & vscode.FileType.File) !== 0,
    () => false,
  );
  return found ? uri : vscode.Uri.joinPath(folder, 'pack.json');
}
