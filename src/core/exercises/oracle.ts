import { statistics, type Figure } from './statistics';
import { rowText, type Row, type Scene, type Table } from './data/scene';

export const tests = ['starts', 'equals', 'contains', 'not'] as const;

/** Which rows count: a column's value begins with, is, holds or is not a text, which may come from the environment. */
export interface Where {
  readonly column: string;
  readonly test: (typeof tests)[number];
  readonly value: string;
  /** Its value in the environment stands for `value`, if it is set. */
  readonly variable?: string;
}

/** How the right answer is computed from the table of a case. */
export type Oracle =
  | {
      readonly name: 'ranking';
      readonly of: string;
      readonly top?: number;
      readonly where?: Where;
      /** In the order of the names instead of most first. */
      readonly byName?: boolean;
    }
  | {
      readonly name: 'rows';
      readonly where?: Where;
      readonly columns?: readonly string[];
      readonly distinct?: boolean;
      readonly sort?: 'text' | 'number';
      /** Column to sort by; the whole line without it. */
      readonly by?: string;
      readonly descending?: boolean;
      readonly first?: number;
      readonly last?: number;
      /** With the number of the line before it, as `grep -n` prints it. */
      readonly numbered?: boolean;
      /** All in one line, with this between. */
      readonly joined?: string;
      /** Follow after the rows. */
      readonly added?: readonly string[];
      /** Any order is right. */
      readonly anyOrder?: boolean;
      /** To the letter: blanks at ends of lines and empty lines around them count. */
      readonly exact?: boolean;
    }
  | { readonly name: 'count'; readonly where?: Where }
  /** Count, least, greatest and mean of the numbers in a column; empty values count nowhere. */
  | { readonly name: 'statistics'; readonly of: string; readonly where?: Where };

/** Where no oracle of ours fits: right is what a reference solution of the pack prints, or writes into the target. */
export interface SolutionOracle {
  readonly name: 'solution';
  /** Its name in `solutions/`. */
  readonly file: string;
  /** Its lines may come in any order. */
  readonly anyOrder?: boolean;
}

/** True for an oracle that computes from a table, and so knows what each row is for. */
export const isOfTable = (oracle: { readonly name: string }): oracle is Oracle =>
  oracle.name !== 'state' && oracle.name !== 'solution';

/** What an answer must have printed, or written; how that may look, `compare.ts` says. */
export type Expectation =
  | {
      readonly kind: 'lines';
      readonly lines: readonly string[];
      readonly anyOrder: boolean;
      /** They are paths below home: `./a` and the whole path are `a`, and a folder may end with a slash. */
      readonly paths?: boolean;
      /** Blanks stand for columns: one is as good as many, and none at the beginning. */
      readonly padded?: boolean;
      /** To the letter, but for the line break at the end. */
      readonly exact?: boolean;
    }
  /** As `ls -l`; a size is empty where it says nothing. */
  | {
      readonly kind: 'listing';
      readonly rows: readonly { readonly letters: string; readonly size: string; readonly name: string }[];
    }
  | { readonly kind: 'number'; readonly value: number; readonly file: string }
  | {
      readonly kind: 'ranking';
      readonly counts: ReadonlyMap<string, number>;
      readonly most: number;
      readonly byName?: boolean;
    }
  | { readonly kind: 'figures'; readonly figures: readonly Figure[] };

/** The right answer for a scene, from its data alone. */
export function expectationOf(oracle: Oracle, scene: Scene): Expectation {
  const rows = chosen(oracle.where, scene);
  if (oracle.name === 'count') return { kind: 'number', value: rows.length, file: scene.table.file };
  if (oracle.name === 'statistics')
    return { kind: 'figures', figures: statistics(rows.map((row) => valueOf(scene.table, row, oracle.of))) };
  if (oracle.name === 'ranking')
    return {
      kind: 'ranking',
      counts: countsOf(rows.map((row) => valueOf(scene.table, row, oracle.of))),
      most: oracle.top ?? Infinity,
      ...(oracle.byName ? { byName: true } : {}),
    };
  const { anyOrder = false, exact } = oracle;
  const lines = linesFrom(oracle, rows, scene);
  return { kind: 'lines', lines, anyOrder, ...(exact ? { exact } : {}) };
}

function linesFrom(oracle: Oracle & { name: 'rows' }, rows: readonly Row[], { table }: Scene): string[] {
  const { columns, distinct, sort, by, descending, first, last, numbered, joined, added = [] } = oracle;
  const shown = columns ?? table.columns;
  const numberOf = numbered ? numbersOf(table) : undefined;
  let found = rows.map((row) => {
    // A row of no cells is an empty line.
    const values = columns || row.length > 0 ? shown.map((column) => valueOf(table, row, column)) : row;
    const line = rowText(values, table.layout);
    return {
      line: numberOf ? `${numberOf(row)}:${line}` : line,
      key: by === undefined ? line : valueOf(table, row, by),
    };
  });
  if (distinct) found = [...new Map(found.map((one) => [one.line, one])).values()];
  if (sort)
    found.sort(sort === 'number' ? (a, b) => Number(a.key) - Number(b.key) : (a, b) => byBytes(a.key, b.key));
  if (descending) found.reverse();
  if (first !== undefined) found = found.slice(0, first);
  if (last !== undefined) found = found.slice(Math.max(0, found.length - last));
  const lines = [...found.map(({ line }) => line), ...added];
  return joined === undefined || lines.length === 0 ? lines : [lines.join(joined)];
}

/** Each row's line in its file; of rows that are one object, the first call gets the first. */
function numbersOf({ rows, layout }: Table): (row: Row) => number {
  let at = 0;
  return (row) => {
    at = rows.indexOf(row, at) + 1;
    return at + (layout.header ? 1 : 0);
  };
}

/** How often each value occurs. */
export function countsOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** What a condition looks for in this scene. */
export function soughtValue(where: Where, { env }: Scene): string {
  const set =
    where.variable !== undefined && Object.hasOwn(env, where.variable) ? env[where.variable] : undefined;
  return set ?? where.value;
}

/** The rows that a condition keeps; all of them without one. */
export function chosen(where: Where | undefined, scene: Scene): readonly Row[] {
  const { table } = scene;
  if (!where) return table.rows;
  const sought = soughtValue(where, scene);
  const keeps: Record<Where['test'], (value: string) => boolean> = {
    starts: (value) => value.startsWith(sought),
    equals: (value) => value === sought,
    contains: (value) => value.includes(sought),
    not: (value) => value !== sought,
  };
  return table.rows.filter((row) => keeps[where.test](valueOf(table, row, where.column)));
}

/** A row's value in a column; empty where there is none. */
export function valueOf({ columns }: Table, row: Row, column: string): string {
  return row[columns.indexOf(column)] ?? '';
}

/** As `sort` in the locale C: the bytes of UTF-8. */
export function byBytes(a: string, b: string): number {
  const [left, right] = [encoder.encode(a), encoder.encode(b)];
  const at = left.findIndex((byte, index) => byte !== right[index]);
  return at < 0 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1);
}

const encoder = new TextEncoder();
