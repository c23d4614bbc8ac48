/** How a table is written as text. */
export interface Layout {
  readonly delimiter: string;
  /** Columns from this number on stand in double quotes, inner ones doubled (RFC 4180); none without it. */
  readonly quotedFrom?: number;
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

/** The tools that an answer meets: `bsd` counts as macOS does, `prompt` reads the answer as if it were typed. */
export type System = 'gnu' | 'bsd' | 'prompt';

/** One situation that an answer is run in. */
export interface Scene {
  readonly table: Table;
  /** The table's file is not there: the answer makes it. */
  readonly absent?: boolean;
  readonly env: Readonly<Record<string, string>>;
  readonly system: System;
}

/** The file as the answer finds it. */
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
  const end = layout.crlf ? '\r\n' : '\n';
  const from = layout.quotedFrom ?? columns.length;
  const plain = from >= columns.length;
  const quoted = (value: string, at: number): string =>
    at < from ? value : `"${value.includes('"') ? value.replaceAll('"', '""') : value}"`;
  const lines = rows.map((row) => (plain ? row : row.map(quoted)).join(layout.delimiter));
  if (layout.header) lines.unshift(columns.join(layout.delimiter));
  const text = lines.join(end) + (layout.openEnd || lines.length === 0 ? '' : end);
  return (layout.bom ? '\ufeff' : '') + text;
}

/** The files of a scene by name. */
export function filesOf({ table, absent }: Scene): ReadonlyMap<string, string> {
  return new Map(absent ? [] : [[table.file, tableText(table)]]);
}

/** The same scene with other rows. */
export function withRows(scene: Scene, rows: readonly Row[]): Scene {
  return { ...scene, table: { ...scene.table, rows } };
}
