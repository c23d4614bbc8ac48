import { commands, type Disposable } from 'vscode';

/** Every command of the extension; a test holds this list equal to the manifest's. */
export const commandIds = [
  'aiServiceLab.dashboard.preview',
  'aiServiceLab.dashboard.export',
  'aiServiceLab.dashboard.trust',
  'aiServiceLab.dashboard.untrust',
  'aiServiceLab.dashboard.find',
  'aiServiceLab.dashboard.toggleCode',
  'aiServiceLab.dashboard.reload',
  'aiServiceLab.showLog',
] as const;
export type CommandId = (typeof commandIds)[number];

/** Arguments come from menus, keybindings and other extensions: a handler checks what it uses. */
export type CommandHandler = (...args: readonly unknown[]) => unknown;

/** The one place that registers commands: a command without a handler does not compile. */
export function registerCommands(handlers: Readonly<Record<CommandId, CommandHandler>>): Disposable[] {
  return commandIds.map((id) => commands.registerCommand(id, handlers[id]));
}
