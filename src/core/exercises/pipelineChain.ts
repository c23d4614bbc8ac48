import { linesOf } from './compare';
import type { RunResult } from './run';
import type { Said } from './mistakes';
import type { Watched } from './pipelineLoss';
import { namesFile, reaching } from './pipelineReads';
import { findPipelines, type Pipeline } from './pipelines';
import type { PipelineRun, Tap } from './pipelineTaps';
import type { Node } from './shellParser';

const mostPipelines = 20;
const mostStages = 60;

/** A pipeline with what is needed of the tree after it is gone. */
export interface Plan extends Pipeline {
  /** Its first stage names the file of the case. */
  readonly reads: boolean;
  /** Numbers of the pipelines inside of its first stage, or of what that stage calls and uses. */
  readonly inside: readonly number[];
}

/** The pipelines of a script that reads `file`, or why they cannot be watched. */
export function plansOf(root: Node, file: string): Plan[] | Said['id'] {
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
    const reads = sources.some((source) => namesFile(source, file));
    return { ...pipeline, reads, inside: inside.map(({ number }) => number) };
  });
}

/** One run with taps. */
export interface Look {
  readonly result: RunResult;
  readonly runs: ReadonlyMap<number, { readonly runs: readonly PipelineRun[]; readonly more: boolean }>;
  readonly final: string;
}

/** One stage on the way to the answer. */
export interface Link {
  readonly pipeline: Plan;
  readonly stage: number;
}

const onlyRun = (pipeline: Plan, { runs }: Look): PipelineRun | undefined => {
  const kept = runs.get(pipeline.number);
  return kept?.runs.length === 1 && !kept.more ? kept.runs[0] : undefined;
};

const lastText = (pipeline: Plan, from: Look): string | undefined => onlyRun(pipeline, from)?.at(-1)?.text;

/** The stages that made the answer, over several pipelines if one reads what another wrote; undefined where that is not sure. */
export function chainOf(
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

/** What came out of each of these stages. */
export function watchedOf(stages: readonly Link[], from: Look): Watched {
  const whole = (tap: Tap | undefined): string | undefined => (tap && !tap.cut ? tap.text : undefined);
  return {
    outputs: stages.map(({ pipeline, stage }) => whole(onlyRun(pipeline, from)?.[stage])),
    final: from.final,
  };
}
