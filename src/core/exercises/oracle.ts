import type { Row, Scene, Table } from './data/scene';

/** Which rows count: a column's value begins with, is, or holds a text, which may come from the environment. */
export interface Where {
  readonly column: string;
  readonly test: 'starts' | 'equals' | 'contains';
  readonly value: string;
  /** Its value in the environment stands for `value`, if it is set. */
  readonly variable?: string;
}

/** How the right answer is computed from the table of a case. */
export type Oracle =
  | { readonly name: 'ranking'; readonly of: string; readonly top?: number; readonly where?: Where }
  | {
      readonly name: 'rows';
      readonly where?: Where;
      readonly columns?: readonly string[];
      readonly distinct?: boolean;
      readonly sort?: 'text' | 'number';
      readonly descending?: boolean;
      readonly first?: number;
      readonly last?: number;
      /** Follow after the rows. */
      readonly added?: readonly string[];
      /** Any order is right. */
      readonly anyOrder?: boolean;
    }
  | { readonly name: 'count'; readonly where?: Where };

/** What an answer must have printed, or written; how that may look, `compare.ts` says. */
export type Expectation =
  | {
      readonly kind: 'lines';
      readonly lines: readonly string[];
      readonly anyOrder: boolean;
      /** They are paths below home: `./a` and the whole path are `a`, and a folder may end with a slash. */
      readonly paths?: boolean;
    }
  /** As `ls -l`; a size is empty where it says nothing. */
  | {
      readonly kind: 'listing';
      readonly rows: readonly { readonly letters: string; readonly size: string; readonly name: string }[];
    }
  | { readonly kind: 'number'; readonly value: number; readonly file: string }
  | { readonly kind: 'ranking'; readonly counts: ReadonlyMap<string, number>; readonly most: number };

/** The right answer for a scene, from its data alone. */
export function expectationOf(oracle: Oracle, scene: Scene): Expectation {
  const rows = chosen(oracle.where, scene);
  if (oracle.name === 'count') return { kind: 'number', value: rows.length, file: scene.table.file };
  if (oracle.name === 'ranking')
    return {
      kind: 'ranking',
      counts: countsOf(rows.map((row) => valueOf(scene.table, row, oracle.of))),
      most: oracle.top ?? Infinity,
    };
  const { columns, distinct, sort, descending, first, last, added = [], anyOrder = false } = oracle;
  const shown = columns ?? scene.table.columns;
  let lines = rows.map((row) =>
    shown.map((column) => valueOf(scene.table, row, column)).join(scene.table.layout.delimiter),
  );
  if (distinct) lines = [...new Set(lines)];
  if (sort) lines.sort(sort === 'number' ? (a, b) => Number(a) - Number(b) : byBytes);
  if (descending) lines.reverse();
  if (first !== undefined) lines = lines.slice(0, first);
  if (last !== undefined) lines = lines.slice(Math.max(0, lines.length - last));
  return { kind: 'lines', lines: [...lines, ...added], anyOrder };
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
  return table.rows.filter((row) => {
    const value = valueOf(table, row, where.column);
    if (where.test === 'starts') return value.startsWith(sought);
    return where.test === 'equals' ? value === sought : value.includes(sought);
  });
}

/** A row's value in a column; empty where there is none. */
export function valueOf({ columns }: Table, row: Row, column: string): string {
  return row[columns.indexOf(column)] ?? '';
}

/** As `sort` in the locale C: the bytes of UTF-8. */
function byBytes(a: string, b: string): number {
  const [left, right] = [encoder.encode(a), encoder.encode(b)];
  const at = left.findIndex((byte, index) => byte !== right[index]);
  return at < 0 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1);
}

const encoder = new TextEncoder();
