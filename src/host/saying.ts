import { commands, window } from 'vscode';
import { UserError } from '../shared/errors';
import type { MessageId } from '../shared/t';
import { showError } from './errors';
import { say } from './language';
import type { Log } from './log';

const isolationSetting = {
  command: 'workbench.action.openSettings',
  args: ['aiServiceLab.exercises.isolation'],
};

/** What the person can do about an error here and now. */
const ways: Partial<Record<MessageId, { label: MessageId; command: string; args?: unknown[] }>> = {
  'docker.missing': { label: 'docker.openSettings', ...isolationSetting },
  'docker.stopped': { label: 'docker.openSettings', ...isolationSetting },
  'docker.noImage': { label: 'docker.build', command: 'aiServiceLab.exercises.buildImage' },
  'exercises.untrusted': { label: 'scaffold.manageTrust', command: 'workbench.trust.manage' },
  'exercises.noneHere': { label: 'exercises.scaffoldTitle', command: 'aiServiceLab.exercises.scaffold' },
  'scaffold.untrusted': { label: 'scaffold.manageTrust', command: 'workbench.trust.manage' },
  'scaffold.noFolder': { label: 'scaffold.openFolder', command: 'workbench.action.files.openFolder' },
};

/** Runs a command and says what went wrong, with the way out where VS Code has one. */
export async function saying(doing: MessageId, log: Log, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const way = error instanceof UserError ? ways[error.id] : undefined;
    // Not awaited: the command is over, whenever the person reads it.
    if (!way || !(error instanceof UserError)) {
      void showError(error, say(doing), log);
      return;
    }
    const label = say(way.label);
    void window.showErrorMessage(say(error.id, error.args), label).then((chosen) => {
      if (chosen === label) return commands.executeCommand(way.command, ...(way.args ?? []));
      return undefined;
    });
  }
}
