import type { Batch, Online } from '../../../../src/core/notes/figures/serving-load';
import type { Load, QueueModel } from '../../../../src/core/notes/figures/queue';

/** Every word of the figure in one language. */
export interface Words {
  readonly title: string;
  readonly desc: string;
  readonly rate: string;
  readonly service: string;
  readonly workers: string;
  readonly uneven: string;
  readonly models: Readonly<Record<QueueModel, string>>;
  /** Which queue is computed, and what it takes for granted. */
  readonly modelSays: Readonly<Record<QueueModel, string>>;
  readonly perSecond: (count: number) => string;
  readonly people: (count: number) => string;
  /** A time in seconds, as milliseconds where it is short. */
  readonly time: (seconds: number) => string;
  readonly axes: { readonly load: string; readonly latency: string };
  readonly limit: (count: string) => string;
  readonly legend: { readonly p50: string; readonly p95: string };
  /** In place of a number that does not exist; and in the chart, beyond the limit. */
  readonly endless: string;
  readonly over: string;
  readonly online: {
    readonly head: string;
    readonly utilisation: string;
    readonly waiting: string;
    readonly p50: string;
    readonly p95: string;
    readonly cost: string;
  };
  readonly batch: {
    readonly head: string;
    readonly predictions: string;
    readonly hours: string;
    readonly ends: string;
    readonly cost: string;
  };
  readonly count: (count: number) => string;
  readonly hours: (hours: number) => string;
  /** The clock at so many hours after midnight; past 24 it is the next day. */
  readonly clock: (hours: number) => string;
  readonly won: (won: number) => string;
  readonly day: { readonly online: string; readonly batch: string; readonly opens: string };
  readonly whenBatch: string;
  readonly examples: string;
  readonly says: (load: Load, online: Online, batch: Batch) => string;
}
