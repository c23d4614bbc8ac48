import { isObject, type Json, type JsonObject } from '../../shared/json';
import { UserError } from '../../shared/errors';
import { cellHead, CellIds } from './cells';
import { cellMembers, type ByteRange, type IndexedCell, type NotebookIndex } from './indexer';
import { scanJson, withoutNotNumbers } from './jsonText';
import { shallow } from './limits';
import { outputsOf } from './outputs';
import { notebookProblems } from './parse';
import type { CellHead, NotebookSource, Output, Problem } from './types';

/** Bytes [start, end) of the file; throws `UserError` where they can no longer be read. */
export type ReadRange = (start: number, end: number) => Uint8Array;

/**
 * A notebook of which only the index is in memory: heads are decoded when it is made, outputs when they are asked
 * for. Damage costs the member, output or cell that it is in; a fault of the file costs what comes after it.
 */
export class IndexedNotebook implements NotebookSource {
  readonly metadata: JsonObject;
  readonly cells: readonly CellHead[];
  readonly problems: readonly Problem[];

  /**
   * Throws `UserError` where nothing can be shown: no JSON, JSON of another kind, a fault before the first cell.
   * The index must be of kind `cells` otherwise: `parseNotebook` reads older formats.
   */
  constructor(
    private readonly index: NotebookIndex,
    private readonly read: ReadRange,
  ) {
    const { fault, kind } = index;
    if (kind === 'empty') throw new UserError('notebook.empty', {}, 'openAsText');
    if (fault && index.cells.length === 0)
      throw new UserError(`notebook.${fault.kind}`, placeOf(fault), 'openAsText');
    if (kind === 'other') throw new UserError('notebook.notNotebook', {}, 'openAsText');
    const decoder = new Decoder();
    const metadata = this.notebookMetadata(decoder);
    this.metadata = isObject(metadata) ? metadata : {};
    const problems: Problem[] = [];
    const ids = new CellIds();
    this.cells = index.cells.map((cell, position) => {
      const raw = this.rawHead(cell, decoder);
      const options = { ids, version: cell.version, outputCount: cell.outputRanges.length / 2 };
      const { head, problems: wrong } = cellHead(raw, position, options);
      problems.push(...wrong);
      return head;
    });
    if (ids.duplicates > 0)
      problems.push({ message: 'notebook.duplicateIds', args: { count: ids.duplicates } });
    this.problems = [...this.wholeProblems(metadata, decoder), ...problems];
  }

  outputs(cell: CellHead): Promise<readonly Output[]> {
    const found = this.index.cells[cell.index];
    if (!found || cell.outputCount === 0) return Promise.resolve([]);
    const decoder = new Decoder();
    const raw = pairs(found.outputRanges).map((range) => this.decode(range, decoder) ?? null);
    return Promise.resolve(outputsOf(raw).outputs);
  }

  widgetState(): Promise<JsonObject | undefined> {
    const state = this.index.widgetState && this.decode(this.index.widgetState, new Decoder());
    return Promise.resolve(isObject(state) ? shallow(state) : undefined);
  }

  private wholeProblems(metadata: Json | undefined, decoder: Decoder): Problem[] {
    const { fault, members } = this.index;
    const found: Problem[] = [];
    if (fault)
      found.push(
        { message: `notebook.${fault.kind}`, args: placeOf(fault) },
        { message: 'notebook.partly', args: { count: this.cells.length } },
      );
    if (decoder.notNumbers > 0)
      found.push({ message: 'notebook.notNumbers', args: { count: decoder.notNumbers } });
    const root: JsonObject = {};
    if (members.nbformat) root['nbformat'] = this.decode(members.nbformat, decoder) ?? null;
    if (members.metadata) root['metadata'] = metadata ?? null;
    // Of a broken file these are missing because they come last: that is said already.
    return fault ? found : [...found, ...notebookProblems(root)];
  }

  /** The notebook's metadata with an empty object for the widgets' state, which may be most of the file. */
  private notebookMetadata(decoder: Decoder): Json | undefined {
    const range = this.index.members.metadata;
    const state = this.index.widgetState;
    if (!range) return undefined;
    if (!state || state.start < range.start || state.end > range.end) return this.decode(range, decoder);
    const before = this.read(range.start, state.start);
    const text = decoder.text(before) + '{}' + decoder.text(this.read(state.end, range.end));
    return decoder.json(text);
  }

  /** The cell without its outputs; members that are damaged are missing. */
  private rawHead(cell: IndexedCell, decoder: Decoder): Json {
    if (!cell.isObject) return null;
    const raw: JsonObject = {};
    for (const name of cellMembers) {
      const range = cell.members[name];
      const value = range && this.decode(range, decoder);
      if (value !== undefined) raw[name] = value;
    }
    // Whatever it is, it is no list.
    if (cell.outputs === 'other') raw['outputs'] = {};
    return raw;
  }

  private decode({ start, end }: ByteRange, decoder: Decoder): Json | undefined {
    return decoder.json(decoder.text(this.read(start, end)));
  }
}

/** The same notebook with more to say about it, first. */
export function withProblems(source: NotebookSource, more: readonly Problem[]): NotebookSource {
  return {
    metadata: source.metadata,
    cells: source.cells,
    problems: [...more, ...source.problems],
    outputs: (cell) => source.outputs(cell),
    widgetState: () => source.widgetState(),
  };
}

/** Decodes pieces of JSON; what is none becomes undefined, and numbers that JSON does not know become null. */
class Decoder {
  notNumbers = 0;
  private readonly utf8 = new TextDecoder();

  text(bytes: Uint8Array): string {
    return this.utf8.decode(bytes);
  }

  json(text: string): Json | undefined {
    try {
      return JSON.parse(text) as Json;
    } catch {
      const found = scanJson(text);
      if ('kind' in found) return undefined;
      this.notNumbers += found.length;
      return JSON.parse(withoutNotNumbers(text, found)) as Json;
    }
  }
}

function placeOf({ line, column, found }: NonNullable<NotebookIndex['fault']>): {
  line: number;
  column: number;
  found: string;
} {
  return { line, column, found };
}

function pairs(flat: readonly number[]): ByteRange[] {
  const ranges: ByteRange[] = [];
  for (let index = 0; index + 1 < flat.length; index += 2)
    ranges.push({ start: flat[index] ?? 0, end: flat[index + 1] ?? 0 });
  return ranges;
}
