import { at, isObject, objectAt, stringOf, type Json, type JsonObject } from '../../../../src/shared/json';
import { decodeBuffers } from './buffers';

/** One model of a stored state, its binary buffers back in their places. */
export interface StoredModel {
  readonly name: string;
  readonly module: string;
  readonly version: string;
  readonly state: Readonly<Record<string, unknown>>;
}
export type StoredModels = ReadonlyMap<string, StoredModel>;

/** Ids that stand where a reference cannot be followed; each is drawn as a sentence. */
export const placeholders = ['ailab:missing', 'ailab:cycle', 'ailab:many'] as const;
export type Placeholder = (typeof placeholders)[number];

export const reference = 'IPY_MODEL_';
// Their names reach JavaScript's own objects.
const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads `application/vnd.jupyter.widget-state+json` of protocol 1 or 2; what is not a model is left out. */
export function readModels(stored: JsonObject | null): Map<string, StoredModel> {
  const models = new Map<string, StoredModel>();
  const all = objectAt(stored ?? {}, 'state');
  for (const [id, raw] of Object.entries(all)) {
    const name = stringOf(at(raw, 'model_name'));
    const module = stringOf(at(raw, 'model_module'));
    if (name === undefined || module === undefined || id.startsWith('ailab:')) continue;
    const version = stringOf(at(raw, 'model_module_version')) ?? '';
    models.set(id, { name, module, version, state: stateOf(raw) });
  }
  return models;
}

function stateOf(raw: Json | undefined): Record<string, unknown> {
  const own = objectAt(raw, 'state');
  const state: Record<string, unknown> = {};
  for (const key of Object.keys(own)) if (!unsafeKeys.has(key)) state[key] = own[key];
  const classes = state['_dom_classes'];
  // One bad class name would keep the layout from being applied.
  if (classes !== undefined)
    state['_dom_classes'] = (Array.isArray(classes) ? classes : []).filter(
      (name) => typeof name === 'string' && /^[^\s]+$/.test(name),
    );
  return decodeBuffers(state, at(raw, 'buffers'));
}

/** Ids of the models that a value refers to, in their order; nested lists and objects are searched. */
export function referencesOf(value: unknown): string[] {
  const found: string[] = [];
  mapReferences(value, (id) => {
    found.push(id);
    return id;
  });
  return found;
}

/** The value with the id of each reference replaced; what is nested deeper than any widget nests becomes null. */
export function mapReferences(value: unknown, change: (id: string) => string, depth = 0): unknown {
  if (typeof value === 'string')
    return value.startsWith(reference) ? reference + change(value.slice(reference.length)) : value;
  if (depth > 30) return null;
  if (Array.isArray(value)) return value.map((one) => mapReferences(one, change, depth + 1));
  if (!isObject(value) || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .filter((key) => !unsafeKeys.has(key))
      .map((key) => [key, mapReferences(value[key], change, depth + 1)]),
  );
}

/** Ids of models that a link of the front end (jslink, jsdlink) changes or follows: these work without Python. */
export function linkedModels(models: StoredModels): Set<string> {
  const linked = new Set<string>();
  for (const { name, state } of models.values()) {
    if (!isLink(name)) continue;
    for (const id of referencesOf(state['source'])) linked.add(id);
    if (name === 'LinkModel') for (const id of referencesOf(state['target'])) linked.add(id);
  }
  return linked;
}

/** Models without a view that must exist for others to work. */
export function isLink(name: string): boolean {
  return name === 'LinkModel' || name === 'DirectionalLinkModel';
}
