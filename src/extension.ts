import { window, type ExtensionContext, type WebviewPanel } from 'vscode';
import type { DashboardFeature } from './features/dashboard';
import type { ScaffoldFeature } from './features/scaffold';
import { registerCommands } from './host/commands';
import { Log } from './host/log';

/** What tests and the bench may ask the extension for. */
export interface Exports {
  dashboard(): Promise<DashboardFeature>;
}

/** Composition root: each feature's bundle is loaded when one of its commands or panels is first used. */
export function activate(context: ExtensionContext): Exports {
  const log = new Log();
  context.subscriptions.push(log);

  let feature: Promise<DashboardFeature> | undefined;
  const dashboard = (): Promise<DashboardFeature> =>
    (feature ??= import('./features/dashboard').then(({ register }) => register(context, log)));
  let scaffolds: Promise<ScaffoldFeature> | undefined;
  const scaffold = (): Promise<ScaffoldFeature> =>
    (scaffolds ??= import('./features/scaffold').then(({ register }) => register(context, log)));

  context.subscriptions.push(
    ...registerCommands({
      'aiServiceLab.dashboard.preview': async (target) => (await dashboard()).preview(target),
      'aiServiceLab.dashboard.export': async (target) => (await dashboard()).export(target),
      'aiServiceLab.dashboard.trust': async () => (await dashboard()).trust(),
      'aiServiceLab.dashboard.untrust': async () => (await dashboard()).untrust(),
      'aiServiceLab.dashboard.find': async () => (await dashboard()).find(),
      'aiServiceLab.dashboard.toggleCode': async () => (await dashboard()).toggleCode(),
      'aiServiceLab.dashboard.reload': async () => (await dashboard()).reload(),
      'aiServiceLab.project.start': async () => (await scaffold()).startProject(),
      'aiServiceLab.worksheet.open': async (task) => (await scaffold()).openWorksheet(task),
      'aiServiceLab.showLog': () => log.show(),
    }),
    window.registerWebviewPanelSerializer('aiServiceLab.dashboard', {
      deserializeWebviewPanel: async (panel: WebviewPanel, state: unknown) =>
        (await dashboard()).serializer.deserializeWebviewPanel(panel, state),
    }),
  );
  return { dashboard };
}
