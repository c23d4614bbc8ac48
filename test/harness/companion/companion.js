// Runs commands and changes settings for the harness, by id and with arguments, which the palette cannot do.
// Plain JavaScript: VS Code loads this folder as it is.
const crypto = require('node:crypto');
const fs = require('node:fs');
const http = require('node:http');
const vscode = require('vscode');

const verbs = {
  command: ({ id, args }) => vscode.commands.executeCommand(id, ...args),
  setting: ({ key, value }) =>
    vscode.workspace.getConfiguration().update(key, value ?? undefined, vscode.ConfigurationTarget.Global),
  extension: ({ id }) => {
    const found = vscode.extensions.getExtension(id);
    return found && { isActive: found.isActive, version: found.packageJSON.version };
  },
  environment: () => ({
    version: vscode.version,
    language: vscode.env.language,
    trusted: vscode.workspace.isTrusted,
    pid: process.pid,
    folders: (vscode.workspace.workspaceFolders ?? []).length,
  }),
  editCell: async ({ uri, index, text }) => {
    const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.file(uri));
    const cell = notebook.cellAt(index).document;
    const edit = new vscode.WorkspaceEdit();
    edit.replace(cell.uri, new vscode.Range(0, 0, cell.lineCount, 0), text);
    return vscode.workspace.applyEdit(edit);
  },
  textOf: ({ file }) =>
    vscode.workspace.textDocuments.find(({ uri, isClosed }) => !isClosed && uri.fsPath === file)?.getText() ??
    null,
  notebookEditor: () => {
    const editor = vscode.window.activeNotebookEditor;
    return (
      editor && { path: editor.notebook.uri.fsPath, selected: editor.selections.map(({ start }) => start) }
    );
  },
  // Not awaited: the promise ends when the notification is closed.
  notify: ({ text, buttons }) => void vscode.window.showInformationMessage(text, ...buttons),
  diagnostics: ({ file }) =>
    vscode.languages
      .getDiagnostics(vscode.Uri.file(file))
      .map(({ message, range, source, code }) => ({ message, line: range.start.line + 1, source, code })),
  tabs: () =>
    vscode.window.tabGroups.all.flatMap((group) =>
      group.tabs.map(({ label, isActive }) => ({ label, isActive, group: group.viewColumn })),
    ),
  closeTab: async ({ label }) => {
    const tabs = vscode.window.tabGroups.all.flatMap((group) =>
      group.tabs.filter((tab) => tab.label === label),
    );
    return tabs.length > 0 && vscode.window.tabGroups.close(tabs);
  },
};

async function answer(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  const { verb, ...input } = JSON.parse(text, revive);
  return (await verbs[verb](input)) ?? null;
}

/** `{ "$uri": "/path" }` stands for a Uri in arguments. */
function revive(_key, value) {
  return typeof value?.$uri === 'string' ? vscode.Uri.file(value.$uri) : value;
}

function activate(context) {
  const file = process.env.AILAB_COMPANION;
  if (!file) return;
  const token = crypto.randomBytes(16).toString('hex');
  const server = http.createServer((request, response) => {
    if (request.headers.authorization !== token) return response.writeHead(403).end();
    answer(request).then(
      (result) => response.end(safeJson({ result })),
      (error) => response.end(safeJson({ error: String(error?.stack ?? error) })),
    );
  });
  server.listen(0, '127.0.0.1', () => {
    // Renamed into place: a reader never sees half of it.
    fs.writeFileSync(`${file}.new`, JSON.stringify({ port: server.address().port, token }));
    fs.renameSync(`${file}.new`, file);
  });
  context.subscriptions.push({ dispose: () => server.close() });
}

/** Results of commands may be anything, cycles included. */
function safeJson(value) {
  try {
    return JSON.stringify(value);
  } catch {
    return JSON.stringify({ result: null });
  }
}

module.exports = { activate };
