import * as vscode from 'vscode';
import type { ScopeStage } from '../../core/exercises/pipelineShown';
import { rowNumbers, rowsText } from '../../core/exercises/pipelineWords';
import { DisposableStore } from '../../host/disposables';
import { language, onDidChangeLanguage, say } from '../../host/language';
import type { Log } from '../../host/log';
import { UserError } from '../../shared/errors';
import type { Microscope } from './microscope';
import type { Places } from './places';
import { resultOfText, type GradedResult } from './results';

/** Behind each stage of a failed answer, how many rows came out; the one that loses something says what. */
export class MicroscopeHints implements vscode.InlayHintsProvider, vscode.Disposable {
  readonly #own = new DisposableStore();
  readonly #changed = this.#own.add(new vscode.EventEmitter<void>());
  readonly onDidChangeInlayHints = this.#changed.event;

  constructor(
    readonly microscope: Microscope,
    readonly places: Places,
    readonly log: Log,
  ) {
    this.#own.add(microscope.results.onDidChange(() => this.#changed.fire()));
    this.#own.add(onDidChangeLanguage(() => this.#changed.fire()));
    this.#own.add(vscode.languages.registerInlayHintsProvider({ pattern: '**/answer.sh' }, this));
  }

  async provideInlayHints(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.InlayHint[]> {
    const result = this.#resultOf(document);
    if (!result || !vscode.workspace.isTrusted) return [];
    try {
      const scope = await this.microscope.look(result);
      // While it was looked at, the person may have typed.
      if (!scope || this.#resultOf(document) !== result) return [];
      return scope.pipelines
        .flatMap(({ stages }) => stages)
        .filter(({ rowsOut }) => rowsOut.length > 0)
        .map((stage) => hintOf(stage, document.uri))
        .filter(({ position }) => range.contains(position));
    } catch (error) {
      // A newer result came, or nothing can be run here: the check says so itself.
      const expected = error instanceof UserError || (error instanceof Error && error.name === 'AbortError');
      if (!expected) this.log.bug(error, say('microscope.doing'));
      return [];
    }
  }

  dispose(): void {
    this.#own.dispose();
  }

  #resultOf(document: vscode.TextDocument): GradedResult | undefined {
    return resultOfText(this.microscope.results, this.places, document);
  }
}

function hintOf({ end, rowsOut, cut, loss }: ScopeStage, uri: vscode.Uri): vscode.InlayHint {
  // Numbers alone: VS Code shows 43 characters of hints in a line, and a pipeline stands in one.
  const rows = `→ ${rowNumbers(rowsOut, cut)}`;
  const part = new vscode.InlayHintLabelPart(loss ? `⚠ ${rows}` : rows);
  part.command = {
    command: 'aiServiceLab.exercises.microscope',
    title: say('microscope.title'),
    arguments: [uri],
  };
  const said = loss ? [loss.why, ...(loss.hint ? [loss.hint] : [])] : [];
  const why = said.map(({ id, args }) => say(id, args));
  part.tooltip = [`→ ${rowsText(language(), rowsOut, cut)}`, ...why].join(' · ');
  const hint = new vscode.InlayHint(new vscode.Position(end.line, end.column), [part]);
  hint.paddingLeft = true;
  hint.paddingRight = true;
  return hint;
}
