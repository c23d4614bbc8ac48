import { escapeHtml, unsafeHtml } from '../../shared/html';
import { ansiToHtml, stripAnsi } from './ansi';
import { languageOfCode, loadHighlight } from './highlight';
import { cutStart, cutText, most } from './limits';
import { renderMarkdown } from './markdown';
import { displayParts, textPart, type PartOptions } from './parts';
import { referencesIn } from './references';
import { mergedStreams } from './streams';
import type { CellHead, ErrorOutput, Output, Part, TileBody } from './types';
import { isHtmlRaw, visibilityOf } from './visibility';

export interface TileOptions {
  /** The code toggle is on and the tile allows code. */
  readonly code: boolean;
  /** False: everything is sent, however long ("show all"). */
  readonly limits: boolean;
  /** Of the notebook's kernel, for highlighting. */
  readonly language: string;
}

/** All that a tile shows, as parts for the renderer; outputs that the author hid are not in it. */
export async function tileBody(
  cell: CellHead,
  outputs: readonly Output[],
  { code, limits, language }: TileOptions,
): Promise<TileBody> {
  const visible = visibilityOf(cell);
  const options: PartOptions = { limits, id: cell.id };
  const parts =
    cell.type === 'markdown'
      ? await markdownParts(cell, options)
      : cell.type === 'raw'
        ? rawParts(cell)
        : visible.outputs
          ? await outputParts(outputs, options)
          : [];
  const source =
    cell.type === 'code' && code && visible.code ? await codeHtml(cell.source, language) : undefined;
  return {
    id: cell.id,
    version: cell.version,
    ...(source === undefined ? {} : { code: unsafeHtml(source) }),
    parts,
    references: referencesIn(parts.map(markupOf).join('\n')),
  };
}

/** The parts of outputs, streams merged; of very many, the first and the last. */
export async function outputParts(outputs: readonly Output[], options: PartOptions): Promise<Part[]> {
  const merged = mergedStreams(outputs);
  const partsOf = async (some: readonly Output[]): Promise<Part[]> =>
    (await Promise.all(some.map((output) => partsOfOutput(output, options)))).flat();
  const total = merged.length;
  const shown = most.outputs;
  if (!options.limits || total <= shown) return partsOf(merged);
  return [
    ...(await partsOf(merged.slice(0, shown * 0.75))),
    {
      kind: 'notice',
      level: 'info',
      message: 'output.many',
      args: { total, left: total - shown },
      cut: { shown, total },
    },
    ...(await partsOf(merged.slice(-shown * 0.25))),
  ];
}

async function partsOfOutput(output: Output, options: PartOptions): Promise<Part[]> {
  switch (output.type) {
    case 'stream':
      return output.text === '' ? [] : [textPart(output.text, options.limits, output.name)];
    case 'error':
      return [errorPart(output, options.limits)];
    case 'bad':
      return [{ kind: 'notice', level: 'warning', message: output.message, args: output.args }];
    case 'display':
      return displayParts(output, options);
  }
}

function errorPart({ name, message, traceback }: ErrorOutput, limits: boolean): Part {
  const { head, tail, cut } = limits ? cutText(traceback) : { head: traceback };
  const html =
    ansiToHtml(head) + (tail === undefined ? '' : `\n<span class="cut-mark">⋯</span>\n${ansiToHtml(tail)}`);
  return {
    kind: 'error',
    name: stripAnsi(name).slice(0, 200),
    message: cutStart(stripAnsi(message), 2000).text,
    traceback: unsafeHtml(html),
    ...(cut ? { cut } : {}),
  };
}

async function markdownParts(cell: CellHead, { limits }: PartOptions): Promise<Part[]> {
  const { text, cut } = limits ? cutStart(cell.source, most.markdown) : { text: cell.source };
  const { html, math, plain, missing } = await renderMarkdown(text, {
    attachments: cell.attachments,
    id: cell.id,
  });
  return [
    { kind: 'markdown', html, math, plain, ...(cut ? { cut } : {}) },
    ...missing.map((name): Part => ({
      kind: 'notice',
      level: 'warning',
      message: 'tile.noAttachment',
      args: { name: name.slice(0, 100) },
    })),
  ];
}

/** As in Voilà's page: raw cells for HTML, and those without a format, are part of the page's HTML. */
function rawParts(cell: CellHead): Part[] {
  return isHtmlRaw(cell.metadata) ? [{ kind: 'html', html: unsafeHtml(cell.source) }] : [];
}

async function codeHtml(source: string, language: string): Promise<string> {
  const name = languageOfCode(source, language);
  const highlight = await loadHighlight();
  return `<code class="hljs language-${escapeHtml(name)}">${highlight(source, name)}</code>`;
}

function markupOf(part: Part): string {
  if (part.kind === 'svg') return part.svg;
  if (part.kind === 'widget') return part.fallback.map(markupOf).join('\n');
  return 'html' in part ? part.html : part.kind === 'error' ? part.traceback : '';
}
