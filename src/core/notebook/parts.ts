import { unsafeHtml } from '../../shared/html';
import { at, isObject, objectAt, stringOf, textOf, type Json, type JsonObject } from '../../shared/json';
import { ansiToHtml } from './ansi';
import { base64Of } from './base64';
import { cutJson, cutStart, cutText, isTooDeep, most, shallow, type Cut } from './limits';
import { latexHtml } from './math';
import { renderMarkdown } from './markdown';
import {
  bareMime,
  isVega,
  javascriptMime,
  mimeOrder,
  plotlyMime,
  rasterMime,
  unknownMimes,
  vegaLiteMime,
  widgetView,
} from './mime';
import type { DisplayOutput, MimeBundle, Part } from './types';

export interface PartOptions {
  /** False: everything is sent, however long. */
  readonly limits: boolean;
  /** Id of the tile. */
  readonly id: string;
}

/** The best part that a bundle gives; a value that is not what its type says gets a notice and the next type is tried. */
export async function displayParts({ data, metadata }: DisplayOutput, options: PartOptions): Promise<Part[]> {
  const notices: Part[] = [];
  const order = mimeOrder(data);
  for (const [index, key] of order.entries()) {
    const mime = bareMime(key);
    if (mime === widgetView) {
      const fallback = await displayParts({ type: 'display', data: without(data, key), metadata }, options);
      const model = modelOf(data[key]);
      if (model !== undefined) return [...notices, { kind: 'widget', model, fallback }];
      return [...notices, invalid(key), ...fallback];
    }
    const value = data[key] ?? null;
    const parts = await partsOf(mime, value, objectAt(metadata, key), options);
    if (!parts) {
      notices.push(invalid(key));
      continue;
    }
    if (mime === 'text/html') parts.push(...scriptBeside(data, order.slice(index + 1)));
    return [...notices, ...unknownNotices(data, mime), ...parts];
  }
  return [...notices, ...unknownNotices(data, undefined)];
}

/** Undefined where the value is not what the type promises. */
async function partsOf(
  mime: string,
  value: Json,
  metadata: JsonObject,
  options: PartOptions,
): Promise<Part[] | undefined> {
  if (rasterMime.test(mime)) return imageParts(mime, value, metadata);
  if (mime === 'application/pdf') {
    const base64 = base64Of(value);
    return base64 === undefined ? undefined : [{ kind: 'pdf', base64 }];
  }
  if (isVega(mime) || plotlyMime.test(mime)) return chartParts(mime, value, metadata);
  if (/^application\/(?:.+\+)?json$/.test(mime)) return jsonParts(value, metadata, options);
  const text = textOf(value);
  return text === undefined ? undefined : textParts(mime, text, metadata, options);
}

async function textParts(
  mime: string,
  text: string,
  metadata: JsonObject,
  options: PartOptions,
): Promise<Part[]> {
  if (mime === 'text/html' || mime === 'image/svg+xml') {
    if (options.limits && text.length > most.html)
      return [
        {
          kind: 'notice',
          level: 'info',
          message: 'output.large',
          args: { megabytes: (text.length / 1e6).toFixed(1) },
          cut: { shown: 0, total: text.length },
        },
      ];
    return mime === 'text/html'
      ? [{ kind: 'html', html: unsafeHtml(text) }]
      : [{ kind: 'svg', svg: unsafeHtml(text), ...sizeOf(metadata) }];
  }
  if (mime === 'text/markdown') {
    const { text: shown, cut } = options.limits ? cutStart(text, most.markdown) : { text };
    const { html, math, plain } = await renderMarkdown(shown, { id: options.id });
    return [{ kind: 'markdown', html, math, plain, ...withCut(cut) }];
  }
  if (mime === 'text/latex' || mime === 'application/x-latex') {
    const { text: shown, cut } = options.limits ? cutStart(text, most.text) : { text };
    return [{ kind: 'latex', html: unsafeHtml(await latexHtml(shown)), ...withCut(cut) }];
  }
  if (javascriptMime.test(mime)) return [{ kind: 'javascript', code: text }];
  const stderr = mime === 'application/vnd.jupyter.stderr';
  return [textPart(text, options.limits, stderr ? 'stderr' : undefined)];
}

