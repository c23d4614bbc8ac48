import { matches, expectedText as printedText } from './compare';
import { roughRows } from './data/generators';
import { filesOf, type Scene } from './data/scene';
import type { Case } from './case';
import { casesOf, smaller } from './cases';
import { UnfitReference, type ExpectPorts } from './expect';
import { whyWrong, whyWrongText, type Said } from './mistakes';
import { caseMs, tableRequest, type Runner, type RunRequest, type RunResult } from './run';
import { shrunk } from './shrink';
import { isOfTable, type Expectation } from './oracle';
import type { Exercise } from './spec';
import { whyWrongState } from './world/judgeState';
import type { StateExpectation } from './world/stateOracle';
import { foundText, wantedText, worldText } from './world/stateText';
import { isWorld, type World } from './world/world';

export interface Judged {
  readonly one: Case;
  readonly status: 'pass' | 'fail' | 'error';
  /** Why it is no pass. */
  readonly why?: Said;
  readonly output: string;
  readonly ms: number;
}

export interface Grade {
  readonly seed: number;
  readonly isolation: string;
  readonly judged: readonly Judged[];
}

/** After so many cases that had to be ended, the rest would only take time. */
const mostEnded = 2;
const shrinkTries = 60;
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
  { run }: { readonly run: Runner },
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
        judged[at] = await smallest(exercise, first, judge, { run, signal });
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

/** How an answer meets a case. */
export function requestOf(exercise: Exercise, script: string, { scene, expected }: Case): RunRequest {
  if (isWorld(scene)) {
    const state = expected.kind === 'state' ? expected : undefined;
    const around = {
      world: scene,
      typed: (state?.typed ?? []).map(({ line }) => line),
      hangUp: (state?.alive ?? []).length > 0,
    };
    const { env, system } = scene;
    return {
      script,
      env,
      system,
      ms: caseMs,
      files: new Map(),
      wanted: [],
      outputBytes: 1 << 20,
      around,
    };
  }
  return tableRequest(script, scene, exercise.target, (1 << 20) + 4 * expectedText(expected).length);
}

/** Undefined for a pass. */
function judgement(exercise: Exercise, { scene, expected }: Case, result: RunResult): Said | undefined {
  if (result.timedOut) return { id: 'verdict.timeout', args: { seconds: caseMs / 1000 } };
  if (result.truncated) return { id: 'verdict.flood', args: {} };
  if (result.diskFull) return { id: 'verdict.diskFull', args: {} };
  if (result.memoryFull) return { id: 'verdict.memoryFull', args: {} };
  if (expected.kind === 'state' || isWorld(scene)) return stateJudgement(expected, result);
  const { target, oracle } = exercise;
  if (target !== undefined && result.files.get(target) === undefined)
    return { id: 'verdict.noTarget', args: { file: target } };
  const text = target === undefined ? result.stdout : (result.files.get(target) ?? '');
  if (!matches(expected, text))
    return isOfTable(oracle) ? whyWrong(oracle, scene, expected, text) : whyWrongText(expected, text);
  // The right words, but what they were read from is gone: the next command would find nothing.
  for (const [file, before] of filesOf(scene))
    if (file !== target && result.files.get(file) !== before)
      return { id: 'verdict.inputChanged', args: { file } };
  return undefined;
}

function stateJudgement(expected: Case['expected'], result: RunResult): Said | undefined {
  const { after } = result;
  if (expected.kind !== 'state' || !after) throw new Error('a world was run as a table');
  return whyWrongState(expected, after, result);
}

function outputOf({ target }: Exercise, { expected }: Case, result: RunResult): string {
  const { stdout, stderr, files, after } = result;
  if (expected.kind === 'state') return after ? foundText(expected, after, result) : stdout;
  const shown = target === undefined ? stdout : (files.get(target) ?? stdout);
  return stderr.trim() === ''
    ? shown
    : `${shown}${shown === '' || shown.endsWith('\n') ? '' : '\n'}[stderr] ${stderr}`;
}

function unlessUnfit(error: unknown): undefined {
  if (!(error instanceof UnfitReference)) throw error;
}

/** The same failure, for the same reason, on fewer rows. */
async function smallest(
  exercise: Exercise,
  first: Judged,
  judge: (one: Case) => Promise<Judged>,
  ports: ExpectPorts,
): Promise<Judged> {
  let best = first;
  // A world is small already.
  if (isWorld(first.one.scene)) return best;
  const { rows } = first.one.scene.table;
  await shrunk(
    rows,
    async (part) => {
      const one = await smaller(exercise, first.one, part, ports).catch(unlessUnfit);
      // So few rows are no case: what is right of them, nobody can say.
      if (!one) return false;
      // Where nothing is right, the smallest case would say nothing about what is.
      if (expectedText(one.expected) === '' && expectedText(first.one.expected) !== '') return false;
      const judged = await judge(one);
      const same = judged.status === 'fail' && judged.why?.id === first.why?.id;
      if (same) best = judged;
      return same;
    },
    shrinkTries,
  );
  return best;
}

/** What the environment and the files of a case are, as text for people. */
export function inputText(scene: Scene | World): string {
  if (isWorld(scene)) return worldText(scene);
  const set = Object.entries(scene.env).map(([name, value]) => `${name}=${value}\n`);
  const files = [...filesOf(scene)].map(([name, text]) => `== ${name} ==\n${text}`);
  return [...set, ...files].join('');
}

/** What is right in a case, as text for people: what is printed, or the state afterwards. */
export function expectedText(expected: Expectation | StateExpectation): string {
  return expected.kind === 'state' ? wantedText(expected) : printedText(expected);
}
