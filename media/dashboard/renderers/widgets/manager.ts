import type { WidgetModel, WidgetView } from '@jupyter-widgets/base';
import { HTMLManager } from '@jupyter-widgets/html-manager/lib/htmlmanager';
import type { RenderContext } from '../../tiles/contract';
import { loadAnywidget, withCode } from './anywidget';
import { removeSafely, shareWidget } from './attach';
import {
  classKey,
  isModelClass,
  isViewClass,
  referenceKeys,
  type ModelClass,
  type ViewClass,
} from './classes';
import { inlineHtml } from './html';
import { nameControls } from './labels';
import { NoticeModel, NoticeView, outermost, type ViewOptions } from './notice';
import { OutputModel, OutputView } from './output';
import {
  placeholderReasons,
  reasonElement,
  reasonOf,
  unavailable,
  WidgetProblem,
  type Reason,
} from './reasons';
import { repaired } from './repair';
import { patched } from './safeViews';
import { loadSlider7 } from './slider7';
import { isLink, type Placeholder, type StoredModel } from './state';

const ownModules: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '@jupyter-widgets/output': { OutputModel, OutputView },
};

/** What the manager tells the page that it lives in. */
export interface ManagerEvents {
  /** A view wants to tell Python something: the person used it. */
  used(view: WidgetView): void;
}

/**
 * html-manager over a stored state: models are made when a view or a link asks for them, and whatever is wrong with
 * one of them is shown in its own place.
 */
export class StoredManager extends HTMLManager {
  private stored: ReadonlyMap<string, StoredModel> = new Map();
  private readonly classes = new Map<string, Promise<unknown>>();

  constructor(
    private context: RenderContext,
    private readonly events: ManagerEvents,
  ) {
    super();
  }

  /** Takes the state; `links` connect models without a view, so they are made at once. */
  async load(models: ReadonlyMap<string, StoredModel>): Promise<void> {
    const keys = new Map<string, readonly string[]>();
    for (const model of models.values()) {
      const key = classKey(model);
      if (keys.has(key) || unavailable(model, this.context.trusted)) continue;
      const found = await this.loadClass(model.name, model.module, model.version).catch(() => undefined);
      keys.set(key, isModelClass(found) ? referenceKeys(found) : []);
    }
    this.stored = repaired(models, (model) => keys.get(classKey(model)) ?? []);
  }

  /** Makes the links between models; they work without Python. */
  async link(): Promise<void> {
    const links = [...this.stored].filter(([, { name }]) => isLink(name));
    await Promise.all(links.map(([id]) => this.get_model(id)));
  }

  stands(id: string): StoredModel | undefined {
    return this.stored.get(id);
  }

  override has_model(id: string): boolean {
    return this.stored.has(id) || super.has_model(id);
  }

  override get_model(id: string): Promise<WidgetModel> {
    // Its table of models is a plain object, which knows `__proto__` too.
    if (super.has_model(id) && !(id in Object.prototype)) return super.get_model(id);
    const stored = this.stored.get(id);
    if (!stored) {
      const reason = Object.hasOwn(placeholderReasons, id)
        ? placeholderReasons[id as Placeholder]
        : placeholderReasons['ailab:missing'];
      return Promise.resolve(this.noticeModel(reason));
    }
    return this.new_model(
      {
        model_id: id,
        model_name: stored.name,
        model_module: stored.module,
        model_module_version: stored.version,
      },
      withCode(id, stored),
    );
  }

  override async _make_model(
    options: Parameters<HTMLManager['_make_model']>[0],
    state: unknown,
  ): Promise<WidgetModel> {
    const stored = this.stored.get(options.model_id);
    const reason = stored && unavailable(stored, this.context.trusted);
    if (reason) return this.noticeModel(reason, options.model_id);
    try {
      const Model = await this.loadModelClass(
        options.model_name,
        options.model_module,
        options.model_module_version,
      );
      const attributes = await (Model as unknown as Deserializing)._deserialize_state(state ?? {}, this);
      const model = new Model(attributes, { ...options, widget_manager: this });
      model.name = options.model_name;
      model.module = options.model_module;
      return model;
    } catch (error) {
      return this.noticeModel(reasonOf(error), options.model_id);
    }
  }

