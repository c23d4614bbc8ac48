import * as vscode from 'vscode';
import type { ViewSettings } from '../../core/notebook/view';
import { showError } from '../../host/errors';
import { say } from '../../host/language';
import type { Log } from '../../host/log';
import { MediaFiles } from '../../process/mediaFiles';
import { layouts, themes, widths } from '../../shared/dashboardApi';
import { isObject } from '../../shared/json';
import { DashboardActions } from './actions';
import { exportCommand } from './exportCommand';
import { DashboardManager } from './manager';
import { Measures } from './measures';
import { pickNotebook } from './pick';
import { NotebookTrust } from './trust';

/** The dashboard's commands by the last part of their id; each takes the notebook's address, or asks for one. */
export interface DashboardFeature {
  preview(target: unknown): Promise<void>;
  export(target: unknown): Promise<void>;
  trust(): Promise<void>;
  untrust(): Promise<void>;
  find(): void;
  toggleCode(): void;
  reload(): Promise<void>;
  readonly serializer: vscode.WebviewPanelSerializer;
  readonly measures: Measures;
}

/** Makes the feature; what it owns ends with the extension. */
export function register(context: vscode.ExtensionContext, log: Log): DashboardFeature {
  const media = new MediaFiles(vscode.Uri.joinPath(context.extensionUri, 'dist', 'media').fsPath);
  const worker = vscode.Uri.joinPath(context.extensionUri, 'dist', 'notebook.worker.js').fsPath;
  const trust = new NotebookTrust(context.globalState);
  const settings = (uri: vscode.Uri): ViewSettings => settingsOf(uri, context.workspaceState);
  const remember = (uri: vscode.Uri, chosen: ViewSettings): void =>
    void context.workspaceState.update(settingsKey(uri), chosen);
  const actions = new DashboardActions(log, trust, (uri, shown) =>
    exportCommand(uri, { media, worker, trust, settings }, shown),
  );
  const measures = new Measures();
  const manager = new DashboardManager({
    log,
    media,
    worker,
    trust,
    actions,
    settings,
    remember,
    painted: (uri, what, ms) => measures.add(uri, what, ms),
  });
  context.subscriptions.push(manager);
  media.dashboard().catch((error: unknown) => log.bug(error, 'reading the page'));

  return {
    async preview(target) {
      try {
        const uri = await pickNotebook(target);
        if (!uri) return;
        measures.begin(uri);
        await manager.preview(uri);
      } catch (error) {
        await showError(error, say('dashboard.previewing'), log);
      }
    },
    async export(target) {
      const uri = target === undefined ? manager.active?.uri : undefined;
      const chosen = uri ?? (await pickNotebook(target));
      if (chosen) await actions.export(chosen, manager.of(chosen)?.session.view?.settings);
    },
    async trust() {
      const { active } = manager;
      if (active && (await trust.ask(active.uri))) await active.reload();
    },
    async untrust() {
      const { active } = manager;
      if (!active) return;
      await trust.revoke(active.uri);
      await active.reload();
    },
    find: () => manager.active?.find(),
    toggleCode() {
      const { active } = manager;
      active?.session.set({ code: !(active.session.view?.settings.code ?? false) });
    },
    reload: async () => manager.active?.reload(),
    serializer: manager,
    measures,
  };
}

const settingsKey = (uri: vscode.Uri): string => `dashboard.view ${uri.toString()}`;

/** What was chosen for this notebook before, else the settings; values of older versions are dropped. */
function settingsOf(uri: vscode.Uri, memory: vscode.Memento): ViewSettings {
  const configured = vscode.workspace.getConfiguration('aiServiceLab.dashboard', uri);
  const saved = memory.get<unknown>(settingsKey(uri));
  const chosen = isObject(saved) ? saved : {};
  const among = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
    values.find((one) => one === value);
  const layout = among(layouts, chosen['layout']);
  return {
    ...(layout ? { layout } : {}),
    code: typeof chosen['code'] === 'boolean' ? chosen['code'] : configured.get('showCode', false),
    theme: among(themes, chosen['theme']) ?? among(themes, configured.get('theme')) ?? 'follow',
    width: among(widths, chosen['width']) ?? 'wide',
  };
}
