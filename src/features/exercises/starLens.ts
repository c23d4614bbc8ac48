import * as vscode from 'vscode';
import { DisposableStore } from '../../host/disposables';
import { onDidChangeLanguage, say } from '../../host/language';
import type { Places } from './places';
import { failingCase, resultOfText, type Results } from './results';
import { locationIn, reasonOf } from './verdict';

/**
 * Above an answer that passes the core tier and misses the star: why, and ways to the case that shows it. VS Code writes a
 * message beside the line of a failed test alone, and a passed one looks finished.
 */
export class StarLens implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #own = new DisposableStore();
  readonly #changed = this.#own.add(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(
    readonly results: Results,
    readonly places: Places,
  ) {
    this.#own.add(results.onDidChange(() => this.#changed.fire()));
    this.#own.add(onDidChangeLanguage(() => this.#changed.fire()));
    this.#own.add(vscode.languages.registerCodeLensProvider({ pattern: '**/answer.sh' }, this));
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const result = resultOfText(this.results, this.places, document);
    if (result?.core !== 'pass' || result.robust !== 'fail') return [];
    const failing = failingCase(result.grade);
    if (!failing) return [];
    const { range } = locationIn({ answer: document.uri }, document.getText());
    const reason = reasonOf(failing);
    const ways = (['compareInput', 'openInput'] as const).map((name) => ({
      title: say(`exercises.star.${name}`),
      tooltip: reason,
      command: `aiServiceLab.exercises.${name}`,
      arguments: [document.uri],
    }));
    // It may be longer than an editor beside a task is wide, so it comes last; without a command it is no button.
    const why = { title: reason, tooltip: reason, command: '' };
    return [...ways, why].map((command) => new vscode.CodeLens(range, command));
  }

  dispose(): void {
    this.#own.dispose();
  }
}
