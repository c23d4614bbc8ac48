import { at, isObject, stringOf, type Json } from '../../../../src/shared/json';

/**
 * The state with its binary buffers (`[{path, data, encoding: 'base64' | 'hex'}]`) put back as `DataView`s. A buffer
 * whose path leads nowhere or whose data is broken is left out. Never follows inherited names.
 */
export function decodeBuffers(
  state: Record<string, unknown>,
  buffers: Json | undefined,
): Record<string, unknown> {
  if (!Array.isArray(buffers) || buffers.length === 0) return state;
  const whole = structuredClone(state);
  for (const one of buffers) {
    const path = at(one, 'path');
    const data = bytesOf(stringOf(at(one, 'data')), stringOf(at(one, 'encoding')));
    if (Array.isArray(path) && data) put(whole, path, new DataView(data));
  }
  return whole;
}

function put(state: Record<string, unknown>, path: readonly Json[], data: DataView): void {
  let holder: unknown = state;
  for (const [index, step] of path.entries()) {
    if (typeof step !== 'string' && typeof step !== 'number') return;
    const last = index === path.length - 1;
    if (Array.isArray(holder)) {
      if (typeof step !== 'number' || !(step in holder)) return;
      if (last) holder[step] = data;
      else holder = holder[step] as unknown;
    } else if (isObject(holder)) {
      const key = String(step);
      if (key === '__proto__' || (!last && !Object.hasOwn(holder, key))) return;
      if (last) (holder as Record<string, unknown>)[key] = data;
      else holder = holder[key];
    } else return;
  }
}

function bytesOf(data: string | undefined, encoding: string | undefined): ArrayBuffer | undefined {
  if (data === undefined) return undefined;
  try {
    if (encoding === 'hex') {
      if (data.length % 2 > 0 || /[^0-9a-f]/i.test(data)) return undefined;
      return Uint8Array.from(data.match(/../g) ?? [], (pair) => parseInt(pair, 16)).buffer;
    }
    return Uint8Array.from(atob(data), (character) => character.charCodeAt(0)).buffer;
  } catch {
    return undefined;
  }
}
