import { ByteHash } from './byteHash';
import { JsonBytes, type ByteFault, type JsonBytesListener } from './jsonBytes';

/** Bytes [start, end) of the file. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

const rootMembers = ['metadata', 'nbformat', 'nbformat_minor'] as const;
export type RootMember = (typeof rootMembers)[number];

/** Members of a cell that a head is made of, those of nbformat 3 included. */
export const cellMembers = [
  'cell_type',
  'source',
  'metadata',
  'attachments',
  'id',
  'execution_count',
  'input',
  'prompt_number',
  'level',
] as const;
export type CellMember = (typeof cellMembers)[number];

/** Where a cell's parts are. Of members that a file names twice the last one counts, as in `JSON.parse`. */
export interface IndexedCell extends ByteRange {
  readonly isObject: boolean;
  readonly members: Readonly<Partial<Record<CellMember, ByteRange>>>;
  /** `list`: see `outputRanges`; `other`: there are outputs, but not as a list. */
  readonly outputs: 'none' | 'list' | 'other';
  /** Start and end of each output in turn: start0, end0, start1, end1 … */
  readonly outputRanges: readonly number[];
  /** Hash of all bytes of the cell as they are written, outputs included. */
  readonly version: string;
  /** False: the file ends, or breaks, inside this cell; what is complete of it is here. */
  readonly complete: boolean;
}

export interface NotebookIndex {
  /** `worksheets` is nbformat 3 and older: to be parsed whole. `other` is JSON without cells, or nothing at all. */
  readonly kind: 'cells' | 'worksheets' | 'other' | 'empty';
  readonly members: Readonly<Partial<Record<RootMember, ByteRange>>>;
  readonly cells: readonly IndexedCell[];
  /** `metadata.widgets['application/vnd.jupyter.widget-state+json']`. */
  readonly widgetState?: ByteRange;
  /** Why the walk stopped; everything before that place is indexed. */
  readonly fault?: ByteFault;
  /** Bytes of the file, as far as they were pushed. */
  readonly size: number;
}

interface OpenCell {
  start: number;
  end: number;
  isObject: boolean;
  members: Partial<Record<CellMember, ByteRange>>;
  outputs: IndexedCell['outputs'];
  outputRanges: number[];
  version: string;
  complete: boolean;
}

/** Where in a notebook the walk is; each but `value` is a container whose members matter. */
type Place = 'root' | 'cells' | 'cell' | 'outputs' | 'metadata' | 'widgets' | 'value';

const widgetStateMime = 'application/vnd.jupyter.widget-state+json';
const BRACE = 0x7b;
const BRACKET = 0x5b;

/**
 * Finds cells, outputs and metadata in the bytes of a notebook that come in pieces, without decoding them. Memory
 * grows with the number of cells and outputs, not with their size.
 */
export class NotebookIndexer implements JsonBytesListener {
  private readonly bytes = new JsonBytes(this);
  private readonly places: Place[] = [];
  private readonly starts: number[] = [];
  /** Name at hand in each open container. */
  private readonly names: (string | undefined)[] = [];
  private readonly members: Partial<Record<RootMember, ByteRange>> = {};
  private begun = false;
  private worksheets = false;
  private list: OpenCell[] | undefined;
  private cell: OpenCell | undefined;
  private widgetState: ByteRange | undefined;
  private hash = new ByteHash();
  private hashed = 0;
  private chunk: Uint8Array = new Uint8Array();

  push(chunk: Uint8Array): void {
    if (this.bytes.fault) return;
    this.chunk = chunk;
    const base = this.bytes.size;
    const fault = this.bytes.push(chunk);
    if (this.cell) this.hashTo(fault?.offset ?? base + chunk.length, base);
    this.chunk = new Uint8Array();
  }

  end(): NotebookIndex {
    this.bytes.finish();
    const { fault, size } = this.bytes;
    // Nothing can be said of an open cell whose kind was not reached.
    if (this.cell?.members.cell_type)
      this.list?.push(
        Object.assign(this.cell, { end: fault?.offset ?? size, version: this.hash.toString() }),
      );
    this.cell = undefined;
    // A text that is no JSON from its first word on is not an empty file.
    const something = this.begun || (fault !== undefined && fault.kind !== 'truncated');
    return {
      kind: this.list ? 'cells' : this.worksheets ? 'worksheets' : something ? 'other' : 'empty',
      members: this.members,
      cells: this.list ?? [],
      ...(this.widgetState ? { widgetState: this.widgetState } : {}),
      ...(fault ? { fault } : {}),
      size,
    };
  }

  key(name: string | undefined): void {
    this.names[this.names.length - 1] = name;
  }

  start(first: number, offset: number): boolean {
    const place = this.enter(first, offset);
    this.places.push(place);
    this.starts.push(offset);
    this.names.push(undefined);
    return place !== 'value';
  }

  ended(end: number): void {
    this.places.pop();
    this.names.pop();
    const range = { start: this.starts.pop() ?? 0, end };
    const name = this.names.at(-1);
    switch (this.places.at(-1)) {
      case 'root':
        if (isOneOf(rootMembers, name)) this.members[name] = range;
        return;
      case 'widgets':
        if (name === widgetStateMime) this.widgetState = range;
        return;
      case 'cells':
        this.endCell(end);
        return;
      case 'cell':
        if (this.cell && isOneOf(cellMembers, name)) this.cell.members[name] = range;
        return;
      case 'outputs':
        this.cell?.outputRanges.push(range.start, range.end);
        return;
      case 'metadata':
      case 'value':
      case undefined:
        return;
    }
  }

  private enter(first: number, offset: number): Place {
    const name = this.names.at(-1);
    switch (this.places.at(-1)) {
      case undefined:
        this.begun = true;
        return first === BRACE ? 'root' : 'value';
      case 'root':
        if (name === 'worksheets') this.worksheets = first === BRACKET;
        if (name === 'metadata') this.widgetState = undefined;
        if (name === 'metadata' && first === BRACE) return 'metadata';
        if (name !== 'cells') return 'value';
        this.list = first === BRACKET ? [] : undefined;
        return first === BRACKET ? 'cells' : 'value';
      case 'metadata':
        if (name !== 'widgets') return 'value';
        this.widgetState = undefined;
        return first === BRACE ? 'widgets' : 'value';
      case 'cells':
        this.beginCell(offset, first === BRACE);
        return first === BRACE ? 'cell' : 'value';
      case 'cell':
        if (name !== 'outputs' || !this.cell) return 'value';
        this.cell.outputs = first === BRACKET ? 'list' : 'other';
        this.cell.outputRanges = [];
        return first === BRACKET ? 'outputs' : 'value';
      case 'widgets':
      case 'outputs':
      case 'value':
        return 'value';
    }
  }

  private beginCell(start: number, isObject: boolean): void {
    this.cell = {
      start,
      end: start,
      isObject,
      members: {},
      outputs: 'none',
      outputRanges: [],
      version: '',
      complete: false,
    };
    this.hash = new ByteHash();
    this.hashed = start;
  }

  private endCell(end: number): void {
    if (!this.cell) return;
    this.hashTo(end, this.bytes.size);
    this.list?.push(Object.assign(this.cell, { end, version: this.hash.toString(), complete: true }));
    this.cell = undefined;
  }

  /** The piece at hand, which begins at `base`, counts up to this offset. */
  private hashTo(offset: number, base: number): void {
    this.hash.add(this.chunk, this.hashed - base, offset - base);
    this.hashed = offset;
  }
}

function isOneOf<T extends string>(names: readonly T[], name: string | undefined): name is T {
  return (names as readonly (string | undefined)[]).includes(name);
}