/** Terminal text, with its middle left out where it is long. */
export function textPart(text: string, limits: boolean, stream?: 'stdout' | 'stderr'): Part {
  const { head, tail, cut } = limits ? cutText(text) : { head: text };
  const html =
    tail === undefined
      ? ansiToHtml(head)
      : `${ansiToHtml(head)}\n<span class="cut-mark" role="separator">⋯</span>\n${ansiToHtml(tail)}`;
  return { kind: 'text', html: unsafeHtml(html), ...(stream ? { stream } : {}), ...withCut(cut) };
}

function imageParts(mime: string, value: Json, metadata: JsonObject): Part[] | undefined {
  const base64 = base64Of(value);
  if (base64 === undefined) return undefined;
  const background = stringOf(at(metadata, 'needs_background'));
  const alt = stringOf(at(metadata, 'alt'))?.trim();
  return [
    {
      kind: 'image',
      mime: mime === 'image/jpg' ? 'image/jpeg' : mime,
      base64,
      ...sizeOf(metadata),
      ...(background === 'light' || background === 'dark' ? { background } : {}),
      ...(alt ? { alt } : {}),
    },
  ];
}

function chartParts(mime: string, value: Json, metadata: JsonObject): Part[] | undefined {
  const spec = typeof value === 'string' ? parsed(value) : value;
  if (!isObject(spec)) return undefined;
  if (isTooDeep(spec))
    return [{ kind: 'notice', level: 'warning', message: 'output.tooDeep', args: { mime } }];
  if (plotlyMime.test(mime))
    return Array.isArray(at(spec, 'data')) ? [{ kind: 'plotly', figure: spec }] : undefined;
  return [
    {
      kind: 'vega',
      spec,
      lite: vegaLiteMime.test(mime),
      options: shallow(objectAt(metadata, 'embed_options')),
    },
  ];
}

function jsonParts(raw: Json, metadata: JsonObject, { limits }: PartOptions): Part[] {
  const { value, cut } = cutJson(raw, limits);
  const root = stringOf(at(metadata, 'root'));
  const expanded = at(metadata, 'expanded') === true;
  return [{ kind: 'json', value, expanded, ...(root === undefined ? {} : { root }), ...withCut(cut) }];
}

/** Bokeh and HoloViews send HTML and the script that fills it in one bundle, marked by an `_exec` type. */
function scriptBeside(data: MimeBundle, rest: readonly string[]): Part[] {
  if (!Object.keys(data).some((key) => /^application\/vnd\.\w+_exec\.v\d+\+json$/.test(key))) return [];
  const key = rest.find((one) => javascriptMime.test(bareMime(one)));
  const code = key === undefined ? undefined : textOf(data[key]);
  return code ? [{ kind: 'javascript', code }] : [];
}

/** Names of types that nothing here draws, where what is drawn instead is a plain fallback. */
function unknownNotices(data: MimeBundle, chosen: string | undefined): Part[] {
  if (chosen !== undefined && !rasterMime.test(chosen) && !chosen.startsWith('text/plain')) return [];
  return unknownMimes(data).map((mime) => ({
    kind: 'notice',
    level: 'info',
    message: 'output.unknown',
    args: { mime: mime.slice(0, 100) },
  }));
}

function invalid(mime: string): Part {
  return { kind: 'notice', level: 'warning', message: 'output.invalid', args: { mime: mime.slice(0, 100) } };
}

function modelOf(value: Json | undefined): string | undefined {
  const view = typeof value === 'string' ? parsed(value) : value;
  const model = stringOf(at(view, 'model_id'));
  return model !== undefined && model !== '' && model.length <= 200 ? model : undefined;
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function without(data: MimeBundle, key: string): MimeBundle {
  return Object.fromEntries(Object.entries(data).filter(([name]) => name !== key));
}

/** `width` and `height` in CSS pixels: numbers, or texts such as `400` and `400px`; anything else is ignored. */
function sizeOf(metadata: JsonObject): { width?: number; height?: number } {
  const width = pixels(at(metadata, 'width'));
  const height = pixels(at(metadata, 'height'));
  return { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) };
}

function pixels(value: Json | undefined): number | undefined {
  const number =
    typeof value === 'string' && /^\s*\d+(\.\d+)?(px)?\s*$/.test(value) ? parseFloat(value) : value;
  return typeof number === 'number' && number > 0 && number <= 20_000 ? number : undefined;
}

function withCut(cut: Cut | undefined): { cut?: Cut } {
  return cut ? { cut } : {};
}
