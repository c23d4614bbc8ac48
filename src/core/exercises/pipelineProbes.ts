import { linesOf } from './compare';
import { tableText, withRows, type Row, type Scene, type Table } from './data/scene';
import { chosen, expectationOf, soughtValue, valueOf, type Expectation, type Oracle } from './oracle';

/** A case whose data is a table. */
export interface WatchedCase {
  readonly scene: Scene;
  readonly expected: Expectation;
  /** File that must hold what is expected; without one it is printed. */
  readonly target?: string;
}

/** Its oracle computes from the table: the only kind of case of which it can be said what each row is for. */
export interface TableCase extends WatchedCase {
  readonly oracle: Oracle;
}

/** How a probe differs from the case: what a stage that makes no difference of it has lost. */
export type Difference =
  /** A row that counts is missing; `all` with every other row of its value. */
  | {
      readonly kind: 'drop';
      readonly row: string;
      readonly value: string;
      readonly times: number;
      readonly all: boolean;
    }
  /** A row has another value in a column; `made` if no row of the case has it. */
  | { readonly kind: 'swap'; readonly value: string; readonly other: string; readonly made: boolean }
  /** A row that does not count would count. */
  | { readonly kind: 'admit'; readonly row: string; readonly column: string }
  /** The last row, which ends without a line break, is missing. */
  | { readonly kind: 'openEnd'; readonly row: string }
  /** A line inside of a value is a row. */
  | { readonly kind: 'inner'; readonly row: string };

/**
 * The case with one thing changed, and the answer changed with it: where a stage gives out the same for both, nothing
 * behind it can be right for both.
 */
export interface Probe {
  readonly difference: Difference;
  readonly scene: Scene;
}

const most = 24;

/** Probes of a case, each with another right answer than the case itself. `prefer` says which rows are worth a look first. */
export function probesOf(one: TableCase, prefer: (row: string) => boolean): Probe[] {
  const { oracle, scene } = one;
  const { columns, rows } = scene.table;
  // What answers cannot see goes with what they see: a change of one without the other would be no case at all.
  const shown = scene.views?.flatMap((view) => view.columns);
  if (shown && !columns.every((column) => shown.includes(column))) return [];
  const kept = new Set(chosen(oracle.where, scene));
  const needed = neededRows(oracle, one.expected, scene);
  const values = needed.map((row) => shownText(oracle, scene.table, row));
  const firstOf = (row: Row): number => values.indexOf(shownText(oracle, scene.table, row));
  const all = [
    ...inners(scene),
    ...openEnds(scene),
    ...needed.flatMap((row, at) => drops(oracle, scene, row, kept, firstOf(row) === at)),
    ...needed
      .filter((row, at) => firstOf(row) === at)
      .slice(0, 2)
      .flatMap((row) => swaps(oracle, scene, row)),
    ...admits(oracle, scene, [...rows.filter((row) => !kept.has(row))], prefer),
  ];
  return all
    .filter(({ scene: other }) => excludes(one.expected, expectationOf(oracle, other)))
    .slice(0, most);
}

/** True where no text can be right for both. */
export function excludes(a: Expectation, b: Expectation): boolean {
  if (a.kind === 'number' && b.kind === 'number') return a.value !== b.value;
  if (a.kind === 'lines' && b.kind === 'lines') {
    const [left, right] = [a, b].map(({ lines, anyOrder }) => {
      const read = linesOf(lines.join('\n'));
      return (anyOrder ? read.sort() : read).join('\n');
    });
    return left !== right;
  }
  // Of other kinds nothing is known.
  if (a.kind !== 'ranking' || b.kind !== 'ranking') return false;
  const [left, right] = [a, b].map(({ counts, most: places }) =>
    [...counts.values()].sort((x, y) => y - x).slice(0, places),
  );
  if (left?.join() !== right?.join()) return true;
  // Equals may stand in any order: each place must find a name that has this count in both.
  return [...new Set(left)].some((count) => {
    const places = left?.filter((one) => one === count).length ?? 0;
    const shared = [...a.counts].filter(([name, n]) => n === count && b.counts.get(name) === count);
    return shared.length < places;
  });
}

/** Rows without which the answer would be another one; the first, the last and some between. */
function neededRows(oracle: Oracle, expected: Expectation, scene: Scene): Row[] {
  const rows = [...chosen(oracle.where, scene)];
  const { table } = scene;
  if (oracle.name === 'count' || expected.kind === 'number') return spread(rows, 4);
  if (expected.kind === 'ranking') {
    const of = oracle.name === 'ranking' ? oracle.of : '';
    const best = [...expected.counts].sort(([, a], [, b]) => b - a).slice(0, Math.min(expected.most, 4));
    return best.flatMap(([name]) =>
      spread(
        rows.filter((row) => valueOf(table, row, of) === name),
        2,
      ),
    );
  }
  if (expected.kind !== 'lines') return spread(rows, 5);
  const lines = new Set(expected.lines);
  return spread(
    rows.filter((row) => lines.has(shownText(oracle, table, row))),
    5,
  );
}

/** The first, the last and those in equal steps between; `count` at most. */
function spread<T>(list: readonly T[], count: number): T[] {
  if (list.length <= count) return [...list];
  return Array.from(
    { length: count },
    (_, at) => list[Math.round((at * (list.length - 1)) / (count - 1))],
  ).flatMap((one) => (one === undefined ? [] : [one]));
}

