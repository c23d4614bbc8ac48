import type { Parameters, ParameterKinds } from './parameters';
import type { Random } from './random';
import { putLast, type Row, type Scene, type Table } from './scene';
import { phrase } from './training';
import { labels, levels } from './words';

export const linesParameters: ParameterKinds = {
  file: 'string',
  rows: 'number',
  openEnd: 'boolean',
  crlf: 'boolean',
  absent: 'boolean',
};

export const labelsParameters: ParameterKinds = { ...linesParameters, capitals: 'boolean' };

export const logParameters: ParameterKinds = {
  ...linesParameters,
  emptyLines: 'boolean',
  special: 'boolean',
  invented: 'boolean',
  calmEnd: 'boolean',
  moreLevels: 'boolean',
  oddLevels: 'boolean',
};

/**
 * Labels of pictures, one a line: each some times, one of them once, or several in a long list. Some are those of the
 * restaurant, others begin with one of them and are new each time, with numbers of one digit and of two; with `capitals` two
 * of them are there with a capital too.
 */
export function labelList(random: Random, given: Parameters): Scene {
  const scale = Math.max(1, Math.round(given.number('rows', 40) / 40));
  const known = random.shuffled(labels).slice(0, scale === 1 ? 4 : labels.length);
  const numbered = known
    .slice(0, scale === 1 ? 1 : 4)
    .flatMap((label) => [random.between(2, 9), random.between(10, 19)].map((number) => `${label}_${number}`));
  const capital = given.flag('capitals') ? known.slice(1, 3).map(capitalised) : [];
  const all = random.shuffled([...known, ...numbered, ...capital]);
  const rare = all.slice(0, scale === 1 ? 1 : rareInLong);
  const kinds = all.slice(rare.length);
  const counts = [random.between(12, 15), 9, random.between(6, 8), random.between(3, 5)];
  const rows = kinds.flatMap((label, at) =>
    Array.from({ length: (counts[at] ?? 2) * scale }, (): Row => [label]),
  );
  const shuffled = random.shuffled([...rows, ...rare.map((label): Row => [label])]);
  // With a carriage return behind the others, the last of several is one more for who leaves it there.
  if (given.flag('openEnd')) putLast(shuffled, ([label]) => label === (given.flag('crlf') ? kinds : rare)[0]);
  return sceneOf(given, 'labels.txt', ['label'], shuffled);
}

/** Whoever looks at a part of a long list misses one of so many. */
const rareInLong = 6;

const capitalised = (label: string): string => label.slice(0, 1).toUpperCase() + label.slice(1);

/**
 * A training log: time, level, what happened. Words of other levels stand in texts; with `emptyLines` some lines hold
 * nothing, the first two and the last too, and one is indented, with `special` texts hold what shells change, with `invented`
 * no text tells what its level is, with `calmEnd` there are no errors in the second half, with `moreLevels` there are rare
 * levels that nobody expects, with `oddLevels` ones that hold another or are written in small letters; a calm end has them too.
 */
export function trainingLog(random: Random, given: Parameters): Scene {
  const count = given.number('rows', 24);
  const weighted = [...levels, 'INFO', 'INFO', 'WARN', 'INFO'] as const;
  const calm = weighted.filter((level) => level !== 'ERROR');
  const two = (value: number): string => String(value).padStart(2, '0');
  // One text for all lines of a minute: most of what a large log takes in memory would be its times.
  const times = Array.from({ length: 720 }, (_, at) => `${two(9 + Math.floor(at / 60))}:${two(at % 60)}`);
  const rows = Array.from({ length: count }, (_, at): Row => {
    const level = random.pick(given.flag('calmEnd') && at >= count / 2 ? calm : weighted);
    return [times[at % times.length] ?? '', level, textOf(random, given, level, at)];
  });
  // At least two of each level, wherever they fall.
  const rare = [
    ...(given.flag('moreLevels') ? rareLevels : []),
    ...(given.flag('oddLevels') ? oddLevels : []),
  ];
  const sure = [...levels, ...levels, ...rare];
  const places = random.firstOfShuffled(given.flag('calmEnd') ? Math.floor(count / 2) : count, sure.length);
  for (const [nth, level] of sure.entries()) {
    const place = places[nth];
    if (place !== undefined)
      rows[place] = [rows[place]?.[0] ?? '', level, textOf(random, given, level, place)];
  }
  if (given.flag('calmEnd'))
    for (const [nth, level] of [...new Set(rare)].entries()) {
      const place = count - 1 - nth;
      rows[place] = [rows[place]?.[0] ?? '', level, textOf(random, given, level, place)];
    }
  if (given.flag('emptyLines')) {
    for (const at of [0, 1, 3, 7, 8, count]) rows.splice(at, 0, []);
    rows.push([]);
    rows.splice(6, 0, ['   ', 'raised', 'in train.py']);
  }
  return sceneOf(given, 'train.log', ['time', 'level', 'text'], rows);
}

