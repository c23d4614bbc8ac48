import { createHash, randomInt } from 'node:crypto';
import { grade, type Judged } from '../../core/exercises/grade';
import { dangersIn, type Danger } from '../../core/exercises/guard';
import { standInsOf } from '../../core/exercises/spec';
import { workspacePermit } from '../../host/trust';
import { readAnswer } from '../../process/exercises/answer';
import { sandboxRunner } from '../../process/exercises/runner';
import type { bestIsolation } from '../../process/sandbox/detect';
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
  readonly isolation: typeof bestIsolation;
  /** Whether an answer with these dangers may run with nothing but limits to hold it. */
  readonly ask: (place: Place, dangers: readonly Danger[]) => Promise<boolean>;
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
    const permit = workspacePermit();
    if (!permit) throw new UserError('exercises.untrusted');
    const exercise = await this.catalogue.exercise(place.id);
    const script = await readAnswer(place.folder.fsPath);
    const isolation = await this.ports.isolation();
    if (isolation.name === 'none')
      await this.#mayRun(place, dangersIn(script, standInsOf(exercise)), script, unasked === true);
    const graded = await grade(
      exercise,
      script,
      { run: sandboxRunner(permit, isolation) },
      {
        seed: seed ?? randomInt(2 ** 31),
        ...(signal ? { signal } : {}),
        ...(onJudged ? { onJudged } : {}),
      },
    );
    return this.results.add(place.folder, exercise, script, graded);
  }

  async #mayRun(place: Place, dangers: readonly Danger[], script: string, unasked: boolean): Promise<void> {
    const hash = createHash('sha256').update(script).digest('hex');
    if (dangers.length === 0 || this.#allowed.has(hash)) return;
    if (unasked || !(await this.ports.ask(place, dangers))) throw new UserError('exercises.dangerStopped');
    this.#allowed.add(hash);
  }
}