const shownColumns = (oracle: Oracle, { columns }: Table): readonly string[] => {
  if (oracle.name === 'ranking' || oracle.name === 'statistics') return [oracle.of];
  return oracle.name === 'rows' ? (oracle.columns ?? columns) : [];
};

const shownText = (oracle: Oracle, table: Table, row: Row): string =>
  shownColumns(oracle, table)
    .map((column) => valueOf(table, row, column))
    .join(table.layout.delimiter);

/** A row as it stands in the file. */
export const rowText = ({ columns, layout }: Table, row: Row): string =>
  linesOf(
    tableText({ file: '', columns, rows: [row], layout: { ...layout, header: false, bom: false } }),
  ).join('\n');

function drops(oracle: Oracle, scene: Scene, row: Row, kept: ReadonlySet<Row>, together: boolean): Probe[] {
  const { table } = scene;
  const value = shownText(oracle, table, row);
  const like = table.rows.filter((other) => kept.has(other) && shownText(oracle, table, other) === value);
  const without = (gone: readonly Row[], all: boolean): Probe => {
    const left = new Set(gone);
    return {
      difference: { kind: 'drop', row: rowText(table, row), value, times: like.length, all },
      scene: withRows(
        scene,
        table.rows.filter((other) => !left.has(other)),
      ),
    };
  };
  if (like.length === 1 || oracle.name === 'count') return [without([row], true)];
  return [without([row], false), ...(together ? [without(like, true)] : [])];
}

function swaps(oracle: Oracle, scene: Scene, row: Row): Probe[] {
  const { table } = scene;
  return shownColumns(oracle, table).flatMap((column) => {
    if (column === oracle.where?.column) return [];
    const value = valueOf(table, row, column);
    const others = [...new Set(table.rows.map((one) => valueOf(table, one, column)))].filter(
      (one) => one !== value,
    );
    const alike = [...others].sort((a, b) => shared(b, value) - shared(a, value)).slice(0, 2);
    const to = (other: string, made: boolean): Probe => ({
      difference: { kind: 'swap', value, other, made },
      scene: withRows(
        scene,
        table.rows.map((one) =>
          one === row ? one.map((cell, at) => (at === table.columns.indexOf(column) ? other : cell)) : one,
        ),
      ),
    });
    return [...alike.map((other) => to(other, false)), ...(value === '' ? [] : [to(varied(value), true)])];
  });
}

/** How many characters two texts have in common at their beginning. */
function shared(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** A text that differs in its last letter or digit only, and is a number if the other was one. */
function varied(value: string): string {
  const letters = Array.from(value);
  const at = letters.findLastIndex((one) => /[\p{L}\p{N}]/u.test(one));
  const letter = letters[at];
  if (letter === undefined) return `${value}2`;
  const digit = /^\d$/.test(letter) ? Number(letter) : undefined;
  letters[at] = digit === undefined ? `${letter}2` : String(digit === 9 ? 8 : digit + 1);
  return letters.join('');
}

function admits(oracle: Oracle, scene: Scene, outside: Row[], prefer: (row: string) => boolean): Probe[] {
  const { where } = oracle;
  if (!where) return [];
  const { table } = scene;
  const sought = soughtValue(where, scene);
  const at = table.columns.indexOf(where.column);
  const texts = new Map(outside.slice(0, 2000).map((row) => [row, rowText(table, row)]));
  const first = [...texts].filter(([, text]) => prefer(text)).map(([row]) => row);
  const rows = [...new Set([...spread(first, 4), ...spread([...texts.keys()], 4)])].slice(0, 5);
  return rows.map((row) => {
    const cell = row[at] ?? '';
    const fitting = where.test === 'starts' ? sought + cell.slice(sought.length) : sought;
    return {
      difference: { kind: 'admit', row: texts.get(row) ?? '', column: where.column },
      scene: withRows(
        scene,
        table.rows.map((one) =>
          one === row ? one.map((old, index) => (index === at ? fitting : old)) : one,
        ),
      ),
    };
  });
}

function openEnds(scene: Scene): Probe[] {
  const { table } = scene;
  const last = table.rows.at(-1);
  if (!table.layout.openEnd || !last) return [];
  const closed = { ...table, rows: table.rows.slice(0, -1), layout: { ...table.layout, openEnd: false } };
  return [{ difference: { kind: 'openEnd', row: rowText(table, last) }, scene: { ...scene, table: closed } }];
}

/** Lines of a value that look as rows do, as if they were rows. */
function inners(scene: Scene): Probe[] {
  const { table } = scene;
  const found: Probe[] = [];
  for (const [at, row] of table.rows.entries()) {
    for (const [column, cell] of row.entries()) {
      const [head = '', ...lines] = cell.split('\n');
      const rows = lines.flatMap((line) => rowOf(table, line) ?? []);
      const [first] = rows;
      if (!first || found.length >= 2) continue;
      const own = row.map((old, index) => (index === column ? head : old));
      const split = [...table.rows.slice(0, at), own, ...rows, ...table.rows.slice(at + 1)];
      found.push({
        difference: { kind: 'inner', row: rowText(table, first) },
        scene: withRows(scene, split),
      });
    }
  }
  return found;
}

/** A line as a row of the table; undefined where it has not as many values. */
function rowOf({ columns, layout }: Table, line: string): [Row] | undefined {
  const cells = line.split(layout.delimiter);
  if (cells.length !== columns.length) return undefined;
  return [
    cells.map((cell) =>
      cell.startsWith('"') && cell.endsWith('"') && cell.length > 1 ? cell.slice(1, -1) : cell,
    ),
  ];
}
