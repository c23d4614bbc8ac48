import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { inTime } from './inTime';
import { measures } from './lab';

/**
 * Runs one cell again and again in the notebook editor, with a new output each time, as a kernel would; one sample is
 * from the event to the paint, by the clock of the machine that both processes share: the report's own way back through
 * VS Code's windows is no part of it. The first is dropped: it opens what is then open.
 */
export async function redraw(uri: vscode.Uri, cell: number, runs: number): Promise<number[]> {
  const controller = vscode.notebooks.createNotebookController('bench', 'jupyter-notebook', 'Bench');
  controller.supportedLanguages = ['python'];
  try {
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
    await vscode.commands.executeCommand('notebook.selectKernel', {
      id: controller.id,
      extension: 'ailab-test.bench-host',
    });
    const reports = await measures();
    const screen = reports.next(uri, 'screen', reports.list.length);
    await vscode.commands.executeCommand('aiServiceLab.dashboard.preview', uri);
    await inTime(screen, 'the first screen');
    const samples: number[] = [];
    for (let run = 0; run <= runs; run++) {
      const execution = controller.createNotebookCellExecution(notebook.cellAt(cell));
      execution.start();
      // The start is a change of its own, and may be drawn.
      await sleep(300);
      const arrived = outputChange(notebook);
      const text = vscode.NotebookCellOutputItem.text(`changed ${run}`);
      await execution.replaceOutput(new vscode.NotebookCellOutput([text]));
      const event = await inTime(arrived, 'the event of the change');
      const from = reports.list.length;
      const { inPage } = await inTime(reports.next(uri, 'redrawn', from), 'the report "redrawn"');
      samples.push(inPage - event);
      execution.end(true);
    }
    return samples.slice(1);
  } finally {
    controller.dispose();
  }
}

/** When the event that names a cell's outputs reaches this process, in milliseconds of the epoch. */
function outputChange(notebook: vscode.NotebookDocument): Promise<number> {
  return new Promise((resolve) => {
    const listener = vscode.workspace.onDidChangeNotebookDocument((event) => {
      if (event.notebook !== notebook || !event.cellChanges.some(({ outputs }) => outputs)) return;
      listener.dispose();
      resolve(Date.now());
    });
  });
}
