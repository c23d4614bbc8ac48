import type { Parameters, ParameterKinds } from './parameters';
import type { Random } from './random';
import { putLast, type Layout, type Row, type Scene } from './scene';

/** How many rows, and how the file is written. */
const tableParameters: ParameterKinds = {
  file: 'string',
  rows: 'number',
  commas: 'boolean',
  crlf: 'boolean',
  bom: 'boolean',
  openEnd: 'boolean',
};

export const experimentsParameters: ParameterKinds = {
  ...tableParameters,
  special: 'boolean',
  short: 'boolean',
};
export const experimentsColumns = ['name', 'note', 'minutes'] as const;

/**
 * A table of runs with a heading: what they were called, what was noted, how many minutes they took. The three longest
 * are not the three that come last as text, and two of them have one name; two are called nearly as columns are; with `commas`
 * notes hold commas and quotes, those of the longest always, and one the heading, with `special` what shells change; where the
 * last line has no line break, it is one of the longest. With `short` none took a thousand minutes.
 */
export function experiments(random: Random, given: Parameters): Scene {
  const count = given.number('rows', 9);
  const minutes = minutesOf(random, count, given.flag('short'));
  const [, , third = 0] = [...minutes].sort((a, b) => b - a);
  const long = minutes.flatMap((value, at) => (value >= third ? [at] : []));
  const names = minutes.map((_, at) =>
    at === 0 ? 'name-layers' : `${at === 1 ? 'keynote' : random.pick(models)}-${String(at).padStart(3, '0')}`,
  );
  const rows = minutes.map((value, at): Row => {
    const isLong = value >= third;
    const name = names[at === long[2] ? (long[0] ?? at) : at] ?? '';
    const said = isLong || given.flag('special') ? commaNotes : [...notes, ...commaNotes];
    const note = random.pick(given.flag('commas') ? said : notes);
    const special = given.flag('special') && (isLong || at % 2 === 0);
    return [name, special ? random.pick(specialNotes) : note, String(value)];
  });
  if (given.flag('commas') && count > 0) rows.push(['notes-001', experimentsColumns.join(','), '1']);
  const shuffled = random.shuffled(rows);
  if (given.flag('openEnd')) putLast(shuffled, ([, , value]) => Number(value) >= third);
  return csv(given, 'runs.csv', experimentsColumns, shuffled);
}

/** Each once: some of one and two digits that begin with 9 or nearly, three of four digits unless `short`, the rest below 900, or far above. */
function minutesOf(random: Random, count: number, short: boolean): number[] {
  const seen = new Set([random.between(5, 8), 9, random.between(91, 99)]);
  while (!short && seen.size < Math.min(count, 6)) seen.add(random.between(1000, 4999));
  while (seen.size < count)
    seen.add(count > 400 ? random.between(100_000, 8_999_999) : random.between(10, 899));
  return random.shuffled([...seen].slice(0, count));
}

export const evaluationParameters: ParameterKinds = {
  ...tableParameters,
  gaps: 'boolean',
  negative: 'boolean',
  large: 'boolean',
  small: 'boolean',
  moved: 'boolean',
};
/** `moved` has two more. */
export const evaluationColumns = ['image', 'note', 'score'] as const;

/**
 * What a model scored for each picture. With `gaps` some have no score and one has 0.00, with `negative` all are below zero,
 * with `large` far above a hundred, with `small` some are written with an exponent, with `moved` the columns stand in
 * another order, between two whose names hold that of the scores; with `bom` too, theirs is the first.
 */
export function evaluation(random: Random, given: Parameters): Scene {
  const count = given.number('rows', 12);
  const sign = given.flag('negative') ? '-' : '';
  const rows = Array.from({ length: count }, (_, at): Row => {
    const note = random.pick(given.flag('commas') ? [...notes, ...commaNotes] : notes);
    const score = scoreOf(random, given, at);
    return [`img_${String(at + 1).padStart(4, '0')}.png`, note, score === '' ? '' : sign + score];
  });
  const scene = csv(given, 'scores.csv', evaluationColumns, random.shuffled(rows));
  if (!given.flag('moved')) return scene;
  const first = given.flag('bom') ? ['score', 'raw_score'] : ['raw_score', 'score'];
  const table = {
    ...scene.table,
    columns: [...evaluationColumns, 'raw_score', 'score_std'],
    rows: scene.table.rows.map((row): Row => [
      ...row,
      `0.${random.between(11, 99)}`,
      `${random.between(20, 99)}.5`,
    ]),
  };
  return {
    ...scene,
    table,
    views: [{ file: table.file, columns: [...first, 'image', 'note', 'score_std'] }],
  };
}

/** The first three are there always: of one digit, of two, and small. */
function scoreOf(random: Random, given: Parameters, at: number): string {
  const hundredths = String(random.between(1, 99)).padStart(2, '0');
  if (given.flag('large')) return `${random.between(1001, 9998)}.${hundredths}`;
  if (at === 0) return `${random.between(7, 9)}.${hundredths}`;
  if (at === 1) return `${random.between(10, 12)}.${hundredths}`;
  if (at === 2 && given.flag('small')) return `${random.between(1, 9)}e-05`;
  if (given.flag('gaps') && at % 4 === 3) return '';
  if (given.flag('gaps') && !given.flag('negative') && at === 4) return '0.00';
  return `${random.between(1, 6)}.${hundredths}`;
}

function csv(given: Parameters, file: string, columns: readonly string[], rows: readonly Row[]): Scene {
  const layout: Layout = {
    delimiter: ',',
    quotedIfNeeded: true,
    header: true,
    crlf: given.flag('crlf'),
    bom: given.flag('bom'),
    openEnd: given.flag('openEnd'),
  };
  return { table: { file: given.text('file', file), columns, rows, layout }, env: {}, system: 'gnu' };
}

const models = ['resnet', 'vit', 'unet', 'tiny'] as const;
const notes = ['baseline', 'new name', '90000 pictures', '타코만', 'half the minutes', ''] as const;
/** What `echo $line`, `read` without `-r` and `printf "$line"` change. */
const specialNotes = [
  String.raw`lr  0.1 * kept in D:\new`,
  String.raw`all  *  of C:\test at 90 % load`,
] as const;
const commaNotes = ['lr 0.1, then 0.01', '타코, 부리토', 'said "too slow", so stopped', 'a, b, c'] as const;
