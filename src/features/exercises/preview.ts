import * as vscode from 'vscode';

/** Shows Markdown as it reads, beside the answer, which keeps the keyboard. */
export async function showBeside(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', uri, 'vscode.markdown.preview.editor', {
    viewColumn: vscode.ViewColumn.Two,
    preserveFocus: true,
    preview: false,
  } satisfies vscode.TextDocumentShowOptions);
}
