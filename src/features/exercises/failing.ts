import { shellQuoted } from '../../shared/shellQuote';
import { createHash } from 'node:crypto';
import * as vscode from 'vscode';

import { expectedText, inputText, requestOf, type Judged } from '../../core/exercises/judge';
import type { RunRequest } from '../../core/exercises/run';
import { dangersIn } from '../../core/exercises/guard';
import { bytesOf } from '../../core/scaffold/plan';
import { exercisePlan, folderName } from '../../core/exercises/scaffold';
import { language, say } from '../../host/language';
import { workspacePermit } from '../../host/trust';
import { UserError } from '../../shared/errors';
import { askAboutDanger } from './danger';
import type { Catalogue } from './catalogue';
import type { Place } from './places';
import type { GradedResult, Results } from './results';
import { titleOf } from './titles';

/** A failing case as files, outside of the workspace. */
interface Written {
  readonly result: GradedResult;
  readonly judged: Judged;
  readonly request: RunRequest;
  /** What the answer found; a terminal gets a copy. */
  readonly inputs: readonly vscode.Uri[];
  readonly about: vscode.Uri;
  readonly expected: vscode.Uri;
  readonly actual: vscode.Uri;
  readonly run: vscode.Uri;
}

/** The smallest failing input of an answer, by hand: to read, to run the answer on, to compare. */
export class FailingInput implements vscode.Disposable {
  #terminal: vscode.Terminal | undefined;

  constructor(
    readonly results: Results,
    readonly catalogue: Catalogue,
    /** The extension's folder of this workspace. */
    readonly storage: vscode.Uri,
  ) {}

  /** Opens the files that the answer met; what it met besides stands in a file of its own. Throws UserError. */
  async open(place: Place): Promise<void> {
    const { inputs, about, request } = await this.#write(place);
    const shown = Object.keys(request.env).length > 0 || inputs.length === 0 ? [...inputs, about] : inputs;
    for (const uri of shown.slice(0, 5)) await vscode.window.showTextDocument(uri, { preview: false });
  }

  /**
   * Runs the answer on a fresh copy of the input, in a terminal of the person: without the sandbox. Where more than files
   * matters, it opens a shell in that situation instead, with all that stands in for something. Throws UserError.
   */
  async run(place: Place): Promise<void> {
    if (!workspacePermit()) throw new UserError('exercises.untrusted');
    const { request, run } = await this.#write(place);
    if (request.around) {
      this.#open(place, run, {}, 'sh check.sh try');
      return;
    }
    const dangers = dangersIn(request.script);
    if (dangers.length > 0 && !(await askAboutDanger(dangers))) return;
    const typed = request.system === 'prompt' ? ' -o history -H' : '';
    const command = `bash --noprofile --norc${typed} ${shellQuoted(place.answer.fsPath)}`;
    this.#open(place, run, request.env, command);
  }

  #open(place: Place, cwd: vscode.Uri, env: Readonly<Record<string, string>>, command: string): void {
    this.#terminal?.dispose();
    this.#terminal = vscode.window.createTerminal({
      name: say('exercises.terminal', { title: place.id }),
      cwd,
      env: { ...env },
    });
    this.#terminal.show(true);
    this.#terminal.sendText(command);
  }

  /** Expected beside what came out. Throws UserError. */
  async compare(place: Place): Promise<void> {
    const { expected, actual, result, judged } = await this.#write(place);
    const title = say('exercises.compareTitle', { title: titleOf(result.exercise), name: judged.one.name });
    await vscode.commands.executeCommand('vscode.diff', expected, actual, title, { preview: true });
  }

  dispose(): void {
    this.#terminal?.dispose();
  }

  async #write(place: Place): Promise<Written> {
    const result = this.results.of(place.folder);
    const judged = this.results.failing(place.folder);
    if (!result || !judged) throw new UserError('exercises.noFailure');
    const request = requestOf(result.exercise, result.script, judged.one);
    const key = createHash('sha256').update(place.folder.toString()).digest('hex').slice(0, 12);
    const folder = vscode.Uri.joinPath(this.storage, 'failing', `${place.id}-${key}`);
    await vscode.workspace.fs.delete(folder, { recursive: true }).then(undefined, () => undefined);
    const write = async (name: string, content: string | Uint8Array): Promise<vscode.Uri> => {
      const uri = vscode.Uri.joinPath(folder, ...name.split('/'));
      await vscode.workspace.fs.writeFile(uri, bytesOf({ content }));
      return uri;
    };
    const inputs: vscode.Uri[] = [];
    for (const [name, text] of request.files) {
      inputs.push(await write(`input/${name}`, text));
      await write(`run/${name}`, text);
    }
    let run = vscode.Uri.joinPath(folder, 'run');
    await vscode.workspace.fs.createDirectory(run);
    if (request.around) {
      const { exercise } = result;
      const plan = exercisePlan(exercise, language(), await this.catalogue.checker(), [
        { ...judged.one, name: 'failing' },
      ]);
      for (const file of plan) await write(`run/${file.path}`, file.content);
      run = vscode.Uri.joinPath(run, folderName(exercise));
    }
    return {
      result,
      judged,
      request,
      inputs,
      about: await write('case.txt', `${judged.one.name}\n\n${inputText(judged.one.scene)}`),
      expected: await write('expected.txt', expectedText(judged.one.expected)),
      actual: await write('actual.txt', judged.output),
      run,
    };
  }
}
