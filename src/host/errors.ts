import { window } from 'vscode';
import { UserError, type ErrorAction } from '../shared/errors';
import { say } from './language';
import type { Log } from './log';

/** A thrown value as what the person reads; bugs become one sentence that points at the log, where they are kept. */
export function explain(error: unknown, doing: string, log: Log): { text: string; action?: ErrorAction } {
  if (error instanceof UserError) {
    const text = say(error.id, error.args);
    return error.action ? { text, action: error.action } : { text };
  }
  log.bug(error, doing);
  return { text: say('error.bug', { doing }), action: 'showLog' };
}

/** Shows an error of a command as a notification with its way out. */
export async function showError(error: unknown, doing: string, log: Log): Promise<void> {
  const { text, action } = explain(error, doing, log);
  const button = action === 'showLog' ? say('error.showLog') : undefined;
  // Notifications make links of `[text](address)`, also to commands; names in the text may be anybody's.
  const chosen = await window.showErrorMessage(text.replaceAll('](', '] ('), ...(button ? [button] : []));
  if (chosen) log.show();
}
