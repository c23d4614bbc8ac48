import { createHash, randomInt } from 'node:crypto';
import type { Case } from '../../core/exercises/case';
import { visibleCases } from '../../core/exercises/cases';
import { grade } from '../../core/exercises/grade';
import type { Judged } from '../../core/exercises/judge';
import type { Runner } from '../../core/exercises/run';
import { dangerousScripts, type Dangerous, type Whose } from '../../core/exercises/dangers';
import type { Danger } from '../../core/exercises/guard';
import type { Exercise } from '../../core/exercises/spec';
import { workspacePermit } from '../../host/trust';
import { readAnswer } from '../../process/exercises/answer';
import { lateRunner, sandboxRunner } from '../../process/exercises/runner';
import type { Isolation } from '../../process/sandbox/isolation';
import { UserError } from '../../shared/errors';
import type { Catalogue } from './catalogue';
import type { Place } from './places';
import type { GradedResult, Results } from './results';

export interface CheckOptions {
  /** Makes the cases of that seed again; a new one without it. */
  readonly seed?: number | undefined;
  readonly signal?: AbortSignal;
  readonly onJudged?: (judged: Judged) => void;
  /** Nobody is looking: what needs a question is refused. */
  readonly unasked?: boolean;
}

/** What the checker draws upon, so that tests can say what a machine has. */
export interface CheckerPorts {
  readonly isolation: (unasked: boolean) => Promise<Isolation>;
  /** Whether a script with these dangers may run with nothing but limits to hold it. */
  readonly ask: (whose: Whose, dangers: readonly Danger[]) => Promise<boolean>;
}

/** Judges the answers of the workspace, and keeps what came of it. */
export class Checker {
  /** Hashes of answers that the person let run in this window. */
  readonly #allowed = new Set<string>();

  constructor(
    readonly catalogue: Catalogue,
    readonly results: Results,
    readonly ports: CheckerPorts,
  ) {}

  /** Throws UserError where nothing can be judged, and the signal's reason. */
  async check(place: Place, { seed, signal, onJudged, unasked }: CheckOptions = {}): Promise<GradedResult> {
    if (!workspacePermit()) throw new UserError('exercises.untrusted');
    const exercise = await this.catalogue.exercise(place.id);
    const script = readAnswer(place.folder.fsPath);
    const run = await this.#runner(exercise, script, unasked);
    const graded = await grade(
      exercise,
      script,
      { run },
      {
        seed: seed ?? randomInt(2 ** 31),
        ...(signal ? { signal } : {}),
        ...(onJudged ? { onJudged } : {}),
      },
    );
    return this.results.add(place.folder, exercise, script, graded);
  }

  /** The cases that stand in a learner's folder. Throws UserError, also where a reference solution may not be run. */
  async visibleCases(exercise: Exercise): Promise<Case[]> {
    return visibleCases(exercise, { run: lateRunner(() => this.#runner(exercise)) });
  }

  /** For these scripts, after questions about what they could do where nothing holds them. */
  async #runner(exercise: Exercise, answer?: string, unasked = false): Promise<Runner> {
    const permit = workspacePermit();
    if (!permit) throw new UserError('exercises.untrusted');
    const isolation = await this.ports.isolation(unasked);
    if (isolation.name === 'none')
      for (const one of dangerousScripts(exercise, answer)) await this.#mayRun(one, unasked);
    return sandboxRunner(permit, isolation);
  }

  async #mayRun({ whose, script, dangers }: Dangerous, unasked: boolean): Promise<void> {
    const hash = createHash('sha256').update(script).digest('hex');
    if (this.#allowed.has(hash)) return;
    if (unasked || !(await this.ports.ask(whose, dangers))) throw new UserError('exercises.dangerStopped');
    this.#allowed.add(hash);
  }
}
