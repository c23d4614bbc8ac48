import { casesOf } from './cases';
import { UnfitReference } from './expect';
import type { Said } from './mistakes';
import { passed } from './results';
import { grade } from './grade';
import type { Runner } from './run';
import type { Exercise } from './spec';

/** What a run over an exercise's own answers found. */
export interface Verified {
  readonly id: string;
  readonly pack: string;
  readonly status: 'pass' | 'fail';
  /** The starter must fail: else there is nothing to do. */
  readonly starter: 'fails' | 'passes';
  readonly solutions: readonly { readonly file: string; readonly core: boolean; readonly robust: boolean }[];
  /** `killed`: the case that should show it failed. `by`: the data sets of that case on which it did. */
  readonly wrong: readonly {
    readonly file: string;
    readonly shownBy: string;
    readonly killed: boolean;
    readonly by: readonly string[];
  }[];
  readonly isolation: string;
  /** Why nothing could be judged: the reference solution that says what is right failed. */
  readonly unfit?: Said;
}

/** Runs the starter, every solution and every wrong answer of an exercise. An exercise without robust cases has them passed. */
export async function verify(
  exercise: Exercise,
  ports: { readonly run: Runner },
  seed: number,
): Promise<Verified> {
  const all = await casesOf(exercise, seed, ports).catch(whyUnfit);
  if (!Array.isArray(all)) return unjudged(exercise, all);
  const run = (script: string, only?: string): ReturnType<typeof grade> => {
    const cases = all.filter(({ spec }) => only === undefined || spec.name === only);
    return grade(exercise, script, ports, { seed, shrink: false, cases });
  };
  const first = exercise.cases.find(({ tier, visible }) => tier === 'core' && visible);
  const started = await run(exercise.starter, first?.name);
  const hasRobust = exercise.cases.some(({ tier }) => tier === 'robust');
  const solutions = [];
  for (const { file, script } of exercise.solutions) {
    const { judged } = await run(script);
    solutions.push({ file, core: passed(judged, 'core'), robust: !hasRobust || passed(judged, 'robust') });
  }
  const wrong = [];
  for (const { file, script, shownBy } of exercise.wrong) {
    // Enough to prove it, and an answer may fail twenty others.
    const { judged } = await run(script, shownBy);
    const failed = judged.filter(({ status }) => status === 'fail');
    wrong.push({ file, shownBy, killed: failed.length > 0, by: failed.map(({ one }) => one.name) });
  }
  const starter = passed(started.judged, 'core') ? 'passes' : 'fails';
  const good =
    starter === 'fails' &&
    solutions.every(({ core, robust }) => core && robust) &&
    wrong.every(({ killed }) => killed);
  return {
    id: exercise.id,
    pack: exercise.pack,
    status: good ? 'pass' : 'fail',
    starter,
    solutions,
    wrong,
    isolation: started.isolation,
  };
}

function whyUnfit(error: unknown): UnfitReference {
  if (error instanceof UnfitReference) return error;
  throw error;
}

/** Without right answers nothing else can be found out. */
function unjudged({ id, pack, solutions, wrong }: Exercise, { id: text, args }: UnfitReference): Verified {
  return {
    id,
    pack,
    status: 'fail',
    starter: 'fails',
    solutions: solutions.map(({ file }) => ({ file, core: false, robust: false })),
    wrong: wrong.map(({ file, shownBy }) => ({ file, shownBy, killed: false, by: [] })),
    isolation: 'none',
    unfit: { id: text, args },
  };
}
