import type { Parameters, ParameterKinds } from './parameters';
import type { Random } from './random';
import type { Row, Scene, View } from './scene';
import { labels } from './words';

export const setsParameters: ParameterKinds = {
  files: 'strings',
  rows: 'number',
  contained: 'boolean',
  repeated: 'boolean',
  crlf: 'boolean',
  openEnd: 'boolean',
};

/** `in` is `first`, `second` or `both`; `place` is where the row stands in the second file. */
export const setsColumns = ['image', 'in', 'place'] as const;

/**
 * Two lists of pictures, of which some are in both. With `contained` there are names that hold other names, with
 * `repeated` some stand twice in a list; `crlf` is for the second list alone, as if it came from another system.
 */
export function imageSets(random: Random, given: Parameters): Scene {
  const [first = 'train.txt', second = 'test.txt'] = given.texts('files');
  const count = given.number('rows', 24);
  const contained = given.flag('contained');
  const names = contained ? containedNames(count) : random.shuffled(numberedNames(count));
  const known = names.map((image, at): [string, string] => [image, membershipOf(at, contained)]);
  const again = given.flag('repeated') ? known.filter((_, at) => at % 5 < 2) : [];
  const places = random.shuffled([...known, ...again].map((_, at) => String(at)));
  const rows = random
    .shuffled([...known, ...again])
    .map(([image, where], at): Row => [image, where, places[at] ?? '0']);
  const openEnd = given.flag('openEnd');
  const views: View[] = [
    {
      file: first,
      columns: ['image'],
      only: { column: 'in', values: ['first', 'both'] },
      layout: { openEnd },
    },
    {
      file: second,
      columns: ['image'],
      only: { column: 'in', values: ['second', 'both'] },
      by: 'place',
      layout: { crlf: given.flag('crlf'), openEnd },
    },
  ];
  return {
    table: { file: first, columns: setsColumns, rows, layout: { delimiter: ' ' } },
    views,
    env: {},
    system: 'gnu',
  };
}

/** Of names that are contained, the short one comes first: there is a pair of which each list has one alone. */
function membershipOf(at: number, contained: boolean): string {
  const usual = ['both', 'first', 'first', 'second', 'first', 'both'];
  const pairs = ['first', 'second', 'both', 'first', 'first', 'both'];
  return (contained ? pairs : usual)[at % 6] ?? 'first';
}

const numberedNames = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `img_${String(at * 7 + 1).padStart(6, '0')}.png`);

/**
 * Pairs of names, of which the longer holds the other in front or behind, or the second differs in what is a dot in the
 * first, in a capital, or in its ending. 36 names have each kind with each way in which lists share a pair.
 */
const containedNames = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => {
    const [pair, number] = [Math.floor(at / 2), at - (at % 2)];
    // Changes after three pairs: each kind meets each way in which two lists share a pair.
    const kind = Math.floor(pair / 3) % 6;
    if (kind === 3) return at % 2 === 0 ? `taco.${number}.png` : `taco_${number}.png`;
    if (at % 2 === 0) return `taco_${number}.png`;
    // `grep -w` takes a hyphen for the end of a word.
    const others = ['old_taco_#.png', 'old-taco_#.png', 'taco_#.png.bak', '', 'Taco_#.png', 'taco_#.jpg'];
    return (others[kind] ?? '').replace('#', String(number));
  });

export const predictionsParameters: ParameterKinds = {
  rows: 'number',
  missing: 'boolean',
  contained: 'boolean',
  program: 'boolean',
  crlf: 'boolean',
  openEnd: 'boolean',
};

/** `pair` is `LABEL PREDICTION`; `verdict` is `right`, `wrong`, or `unlabelled` and `unpredicted` for what is in one file only. */
export const predictionsColumns = ['image', 'label', 'prediction', 'pair', 'verdict', 'place'] as const;

/**
 * Pictures with their labels and with what a model says, in two files of different order; with `program` the model is a
 * script that reads names of pictures, and `images.txt` names them: with `missing` some that it does not know.
 */
export function predictions(random: Random, given: Parameters): Scene {
  const count = given.number('rows', 40);
  // Enough pairs in long lists that `head` alone does not show them all.
  const classes = random.shuffled(labels).slice(0, count < 400 ? 4 : 8);
  const names = given.flag('contained') ? containedNames(count) : numberedNames(count);
  const images = random.shuffled(names);
  const verdicts = random.shuffled(images.map((_, at) => verdictOf(at, given)));
  const mistakes = pairsOf(classes);
  const places = random.shuffled(images.map((_, at) => String(at)));
  let mistaken = 0;
  const rows = images.map((image, at): Row => {
    const verdict = verdicts[at] ?? 'right';
    const same = random.pick(classes);
    // How often each mistake is made differs, so that there is one most frequent.
    const isUnknown = given.flag('program') && verdict === 'unpredicted';
    const [label, prediction] = isUnknown
      ? [same, '?']
      : verdict === 'wrong'
        ? (mistakes[mistaken++ % mistakes.length] ?? [])
        : [same, same];
    return [image, label ?? '', prediction ?? '', `${label} ${prediction}`, verdict, places[at] ?? '0'];
  });
  const layout = { delimiter: given.flag('program') ? ' ' : ',' };
  const views = given.flag('program') ? programViews(given) : fileViews(given);
  return {
    table: { file: 'labels.csv', columns: predictionsColumns, rows, layout },
    views,
    env: {},
    system: 'gnu',
  };
}

function verdictOf(at: number, given: Parameters): string {
  if (given.flag('missing') && at % 8 > 5) return at % 8 === 6 ? 'unlabelled' : 'unpredicted';
  return at % 2 === 0 ? 'right' : 'wrong';
}

/** Four mistakes, twelve times as often in one direction as in the other; the rare ones first, so that few rows have all. Of eight classes, twelve. */
function pairsOf([a = '', b = '', c = '', d = '', ...more]: readonly string[]): (readonly [
  string,
  string,
])[] {
  const times = (count: number, from: string, to: string): (readonly [string, string])[] =>
    Array.from({ length: count }, () => [from, to]);
  const others = more.flatMap((one, at) => [...times(3 + at, one, a), ...times(7 + at, b, one)]);
  return [...times(1, b, a), ...times(2, d, c), ...times(5, c, d), ...times(12, a, b), ...others];
}

function fileViews(given: Parameters): View[] {
  const openEnd = given.flag('openEnd');
  const [labelled, predicted] = ['unpredicted', 'unlabelled'].map((alone) => ['right', 'wrong', alone]);
  return [
    {
      file: 'labels.csv',
      columns: ['image', 'label'],
      only: { column: 'verdict', values: labelled ?? [] },
      layout: { openEnd },
    },
    {
      file: 'predictions.csv',
      columns: ['image', 'prediction'],
      only: { column: 'verdict', values: predicted ?? [] },
      by: 'place',
      layout: { crlf: given.flag('crlf'), openEnd },
    },
  ];
}

function programViews(given: Parameters): View[] {
  return [
    { file: 'images.txt', columns: ['image'], layout: { openEnd: given.flag('openEnd') } },
    {
      file: 'predict.sh',
      columns: ['image', 'prediction'],
      only: { column: 'verdict', values: ['right', 'wrong', 'unlabelled'] },
      by: 'place',
      program: 'lookup',
    },
  ];
}
