import * as base from '@jupyter-widgets/base';
import type { WidgetModel } from '@jupyter-widgets/base';
import type { RenderContext } from '../../tiles/contract';
import { hostOf } from './address';
import { importUnaided } from './importModule';
import { contextOf } from './notice';
import { reasonElement, reasonOf, WidgetProblem, type Reason } from './reasons';
import type { StoredModel } from './state';

interface WidgetDefinition {
  initialize?(arguments_: unknown): unknown;
  render?(arguments_: { readonly el: HTMLElement }): unknown;
}

/** How long code of a widget may take to start before its place says so. Milliseconds. */
const patience = 5000;

declare global {
  // The name through which the modules that we write for anywidget reach us.
  var ailabAnywidget: ((id: string) => Promise<WidgetDefinition>) | undefined;
}

/** Source texts of the widgets' modules, and the tile that each element belongs to. */
const sources = new Map<string, string>();
const contexts = new WeakMap<HTMLElement, RenderContext>();
const styles = new Map<string, string>();

interface AnywidgetClasses {
  readonly AnyModel: typeof base.DOMWidgetModel;
  readonly AnyView: typeof base.DOMWidgetView;
}
let classes: Promise<AnywidgetClasses> | undefined;
let usedModel: (model: WidgetModel) => void = () => undefined;

/** The classes of the bundled `anywidget`; `used` hears of models whose code wants to tell Python something. */
export function loadAnywidget(used: (model: WidgetModel) => void): Promise<AnywidgetClasses> {
  usedModel = used;
  return (classes ??= registered());
}

/** The package registers itself as an AMD module, so it gets a `define` for as long as that takes. */
async function registered(): Promise<AnywidgetClasses> {
  const scope = globalThis as unknown as { define?: unknown };
  const before = scope.define;
  let factory: ((widgets: typeof base) => AnywidgetClasses) | undefined;
  scope.define = (_needs: unknown, made: typeof factory) => (factory = made);
  try {
    await import('anywidget');
  } finally {
    scope.define = before;
  }
  if (!factory) throw new Error('anywidget did not register itself');
  globalThis.ailabAnywidget = definitionOf;
  const { AnyModel, AnyView } = factory(base);
  return {
    AnyModel: class extends AnyModel {
      override send(...message: Parameters<WidgetModel['send']>): void {
        usedModel(this);
        super.send(...message);
      }
    },
    AnyView: class extends AnyView {
      override initialize(parameters: base.WidgetView.IInitializeParameters): void {
        super.initialize(parameters);
        const context = contextOf(this);
        if (context) contexts.set(this.el, context);
        this.el.classList.add(String(this.model.get('_anywidget_id')));
      }
    },
  };
}

/**
 * The state for anywidget: its module becomes one of ours that asks for the widget's, so that an error or an endless
 * start is shown in the widget's place, and its stylesheet holds for the widget alone.
 */
export function withCode(id: string, { module, state }: StoredModel): Readonly<Record<string, unknown>> {
  if (module !== 'anywidget') return state;
  const { _esm: source, _css: style } = state;
  sources.set(id, typeof source === 'string' ? source : '');
  const css = typeof style === 'string' && !isAddress(style) ? style : '';
  let scope = styles.get(css);
  if (scope === undefined) styles.set(css, (scope = `anywidget-${styles.size}`));
  return {
    ...state,
    _anywidget_id: scope,
    _css: css && `@scope (.${scope}) {\n${css.replace(/:root\b/g, ':scope')}\n}`,
    _esm: `export default () => globalThis.ailabAnywidget(${JSON.stringify(id)});`,
  };
}

const isAddress = (text: string): boolean => /^https?:\/\//.test(text);

async function definitionOf(id: string): Promise<WidgetDefinition> {
  const source = sources.get(id) ?? '';
  let failure: Reason | undefined;
  let definition: WidgetDefinition = {};
  try {
    definition = await timed(load(source));
  } catch (error) {
    failure = reasonOf(error);
  }
  return {
    async initialize(given) {
      try {
        return await timed(definition.initialize?.(given));
      } catch (error) {
        failure ??= reasonOf(error);
        return undefined;
      }
    },
    async render(given) {
      try {
        if (!failure) return await timed(definition.render?.(given));
      } catch (error) {
        failure = reasonOf(error);
      }
      const context = contexts.get(given.el);
      if (context) given.el.append(reasonElement(failure, context));
      return undefined;
    },
  };
}

async function load(source: string): Promise<WidgetDefinition> {
  if (isAddress(source)) throw remote(source);
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    const module = (await importUnaided(url)) as { default?: unknown; render?: WidgetDefinition['render'] };
    // Before anywidget 0.9 a module exported `render` itself.
    if (module.render) return { render: module.render };
    const made = typeof module.default === 'function' ? (module.default as () => unknown)() : module.default;
    const own = await made;
    if (typeof own !== 'object' || own === null)
      throw new WidgetProblem({ level: 'warning', message: 'widget.noDefinition' });
    return own;
  } catch (error) {
    // The browser does not say which import failed; a static one is in the text.
    const address = /(?:\bfrom|\bimport)\s*\(?\s*["'`](https?:\/\/[^"'`]+)/.exec(source)?.[1];
    throw address && error instanceof TypeError ? remote(address) : error;
  } finally {
    URL.revokeObjectURL(url);
  }
}

function remote(address: string): WidgetProblem {
  return new WidgetProblem({
    level: 'warning',
    message: 'widget.remoteCode',
    args: { host: hostOf(address) },
  });
}

function timed<T>(work: T | Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(
      () =>
        reject(
          new WidgetProblem({
            level: 'warning',
            message: 'widget.timeout',
            args: { seconds: patience / 1000 },
          }),
        ),
      patience,
    );
    Promise.resolve(work)
      .finally(() => clearTimeout(timer))
      .then(resolve, reject);
  });
}
