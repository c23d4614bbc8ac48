import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import manifest from '../../package.json';
import { repoRoot } from '../harness/cache/paths';
import { expandSnippet, readSnippets } from '../unit/snippets/expand';

async function emptyEditor(language: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language, content: '' });
  return vscode.window.showTextDocument(document);
}

async function close(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

describe('snippets in VS Code', () => {
  for (const { language, path } of manifest.contributes.snippets) {
    const snippets = readSnippets(`${repoRoot}/${path}`);

    it(`are expanded in ${language} as our tests expand them`, async function () {
      // One editor for each of them.
      this.timeout(120_000);
      for (const { prefix, body } of snippets) {
        const editor = await emptyEditor(language);
        // A new file has a name, which a snippet may ask for.
        const name = editor.document.fileName.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '');
        await editor.insertSnippet(new vscode.SnippetString(body));
        const expected = expandSnippet(body, { TM_FILENAME_BASE: name });
        assert.equal(editor.document.getText().replaceAll('\r\n', '\n'), expected, prefix);
        await close();
      }
    });

    it(`are offered in ${language} by their prefix`, async () => {
      const editor = await emptyEditor(language);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'lab-'));
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        editor.document.uri,
        new vscode.Position(0, 4),
      );
      const offered = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      for (const { prefix } of snippets)
        assert.ok(offered.includes(prefix), `${prefix} of ${offered.join()}`);
      await close();
    });
  }
});
