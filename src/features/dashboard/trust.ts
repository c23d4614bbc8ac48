import * as vscode from 'vscode';
import { hashFile } from '../../process/hashFile';
import { say } from '../../host/language';

const key = 'dashboard.trusted';

/** Which notebooks may run the scripts that they carry: those of a trusted workspace's folders, and those the person named. */
export class NotebookTrust {
  constructor(readonly memory: vscode.Memento) {}

  /** What its folder alone says, without a look at the content. */
  isInTrustedFolder(uri: vscode.Uri): boolean {
    return (
      vscode.workspace.isTrusted &&
      vscode.workspace.getWorkspaceFolder(uri) !== undefined &&
      !this.#refused().includes(uri.toString())
    );
  }

  /** Never throws: a file that cannot be read is not trusted. Restricted Mode overrules every approval. */
  async isTrusted(uri: vscode.Uri, hash?: string): Promise<boolean> {
    if (this.isInTrustedFolder(uri)) return true;
    if (!vscode.workspace.isTrusted || vscode.workspace.getWorkspaceFolder(uri)) return false;
    const approved = this.#approved()[uri.toString()];
    if (approved === undefined) return false;
    return approved === (hash ?? (await contentHash(uri)));
  }

  /** Asks the person; true when this path with this content is trusted afterwards. */
  async ask(uri: vscode.Uri): Promise<boolean> {
    if (!vscode.workspace.isTrusted) {
      await vscode.commands.executeCommand('workbench.trust.manage');
      return false;
    }
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const yes = say('trust.yes');
    const answer = await vscode.window.showWarningMessage(
      say('trust.question', { name }),
      { modal: true, detail: say('trust.detail') },
      yes,
    );
    if (answer !== yes) return false;
    return this.approve(uri);
  }

  /** Remembers path and present content; a later change of the file by others ends the trust. */
  async approve(uri: vscode.Uri): Promise<boolean> {
    await this.memory.update(
      refusedKey,
      this.#refused().filter((one) => one !== uri.toString()),
    );
    if (vscode.workspace.getWorkspaceFolder(uri)) return true;
    const hash = await contentHash(uri);
    if (hash === undefined) return false;
    await this.memory.update(key, { ...this.#approved(), [uri.toString()]: hash });
    return true;
  }

  /** Takes trust back, in a trusted folder too, until it is given again. */
  async revoke(uri: vscode.Uri): Promise<void> {
    const { [uri.toString()]: _gone, ...rest } = this.#approved();
    await this.memory.update(key, rest);
    await this.memory.update(refusedKey, [...new Set([...this.#refused(), uri.toString()])]);
  }

  #approved(): Readonly<Record<string, string>> {
    return this.memory.get<Record<string, string>>(key, {});
  }

  #refused(): readonly string[] {
    return this.memory.get<string[]>(refusedKey, []);
  }
}

const refusedKey = 'dashboard.refused';

async function contentHash(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return uri.scheme === 'file' ? await hashFile(uri.fsPath) : undefined;
  } catch {
    return undefined;
  }
}
