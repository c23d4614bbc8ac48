import { expectedText as printedText, matches } from './compare';
import type { Case } from './case';
import { filesOf, onceIn, startsIn, type Scene } from './data/scene';
import { whyWrong, whyWrongText, type Said } from './mistakes';
import { isOfTable, type Expectation } from './oracle';
import { caseMs, tableRequest, type RunRequest, type RunResult } from './run';
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

/** Why what an answer did is wrong; undefined for a pass. */
export function judgement(
  exercise: Exercise,
  { scene, expected }: Case,
  result: RunResult,
): Said | undefined {
  if (result.timedOut) return { id: 'verdict.timeout', args: { seconds: caseMs / 1000 } };
  if (result.truncated) return { id: 'verdict.flood', args: {} };
  if (result.diskFull) return { id: 'verdict.diskFull', args: {} };
  if (result.memoryFull) return { id: 'verdict.memoryFull', args: {} };
  if (expected.kind === 'state' || isWorld(scene)) return stateJudgement(expected, result);
  const { target, oracle } = exercise;
  const [once, starts] = [onceIn(scene), startsIn(result.files)];
  if (once !== undefined && starts > 1)
    return { id: 'verdict.ranOften', args: { file: once, found: starts } };
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

/** What an answer printed, or the state that it left, as text for people. */
export function outputOf({ target }: Exercise, { expected }: Case, result: RunResult): string {
  const { stdout, stderr, files, after } = result;
  if (expected.kind === 'state') return after ? foundText(expected, after, result) : stdout;
  const shown = target === undefined ? stdout : (files.get(target) ?? stdout);
  return stderr.trim() === ''
    ? shown
    : `${shown}${shown === '' || shown.endsWith('\n') ? '' : '\n'}[stderr] ${stderr}`;
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
