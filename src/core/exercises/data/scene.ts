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
export function tableText({ columns, rows, layout }: Table): string {
  const end = layout.crlf ? '\r\n' : '\n';
  const from = layout.quotedFrom ?? columns.length;
  const written = rows.map((row) =>
    row.map((value, at) => (at < from ? value : `"${value.replaceAll('"', '""')}"`)).join(layout.delimiter),
  );
  const lines = layout.header ? [columns.join(layout.delimiter), ...written] : written;
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
