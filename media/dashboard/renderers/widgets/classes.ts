import type { WidgetModel, WidgetView } from '@jupyter-widgets/base';
import type { StoredModel } from './state';

export type ModelClass = typeof WidgetModel;
export type ViewClass = typeof WidgetView;

/** Only classes of models: a stored name may be any export of a module, or `constructor`. */
export function isModelClass(value: unknown): value is ModelClass {
  return hasMethod(value, 'save_changes');
}

export function isViewClass(value: unknown): value is ViewClass {
  return hasMethod(value, 'create_child_view');
}

function hasMethod(value: unknown, name: string): boolean {
  if (typeof value !== 'function') return false;
  // Functions that are no classes have no prototype.
  const { prototype } = value as { readonly prototype?: Readonly<Record<string, unknown>> };
  return typeof prototype?.[name] === 'function';
}

type Serializers = Readonly<Record<string, { readonly deserialize?: unknown }>>;

/** Members of the state that this class turns into other models. */
export function referenceKeys(modelClass: ModelClass): string[] {
  return Object.entries((modelClass.serializers as Serializers | undefined) ?? {})
    .filter(([, serializer]) => serializer.deserialize !== undefined)
    .map(([key]) => key);
}

export const classKey = ({
  name,
  module,
  version,
}: Pick<StoredModel, 'name' | 'module' | 'version'>): string => JSON.stringify([module, version, name]);
