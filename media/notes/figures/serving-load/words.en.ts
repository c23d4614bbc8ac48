import { example } from '../../../../src/core/notes/figures/serving-load';
import type { Words } from './words';

const number = (value: number, digits = 0): string =>
  value.toLocaleString('en', { maximumFractionDigits: digits });
const time = (seconds: number): string =>
  seconds < 0.9995 ? `${number(seconds * 1_000)} ms` : `${number(seconds, 1)} s`;
const percent = (share: number): string => `${number(share * 100)} %`;
const two = (value: number): string => String(value).padStart(2, '0');
const clock = (hours: number): string => {
  const minutes = Math.round(hours * 60);
  const days = Math.floor(minutes / 1_440);
  const text = `${two(Math.floor((minutes % 1_440) / 60))}:${two(minutes % 60)}`;
  return days === 0 ? text : `${text} ${days === 1 ? 'the next day' : `${days} days later`}`;
};
const won = (value: number): string => `₩${number(value)}`;

export const en: Words = {
  title: 'Online and batch serving: what moves when more guests come',
  desc: 'Above, a chart of latency against load. Requests per second run to the right, latency upwards; two curves show the usual request (p50) and the slowest of twenty (p95). Close to the limit the curves shoot up, and beyond it there is no curve, because the queue grows without end. A vertical line marks the load chosen now. Below, the same work as a batch that starts at 3 in the morning: a band of one day shows when it ends, and numbers say what it costs. You can change the load, the time for one request, the number of workers, and what is uneven; the result is said in one sentence and in numbers.',
  rate: 'Requests per second',
  service: 'Time for one request',
  workers: 'Workers',
  uneven: 'Guests come',
  models: {
    'D/D/c': 'at even intervals',
    'M/D/c': 'unevenly',
    'M/M/c': 'unevenly, with uneven work',
  },
  modelSays: {
    'D/D/c': 'Even intervals and always the same work (queue D/D/c), as in the Python code above.',
    'M/D/c':
      'Computed as the queue M/D/c: guests come independently at any time (Poisson arrivals), the work is always the same. These are exact values, not a simulation.',
    'M/M/c':
      'Computed as the queue M/M/c: guests come independently at any time, and their work is now short, now long (exponential). The chance of having to wait is Erlang C.',
  },
  perSecond: (count) => `${number(count)} a second`,
  people: (count) => number(count),
  time,
  axes: { load: 'requests per second', latency: 'latency' },
  limit: (count) => `limit ${count}`,
  legend: { p50: 'p50: half are faster', p95: 'p95: one in twenty is slower' },
  endless: 'grows without end',
  over: 'the queue grows without end',
  online: {
    head: 'Online',
    utilisation: 'Workers busy',
    waiting: 'Queue, on average',
    p50: 'p50',
    p95: 'p95',
    cost: 'Cost a day (on for 24 h)',
  },
  batch: {
    head: 'The same work as a batch',
    predictions: "One day's predictions",
    hours: 'Takes',
    ends: 'Ends at',
    cost: 'Cost a day (only while it runs)',
  },
  count: (count) => number(count, 1),
  hours: (hours) => (hours < 0.95 ? `${number(hours * 60)} min` : `${number(hours, 1)} h`),
  clock,
  won,
  day: { online: 'Online', batch: 'Batch', opens: 'opens' },
  whenBatch: 'Batch is right when you know in advance what to predict, and an answer may be some hours old.',
  examples: `Examples that show orders of magnitude: guests come for ${example.open} hours a day, the batch starts at ${clock(example.starts)} and should end before the place opens at ${clock(example.needed)}, and one worker costs ${won(example.price)} an hour. These are nobody's real prices.`,
  says: ({ rate }, online, batch) => {
    const coming = `${number(rate)} a second`;
    const night = {
      'in-time': `As a batch there is no queue, and it ends at ${clock(batch.ends)}.`,
      late: `As a batch there is no queue, but it ends only at ${clock(batch.ends)}, after the place opens.`,
      overlaps: 'Even as a batch it does not end within a day and runs into the next one.',
    }[batch.fate];
    if (!online.rest)
      return online.growth > 0
        ? `✕ ${coming} come, and only ${number(online.limit, 1)} a second can be answered: the queue grows without end, by ${number(online.growth, 1)} a second. ${night}`
        : `✕ ${coming} is exactly the limit: nothing is left to catch up when guests come unevenly, and the queue grows without end. ${night}`;
    const { p50, p95 } = online.rest;
    const busy = `At ${coming} the workers are busy ${percent(online.utilisation)} of the time.`;
    const wait =
      p95 - p50 < 1e-9
        ? `The intervals are even, so everybody has an answer in ${time(p50)}.`
        : `Half have their answer within ${time(p50)}, but one in twenty waits longer than ${time(p95)}.`;
    return `${busy} ${wait} ${night}`;
  },
};
