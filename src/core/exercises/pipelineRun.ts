import type { Case } from './cases';
import { expectedText, linesOf, matches } from './compare';
import { filesOf, tableText, type Scene } from './data/scene';
import type { Runner, RunRequest, RunResult } from './grade';
import type { Said } from './mistakes';
import { findLoss, type Chain, type Loss, type Seen, type Watched } from './pipelineLoss';
import { probesOf } from './pipelineProbes';
import { namesFile, reaching } from './pipelineReads';
import { findPipelines, type Pipeline } from './pipelines';
import {
  normalScript,
  readTaps,
  tapFiles,
  tapped,
  workFile,
  type PipelineRun,
  type Tap,
} from './pipelineTaps';
import type { Node, ShellParser } from './shellParser';
import type { Exercise } from './spec';

/** A stage as people see it. */
export interface ScopeStage {
  readonly command: string;
  /** Where its text ends in the script, from 0. */
  readonly end: { readonly line: number; readonly column: number };
  /** Lines that came in and out in each kept run; undefined where that could not be seen. */
  readonly rowsIn: readonly (number | undefined)[];
  readonly rowsOut: readonly (number | undefined)[];
  /** There were more lines than were kept. */
  readonly cut: boolean;
  /** Some lines of the first run: what came in, and what came out. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly loss?: Omit<Loss, 'stage'>;
}

export interface ScopePipeline {
  readonly stages: readonly ScopeStage[];
  readonly runs: number;
  /** It ran more often than that. */
  readonly more: boolean;
}

/** What the microscope shows of one answer on one case. Without pipelines, `note` says why. */
export interface Scope {
  readonly pipelines: readonly ScopePipeline[];
  readonly note?: Said;
}

const caseMs = 10_000;
/** Probes stop then: what has been found by then is shown. */
const probesMs = 6000;
const atOnce = 2;
const mostPipelines = 20;
const mostStages = 60;
const sampleLines = 6;

const nothing = (id: Said['id'], args: Said['args'] = {}): Scope => ({ pipelines: [], note: { id, args } });

/** Runs an answer on a case on which it fails, watches its pipelines and finds the first stage that loses what the answer needs. */
export async function microscope(
  exercise: Exercise,
  given: string,
  one: Case,
  { run, parse, now }: { readonly run: Runner; readonly parse: ShellParser; readonly now: () => number },
): Promise<Scope> {
  const script = normalScript(given);
  // History would hold our lines as well, and `!!` would mean one of them.
  if (one.scene.system === 'prompt') return nothing('microscope.prompt');
  const plans = parse(script, (root) => plansOf(root, one));
  if (!Array.isArray(plans)) return nothing(plans);
  return look(exercise, script, one, { run, now }, plans);
}

/** A pipeline with what is needed of the tree after it is gone. */
interface Plan extends Pipeline {
  /** Its first stage names the file of the case. */
  readonly reads: boolean;
  /** Numbers of the pipelines inside of its first stage, or of what that stage calls and uses. */
  readonly inside: readonly number[];
}

function plansOf(root: Node, one: Case): Plan[] | Said['id'] {
  const { pipelines, problem } = findPipelines(root);
  if (problem !== undefined) return problem;
  if (pipelines.length === 0) return 'microscope.noPipes';
  const stages = pipelines.reduce((sum, pipeline) => sum + pipeline.stages.length, 0);
  if (pipelines.length > mostPipelines || stages > mostStages) return 'microscope.tooMany';
  const reach = reaching(root);
  return pipelines.map((pipeline) => {
    const first = pipeline.stages[0]?.node;
    const sources = first ? reach(first) : [];
    const holds = (outer: Node, inner: Node): boolean =>
      inner.startIndex >= outer.startIndex && inner.endIndex <= outer.endIndex;
    const inside = pipelines.filter(
      ({ node, number }) => number !== pipeline.number && sources.some((source) => holds(source, node)),
    );
    const reads = sources.some((source) => namesFile(source, one.scene.table.file));
    return { ...pipeline, reads, inside: inside.map(({ number }) => number) };
  });
}

/** One run with taps. */
interface Look {
  readonly result: RunResult;
  readonly runs: ReadonlyMap<number, { readonly runs: readonly PipelineRun[]; readonly more: boolean }>;
  readonly final: string;
}

