import type * as vscode from 'vscode';
import { microscope } from '../../core/exercises/pipelineRun';
import type { Scope } from '../../core/exercises/pipelineShown';
import { workspacePermit } from '../../host/trust';
import { lateRunner, sandboxRunner } from '../../process/exercises/runner';
import { shellParserIn } from '../../process/exercises/shellGrammar';
import type { Isolation } from '../../process/sandbox/isolation';
import { UserError } from '../../shared/errors';
import { failingCase, type GradedResult, type Results } from './results';

interface Look {
  readonly result: GradedResult;
  readonly scope: Promise<Scope>;
  readonly ended: AbortController;
}

/** Looks at the stages of answers that failed: once for each result, when somebody wants to see it. */
export class Microscope implements vscode.Disposable {
  readonly #looks = new Map<string, Look>();
  readonly #following: vscode.Disposable;

  constructor(
    readonly results: Results,
    /** The extension's `dist`, where the grammar is. */
    readonly dist: string,
    readonly isolation: () => Promise<Isolation>,
  ) {
    // A newer answer is being judged: looking at the old one would only take its time.
    this.#following = results.onDidChange(({ folder }) => this.#end(folder.toString()));
  }

  /** What the stages of a failed answer let through; undefined where nothing failed. Throws UserError; rejects if a newer result came. */
  async look(result: GradedResult): Promise<Scope | undefined> {
    const judged = failingCase(result.grade);
    if (!judged) return undefined;
    const key = result.folder.toString();
    const known = this.#looks.get(key);
    if (known?.result === result) return known.scope;
    // The answer has been run under this permit already, with what was asked about it.
    const permit = workspacePermit();
    if (!permit) throw new UserError('exercises.untrusted');
    const ended = new AbortController();
    const scope = shellParserIn(this.dist).then((parse) =>
      microscope(result.exercise, result.script, judged.one, {
        run: lateRunner(async () => sandboxRunner(permit, await this.isolation())),
        parse,
        now: () => performance.now(),
        signal: ended.signal,
      }),
    );
    this.#looks.set(key, { result, scope, ended });
    scope.catch(() => {
      if (this.#looks.get(key)?.scope === scope) this.#looks.delete(key);
    });
    return scope;
  }

  dispose(): void {
    this.#following.dispose();
    for (const key of [...this.#looks.keys()]) this.#end(key);
  }

  #end(key: string): void {
    this.#looks.get(key)?.ended.abort();
    this.#looks.delete(key);
  }
}
