import * as vscode from 'vscode';
import type { Grade } from '../../core/exercises/grade';
import type { Judged } from '../../core/exercises/judge';
import { tiersOf } from '../../core/exercises/results';
import { normalScript } from '../../core/exercises/script';
import type { Exercise } from '../../core/exercises/spec';
import type { Places } from './places';

/** What came of judging an answer, and the answer as it was then. */
export interface GradedResult {
  /** The exercise's folder in the workspace. */
  readonly folder: vscode.Uri;
  readonly exercise: Exercise;
  readonly script: string;
  readonly grade: Grade;
  readonly core: 'pass' | 'fail';
  readonly robust: 'pass' | 'fail' | 'none';
  readonly at: Date;
}

/** The newest result of each exercise of this window; who shows more of a failure finds it here. */
export class Results implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<GradedResult>();
  /** Fires after a result took the place of an earlier one. */
  readonly onDidChange = this.#changed.event;
  readonly #newest = new Map<string, GradedResult>();

  add(folder: vscode.Uri, exercise: Exercise, script: string, grade: Grade): GradedResult {
    const result: GradedResult = {
      folder,
      exercise,
      script,
      grade,
      ...tiersOf(grade.judged),
      at: new Date(),
    };
    this.#newest.set(folder.toString(), result);
    this.#changed.fire(result);
    return result;
  }

  of(folder: vscode.Uri): GradedResult | undefined {
    return this.#newest.get(folder.toString());
  }

  /** The case that shows best what is wrong with the newest answer: the shrunk one of the core tier, else of the robust one. */
  failing(folder: vscode.Uri): Judged | undefined {
    const result = this.of(folder);
    return result && failingCase(result.grade);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** The newest result of the exercise whose answer a document is, if it is of this very text. */
export function resultOfText(
  results: Results,
  places: Places,
  document: vscode.TextDocument,
): GradedResult | undefined {
  const place = places.around(document.uri);
  if (place?.answer.toString() !== document.uri.toString()) return undefined;
  const result = results.of(place.folder);
  return result && normalScript(result.script) === normalScript(document.getText()) ? result : undefined;
}

/** The first failure of the lowest tier that has one, which `grade` made small. */
export function failingCase({ judged }: Grade): Judged | undefined {
  const failed = judged.filter(({ status }) => status !== 'pass');
  return failed.find(({ one }) => one.tier === 'core') ?? failed[0];
}
