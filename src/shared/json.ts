/** What `JSON.parse` can return; notebooks, widget states and messages arrive as this and nothing more is assumed. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json | undefined;
}

/** True for a plain JSON object; arrays and null are not. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member as an object, or an empty one: `__proto__` and inherited names are never followed. */
export function objectAt(value: Json | undefined, key: string): JsonObject {
  const member = at(value, key);
  return isObject(member) ? member : {};
}

/** Own member of an object, or undefined; safe for any key a hostile file may use. */
export function at(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The value if it is a string. */
export function stringOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** nbformat's multi-line string: a string, or a list of strings to be joined. Anything else is undefined. */
export function textOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((line) => typeof line === 'string')) return value.join('');
  return undefined;
}

/** The value of a JSON text; undefined for a missing text and for one that is no JSON. */
export function parsed(text: string | undefined): Json | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}

/** The object in a JSON text; undefined where there is none. */
export function parsedObject(text: string | undefined): JsonObject | undefined {
  const value = parsed(text);
  return isObject(value) ? value : undefined;
}
