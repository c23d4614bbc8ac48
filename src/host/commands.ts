import { commands, type Disposable } from 'vscode';
import { commandIds, type CommandId } from './commandIds';

export { commandIds, type CommandId } from './commandIds';

/** Arguments come from menus, keybindings and other extensions: a handler checks what it uses. */
export type CommandHandler = (...args: readonly unknown[]) => unknown;

/** The one place that registers commands: a command without a handler does not compile. */
export function registerCommands(handlers: Readonly<Record<CommandId, CommandHandler>>): Disposable[] {
  return commandIds.map((id) => commands.registerCommand(id, handlers[id]));
}