/** The first of them twice; one holds another. */
const rareLevels = ['FATAL', 'TRACE', 'NOTICE', 'FATAL', 'WARNING'] as const;
/** As libraries of others write them. */
const oddLevels = ['error', 'Error', 'NO_ERROR', 'info', 'TRACE2'] as const;
type Level = (typeof levels)[number] | (typeof rareLevels)[number] | (typeof oddLevels)[number];

/** Undefined stands for the one of each level that has a number in it. */
const texts = {
  INFO: [undefined, 'no ERROR so far', 'WARN level is on'],
  WARN: [undefined, 'retry after ERROR', 'slow disk'],
  ERROR: ['disk full', undefined, 'WARN and INFO are lost: out of memory'],
} as const;

/** Lines of a log that only a look at the level itself tells apart: the words of other levels are in the texts. */
function textOf(random: Random, given: Parameters, level: Level, at: number): string {
  if (given.flag('special') && (level === 'ERROR' || at % 2 === 0)) return random.pick(specialTexts);
  if (given.flag('invented')) return phrase(random, level, '09');
  if (level !== 'INFO' && level !== 'WARN' && level !== 'ERROR') return 'ERROR and INFO follow';
  const loss = level === 'INFO' ? random.between(11, 99) : 0;
  const fixed = texts[level][random.below(3)];
  if (fixed !== undefined) return fixed;
  if (level === 'INFO') return `epoch=${at + 1} loss=0.${loss}`;
  return `img_${100 + at} ${level === 'WARN' ? 'unreadable' : 'broken'}`;
}

/** What `echo $line`, `read` without `-r` and `printf "$line"` change. */
const specialTexts = [
  String.raw`skipped  two  * of D:\new`,
  String.raw`disk  C:\test is * 90 %  full  `,
] as const;

/**
 * Numbers of one to five digits, each once; the largest as text (9…) is never among the three largest, and the two largest
 * differ in their last digit alone.
 */
export function numberList(random: Random, given: Parameters): Scene {
  const inDigits = (digits: number): number => random.between(10 ** (digits - 1), 9 * 10 ** (digits - 1) - 1);
  const seen = new Set([random.between(91, 99), ...[1, 2, 3, 3, 4, 5].map(inDigits)]);
  // Two of four digits: with those of five they are the largest.
  while (seen.size < 8) seen.add(inDigits(4));
  // There are not many more below 90,000: a pack that asks for them all would wait for ever.
  const count = Math.min(given.number('rows', 10), 50_000);
  while (seen.size < count - 1) seen.add(random.between(1, 89_999));
  const largest = Math.max(...seen);
  seen.add(largest - (largest % 10) + (((largest % 10) + random.between(1, 9)) % 10));
  const rows = random.shuffled([...seen]).map((value): Row => [String(value)]);
  if (given.flag('openEnd')) {
    const last = String(Math.max(...seen));
    putLast(rows, ([value]) => value === last);
  }
  return sceneOf(given, 'numbers.txt', ['number'], rows);
}

function sceneOf(given: Parameters, file: string, columns: readonly string[], rows: readonly Row[]): Scene {
  const table: Table = {
    file: given.text('file', file),
    columns,
    rows,
    layout: { delimiter: ' ', crlf: given.flag('crlf'), openEnd: given.flag('openEnd') },
  };
  return { table, absent: given.flag('absent'), env: {}, system: 'gnu' };
}
