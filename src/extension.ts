import type * as vscode from 'vscode';

/** Composition root. */
export function activate(context: vscode.ExtensionContext): void {
  void context;
}
