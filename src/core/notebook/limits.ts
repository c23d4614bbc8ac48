import type { Json, JsonObject } from '../../shared/json';

export interface Cut {
  readonly shown: number;
  readonly total: number;
}

export const most = {
  lines: 2000,
  text: 100_000,
  html: 1_000_000,
  markdown: 200_000,
  nodes: 20_000,
  depth: 200,
  outputs: 1000,
};

/** A long text as its beginning and its end: a log's last lines matter as much as its first. */
export function cutText(text: string): { readonly head: string; readonly tail?: string; readonly cut?: Cut } {
  const marks: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) marks.push(at);
  if (text.length <= most.text && marks.length < most.lines) return { head: text };
  const headEnd = Math.min(marks[most.lines * 0.75 - 1] ?? text.length, most.text * 0.75);
  const tailStart = Math.max(
    marks[marks.length - most.lines * 0.25] ?? 0,
    text.length - most.text * 0.25,
    headEnd,
  );
  // On a line's end where one is near, else between two characters.
  const head = text.slice(0, boundary(text, headEnd, text.lastIndexOf('\n', headEnd)));
  const tailLine = text.indexOf('\n', tailStart);
  const tail = text.slice(boundary(text, tailStart, tailLine < 0 ? -1 : tailLine + 1));
  return { head, tail, cut: { shown: head.length + tail.length, total: text.length } };
}

/** The line's end if it is within 2,000 characters, else the wanted place, not inside a surrogate pair. */
function boundary(text: string, wanted: number, line: number): number {
  if (line >= 0 && Math.abs(line - wanted) <= 2000) return line;
  const code = text.charCodeAt(wanted);
  return code >= 0xdc00 && code <= 0xdfff ? wanted - 1 : wanted;
}

/** A text's beginning, ended at a line where possible. */
export function cutStart(text: string, length: number): { readonly text: string; readonly cut?: Cut } {
  if (text.length <= length) return { text };
  const shown = text.slice(0, boundary(text, length, text.lastIndexOf('\n', length)));
  return { text: shown, cut: { shown: shown.length, total: text.length } };
}

/** True where a value nests deeper than messages and renderers can carry; the walk needs no stack of calls. */
export function isTooDeep(value: Json): boolean {
  let level: Json[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most.depth) return true;
    level = level.flatMap((item): Json[] =>
      Array.isArray(item)
        ? item.filter((member) => typeof member === 'object')
        : item !== null && typeof item === 'object'
          ? Object.values(item).filter(
              (member): member is Json[] | JsonObject | null => typeof member === 'object',
            )
          : [],
    );
  }
  return false;
}

/** The object itself, or a copy of it in which null stands for what nests deeper than messages can carry. */
export function shallow(object: JsonObject): JsonObject {
  if (!isTooDeep(object)) return object;
  const copy = (value: Json | undefined, depth: number): Json => {
    if (typeof value !== 'object' || value === null) return value ?? null;
    if (depth === most.depth) return null;
    if (Array.isArray(value)) return value.map((member) => copy(member, depth + 1));
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copy(member, depth + 1)]));
  };
  return copy(object, 0) as JsonObject;
}

interface Frame {
  readonly from: Json[] | [string, Json | undefined][];
  readonly isArray: boolean;
  readonly items: Json[];
  readonly keys: string[];
  next: number;
}

/**
 * A copy with at most so many nodes: the first branches stay whole, later ones are missing.
 * What is deeper than a page can show is left out too. `cut` counts nodes as characters of their JSON, roughly.
 */
export function cutJson(value: Json, limited: boolean): { readonly value: Json; readonly cut?: Cut } {
  const total = sizeOf(value);
  if ((!limited || total.nodes <= most.nodes) && !isTooDeep(value)) return { value };
  let left = limited ? most.nodes : Infinity;
  const root: Frame = { from: [value], isArray: true, items: [], keys: [], next: 0 };
  const stack: Frame[] = [root];
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    const entry = frame.from[frame.next];
    if (frame.next >= frame.from.length || left <= 0) {
      stack.pop();
      const done = frame.isArray
        ? frame.items
        : Object.fromEntries(frame.keys.map((key, index) => [key, frame.items[index]]));
      stack.at(-1)?.items.push(done);
      continue;
    }
    frame.next++;
    left--;
    const item = (frame.isArray ? entry : (entry as [string, Json])[1]) as Json;
    if (!frame.isArray) frame.keys.push((entry as [string, Json])[0]);
    if (item === null || typeof item !== 'object') frame.items.push(item);
    else if (stack.length > most.depth) frame.items.push('…');
    else
      stack.push({
        from: Array.isArray(item) ? item : Object.entries(item),
        isArray: Array.isArray(item),
        items: [],
        keys: [],
        next: 0,
      });
  }
  const shown = root.items[0] ?? null;
  return { value: shown, cut: { shown: sizeOf(shown).characters, total: total.characters } };
}

function sizeOf(value: Json): { nodes: number; characters: number } {
  const stack: (Json | undefined)[] = [value];
  let nodes = 0;
  let characters = 0;
  while (stack.length > 0) {
    const item = stack.pop();
    nodes++;
    if (item === null || typeof item !== 'object') characters += String(item).length + 1;
    else if (Array.isArray(item)) for (const member of item) stack.push(member);
    else
      for (const [key, member] of Object.entries(item)) {
        characters += key.length + 4;
        stack.push(member);
      }
  }
  return { nodes, characters };
}
