import type { Case } from './case';
import { withScene } from './cases';
import { withRows, type Scene } from './data/scene';
import { UnfitReference, type ExpectPorts } from './expect';
import { expectedText, judgement, requestOf, type Judged } from './judge';
import { shrunk } from './shrink';
import type { Exercise } from './spec';
import { leavesOf, withLeaves } from './world/leaves';
import { isWorld, type World } from './world/world';

const tries = 60;
/** Milliseconds: worlds with processes take a while each. */
const patience = 5000;

/** The same failure, for the same reason, on fewer rows, or in a world with fewer files. */
export async function smallest(
  exercise: Exercise,
  first: Judged,
  judge: (one: Case) => Promise<Judged>,
  ports: ExpectPorts & { readonly now: () => number },
): Promise<Judged> {
  const { scene } = first.one;
  let best = first;
  const until = ports.now() + patience;
  const fails = async (smaller: Scene | World): Promise<boolean> => {
    if (ports.now() > until) return false;
    const one = await withScene(exercise, first.one, smaller, ports).catch(unlessUnfit);
    // So few rows are no case: what is right of them, nobody can say.
    if (!one) return false;
    // Where nothing is right, the smallest case would say nothing about what is.
    if (expectedText(one.expected) === '' && expectedText(first.one.expected) !== '') return false;
    const judged = await judge(one);
    const same = judged.status === 'fail' && judged.why?.id === first.why?.id;
    if (!same || (isWorld(smaller) && !(await isSolvable(exercise, one, ports)))) return false;
    best = judged;
    return true;
  };
  if (isWorld(scene)) await shrunk(leavesOf(scene), (part) => fails(withLeaves(scene, part)), tries);
  else await shrunk(scene.table.rows, (part) => fails(withRows(scene, part)), tries);
  return best;
}

/** The task may need what was left out of a world: then it is none that a right answer passes. */
async function isSolvable(exercise: Exercise, one: Case, { run, signal }: ExpectPorts): Promise<boolean> {
  const [solution] = exercise.solutions;
  if (!solution) return false;
  const request = requestOf(exercise, solution.script, one);
  return judgement(exercise, one, await run({ ...request, ...(signal ? { signal } : {}) })) === undefined;
}

function unlessUnfit(error: unknown): undefined {
  if (!(error instanceof UnfitReference)) throw error;
}
