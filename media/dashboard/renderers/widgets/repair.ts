import { isObject, type Json } from '../../../../src/shared/json';
import { widgetView } from '../../../../src/core/notebook/mime';
import {
  mapReferences,
  reference,
  referencesOf,
  type Placeholder,
  type StoredModel,
  type StoredModels,
} from './state';

/** Names of the state's members that a model turns into other models; everything else is only data. */
export type ReferenceKeys = (model: StoredModel) => readonly string[];

export interface Limits {
  /** Views below one widget, itself included, and how deep they may nest. */
  readonly views: number;
  readonly depth: number;
}

/** Nothing else happens in the page while views are made: 3,000 of ipywidgets 7 take some seconds. */
const usualLimits: Limits = { views: 3000, depth: 100 };

/**
 * The models with every reference that could hang or break a page replaced by a placeholder: to models that are not
 * stored, to models that contain the one that refers to them, and those beyond the limits. A model that misses only
 * its layout or style does without.
 */
export function repaired(
  models: StoredModels,
  keysOf: ReferenceKeys,
  limits: Limits = usualLimits,
): Map<string, StoredModel> {
  const done = new Map<string, { readonly views: number; readonly depth: number }>();
  const open = new Set<string>();
  const result = new Map<string, StoredModel>();

  // Depth first without recursion: a chain of references can be as long as the file.
  const stack: { readonly id: string; readonly children: string[] }[] = [];
  const enter = (id: string): void => {
    const model = models.get(id);
    if (!model || done.has(id) || open.has(id)) return;
    open.add(id);
    stack.push({ id, children: childrenOf(model, keysOf(model)) });
  };
  const leave = (id: string, model: StoredModel): void => {
    let views = 1;
    let depth = 1;
    const follow = (child: string): string => {
      if (!models.has(child)) return 'ailab:missing' satisfies Placeholder;
      const below = done.get(child);
      if (!below) return 'ailab:cycle' satisfies Placeholder;
      if (views + below.views > limits.views || below.depth >= limits.depth)
        return 'ailab:many' satisfies Placeholder;
      views += below.views;
      depth = Math.max(depth, below.depth + 1);
      return child;
    };
    result.set(id, { ...model, state: followed(model, keysOf(model), follow, done, limits.views) });
    done.set(id, { views, depth });
    open.delete(id);
  };

  for (const root of models.keys()) {
    enter(root);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.children.pop();
      if (next !== undefined) enter(next);
      else {
        const model = models.get(top.id);
        if (model) leave(top.id, model);
        stack.pop();
      }
    }
  }
  return result;
}

const bare = new Set(['layout', 'style']);

/** A reference to one model that refers to nothing that is still open. */
function isWhole(value: unknown, done: ReadonlyMap<string, unknown>): boolean {
  return typeof value === 'string' && value.startsWith(reference) && done.has(value.slice(reference.length));
}

function childrenOf(model: StoredModel, keys: readonly string[]): string[] {
  return [...keys.flatMap((key) => referencesOf(model.state[key])), ...viewsIn(model)];
}

function followed(
  model: StoredModel,
  keys: readonly string[],
  follow: (id: string) => string,
  done: ReadonlyMap<string, unknown>,
  most: number,
): Record<string, unknown> {
  const state: Record<string, unknown> = { ...model.state };
  for (const key of keys) {
    if (!Object.hasOwn(state, key)) continue;
    // Layouts and styles are parts of a view, not views of their own: they do not count.
    if (!bare.has(key)) state[key] = bounded(mapReferences(listed(key, state[key]), follow), most);
    else if (!isWhole(state[key], done)) state[key] = null;
  }
  if (isOutput(model)) state['outputs'] = mapViews(state['outputs'], follow);
  // A range has two ends; the slider would draw a handle for each of forty thousand, and hang over them.
  if (model.name.endsWith('RangeSliderModel'))
    for (const key of ['value', 'index'])
      if (Array.isArray(state[key])) state[key] = (state[key] as unknown[]).slice(0, 2);
  return state;
}

/** A text is no list of children: each of its letters would be taken for one, and a long one would hang the page. */
function listed(key: string, value: unknown): unknown {
  return key === 'children' && typeof value === 'string' && !value.startsWith(reference)
    ? [`${reference}${'ailab:missing' satisfies Placeholder}`]
    : value;
}

/** A list no longer than what may be drawn, in which one sentence stands for all that is left out. */
function bounded(value: unknown, most: number): unknown {
  if (!Array.isArray(value)) return value;
  const many = `${reference}${'ailab:many' satisfies Placeholder}`;
  // What is no reference becomes a sentence, which is a view too.
  const list: unknown[] = value.length > most ? [...(value as unknown[]).slice(0, most), many] : value;
  const first = list.indexOf(many);
  return list.filter((one, at) => one !== many || at === first);
}

const isOutput = (model: StoredModel): boolean => model.module === '@jupyter-widgets/output';

function viewsIn(model: StoredModel): string[] {
  const found: string[] = [];
  if (isOutput(model))
    mapViews(model.state['outputs'], (id) => {
      found.push(id);
      return id;
    });
  return found;
}

/** Outputs of an Output widget with the models of the widget views among them replaced. */
function mapViews(outputs: unknown, change: (id: string) => string): Json[] {
  if (!Array.isArray(outputs)) return [];
  return (outputs as Json[]).map((output) => {
    if (!isObject(output) || !isObject(output['data'])) return output;
    const view = output['data'][widgetView];
    if (!isObject(view) || typeof view['model_id'] !== 'string') return output;
    return {
      ...output,
      data: { ...output['data'], [widgetView]: { ...view, model_id: change(view['model_id']) } },
    };
  });
}
