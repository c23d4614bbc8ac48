import { steady, utilisation, type Load, type QueueModel } from './queue';

/** What the figure takes for granted and says so: an example's opening hours, clock and price. */
export const example = {
  /** Hours a day in which guests come; the online workers stand ready all 24. */
  open: 8,
  /** The batch run begins at 3 o'clock in the morning. */
  starts: 3,
  /** Its results are needed when the place opens. */
  needed: 9,
  /** Won for one worker for an hour. */
  price: 100,
} as const;

export interface Online {
  readonly utilisation: number;
  /** Answers that are possible in a second. */
  readonly limit: number;
  /** Undefined where the queue has no end. */
  readonly rest: { readonly waiting: number; readonly p50: number; readonly p95: number } | undefined;
  /** By how many requests the queue grows each second in the long run; 0 at the limit, where it grows without a pace. */
  readonly growth: number;
  /** Won a day. */
  readonly cost: number;
}

/** Serving each request when it comes. */
export function online(load: Load, model: QueueModel): Online {
  const { rate, service, workers } = load;
  const calm = steady(load, model);
  return {
    utilisation: utilisation(load),
    limit: workers / service,
    rest: calm && {
      waiting: calm.waiting,
      p50: calm.percentile(0.5),
      p95: calm.percentile(0.95),
    },
    growth: calm ? 0 : Math.max(0, rate - workers / service),
    cost: 24 * workers * example.price,
  };
}

export interface Batch {
  /** Predictions for one day. */
  readonly predictions: number;
  readonly hours: number;
  /** Hour of the clock at which it ends; over 24 it is the next day's. */
  readonly ends: number;
  readonly fate: 'in-time' | 'late' | 'overlaps';
  /** Won a day. */
  readonly cost: number;
}

/** The same predictions, made one after the other at night by the same workers: nobody waits, so there is no queue. */
export function batch({ rate, service, workers }: Load): Batch {
  const predictions = rate * example.open * 3_600;
  const hours = (predictions * service) / workers / 3_600;
  const ends = example.starts + hours;
  return {
    predictions,
    hours,
    ends,
    // A run that takes a day or longer is not done when the next one begins.
    fate: hours >= 24 ? 'overlaps' : ends > example.needed ? 'late' : 'in-time',
    cost: hours * workers * example.price,
  };
}

export interface CurvePoint {
  readonly rate: number;
  readonly p50: number;
  readonly p95: number;
}

/** Latency against load, denser towards the limit, up to `most` requests a second and as far as the queue comes to rest. */
export function curve(
  { service, workers }: Omit<Load, 'rate'>,
  model: QueueModel,
  most: number,
): readonly CurvePoint[] {
  const limit = workers / service;
  const points = Array.from({ length: 41 }, (_, index) => {
    const share = index / 40;
    const rate = Math.min(most, model === 'D/D/c' ? limit * share : limit * 0.99 * (1 - (1 - share) ** 2));
    const calm = steady({ rate: Math.max(rate, limit * 1e-6), service, workers }, model);
    return calm && { rate, p50: calm.percentile(0.5), p95: calm.percentile(0.95) };
  });
  return points.filter((point) => point !== undefined);
}
