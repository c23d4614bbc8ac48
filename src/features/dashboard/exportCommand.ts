import * as path from 'node:path';
import * as vscode from 'vscode';
import { exportDashboard } from '../../core/notebook/export';
import type { ViewSettings } from '../../core/notebook/view';
import { language, say } from '../../host/language';
import { makeNonce } from '../../host/nonce';
import { readAsset } from '../../process/assets';
import type { MediaFiles } from '../../process/mediaFiles';
import { rootOf } from './actions';
import { NotebookInput } from './input';
import type { NotebookTrust } from './trust';

export interface ExportServices {
  readonly media: MediaFiles;
  readonly worker: string;
  readonly trust: NotebookTrust;
  readonly settings: (uri: vscode.Uri) => ViewSettings;
}

/** Asks where to, writes one self-contained HTML file, and offers to open it. Rejects with UserError. */
export async function exportCommand(
  uri: vscode.Uri,
  services: ExportServices,
  shown?: ViewSettings,
): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    title: say('export.title'),
    defaultUri: uri.with({ path: uri.path.replace(/\.ipynb$/i, '') + '.html' }),
    filters: { HTML: ['html'] },
  });
  if (!target) return;
  const size = await writeExport(uri, target, services, shown);
  if (size === undefined) return;
  const open = say('export.open');
  const done = say('export.done', { name: path.posix.basename(target.path), size });
  // Not awaited: the command is done when the file is there.
  void vscode.window.showInformationMessage(done, open).then((chosen) => {
    if (chosen === open) return vscode.env.openExternal(target);
    return undefined;
  });
}

/** The export without questions: readable size of the file, or undefined when it was cancelled. */
export async function writeExport(
  uri: vscode.Uri,
  target: vscode.Uri,
  services: ExportServices,
  shown?: ViewSettings,
): Promise<string | undefined> {
  const { code, theme, layout } = shown ?? services.settings(uri);
  const name = path.posix.basename(uri.path);
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: say('export.working', { name }),
      cancellable: true,
    },
    async (progress, token) => {
      const aborter = new AbortController();
      token.onCancellationRequested(() => aborter.abort());
      const input = new NotebookInput(uri, services.worker);
      try {
        const loaded = await input.load(aborter.signal);
        try {
          let last = 0;
          const { html } = await exportDashboard(
            loaded.source,
            {
              title: name,
              lang: language(),
              trusted: await services.trust.isTrusted(uri, loaded.hash),
              code,
              theme,
              ...(layout ? { layout } : {}),
              signal: aborter.signal,
              progress: (done, total) => {
                progress.report({ increment: (100 * (done - last)) / total });
                last = done;
              },
            },
            {
              bundle: (bundle) => services.media.bundle(bundle),
              asset: (url) =>
                uri.scheme === 'file' ? readAsset(uri.fsPath, rootOf(uri), url) : Promise.resolve(null),
              nonce: makeNonce(),
            },
          );
          const bytes = new TextEncoder().encode(html);
          await vscode.workspace.fs.writeFile(target, bytes);
          return readableSize(bytes.byteLength);
        } finally {
          loaded.dispose();
        }
      } catch (error) {
        if (aborter.signal.aborted) return undefined;
        throw error;
      } finally {
        input.dispose();
      }
    },
  );
}

function readableSize(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
