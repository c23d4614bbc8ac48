import type { Json, JsonObject } from '../../shared/json';
import type { MessageId, MessageArgs } from '../../shared/t';
import type { UnsafeHtml } from '../../shared/html';
import type { TileOptions } from './tile';

export type CellType = 'code' | 'markdown' | 'raw';

/** Something wrong in the file that did not stop us: shown in the panel, never thrown. */
export interface Problem {
  readonly message: MessageId;
  readonly args?: MessageArgs;
  /** Position of the cell in the file, from 0. */
  readonly cell?: number;
}

export type MimeBundle = Readonly<Record<string, Json>>;

export interface StreamOutput {
  readonly type: 'stream';
  readonly name: 'stdout' | 'stderr';
  readonly text: string;
}
export interface ErrorOutput {
  readonly type: 'error';
  readonly name: string;
  readonly message: string;
  readonly traceback: string;
}
/** `display_data` and `execute_result`, which a dashboard shows alike. */
export interface DisplayOutput {
  readonly type: 'display';
  readonly data: MimeBundle;
  readonly metadata: JsonObject;
}
/** An output that could not be read: it keeps its place, and its tile says what is wrong. */
export interface BadOutput {
  readonly type: 'bad';
  readonly message: MessageId;
  readonly args: MessageArgs;
}
export type Output = StreamOutput | ErrorOutput | DisplayOutput | BadOutput;

/** A cell without its outputs: what a page of 10,000 cells needs before any of them is drawn. */
export interface CellHead {
  /** Unique in the notebook: nbformat 4.5's id where it has one, else made from the position. */
  readonly id: string;
  readonly index: number;
  readonly type: CellType;
  readonly source: string;
  readonly metadata: JsonObject;
  readonly executionCount: number | null;
  readonly outputCount: number;
  readonly attachments: Readonly<Record<string, MimeBundle>>;
  /** Changes when, and only when, the cell or its outputs change (a hash, or a counter of the live document). */
  readonly version: string;
}

/** A notebook as we need it, whatever holds it: a parsed file, a live document, an indexed file of 100 MB. */
export interface NotebookSource {
  readonly metadata: JsonObject;
  readonly cells: readonly CellHead[];
  readonly problems: readonly Problem[];
  /** Outputs of one cell, decoded when asked for. Bad outputs become problems of the tile, never exceptions. */
  outputs(cell: CellHead): Promise<readonly Output[]>;
  /**
   * The tile's body, made where the outputs are (a worker): only what will be shown crosses over. The heads of such a
   * source carry no attachments. Where it is absent the caller makes the body from `outputs`.
   */
  body?(cell: CellHead, options: TileOptions): Promise<TileBody>;
  /** `metadata.widgets['application/vnd.jupyter.widget-state+json']`, or undefined. May be megabytes. */
  widgetState(): Promise<JsonObject | undefined>;
}

export type Layout = 'flow' | 'grid' | 'report';

/** Place of a tile in the grid layout, in grid units; undefined members mean "after the one before". */
export interface GridPlace {
  readonly row?: number;
  readonly col?: number;
  readonly width: number;
  readonly height?: number;
}

/** What the page knows of a tile before its body was asked for. */
export interface TileHead {
  readonly id: string;
  readonly cell: number;
  readonly type: CellType;
  readonly version: string;
  readonly place?: GridPlace;
  /** False: the code stays hidden even while the code toggle is on (`remove_input`, `hide-input` …). */
  readonly codeAllowed: boolean;
  /** True where nothing but (allowed) code could ever show: not drawn while code is hidden. */
  readonly onlyCode: boolean;
}

export interface GridSettings {
  readonly columns: number;
  /** Height of one grid row and the gap between tiles, in CSS pixels. */
  readonly rowHeight: number;
  readonly gap: number;
}

export interface OutlineEntry {
  readonly tile: string;
  /** 1 to 6. */
  readonly level: number;
  readonly text: string;
  /** Which heading of its tile this is, from 0. */
  readonly nth: number;
}

/** The whole page without bodies, for one layout. */
export interface Dashboard {
  readonly title: string;
  readonly language: string;
  readonly layout: Layout;
  readonly layouts: readonly Layout[];
  /** `metadata.voila.theme`, where the author set one. */
  readonly theme?: 'light' | 'dark';
  readonly grid?: GridSettings;
  readonly tiles: readonly TileHead[];
  /** There are code cells, and none has any output. */
  readonly neverRun: boolean;
  readonly problems: readonly Problem[];
}

/** A piece of a tile's body, ready for the renderer. Nothing here is sanitised yet: that needs a DOM. */
export type Part = (
  | {
      readonly kind: 'markdown';
      readonly html: UnsafeHtml;
      readonly math: boolean;
      /** Made of text alone, so that nothing in it needs a sanitiser or comes later. */
      readonly plain: boolean;
    }
  | { readonly kind: 'latex'; readonly html: UnsafeHtml }
  | { readonly kind: 'text'; readonly html: UnsafeHtml; readonly stream?: 'stdout' | 'stderr' }
  | {
      readonly kind: 'error';
      readonly name: string;
      readonly message: string;
      readonly traceback: UnsafeHtml;
    }
  | { readonly kind: 'html'; readonly html: UnsafeHtml }
  | { readonly kind: 'svg'; readonly svg: UnsafeHtml; readonly width?: number; readonly height?: number }
  | {
      readonly kind: 'image';
      /** One of image/png, jpeg, gif, webp, bmp: never svg. */
      readonly mime: string;
      readonly base64: string;
      readonly width?: number;
      readonly height?: number;
      readonly background?: 'light' | 'dark';
      readonly alt?: string;
    }
  | { readonly kind: 'json'; readonly value: Json; readonly expanded: boolean; readonly root?: string }
  | { readonly kind: 'pdf'; readonly base64: string }
  | { readonly kind: 'javascript'; readonly code: string }
  | { readonly kind: 'vega'; readonly spec: JsonObject; readonly lite: boolean; readonly options: JsonObject }
  | { readonly kind: 'plotly'; readonly figure: JsonObject }
  | { readonly kind: 'widget'; readonly model: string; readonly fallback: readonly Part[] }
  /** A sentence of ours: unknown type, invalid base64, nothing to show … `level` chooses the icon. */
  | {
      readonly kind: 'notice';
      readonly level: 'info' | 'warning' | 'error';
      readonly message: MessageId;
      readonly args?: MessageArgs;
    }
) & {
  /** There is more than is sent; both in characters. "Show all" asks for the tile again without limits. */
  readonly cut?: { readonly shown: number; readonly total: number };
};

/** An image or link of the tile that the renderer may ask for, by id: it never sends a path or an address. */
export interface Reference {
  readonly id: string;
  /** As it stands in the HTML: the renderer finds the element by it. */
  readonly url: string;
  readonly kind: 'file' | 'remote';
  /** Of remote references: who would be told that the notebook is being read. */
  readonly host?: string;
}

export interface TileBody {
  readonly id: string;
  readonly version: string;
  /** Highlighted source (`<span class="hljs-…">`), where code is on and allowed. */
  readonly code?: UnsafeHtml;
  readonly parts: readonly Part[];
  readonly references: readonly Reference[];
}
