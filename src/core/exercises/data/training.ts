import type { Parameters, ParameterKinds } from './parameters';
import type { Random } from './random';
import type { Row, Scene, View } from './scene';
import { labels, levels } from './words';

export const trainingParameters: ParameterKinds = {
  file: 'string',
  parts: 'strings',
  rows: 'number',
  days: 'number',
  hour: 'boolean',
  quiet: 'boolean',
  nan: 'boolean',
  traces: 'boolean',
  smallLosses: 'boolean',
  crlf: 'boolean',
  openEnd: 'boolean',
  early: 'boolean',
  turn: 'boolean',
  decoys: 'boolean',
  mixed: 'boolean',
  invented: 'boolean',
};

/** `hour`, `loss`, `broken` (the loss is no number) and `part` are known to oracles only. */
export const trainingColumns = ['part', 'date', 'time', 'hour', 'level', 'text', 'loss', 'broken'] as const;
const written = ['date', 'time', 'level', 'text'] as const;

/**
 * A training log over some days, `DATE TIME LEVEL TEXT`. Texts name other levels, other hours and other losses than their
 * own. `parts` writes it as several files, one after the other; with `hour` one of its hours stands in `HOUR`, with `quiet`
 * one in which nothing happened, with `early` one that begins with a zero and is no octal number. `turn` goes over the end
 * of a year and days without any to a last day with a single entry, a year after the first; with `decoys` there is nan elsewhere, and losses that are none or
 * infinite; with `mixed` a loss stands anywhere in its line, in lines of any level, or there is a `val_loss` alone; with
 * `invented` all but the progress is put together of one set of words, so that no text tells what its level is.
 */
export function training(random: Random, given: Parameters): Scene {
  const [count, days] = [given.number('rows', 40), Math.min(60, Math.max(1, given.number('days', 1)))];
  const parts = given.texts('parts');
  const first = random.between(1, 28 - Math.min(days, 20));
  const seconds = sorted(random, count, days, given.flag('early'));
  const hours = random.shuffled(hoursOf(seconds));
  if (given.flag('early')) hours.sort((a, b) => Number(isOctalTrap(b)) - Number(isOctalTrap(a)));
  const [busy = '09', other = '23'] = hours;
  const hour = given.flag('quiet') ? quietHour(random, seconds) : busy;
  const asked = given.flag('hour');
  const start = given.flag('turn') ? Date.UTC(2026, 11, 31) : Date.UTC(2026, 10, first);
  if (given.flag('turn')) seconds.push(365 * daySeconds + 9 * 3600 + count);
  const rows = seconds.map((second, at): Row => {
    const date = new Date(start + second * 1000).toISOString().slice(0, 10);
    const [h, m, s] = [Math.floor(second / 3600) % 24, Math.floor(second / 60) % 60, second % 60].map(two);
    // Whoever loses a last line without a line break loses what was asked for.
    const isEnd = given.flag('nan') && given.flag('openEnd') && at === seconds.length - 1;
    // One of each first, in any order, then what a run usually says.
    const usually =
      at < allLevels.length ? (allLevels[(at + first) % allLevels.length] ?? '') : random.pick(usual);
    const level = isEnd ? 'INFO' : usually;
    const said = isEnd
      ? epoch(random, given, at, true)
      : saying(random, given, level, at, asked ? hour : other);
    const { text, loss = '', broken = 'no' } = said;
    const part = parts[Math.min(parts.length - 1, Math.floor((at * parts.length) / count))] ?? '';
    return [part, date, `${h}:${m}:${s}`, h ?? '', level, text, loss, broken];
  });
  const file = given.text('file', 'train.log');
  const views: View[] =
    parts.length === 0
      ? [{ file, columns: written }]
      : parts.map((part) => ({ file: part, columns: written, only: { column: 'part', values: [part] } }));
  return {
    table: {
      file,
      columns: trainingColumns,
      rows,
      layout: { delimiter: ' ', crlf: given.flag('crlf'), openEnd: given.flag('openEnd') },
    },
    views,
    env: asked ? { HOUR: hour } : {},
    system: 'gnu',
  };
}

const daySeconds = 86_400;
const allLevels = [...levels, 'DEBUG', 'INFO', 'ERROR'] as const;
const usual = ['INFO', 'INFO', 'INFO', 'DEBUG', 'DEBUG', 'WARN', 'ERROR'] as const;
const two = (value: number): string => String(value).padStart(2, '0');

/** Moments in order; within a day most fall into few hours, so that hours meet again on other days. */
function sorted(random: Random, count: number, days: number, early: boolean): number[] {
  // Many in a long log: `head` alone does not show them all.
  const hours = random
    .shuffled(Array.from({ length: 24 }, (_, hour) => hour))
    .slice(0, count < 1000 ? 5 : 16);
  if (early && !hours.includes(9)) hours[0] = 8;
  return Array.from(
    { length: count },
    () => random.below(days) * daySeconds + random.pick(hours) * 3600 + random.below(3600),
  ).sort((a, b) => a - b);
}

/** `printf %d 09` is an error: what begins with a zero is octal. */
const isOctalTrap = (hour: string): boolean => hour === '08' || hour === '09';

const hoursOf = (seconds: readonly number[]): string[] => [
  ...new Set(seconds.map((second) => two(Math.floor(second / 3600) % 24))),
];

