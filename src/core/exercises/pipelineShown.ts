import { tableText } from './data/scene';
import type { Said } from './mistakes';
import type { Link, Look, Plan } from './pipelineChain';
import type { Loss } from './pipelineLoss';
import type { WatchedCase } from './pipelineProbes';
import type { Tap } from './pipelineTaps';

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

const sampleLines = 6;

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

/** What a run shows of a pipeline. */
export function shownOf(pipeline: Plan, base: Look, one: WatchedCase): ScopePipeline {
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

/** The same with the stage marked that is to blame. */
export function marked(
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
