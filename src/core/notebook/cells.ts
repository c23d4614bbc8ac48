import { at, isObject, objectAt, stringOf, type Json, type JsonObject } from '../../shared/json';
import { hashJson } from './hash';
import { looseText } from './outputs';
import type { CellHead, CellType, MimeBundle, Problem } from './types';

/** Gives every cell an id of its own: the file's where it is valid and new, else one made from the position. */
export class CellIds {
  private readonly taken = new Set<string>();
  duplicates = 0;

  take(wanted: Json | undefined, index: number): string {
    const id = stringOf(wanted);
    // nbformat 4.5: 1 to 64 of these characters; an id ends up in attributes and messages.
    if (id !== undefined && /^[a-zA-Z0-9_-]{1,64}$/.test(id)) {
      if (!this.taken.has(id)) {
        this.taken.add(id);
        return id;
      }
      this.duplicates++;
    }
    let made = `cell-${index}`;
    while (this.taken.has(made)) made += '_';
    this.taken.add(made);
    return made;
  }
}

export interface CellHeadOptions {
  readonly ids: CellIds;
  /** Where the caller knows better: hash of the cell's bytes, counter of a live document. */
  readonly version?: string;
  /** Where `raw` comes without its outputs. */
  readonly outputCount?: number;
}

/** A cell of nbformat 3 or 4 as a head; whatever is wrong in it is a problem, and an empty head at worst. */
export function cellHead(
  raw: Json,
  index: number,
  options: CellHeadOptions,
): { readonly head: CellHead; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const wrong = (field: string): void =>
    void problems.push({ message: 'notebook.badField', args: { field }, cell: index });
  if (!isObject(raw)) problems.push({ message: 'notebook.badCell', cell: index });
  const type = cellType(at(raw, 'cell_type'));
  if (type === undefined && isObject(raw)) wrong('cell_type');
  const sourceField = at(raw, 'source') ?? at(raw, 'input');
  if (sourceField === undefined || !isText(sourceField)) {
    if (isObject(raw)) wrong('source');
  }
  const metadataField = at(raw, 'metadata');
  // nbformat 3 allowed cells without metadata.
  if (metadataField !== undefined && !isObject(metadataField)) wrong('metadata');
  const outputs = at(raw, 'outputs');
  if (outputs !== undefined && !Array.isArray(outputs)) wrong('outputs');
  const attachments = at(raw, 'attachments');
  if (attachments !== undefined && !isObject(attachments)) wrong('attachments');
  const count = at(raw, 'execution_count') ?? at(raw, 'prompt_number');
  const source = looseText(sourceField) ?? '';
  const head: CellHead = {
    id: options.ids.take(at(raw, 'id') ?? at(objectAt(raw, 'metadata'), 'id'), index),
    index,
    type: type ?? 'raw',
    source: at(raw, 'cell_type') === 'heading' ? headingSource(raw, source) : source,
    metadata: objectAt(raw, 'metadata'),
    executionCount: typeof count === 'number' ? count : null,
    outputCount: type === 'code' ? (options.outputCount ?? (Array.isArray(outputs) ? outputs.length : 0)) : 0,
    attachments: attachmentsOf(attachments),
    version: options.version ?? hashJson(raw),
  };
  return { head, problems };
}

/** Types of nbformat 4 and, upgraded, of 3: `html` and `heading` cells became Markdown. */
function cellType(value: Json | undefined): CellType | undefined {
  if (value === 'code' || value === 'markdown' || value === 'raw') return value;
  return value === 'heading' || value === 'html' ? 'markdown' : undefined;
}

function isText(value: Json): boolean {
  return (
    typeof value === 'string' || (Array.isArray(value) && value.every((line) => typeof line === 'string'))
  );
}

/** nbformat 3 heading cells: one line, with a level of 1 to 6. */
function headingSource(raw: Json, source: string): string {
  const level = at(raw, 'level');
  const depth = typeof level === 'number' ? Math.min(6, Math.max(1, Math.trunc(level) || 1)) : 1;
  return `${'#'.repeat(depth)} ${source.replace(/\s*\n\s*/g, ' ').trim()}`;
}

function attachmentsOf(value: Json | undefined): Readonly<Record<string, MimeBundle>> {
  if (!isObject(value)) return {};
  const bundles = Object.entries(value).filter((entry): entry is [string, JsonObject] => isObject(entry[1]));
  return Object.fromEntries(bundles) as Record<string, MimeBundle>;
}