function quietHour(random: Random, seconds: readonly number[]): string {
  const busy = hoursOf(seconds);
  return random.pick(Array.from({ length: 24 }, (_, at) => two(at)).filter((hour) => !busy.includes(hour)));
}

interface Said {
  readonly text: string;
  readonly loss?: string;
  readonly broken?: 'yes';
}

function saying(random: Random, given: Parameters, level: string, at: number, hour: string): Said {
  if (given.flag('mixed') && (at < 2 * mixedKinds || random.below(2) === 0)) return mixedLoss(random, at);
  const invented = given.flag('invented');
  if (invented && (level !== 'INFO' || random.below(4) === 0)) {
    const text = phrase(random, level, hour);
    return level === 'ERROR' ? { text: withTrace(random, given, text, at, hour) } : { text };
  }
  if (level === 'INFO')
    return !invented && random.below(4) === 0 ? { text: random.pick(calm) } : epoch(random, given, at);
  if (level === 'DEBUG') {
    const text = random.pick(details);
    return { text: given.flag('decoys') && at % 2 === 0 ? 'loss=not known yet' : text };
  }
  if (level === 'WARN')
    return random.pick([
      { text: `img_${two(at)}.png unreadable, retry at ${hour}:${two(random.below(60))}` },
      { text: 'retry after ERROR' },
      { text: 'banana.png has no label' },
    ]);
  const text = random.pick(['cuda out of memory', 'disk full', `worker ${random.below(8)} died`]);
  return { text: withTrace(random, given, text, at, hour) };
}

/** With `traces`, what a program logged of another one behind it: it looks like lines of this log, indented, and is none. */
function withTrace(random: Random, given: Parameters, text: string, at: number, hour: string): string {
  // Those that are always there show it, whatever chance says of the others.
  const sure = at < allLevels.length;
  if (!given.flag('traces') || (!sure && random.below(2) === 0)) return text;
  const indented = sure ? indents : [random.pick(indents)];
  const quoted = indented.flatMap((indent) =>
    ['ERROR', 'DEBUG'].map((level) => {
      const start = `${indent}2026-11-01 ${hour}:${two(random.below(60))}:00 ${level}`;
      return `${start} ${given.flag('invented') ? phrase(random, level, hour) : 'worker said no'}`;
    }),
  );
  return [text, 'Traceback (most recent call last):', '', ...quoted].join('\n');
}

const indents = ['    ', '  '] as const;

/** Some words of one set, in any order, with that of a level among them: often ERROR in other lines, any other in errors. */
export function phrase(random: Random, level: string, hour: string): string {
  const named =
    level === 'ERROR' ? ['INFO', 'WARN', 'DEBUG', 'ERROR'] : ['ERROR', 'ERROR', 'INFO', 'WARN', 'DEBUG'];
  const said: string[] = random.shuffled(vocabulary).slice(0, random.between(2, 4));
  said.push(random.pick(named), random.pick([String(random.below(100)), `${hour}:${two(random.below(60))}`]));
  return random.shuffled(said).join(' ');
}

const calm = [
  'no ERROR so far',
  'DEBUG dumps are kept for 2 days',
  'checkpoint saved',
  'nan check is on',
] as const;
const details = [
  'batch loss is finite',
  'ERROR counter reset to 0',
  'loading taco.png',
  'WARN limit is 5',
] as const;

const vocabulary = [
  ...labels,
  'after',
  'backup',
  'batch',
  'counter',
  'disk',
  'died',
  'full',
  'limit',
  'memory',
  'no',
  'out of',
  'retry',
  'slow',
  'so far',
  'worker',
] as const;

const mixedKinds = 4;

/** A loss behind and before `val_loss`, between other words, and a `val_loss` without one. */
function mixedLoss(random: Random, at: number): Said {
  const [loss, other] = [`0.${random.between(1000, 9999)}`, `0.${random.between(10, 99)}`];
  const texts = [
    `epoch=${at + 1} loss=${loss} val_loss=${other}`,
    `lr=0.001 loss=${loss}`,
    `evaluated: val_loss=${other} after epoch=${at + 1}`,
    `val_loss=${other} is still above loss=${loss} of step=${at}`,
  ];
  const kind = at % mixedKinds;
  return { text: texts[kind] ?? '', ...(kind === 2 ? {} : { loss }) };
}

function epoch(random: Random, given: Parameters, at: number, isBroken = false): Said {
  const small = given.flag('smallLosses') && random.below(3) === 0;
  // As many digits as it likes: whoever writes them anew changes some.
  const digits = `0.${random.pick([random.between(1, 9), random.between(1000, 9999), random.between(10_000, 99_999)])}`;
  const nan = isBroken || (given.flag('nan') && random.below(3) === 0);
  const loss = nan
    ? random.pick(['nan', 'NaN', 'NAN', 'Nan'])
    : small
      ? `${random.between(1, 9)}e-0${random.between(4, 9)}`
      : given.flag('decoys') && random.below(6) === 0
        ? random.pick(['inf', 'Infinity'])
        : digits;
  const elsewhere = given.flag('decoys') && !nan ? ' grad=nan' : '';
  const before = `epoch=${at + 1} val_loss=0.${random.between(10, 99)}`;
  // Behind it nothing, or something; where nan is looked for, that tells answers apart.
  const after = nan && random.below(2) === 0 ? '' : ` lr=0.001${elsewhere}`;
  const text = `${before} loss=${loss}${after}`;
  return { text, loss, ...(nan ? { broken: 'yes' } : {}) };
}
