import { at, isObject, objectAt, stringOf, type Json, type JsonObject } from '../../shared/json';
import type { MimeBundle, Output, Problem } from './types';

/** A multi-line string as files have it: strings joined, other scalars written out, the rest undefined. */
export function looseText(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return undefined;
  return value
    .map((line) => (typeof line === 'string' || typeof line === 'number' ? String(line) : ''))
    .join('');
}

/** Outputs of one cell from nbformat 3 or 4; a bad one stays in its place as a `bad` output, and is a problem too. */
export function outputsOf(raw: Json | undefined): {
  readonly outputs: Output[];
  readonly problems: Problem[];
} {
  const list = Array.isArray(raw) ? raw : [];
  const outputs = list.map((one, index) => outputOf(one, index));
  const problems = outputs.flatMap((output) =>
    output.type === 'bad' ? [{ message: output.message, args: output.args }] : [],
  );
  return { outputs, problems };
}

function outputOf(raw: Json, index: number): Output {
  const number = index + 1;
  if (!isObject(raw)) return { type: 'bad', message: 'output.bad', args: { number } };
  const type = stringOf(at(raw, 'output_type'));
  switch (type) {
    case 'stream': {
      const text = looseText(at(raw, 'text'));
      if (text === undefined)
        return { type: 'bad', message: 'output.badField', args: { number, field: 'text' } };
      // nbformat 3 calls the name `stream`.
      const name = at(raw, 'name') ?? at(raw, 'stream');
      return { type: 'stream', name: name === 'stderr' ? 'stderr' : 'stdout', text };
    }
    case 'error':
    case 'pyerr': {
      const traceback = at(raw, 'traceback');
      return {
        type: 'error',
        name: stringOf(at(raw, 'ename')) ?? '',
        message: looseText(at(raw, 'evalue')) ?? '',
        traceback: Array.isArray(traceback)
          ? traceback.filter((line) => typeof line === 'string').join('\n')
          : (stringOf(traceback) ?? ''),
      };
    }
    case 'display_data':
    case 'execute_result':
    case 'update_display_data':
      if (isObject(at(raw, 'data'))) {
        const data = objectAt(raw, 'data') as MimeBundle;
        return { type: 'display', data, metadata: objectAt(raw, 'metadata') };
      }
      return at(raw, 'data') === undefined
        ? oldDisplay(raw)
        : { type: 'bad', message: 'output.badField', args: { number, field: 'data' } };
    case 'pyout':
      return oldDisplay(raw);
    case undefined:
      return { type: 'bad', message: 'output.badField', args: { number, field: 'output_type' } };
    default:
      return { type: 'bad', message: 'output.unknownType', args: { number, type: type.slice(0, 60) } };
  }
}

/** nbformat 3's short names of MIME types, as members of the output itself. */
const oldNames: Readonly<Record<string, string>> = {
  text: 'text/plain',
  html: 'text/html',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  latex: 'text/latex',
  json: 'application/json',
  javascript: 'application/javascript',
  pdf: 'application/pdf',
};

function oldDisplay(raw: JsonObject): Output {
  const entries = Object.keys(raw).flatMap((key): [string, Json][] => {
    const mime = Object.hasOwn(oldNames, key) ? oldNames[key] : key.includes('/') ? key : undefined;
    const value = at(raw, key);
    return mime === undefined || value === undefined
      ? []
      : [[mime, mime === 'application/json' ? parsed(value) : value]];
  });
  const metadata = Object.entries(objectAt(raw, 'metadata')).map(([key, value]) => [
    (Object.hasOwn(oldNames, key) ? oldNames[key] : undefined) ?? key,
    value,
  ]);
  return {
    type: 'display',
    data: Object.fromEntries(entries),
    metadata: Object.fromEntries(metadata) as JsonObject,
  };
}

/** nbformat 3 kept JSON as a text with JSON in it. */
function parsed(value: Json): Json {
  const text = looseText(value);
  if (text === undefined) return value;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
