import { programText, startsFile, type ProgramKind } from './programs';

/** How a table is written as text. */
export interface Layout {
  readonly delimiter: string;
  /** Columns from this number on stand in double quotes, inner ones doubled (RFC 4180); none without it. */
  readonly quotedFrom?: number;
  /** Values that hold the delimiter, a quote or a line break stand in quotes, as spreadsheets write them. */
  readonly quotedIfNeeded?: boolean;
  readonly header?: boolean;
  readonly crlf?: boolean;
  readonly bom?: boolean;
  /** The last line ends without a line break. */
  readonly openEnd?: boolean;
}

export type Row = readonly string[];

/** The data of a case, before it becomes text: oracles look at this and never at the file. */
export interface Table {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly layout: Layout;
}

/** A file that shows a part of the table. What no view shows, answers have to find out. */
export interface View {
  readonly file: string;
  readonly columns: readonly string[];
  /** Rows with one of these values in this column; all of them without it. */
  readonly only?: { readonly column: string; readonly values: readonly string[] };
  /** In the order of the numbers in this column; in that of the table without it. */
  readonly by?: string;
  /** What differs from the layout of the table. */
  readonly layout?: Partial<Layout>;
  /** Not text for answers to read, but a script for them to run, which knows the rows. */
  readonly program?: ProgramKind;
  /** It writes down each start, and an answer that starts it more than once is wrong. */
  readonly once?: boolean;
}

/** The tools that an answer meets: `bsd` counts as macOS does, `prompt` reads the answer as if it were typed. */
export type System = 'gnu' | 'bsd' | 'prompt';

/** One situation that an answer is run in. */
export interface Scene {
  readonly table: Table;
  /** The files that there are, where the table is not one file as it stands. */
  readonly views?: readonly View[];
  /** The table's file is not there: the answer makes it. */
  readonly absent?: boolean;
  readonly env: Readonly<Record<string, string>>;
  readonly system: System;
}

/** The table as one file. */
export function tableText(table: Table): string {
  const known = texts.get(table);
  if (known !== undefined) return known;
  const text = written(table);
  texts.set(table, text);
  return text;
}

/** Asked for several times of a case; tables never change. */
const texts = new WeakMap<Table, string>();

function written({ columns, rows, layout }: Table): string {
  const { delimiter, quotedFrom, quotedIfNeeded } = layout;
  const end = layout.crlf ? '\r\n' : '\n';
  const cells = cellsOf(layout);
  const plain = quotedFrom === undefined && quotedIfNeeded !== true;
  const lines = rows.map((row) => (plain ? row : row.map(cells)).join(delimiter));
  if (layout.header) lines.unshift(columns.join(delimiter));
  // Joined and not added up: who reads a text that was put together piece by piece copies it again.
  const text = lines.join(end);
  return (layout.bom ? '\ufeff' : '') + text + (layout.openEnd || lines.length === 0 ? '' : end);
}

/** A row as a layout writes it, without the line break. */
export function rowText(row: Row, layout: Layout): string {
  return row.map(cellsOf(layout)).join(layout.delimiter);
}

/** Writes cells; the same names and words come again and again in a large table. */
function cellsOf(layout: Layout): (value: string, at: number) => string {
  const quoted = new Map<string, string>();
  return (value, at) => {
    if (!isQuoted(value, at, layout)) return value;
    let cell = quoted.get(value);
    if (cell === undefined) {
      cell = `"${value.replaceAll('"', '""')}"`;
      if (quoted.size < 1000) quoted.set(value, cell);
    }
    return cell;
  };
}

function isQuoted(value: string, at: number, { delimiter, quotedFrom, quotedIfNeeded }: Layout): boolean {
  if (quotedFrom !== undefined && at >= quotedFrom) return true;
  return quotedIfNeeded === true && [delimiter, '"', '\n'].some((special) => value.includes(special));
}

/** The files of a scene by name, as the answer finds them. */
export function filesOf({ table, views, absent }: Scene): ReadonlyMap<string, string> {
  if (absent) return new Map();
  if (!views) return new Map([[table.file, tableText(table)]]);
  return new Map(
    views.map((view) => {
      const shown = viewOf(table, view);
      return [view.file, view.program ? programText(view.program, shown.rows, view.once) : tableText(shown)];
    }),
  );
}

/** The program of a scene that may be started once. */
export function onceIn({ views = [] }: Scene): string | undefined {
  return views.find(({ once }) => once)?.file;
}

/** How often that program was started, as it wrote down itself. */
export function startsIn(files: ReadonlyMap<string, string | undefined>): number {
  return files.get(startsFile)?.match(/\n/g)?.length ?? 0;
}

function viewOf(
  { columns, rows, layout }: Table,
  { file, columns: own, only, by, layout: more }: View,
): Table {
  const cell = (row: Row, column: string): string => row[columns.indexOf(column)] ?? '';
  const kept = rows.filter((row) => !only || only.values.includes(cell(row, only.column)));
  if (by !== undefined) kept.sort((a, b) => Number(cell(a, by)) - Number(cell(b, by)));
  const shown = kept.map((row) => own.map((column) => cell(row, column)));
  return { file, columns: own, rows: shown, layout: { ...layout, ...more } };
}

/** Puts the first row of a kind last: the line that answers lose which count on a line break at its end. */
export function putLast(rows: Row[], isOne: (row: Row) => boolean): void {
  const at = rows.findIndex(isOne);
  if (at >= 0) rows.push(...rows.splice(at, 1));
}

/** The same scene with other rows. */
export function withRows(scene: Scene, rows: readonly Row[]): Scene {
  return { ...scene, table: { ...scene.table, rows } };
}
