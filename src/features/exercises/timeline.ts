import * as vscode from 'vscode';
import { answerIfAny } from '../../process/exercises/answer';
import { leadsOutside } from '../../process/folder';
import { language, say } from '../../host/language';
import { UserError } from '../../shared/errors';
import type { Attempt, Attempts } from './attempts';
import type { Catalogue } from './catalogue';
import type { Place } from './places';
import { titleOf } from './titles';
import { starOf } from './verdict';

const scheme = 'ailab-attempt';

interface AttemptItem extends vscode.QuickPickItem {
  readonly attempt: Attempt;
}

/** The attempts of an exercise, newest first: compare with what is there now, put one back. */
export class Timeline implements vscode.Disposable {
  readonly #provider: vscode.Disposable;

  constructor(
    readonly attempts: Attempts,
    readonly catalogue: Catalogue,
  ) {
    this.#provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: async ({ query }) => {
        const [history = '', file = ''] = query.split('/');
        return (await this.attempts.read(history, file))?.script ?? '';
      },
    });
  }

  /** Shows the list; choosing one compares it with the answer of now, its button puts it back. Throws UserError. */
  async show(place: Place): Promise<void> {
    const all = await this.attempts.list(place.history);
    if (all.length === 0) throw new UserError('exercises.noAttempts');
    const exercise = await this.catalogue.find(place.id);
    const [green, restore] = [
      { iconPath: new vscode.ThemeIcon('diff'), tooltip: say('exercises.compareGreen') },
      { iconPath: new vscode.ThemeIcon('discard'), tooltip: say('exercises.restore') },
    ];
    const pick = vscode.window.createQuickPick<AttemptItem>();
    pick.title = say('exercises.attemptsTitle', { title: exercise ? titleOf(exercise) : place.id });
    pick.placeholder = say('exercises.attemptsPick');
    pick.matchOnDescription = true;
    pick.items = all.map((attempt) => ({
      label: labelOf(attempt),
      description: new Date(attempt.time).toLocaleString(language()),
      ...(attempt.reason === '' ? {} : { detail: attempt.reason }),
      buttons: all.some(({ verdict }) => verdict === 'pass') ? [green, restore] : [restore],
      attempt,
    }));
    await new Promise<void>((resolve, reject) => {
      let chosen = false;
      const then = (work: Promise<void>): void => {
        chosen = true;
        pick.hide();
        work.then(resolve, reject);
      };
      pick.onDidAccept(() => {
        const [item] = pick.activeItems;
        if (item) then(this.#compare(place, item.attempt));
      });
      pick.onDidTriggerItemButton(({ button, item }) =>
        then(
          button === restore ? this.restore(place, item.attempt) : this.#againstGreen(place, item.attempt),
        ),
      );
      pick.onDidHide(() => {
        pick.dispose();
        if (!chosen) resolve();
      });
      pick.show();
    });
  }

  /** The last answer that passed beside the one of now. Throws UserError where none has. */
  async compareGreen(place: Place): Promise<void> {
    const green = await this.attempts.lastGreen(place.history);
    if (!green) throw new UserError('exercises.noGreen');
    await this.#compare(place, green);
  }

  /** Puts an attempt in the place of the answer, which becomes an attempt itself. One step of undo. Throws UserError. */
  async restore(place: Place, attempt: Attempt): Promise<void> {
    await this.#checkWay(place);
    await this.keep(place);
    const document = await vscode.workspace.openTextDocument(place.answer);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(place.answer, new vscode.Range(0, 0, document.lineCount, 0), attempt.script);
    if (!(await vscode.workspace.applyEdit(edit))) throw new UserError('scaffold.notWritten');
    await document.save();
    await vscode.window.showTextDocument(document);
    vscode.window.setStatusBarMessage(say('exercises.restored'), 5000);
  }

  /** Keeps the answer of now, unsaved changes included, before something takes its place. */
  async keep({ history, folder, answer }: Place): Promise<void> {
    const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === answer.toString());
    const script = open?.getText() ?? answerIfAny(folder.fsPath);
    if (script !== undefined)
      await this.attempts.add(history, { script, verdict: 'kept', robust: 'none', reason: '' });
  }

  dispose(): void {
    this.#provider.dispose();
  }

  /** Throws UserError where nothing may be written, or a link would lead what is written elsewhere. */
  async #checkWay({ answer }: Place): Promise<void> {
    if (!vscode.workspace.isTrusted) throw new UserError('scaffold.untrusted');
    const root = vscode.workspace.getWorkspaceFolder(answer)?.uri;
    const path = root ? answer.path.slice(root.path.length + 1) : '';
    if (!root || (await leadsOutside(root.fsPath, path)))
      throw new UserError('scaffold.linkOutside', { path });
  }

  async #compare(place: Place, attempt: Attempt): Promise<void> {
    const title = say('exercises.attemptDiff', { id: place.id, when: labelOf(attempt, false) });
    await vscode.commands.executeCommand('vscode.diff', uriOf(place, attempt), place.answer, title);
  }

  async #againstGreen(place: Place, attempt: Attempt): Promise<void> {
    const green = await this.attempts.lastGreen(place.history);
    if (!green) throw new UserError('exercises.noGreen');
    const title = say('exercises.greenDiff', { id: place.id });
    await vscode.commands.executeCommand('vscode.diff', uriOf(place, green), uriOf(place, attempt), title);
  }
}

function uriOf({ id, history }: Place, { time, file }: Attempt): vscode.Uri {
  const name = `${id} ${time.slice(0, 16).replaceAll(':', '.')}.sh`;
  return vscode.Uri.from({ scheme, path: `/${name}`, query: `${history}/${file}` });
}

function labelOf({ verdict, robust }: Attempt, icon = true): string {
  const text = say(`exercises.attempt.${verdict}`);
  const sign = { pass: '$(pass)', fail: '$(error)', kept: '$(archive)' }[verdict];
  const star = verdict === 'pass' ? starOf({ core: 'pass', robust }) : '';
  return [...(icon ? [sign] : []), text, ...(star === '' ? [] : [star])].join(' ');
}