async function look(
  exercise: Exercise,
  script: string,
  one: Case,
  { run, now }: { readonly run: Runner; readonly now: () => number },
  pipelines: readonly Plan[],
): Promise<Scope> {
  const watching = tapped(script, pipelines);
  const watch = async (scene: Scene, ms: number): Promise<Look> => {
    const wanted = [...tapFiles(pipelines), ...ownFiles(exercise, scene).map(workFile)];
    const result = await run({ ...requestOf(watching, one, scene, ms), wanted });
    const runs = new Map(pipelines.map((pipeline) => [pipeline.number, readTaps(pipeline, result.files)]));
    return { result, runs, final: finalOf(exercise, result, workFile) };
  };
  const plain = await run({
    ...requestOf(script, one, one.scene, caseMs),
    wanted: ownFiles(exercise, one.scene),
  });
  const base = await watch(one.scene, caseMs);
  const { result } = base;
  if (result.timedOut || result.truncated || result.diskFull) return nothing('microscope.ended');
  const shown = pipelines.map((pipeline) => shownOf(pipeline, base, one));
  const final = finalOf(exercise, plain, (name) => name);
  if (final !== base.final) return nothing('microscope.changed');
  const right = matches(one.expected, final);
  if (right) return { pipelines: shown, note: { id: 'microscope.right', args: {} } };
  // Its stages read something else than the case: nothing can be said of them.
  const spoiled = [...filesOf(one.scene)].some(
    ([name, text]) => name !== exercise.target && result.files.get(workFile(name)) !== text,
  );
  if (spoiled) return { pipelines: shown, note: { id: 'microscope.inputChanged', args: {} } };
  const links = chainOf(pipelines, base);
  if (!links) return { pipelines: shown, note: { id: 'microscope.unsure', args: {} } };
  const chain: Chain = {
    commands: links.stages.map(({ pipeline, stage }) => pipeline.stages[stage]?.command ?? ''),
    watched: watchedOf(links.stages, base),
    complete: links.complete,
  };
  const seen: Seen[] = [];
  const came = new Set(linesOf(chain.watched.outputs[0] ?? ''));
  const probes = probesOf(exercise.oracle, one, (row) => came.has(row.split('\n')[0] ?? '')).entries();
  const until = now() + probesMs;
  const lane = async (): Promise<void> => {
    for (const [, { difference, scene }] of probes) {
      if (now() > until) return;
      const other = await watch(scene, Math.max(1000, 4 * result.ms));
      if (other.result.timedOut || other.result.truncated || other.result.diskFull) continue;
      seen.push({ difference, watched: watchedOf(links.stages, other) });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const loss = findLoss(exercise.oracle, one, chain, seen);
  if (!loss) return { pipelines: shown, note: noLoss(chain, one) };
  const { stage, ...rest } = loss;
  return { pipelines: marked(shown, pipelines, links.stages[stage], rest) };
}

/** Nothing comes in from the file of the case, or nothing is lost. */
function noLoss({ complete, commands, watched }: Chain, one: Case): Said {
  const [command = ''] = commands;
  const { file } = one.scene.table;
  if (!complete && watched.outputs[0] === '') return { id: 'microscope.noInput', args: { command, file } };
  return { id: 'microscope.noLoss', args: {} };
}

function requestOf(script: string, one: Case, scene: Scene, ms: number): Omit<RunRequest, 'wanted'> {
  return {
    script,
    files: filesOf(scene),
    env: scene.env,
    system: scene.system,
    ms,
    outputBytes: (1 << 20) + 4 * expectedText(one.expected).length,
  };
}

const ownFiles = ({ target }: Exercise, scene: Scene): string[] => [
  ...new Set([...filesOf(scene).keys(), ...(target === undefined ? [] : [target])]),
];

const finalOf = (
  { target }: Exercise,
  { stdout, files }: RunResult,
  place: (name: string) => string,
): string => (target === undefined ? stdout : (files.get(place(target)) ?? ''));

interface Link {
  readonly pipeline: Plan;
  readonly stage: number;
}

const onlyRun = (pipeline: Plan, { runs }: Look): PipelineRun | undefined => {
  const kept = runs.get(pipeline.number);
  return kept?.runs.length === 1 && !kept.more ? kept.runs[0] : undefined;
};

const lastText = (pipeline: Plan, from: Look): string | undefined => onlyRun(pipeline, from)?.at(-1)?.text;

/** The stages that made the answer, over several pipelines if one reads what another wrote; undefined where that is not sure. */
function chainOf(
  pipelines: readonly Plan[],
  base: Look,
): { readonly stages: readonly Link[]; readonly complete: boolean } | undefined {
  const same = (text: string | undefined): boolean =>
    text !== undefined && linesOf(text).join('\n') === linesOf(base.final).join('\n');
  const outer = pipelines.filter(({ nested }) => !nested);
  const last =
    outer.findLast((pipeline) => same(lastText(pipeline, base))) ??
    pipelines.find((pipeline) => same(lastText(pipeline, base))) ??
    (outer.length === 1 ? outer[0] : undefined);
  if (!last || !onlyRun(last, base)) return undefined;
  const stages: Link[] = [];
  const used = new Set<Plan>();
  let current: Plan | undefined = last;
  let complete = false;
  while (current && !used.has(current)) {
    const pipeline: Plan = current;
    used.add(pipeline);
    stages.unshift(...pipeline.stages.map((_, stage) => ({ pipeline, stage })));
    const first = linesOf(onlyRun(pipeline, base)?.[0]?.text ?? '').sort();
    const feeds = (other: Plan): boolean => {
      const text = lastText(other, base);
      return text !== undefined && first.length > 0 && linesOf(text).sort().join('\n') === first.join('\n');
    };
    const inner = pipelines.find((other) => pipeline.inside.includes(other.number) && feeds(other));
    complete = pipeline.reads;
    current =
      inner ?? (pipeline.reads ? undefined : pipelines.find((other) => !used.has(other) && feeds(other)));
  }
  return { stages, complete };
}

function watchedOf(stages: readonly Link[], from: Look): Watched {
  const whole = (tap: Tap | undefined): string | undefined => (tap && !tap.cut ? tap.text : undefined);
  return {
    outputs: stages.map(({ pipeline, stage }) => whole(onlyRun(pipeline, from)?.[stage])),
    final: from.final,
  };
}

/** Lines of a text as people count them: the last one may have no line break. */
function rowsIn(text: string): number {
  if (text === '') return 0;
  let count = text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

const sampleOf = (text: string | undefined): string[] =>
  (text ?? '')
    .slice(0, 4000)
    .split('\n')
    .slice(0, sampleLines)
    .filter((line, at, all) => line !== '' || at < all.length - 1)
    .map((line) => (line.length > 160 ? `${line.slice(0, 160)}…` : line));

function shownOf(pipeline: Plan, base: Look, one: Case): ScopePipeline {
  const { runs = [], more = false } = base.runs.get(pipeline.number) ?? {};
  const file =
    pipeline.reads && !one.scene.absent && runs.length === 1 ? tableText(one.scene.table) : undefined;
  const count = (tap: Tap | undefined): number | undefined => (tap ? rowsIn(tap.text) : undefined);
  return {
    runs: runs.length,
    more,
    stages: pipeline.stages.map(({ command, end }, at) => ({
      command,
      end,
      rowsIn:
        at === 0 ? [file === undefined ? undefined : rowsIn(file)] : runs.map((run) => count(run[at - 1])),
      rowsOut: runs.map((run) => count(run[at])),
      cut: runs.some((run) => run[at]?.cut),
      before: sampleOf(at === 0 ? file : runs[0]?.[at - 1]?.text),
      after: sampleOf(runs[0]?.[at]?.text),
    })),
  };
}

function marked(
  shown: readonly ScopePipeline[],
  pipelines: readonly Plan[],
  link: Link | undefined,
  loss: Omit<Loss, 'stage'>,
): ScopePipeline[] {
  return shown.map((pipeline, index) => ({
    ...pipeline,
    stages: pipeline.stages.map((stage, at) =>
      pipelines[index] === link?.pipeline && at === link?.stage ? { ...stage, loss } : stage,
    ),
  }));
}
