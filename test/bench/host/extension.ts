// Loaded by VS Code beside our installed extension: takes the times inside the extension host. Never ships.
import * as vscode from 'vscode';
import type { HostVerbs } from './api';
import { floor } from './floor';
import { activated, large, openDashboard } from './dashboard';
import { openLecture, switchLectures } from './notes';
import { redraw } from './redraw';
import { quiet } from './quiet';

const verbs: HostVerbs = {
  floor,
  lecture: ({ place }) => openLecture(place),
  switchLectures: ({ places }) => switchLectures(places),
  dashboard: ({ notebook }) => openDashboard(vscode.Uri.file(notebook)),
  large: ({ notebook }) => large(vscode.Uri.file(notebook)),
  redraw: ({ notebook, cell, runs }) => redraw(vscode.Uri.file(notebook), cell, runs),
  activation: activated,
};

export function activate(context: vscode.ExtensionContext): void {
  for (const [name, verb] of Object.entries(verbs) as [string, (input: never) => Promise<unknown>][]) {
    context.subscriptions.push(
      vscode.commands.registerCommand(`ailabBench.${name}`, async (input: unknown) => {
        await quiet();
        return verb(input as never);
      }),
    );
  }
}
