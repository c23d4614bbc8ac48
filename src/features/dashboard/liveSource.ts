import type { NotebookCell, NotebookCellOutput, NotebookDocument, NotebookDocumentChangeEvent } from 'vscode';
import { NotebookCellKind } from 'vscode';
import type { CellHead, NotebookSource, Output } from '../../core/notebook/types';
import { outputsOf } from '../../core/notebook/parse';
import { isObject, objectAt, at, type Json, type JsonObject } from '../../shared/json';

const stdout = 'application/vnd.code.notebook.stdout';
const stderr = 'application/vnd.code.notebook.stderr';
const failure = 'application/vnd.code.notebook.error';

/** VS Code's copy of a notebook, unsaved edits included. Cells keep their head until an event names them. */
export class LiveSource implements NotebookSource {
  readonly problems = [];
  readonly #heads = new WeakMap<NotebookCell, CellHead>();
  /** Which cell has an id first; a copy of a cell keeps its metadata, id included. */
  readonly #owners = new Map<string, NotebookCell>();
  #made = 0;

  constructor(readonly document: NotebookDocument) {}

  get metadata(): JsonObject {
    const metadata = this.document.metadata;
    // The serializer of VS Code 1.120 and newer keeps the file's metadata one level down.
    return isObject(metadata['metadata']) ? metadata['metadata'] : metadata;
  }

  get cells(): readonly CellHead[] {
    return this.document.getCells().map((cell, index) => {
      const known = this.#heads.get(cell);
      if (known?.index === index) return known;
      const head = known ? { ...known, index } : this.#head(cell, index);
      this.#heads.set(cell, head);
      return head;
    });
  }

  /** Forgets what an event changed, and nothing else. False where it changed nothing that a dashboard shows. */
  apply(event: NotebookDocumentChangeEvent): boolean {
    // Each run of a cell begins and ends with a new summary: counts and times.
    const shown = event.cellChanges.filter(
      ({ outputs, metadata, document }) =>
        outputs !== undefined || metadata !== undefined || document !== undefined,
    );
    for (const { cell } of shown) this.#heads.delete(cell);
    for (const { removedCells } of event.contentChanges) {
      for (const cell of removedCells) {
        for (const [id, owner] of this.#owners) if (owner === cell) this.#owners.delete(id);
      }
    }
    return shown.length > 0 || event.contentChanges.length > 0 || event.metadata !== undefined;
  }

  outputs(head: CellHead): Promise<readonly Output[]> {
    const cell = this.document.cellAt(head.index);
    return Promise.resolve(outputsOf(cell.outputs.map(rawOutput)).outputs);
  }

  widgetState(): Promise<JsonObject | undefined> {
    const state = at(objectAt(this.metadata, 'widgets'), 'application/vnd.jupyter.widget-state+json');
    return Promise.resolve(isObject(state) ? state : undefined);
  }

  #head(cell: NotebookCell, index: number): CellHead {
    const own: JsonObject = cell.metadata;
    const id = own['id'];
    const serial = ++this.#made;
    return {
      id: typeof id === 'string' && !this.#taken(id, cell) ? id : `live-${serial}`,
      index,
      type:
        cell.kind === NotebookCellKind.Code
          ? cell.document.languageId === 'raw'
            ? 'raw'
            : 'code'
          : 'markdown',
      source: cell.document.getText(),
      metadata: isObject(own['metadata']) ? own['metadata'] : own,
      executionCount: cell.executionSummary?.executionOrder ?? null,
      outputCount: cell.outputs.length,
      attachments: objectAt(own, 'attachments') as CellHead['attachments'],
      version: `live-${serial}`,
    };
  }

  #taken(id: string, cell: NotebookCell): boolean {
    const owner = this.#owners.get(id);
    if (!owner) this.#owners.set(id, cell);
    return owner !== undefined && owner !== cell;
  }
}

/** An output as nbformat writes it, so that live and stored notebooks go one way. */
function rawOutput(output: NotebookCellOutput): Json {
  const [first] = output.items;
  const text = (data: Uint8Array): string => new TextDecoder().decode(data);
  if (first && (first.mime === stdout || first.mime === stderr)) {
    const name = first.mime === stdout ? 'stdout' : 'stderr';
    return { output_type: 'stream', name, text: output.items.map((item) => text(item.data)).join('') };
  }
  if (first?.mime === failure) return rawError(text(first.data));
  const data: JsonObject = {};
  for (const { mime, data: bytes } of output.items) data[mime] = rawItem(mime, bytes);
  const metadata = output.metadata as JsonObject | undefined;
  return { output_type: 'display_data', data, metadata: objectAt(metadata, 'metadata') };
}

function rawItem(mime: string, bytes: Uint8Array): Json {
  if (/^image\/(?!svg)/.test(mime) || mime === 'application/pdf')
    return Buffer.from(bytes).toString('base64');
  const text = new TextDecoder().decode(bytes);
  if (!/[/+]json$/.test(mime)) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function rawError(text: string): Json {
  let error: Json;
  try {
    error = JSON.parse(text) as Json;
  } catch {
    error = { name: 'Error', message: text };
  }
  const { name = 'Error', message = '', stack = '' } = isObject(error) ? error : {};
  return { output_type: 'error', ename: name, evalue: message, traceback: [stack] };
}