  override create_view(model: WidgetModel, options: ViewOptions = {}): Promise<never> {
    const view = this.makeView(model, options);
    if (model.views) model.views[`view-${this.views++}`] = view;
    outermost(options).pending?.add(view);
    return view as Promise<never>;
  }
  private views = 0;

  /** Every `touch` and `send` of a view comes by here: the one place where the person's use of a control is seen. */
  override callbacks(view?: WidgetView): Record<string, never> {
    if (view) this.events.used(view);
    return {};
  }

  override inline_sanitize(html: string): string {
    return inlineHtml(html, this.context);
  }

  protected override async loadModelClass(
    name: string,
    module: string,
    version: string,
  ): Promise<ModelClass> {
    const found = await this.loadClass(name, module, version);
    if (isModelClass(found)) return found;
    throw new WidgetProblem({ level: 'warning', message: 'widget.unknownClass', args: { name, module } });
  }

  protected override async loadViewClass(name: string, module: string, version: string): Promise<ViewClass> {
    const reason = unavailable({ module, version }, this.context.trusted);
    if (reason) throw new WidgetProblem(reason);
    const found = await this.loadClass(name, module, version);
    if (isViewClass(found)) return found;
    throw new WidgetProblem({ level: 'warning', message: 'widget.unknownClass', args: { name, module } });
  }

  protected override loadClass(name: string, module: string, version: string): Promise<typeof WidgetModel> {
    const key = classKey({ name, module, version });
    let found = this.classes.get(key);
    if (!found) {
      found = this.findClass(name, module, version);
      this.classes.set(key, found);
    }
    return found as Promise<typeof WidgetModel>;
  }

  private async findClass(name: string, module: string, version: string): Promise<unknown> {
    const own = Object.hasOwn(ownModules, module) ? ownModules[module] : undefined;
    if (own) return Object.hasOwn(own, name) ? own[name] : undefined;
    if (module === 'anywidget') {
      const classes = {
        ...(await loadAnywidget((model) => {
          const [view] = Object.values(model.views ?? {});
          void view?.then((one) => this.events.used(one));
        })),
      };
      return Object.entries(classes).find(([key]) => key === name)?.[1];
    }
    // Rejects for names that the module does not have; the caller words it.
    if (module === '@jupyter-widgets/controls') await loadSlider7(version);
    const found: unknown = await super.loadClass(name, module, version).catch(() => undefined);
    return patched(found, name);
  }

  private async makeView(model: WidgetModel, given: ViewOptions): Promise<WidgetView> {
    const options = this.setViewOptions({ ...given }) as ViewOptions;
    try {
      if (model instanceof NoticeModel) throw new WidgetProblem(model.reason);
      const name = model.get('_view_name') as unknown;
      const reason: Reason = { level: 'info', message: 'widget.noView', args: { name: model.name } };
      if (typeof name !== 'string') throw new WidgetProblem(reason);
      const View = await this.loadViewClass(
        name,
        String(model.get('_view_module')),
        String(model.get('_view_module_version')),
      );
      // A model that is made for no view, such as a layout, may name one all the same, and has no classes.
      if (!model.has('_dom_classes')) model.set('_dom_classes', [], { silent: true });
      const view = new View({ model, options });
      removeSafely(view);
      const context = outermost(options).context ?? this.context;
      shareWidget(view, () => reasonElement(reason, context));
      view.listenTo(model, 'destroy', view.remove.bind(view));
      await view.render();
      nameControls(view, context);
      return view;
    } catch (error) {
      return this.noticeView(reasonOf(error), options);
    }
  }

  private noticeView(reason: Reason, options: ViewOptions): WidgetView {
    const context = outermost(options).context ?? this.context;
    const view = new NoticeView({
      model: this.noticeModel(reason),
      options: { ...options, reason, context },
    });
    removeSafely(view);
    view.render();
    return view;
  }

  private noticeModel(reason: Reason, id = 'ailab:notice'): NoticeModel {
    const model = new NoticeModel({}, { model_id: id, widget_manager: this });
    model.reason = reason;
    return model;
  }
}

interface Deserializing {
  _deserialize_state(state: unknown, manager: StoredManager): Promise<unknown>;
}
