import { at, objectAt, type JsonObject } from '../../shared/json';
import type { CellHead } from './types';

/** What a cell's author lets readers see. */
export interface Visibility {
  /** False: the cell is no part of the page. */
  readonly cell: boolean;
  /** False: its code never shows, toggle or not. */
  readonly code: boolean;
  readonly outputs: boolean;
}

const hidesCell = new Set(['remove-cell', 'hide-cell', 'skip-voila']);
const hidesCode = new Set(['remove-input', 'remove-inputs', 'hide-input', 'hide-inputs']);
const hidesOutputs = new Set([
  'remove-output',
  'remove-outputs',
  'hide-output',
  'hide-outputs',
  'remove-all-outputs',
]);

/**
 * Reads the tags of nbconvert's TagRemovePreprocessor, Jupyter Book and Voilà in all their spellings, and the
 * metadata of JupyterLab (`jupyter.source_hidden`) and of the hide_input notebook extensions.
 */
export function visibilityOf(cell: Pick<CellHead, 'type' | 'metadata'>, notebook?: JsonObject): Visibility {
  const { metadata } = cell;
  const tags = tagsOf(metadata);
  const has = (names: ReadonlySet<string>): boolean => tags.some((tag) => names.has(tag));
  const jupyter = objectAt(metadata, 'jupyter');
  const sourceHidden = at(jupyter, 'source_hidden') === true;
  return {
    // A Markdown cell collapsed in JupyterLab shows nothing; tags for inputs are about code only.
    cell: !has(hidesCell) && !(cell.type !== 'code' && sourceHidden),
    code:
      !has(hidesCode) &&
      !sourceHidden &&
      at(metadata, 'hide_input') !== true &&
      at(notebook, 'hide_input') !== true,
    outputs:
      !has(hidesOutputs) && at(jupyter, 'outputs_hidden') !== true && at(metadata, 'hide_output') !== true,
  };
}

/** Tags in lower case with hyphens: `Remove_Cell` is `remove-cell`. */
export function tagsOf(metadata: JsonObject): string[] {
  const tags = at(metadata, 'tags');
  const list = Array.isArray(tags) ? tags : [tags];
  return list.flatMap((tag) =>
    typeof tag === 'string' ? [tag.trim().toLowerCase().replaceAll('_', '-')] : [],
  );
}

/**
 * Whether Voilà's page would have a raw cell in it: those for HTML and those without a format.
 * nbconvert, TemplateExporter.raw_mimetypes; notebook 4 wrote `format` before `raw_mimetype`.
 */
export function isHtmlRaw(metadata: JsonObject): boolean {
  const mime = at(metadata, 'raw_mimetype') ?? at(metadata, 'format');
  return mime === undefined || (typeof mime === 'string' && /^(text\/html)?$/i.test(mime.trim()));
}
