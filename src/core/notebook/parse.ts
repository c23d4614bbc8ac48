import { UserError } from '../../shared/errors';
import { at, isObject, objectAt, type Json, type JsonObject } from '../../shared/json';
import { cellHead, CellIds } from './cells';
import { scanJson, withoutNotNumbers } from './jsonText';
import { shallow } from './limits';
import { outputsOf } from './outputs';
import type { CellHead, NotebookSource, Output, Problem } from './types';

export { cellHead, CellIds } from './cells';
export { outputsOf } from './outputs';

const widgetStateMime = 'application/vnd.jupyter.widget-state+json';

/**
 * Reads a whole notebook file. Throws `UserError` only where there is no notebook in it: an empty file, a text that
 * is not JSON (with line and column), JSON of another kind. Everything else that is wrong becomes a problem.
 */
export function parseNotebook(text: string): NotebookSource {
  const problems: Problem[] = [];
  const root = parseJson(text, problems);
  const rawCells = rawCellsOf(root);
  if (!rawCells) throw new UserError('notebook.notNotebook', {}, 'openAsText');
  problems.push(...notebookProblems(root));
  const ids = new CellIds();
  const cells = rawCells.map((raw, index) => {
    const { head, problems: wrong } = cellHead(raw, index, { ids });
    problems.push(...wrong);
    return head;
  });
  if (ids.duplicates > 0)
    problems.push({ message: 'notebook.duplicateIds', args: { count: ids.duplicates } });
  return new ParsedNotebook(objectAt(root, 'metadata'), cells, problems, rawCells);
}

/** Problems of the notebook as a whole, from its root object (cells may be missing from it). */
export function notebookProblems(root: Json): Problem[] {
  const problems: Problem[] = [];
  const version = at(root, 'nbformat');
  if (typeof version !== 'number')
    problems.push({ message: 'notebook.badRootField', args: { field: 'nbformat' } });
  else if (version >= 5) problems.push({ message: 'notebook.newer', args: { version } });
  const metadata = at(root, 'metadata');
  if (metadata !== undefined && !isObject(metadata))
    problems.push({ message: 'notebook.badRootField', args: { field: 'metadata' } });
  return problems;
}

/** `metadata.widgets` → the stored models, whatever else is in the metadata. */
export function widgetStateOf(metadata: Json): JsonObject | undefined {
  const state = at(objectAt(metadata, 'widgets'), widgetStateMime);
  return isObject(state) ? shallow(state) : undefined;
}

class ParsedNotebook implements NotebookSource {
  constructor(
    readonly metadata: JsonObject,
    readonly cells: readonly CellHead[],
    readonly problems: readonly Problem[],
    private readonly raw: readonly Json[],
  ) {}

  outputs(cell: CellHead): Promise<readonly Output[]> {
    const raw = this.raw[cell.index];
    return Promise.resolve(
      cell.outputCount > 0 && raw !== undefined ? outputsOf(at(raw, 'outputs')).outputs : [],
    );
  }

  widgetState(): Promise<JsonObject | undefined> {
    return Promise.resolve(widgetStateOf(this.metadata));
  }
}

/** nbformat 4 has `cells`; 2 and 3 have worksheets, whose cells follow each other. */
function rawCellsOf(root: Json): Json[] | undefined {
  const cells = at(root, 'cells');
  if (Array.isArray(cells)) return cells;
  const worksheets = at(root, 'worksheets');
  if (!Array.isArray(worksheets)) return undefined;
  return worksheets.flatMap((sheet) => {
    const list = at(sheet, 'cells');
    return Array.isArray(list) ? list : [];
  });
}

function parseJson(fileText: string, problems: Problem[]): Json {
  const text = fileText.startsWith('\uFEFF') ? fileText.slice(1) : fileText;
  if (text.trim() === '') throw new UserError('notebook.empty', {}, 'openAsText');
  try {
    return JSON.parse(text) as Json;
  } catch {
    const found = scanJson(text);
    if ('kind' in found) {
      const { kind, line, column, found: character } = found;
      throw new UserError(`notebook.${kind}`, { line, column, found: character }, 'openAsText');
    }
    problems.push({ message: 'notebook.notNumbers', args: { count: found.length } });
    return JSON.parse(withoutNotNumbers(text, found)) as Json;
  }
}
