import { normalScript } from './script';
import type { Case } from './case';
import { expectedText, linesOf, matches } from './compare';
import { filesOf, type Scene } from './data/scene';
import type { Runner, RunRequest, RunResult } from './run';
import type { Said } from './mistakes';
import { isOfTable, type Expectation, type Oracle } from './oracle';
import { chainOf, plansOf, watchedOf, type Look, type Plan } from './pipelineChain';
import { findLoss, type Chain, type Seen } from './pipelineLoss';
import { probesOf, type WatchedCase } from './pipelineProbes';
import { marked, shownOf, type Scope } from './pipelineShown';
import { readTaps, tapFiles, tapped, workFile } from './pipelineTaps';
import type { ShellParser } from './shellParser';
import type { Exercise } from './spec';

const caseMs = 10_000;
/** Probes stop then: what has been found by then is shown. */
const probesMs = 6000;
const leastMs = 1000;
const atOnce = 2;

const nothing = (id: Said['id'], args: Said['args'] = {}): Scope => ({ pipelines: [], note: { id, args } });

interface Ports {
  readonly run: Runner;
  readonly now: () => number;
  /** Aborted when nobody wants to know any more. */
  readonly signal?: AbortSignal;
}

/** Runs an answer on a case on which it fails, watches its pipelines and finds the first stage that loses what the answer needs. Throws the signal's reason. */
export async function microscope(
  exercise: Exercise,
  given: string,
  { scene, expected }: Pick<Case, 'scene' | 'expected'>,
  ports: Ports & { readonly parse: ShellParser },
): Promise<Scope> {
  const { oracle, target } = exercise;
  if (!isTable(scene) || !isPrinted(expected)) return nothing('microscope.noTable');
  // History would hold our lines as well, and `!!` would mean one of them.
  if (scene.system === 'prompt') return nothing('microscope.prompt');
  const script = normalScript(given);
  const plans = ports.parse(script, (root) => plansOf(root, scene.table.file));
  if (!Array.isArray(plans)) return nothing(plans);
  const one: WatchedCase = { scene, expected, ...(target === undefined ? {} : { target }) };
  return look(script, one, isOfTable(oracle) ? oracle : undefined, ports, plans);
}

const isTable = (scene: object): scene is Scene => 'table' in scene;
const isPrinted = (expected: { readonly kind: string }): expected is Expectation => expected.kind !== 'state';

async function look(
  script: string,
  one: WatchedCase,
  oracle: Oracle | undefined,
  { run, now, signal }: Ports,
  pipelines: readonly Plan[],
): Promise<Scope> {
  const watching = tapped(script, pipelines);
  const watch = async (scene: Scene, ms: number): Promise<Look> => {
    const wanted = [...tapFiles(pipelines), ...ownFiles(one, scene).map(workFile)];
    signal?.throwIfAborted();
    const result = await run({ ...requestOf(watching, one, scene, ms), wanted });
    const runs = new Map(pipelines.map((pipeline) => [pipeline.number, readTaps(pipeline, result.files)]));
    return { result, runs, final: finalOf(one, result, workFile) };
  };
  const plain = await run({ ...requestOf(script, one, one.scene, caseMs), wanted: ownFiles(one, one.scene) });
  const base = await watch(one.scene, caseMs);
  if (wasEnded(base)) return nothing('microscope.ended');
  if (finalOf(one, plain, (name) => name) !== base.final) return nothing('microscope.changed');
  const shown = pipelines.map((pipeline) => shownOf(pipeline, base, one));
  const noted = (id: Said['id']): Scope => ({ pipelines: shown, note: { id, args: {} } });
  // Its stages read something else than the case: nothing can be said of them.
  if (changesInput(one, base)) return noted('microscope.inputChanged');
  if (matches(one.expected, base.final)) return noted('microscope.right');
  // A reference solution says what is right, and not of which rows that is made.
  if (!oracle) return noted('microscope.byReference');
  const links = chainOf(pipelines, base);
  if (!links) return noted('microscope.unsure');
  const chain: Chain = {
    commands: links.stages.map(({ pipeline, stage }) => pipeline.stages[stage]?.command ?? ''),
    watched: watchedOf(links.stages, base),
    complete: links.complete,
  };
  const seen: Seen[] = [];
  const came = new Set(linesOf(chain.watched.outputs[0] ?? ''));
  const probes = probesOf({ ...one, oracle }, (row) => came.has(row.split('\n')[0] ?? '')).entries();
  const until = now() + probesMs;
  const lane = async (): Promise<void> => {
    for (const [, { difference, scene }] of probes) {
      // One run may have all that is left, but for a moment: on a busy machine a short limit would end any of them.
      const left = until - now();
      if (left <= 0) return;
      const other = await watch(scene, Math.max(leastMs, left));
      if (!wasEnded(other)) seen.push({ difference, watched: watchedOf(links.stages, other) });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const loss = findLoss({ ...one, oracle }, chain, seen);
  if (!loss) return { pipelines: shown, note: noLoss(chain, one) };
  const { stage, ...rest } = loss;
  return { pipelines: marked(shown, pipelines, links.stages[stage], rest) };
}

const wasEnded = ({ result }: Look): boolean => result.timedOut || result.truncated || result.diskFull;

const changesInput = ({ scene, target }: WatchedCase, { result }: Look): boolean =>
  [...filesOf(scene)].some(([name, text]) => name !== target && result.files.get(workFile(name)) !== text);

/** Nothing comes in from the file of the case, or nothing is lost. */
function noLoss({ complete, commands, watched }: Chain, { scene }: WatchedCase): Said {
  const [command = ''] = commands;
  const { file } = scene.table;
  if (!complete && watched.outputs[0] === '') return { id: 'microscope.noInput', args: { command, file } };
  return { id: 'microscope.noLoss', args: {} };
}

function requestOf(script: string, one: WatchedCase, scene: Scene, ms: number): Omit<RunRequest, 'wanted'> {
  return {
    script,
    files: filesOf(scene),
    env: scene.env,
    system: scene.system,
    ms,
    outputBytes: (1 << 20) + 4 * expectedText(one.expected).length,
  };
}

const ownFiles = ({ target }: WatchedCase, scene: Scene): string[] => [
  ...new Set([...filesOf(scene).keys(), ...(target === undefined ? [] : [target])]),
];

const finalOf = (
  { target }: WatchedCase,
  { stdout, files }: RunResult,
  place: (name: string) => string,
): string => (target === undefined ? stdout : (files.get(place(target)) ?? ''));
