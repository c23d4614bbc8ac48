import { UserError } from '../../shared/errors';
import type { Situation, Case } from './case';
import { linesOf } from './compare';
import type { Scene } from './data/scene';
import { once } from './once';
import { expectationOf, type Expectation, type SolutionOracle } from './oracle';
import { caseMs, tableRequest, type Runner, type RunResult } from './run';
import { referenceOf, type Exercise } from './spec';
import { stateAfter } from './world/stateOracle';
import { isWorld } from './world/world';

/** What right answers are found by: only reference solutions are run. */
export interface ExpectPorts {
  readonly run: Runner;
  /** Ends what runs; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** The exercise cannot be judged: its reference solution failed on one of its cases. No answer is at fault. */
export class UnfitReference extends UserError {}

const atOnce = 3;
/** A reference may print as much as what it reads, several times over. */
const leastOutput = 4 << 20;

/**
 * Situations with what is right in them: computed from their data, or said by a reference solution, which is run once
 * for each. Throws UnfitReference.
 */
export async function withExpected(
  exercise: Exercise,
  situations: readonly Situation[],
  { run, signal }: ExpectPorts,
): Promise<Case[]> {
  const { oracle } = exercise;
  if (oracle.name !== 'solution')
    return situations.map((one) => lateCase(one, () => computed(oracle, one.scene)));
  const cases: Case[] = [];
  const failures: unknown[] = [];
  const stop = new AbortController();
  const ended = AbortSignal.any([stop.signal, ...(signal ? [signal] : [])]);
  const left = situations.entries();
  const lane = async (): Promise<void> => {
    for (const [at, one] of left) {
      ended.throwIfAborted();
      cases[at] = { ...one, expected: await said(exercise, oracle, one, { run, signal: ended }) };
    }
  };
  // After the first failure the others would only take time.
  const lanes = Array.from({ length: atOnce }, () =>
    lane().catch((error: unknown) => {
      failures.push(error);
      stop.abort();
    }),
  );
  await Promise.all(lanes);
  if (failures.length > 0) throw failures[0];
  return cases;
}

/** Not spread, which would make the data of all cases before the first one is run. */
function lateCase(one: Situation, expected: () => Case['expected']): Case {
  const { name, spec, tier, visible, relation } = one;
  const known = once(expected);
  return {
    ...{ name, spec, tier, visible, ...(relation ? { relation } : {}) },
    get scene() {
      return one.scene;
    },
    get expected() {
      return known();
    },
  };
}

function computed(
  oracle: Exclude<Exercise['oracle'], SolutionOracle>,
  scene: Situation['scene'],
): Case['expected'] {
  if (isWorld(scene) && oracle.name === 'state') return stateAfter(oracle, scene);
  // The reader of packs lets no exercise mix the two.
  if (isWorld(scene) || oracle.name === 'state') throw new Error('a state oracle needs a world');
  return expectationOf(oracle, scene);
}

async function said(
  exercise: Exercise,
  { file, anyOrder = false }: SolutionOracle,
  { name, scene }: Situation,
  { run, signal }: ExpectPorts,
): Promise<Expectation> {
  const { id, target } = exercise;
  const script = referenceOf(exercise);
  // The reader of packs lets no exercise through without it.
  if (script === undefined || isWorld(scene)) throw new Error('no reference solution for tables');
  const request = tableRequest(script, scene, target, leastOutput + 4 * sizeOf(scene));
  const result = await run({ ...request, ...(signal ? { signal } : {}) });
  const place = { id, file: `solutions/${file}`, name };
  const wrong = whyUnfit(result);
  if (wrong) throw new UnfitReference(wrong.id, { ...place, ...wrong.args });
  const text = target === undefined ? result.stdout : result.files.get(target);
  if (text === undefined)
    throw new UnfitReference('exercises.reference.noTarget', { ...place, target: target ?? '' });
  return { kind: 'lines', lines: linesOf(text), anyOrder };
}

function whyUnfit(result: RunResult): Pick<UserError, 'id' | 'args'> | undefined {
  if (result.timedOut) return { id: 'exercises.reference.slow', args: { seconds: caseMs / 1000 } };
  if (result.truncated || result.diskFull || result.memoryFull)
    return { id: 'exercises.reference.tooMuch', args: {} };
  if (result.status === 0) return undefined;
  const [text = ''] = linesOf(result.stderr);
  return {
    id: 'exercises.reference.status',
    args: { status: result.status ?? '?', text: text.slice(0, 200) },
  };
}

const sizeOf = ({ table }: Scene): number => table.rows.reduce((sum, row) => sum + row.join().length + 1, 0);
