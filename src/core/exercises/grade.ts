import { casesOf } from './cases';
import type { Case } from './case';
import { roughRows } from './data/generators';
import { filesOf } from './data/scene';
import { judgement, outputOf, requestOf, type Judged } from './judge';
import type { Runner } from './run';
import { smallest } from './smallest';
import type { Exercise } from './spec';
import { isWorld } from './world/world';

export interface Grade {
  readonly seed: number;
  readonly isolation: string;
  readonly judged: readonly Judged[];
}

/** After so many cases that had to be ended, the rest would only take time. */
const mostEnded = 2;

export interface GradeOptions {
  readonly seed: number;
  /** Whether failures are made small. */
  readonly shrink?: boolean;
  /** Cases of this name alone. */
  readonly only?: string;
  /** The cases of this seed, or some of them, where they have been made before. */
  readonly cases?: readonly Case[];
  /** Told of each case as soon as it is judged, before the first failures are made small. */
  readonly onJudged?: (judged: Judged) => void;
  /** Ends everything; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Runs an answer on all cases of a seed (or on those of one name) and judges each, those that a learner sees first and
 * the core tier before the robust one; the first failure of each tier is made as small as it goes.
 */
export async function grade(
  exercise: Exercise,
  script: string,
  { run, now = () => performance.now() }: { readonly run: Runner; readonly now?: () => number },
  { seed, shrink = true, only, cases, onJudged, signal }: GradeOptions,
): Promise<Grade> {
  const ordered = cases ?? (await casesOf(exercise, seed, { run, signal }, only));
  const isolations = new Set<string>();
  const ended = new Set<Case>();
  const judge = async (one: Case): Promise<Judged> => {
    signal?.throwIfAborted();
    const result = await run({ ...requestOf(exercise, script, one), ...(signal ? { signal } : {}) });
    isolations.add(result.isolation);
    if (result.timedOut || result.truncated || result.diskFull || result.memoryFull) ended.add(one);
    const why = judgement(exercise, one, result);
    const output = outputOf(exercise, one, result);
    return { one, status: why ? 'fail' : 'pass', ...(why ? { why } : {}), output, ms: Math.round(result.ms) };
  };
  const judged: Judged[] = [];
  const running = new Set<Promise<Judged>>();
  const lane = async (next: () => [number, Case] | undefined, patient = false): Promise<void> => {
    for (let taken = next(); taken; taken = next()) {
      if (patient) await prepared(taken[1]);
      // Where one had to be ended, those beside it may have to be as well: whether to go on, they decide.
      while (ended.size > 0 && running.size > 0 && ended.size + running.size >= mostEnded)
        await Promise.race(running);
      const [at, one] = taken;
      const run = ended.size < mostEnded ? judge(one) : Promise.resolve(notRun(one));
      running.add(run);
      const done = await run.finally(() => running.delete(run));
      judged[at] = done;
      onJudged?.(done);
    }
  };
  const left = [...ordered.entries()];
  // Three side by side: a run waits for the system for a third of its time. The largest data begin at once, so that
  // nobody waits for them in the end.
  await Promise.all([lane(() => left.shift()), lane(() => left.shift()), lane(() => largest(left), true)]);
  if (shrink)
    for (const tier of ['core', 'robust'] as const) {
      const at = judged.findIndex(({ one, status }) => one.tier === tier && status === 'fail');
      const first = judged[at];
      // One that had to be ended would take as long again for each try.
      if (first && !ended.has(first.one))
        judged[at] = await smallest(exercise, first, judge, { run, now, signal });
    }
  // More than one would mean that the machine changed under us: the weakest is what can be promised.
  return { seed, isolation: isolations.has('none') ? 'none' : ([...isolations][0] ?? 'none'), judged };
}

/** Takes the case with the most data out of a list; of several of them the last one. */
function largest(left: [number, Case][]): [number, Case] | undefined {
  const rows = left.map(([, { spec }]) => roughRows(spec.generator.given));
  return left.splice(rows.lastIndexOf(Math.max(...rows)), 1)[0];
}

/** Makes the data of a case step by step: 50,000 rows at once would keep the runs beside it from going on. */
async function prepared(one: Case): Promise<void> {
  const steps = [() => one.scene, () => !isWorld(one.scene) && filesOf(one.scene), () => one.expected];
  for (const step of steps) {
    await new Promise((resolve) => setTimeout(resolve));
    step();
  }
}

const notRun = (one: Case): Judged => ({
  one,
  status: 'error',
  why: { id: 'verdict.notRun', args: {} },
  output: '',
  ms: 0,
});
