import * as vscode from 'vscode';
import { exerciseOf } from '../../core/exercises/mark';
import { hintKinds, type Exercise } from '../../core/exercises/spec';
import { language, say } from '../../host/language';
import { at, isObject, type Json } from '../../shared/json';
import type { Catalogue } from './catalogue';
import type { Place } from './places';
import { showBeside } from './preview';
import { titleOf } from './titles';

const scheme = 'ailab-hints';
const memoryKey = 'aiServiceLab.exercises.hints';

/** The ladder of hints: one more at a time, in a preview that holds all that were shown. The person's, in all workspaces. */
export class Hints implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #provider: vscode.Disposable;

  constructor(
    readonly catalogue: Catalogue,
    readonly memory: vscode.Memento,
  ) {
    this.#provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: async ({ query }) => {
        const exercise = await this.catalogue.find(exerciseOf(query));
        return exercise ? hintsText(exercise, this.shown(query)) : '';
      },
    });
  }

  /** How many were shown, under the name of an exercise's history: two instructors may give one name to two exercises. */
  shown(history: string): number {
    const kept = this.memory.get<Json>(memoryKey);
    const count = at(kept, history);
    return typeof count === 'number' ? Math.min(Math.max(0, count), hintKinds.length) : 0;
  }

  /** Shows one more; the solution only after a question. Throws UserError. */
  async next({ id, history }: Pick<Place, 'id' | 'history'>): Promise<void> {
    await this.catalogue.exercise(id);
    const shown = this.shown(history);
    const kind = hintKinds[shown];
    if (kind === 'solution' && !(await agreesToSolution())) return;
    if (kind) {
      const kept = this.memory.get<Json>(memoryKey);
      await this.memory.update(memoryKey, { ...(isObject(kept) ? kept : {}), [history]: shown + 1 });
    }
    const uri = vscode.Uri.from({ scheme, path: `/${say('exercises.hintsOf', { id })}.md`, query: history });
    this.#changed.fire(uri);
    await vscode.workspace.openTextDocument(uri);
    await showBeside(uri);
  }

  dispose(): void {
    this.#provider.dispose();
    this.#changed.dispose();
  }
}

async function agreesToSolution(): Promise<boolean> {
  const yes = say('exercises.solutionYes');
  const options = { modal: true, detail: say('exercises.solutionDetail') };
  return (await vscode.window.showInformationMessage(say('exercises.solutionAsk'), options, yes)) === yes;
}

function hintsText(exercise: Exercise, shown: number): string {
  const { hints } = exercise.words[language()];
  const steps = hintKinds
    .slice(0, shown)
    .map((kind, index) => `## ${index + 1}. ${say(`exercises.hint.${kind}`)}\n\n${hints[kind]}`);
  const left = hintKinds.length - shown;
  const foot = left === 0 ? say('exercises.hintsLast') : say('exercises.hintsLeft', { left });
  return `${[`# ${titleOf(exercise)}`, ...steps, `---\n\n${foot}`].join('\n\n')}\n`;
}
