import type { DOMWidgetView } from '@jupyter-widgets/base';
import { hostOf } from './address';
import { fillHtml, inlineHtml } from './html';
import { contextOf } from './notice';

interface Members {
  readonly content?: HTMLElement;
  readonly label?: HTMLElement;
  readonly descriptionSpan?: HTMLElement;
  readonly checkbox?: HTMLElement;
  datalist?: Pick<HTMLElement, 'innerHTML'> | HTMLElement;
}
type View = DOMWidgetView & Members & { updateDescription?(): void };
type ViewConstructor = new (...parameters: ConstructorParameters<typeof DOMWidgetView>) => View;

/**
 * The class with everything that upstream writes as raw HTML sanitised, and addresses never given to the browser.
 * Versions of ipywidgets are told apart by what their classes have, since both are loaded side by side.
 */
export function patched(found: unknown, name: string): unknown {
  if (typeof found !== 'function' || !isView(found)) return found;
  let result: ViewConstructor = found;
  const { prototype } = found as unknown as { prototype: Record<string, unknown> };
  if (/^HTML(Math)?View$/.test(name)) result = withSafeContent(result);
  // ipywidgets 8 asks `inline_sanitize` of the manager; 7 writes descriptions and options as they are.
  const seven = !('updateTooltip' in prototype);
  if (seven && 'updateDescription' in prototype) result = withSafeDescription(result);
  if (seven && name === 'ComboboxView') result = withSafeOptions(result);
  if (/^(Image|Audio|Video)View$/.test(name)) result = withoutAddress(result);
  return result;
}

function isView(found: object): found is ViewConstructor {
  return 'create_child_view' in ((found as { prototype?: object }).prototype ?? {});
}

function withSafeContent(Base: ViewConstructor): ViewConstructor {
  return class extends Base {
    override update(): void {
      const context = contextOf(this);
      if (this.content && context) fillHtml(this.content, this.model.get('value'), context);
    }
  };
}

function withSafeDescription(Base: ViewConstructor): ViewConstructor {
  return class extends Base {
    override updateDescription(): void {
      const target = this.descriptionSpan ?? this.label;
      const context = contextOf(this);
      // A checkbox calls this once before its own label is there.
      if (!target || !context || (this.label?.textContent === '\u200b' && !this.descriptionSpan)) return;
      const description = String(this.model.get('description') ?? '');
      target.innerHTML = inlineHtml(description, context);
      const tooltip = String(this.model.get('description_tooltip') ?? target.textContent);
      target.title = tooltip;
      if (this.descriptionSpan) this.checkbox?.setAttribute('title', tooltip);
      else target.style.display = description === '' ? 'none' : '';
    }
  };
}

/** Upstream joins options into HTML and sets it as `innerHTML` of the list: it gets one that makes elements. */
function withSafeOptions(Base: ViewConstructor): ViewConstructor {
  return class extends Base {
    override update(options?: unknown): void {
      const list = this.datalist;
      if (!(list instanceof HTMLElement)) {
        super.update(options);
        return;
      }
      const { model } = this;
      this.datalist = {
        set innerHTML(_html: string) {
          const values: unknown = model.get('options');
          const elements = (Array.isArray(values) ? values : []).map((value) => {
            const option = document.createElement('option');
            option.value = String(value);
            return option;
          });
          list.replaceChildren(...elements);
        },
      };
      try {
        super.update(options);
      } finally {
        this.datalist = list;
      }
    }
  };
}

/** Media by address are named, not fetched: nobody learns that the notebook is being read. */
function withoutAddress(Base: ViewConstructor): ViewConstructor {
  return class extends Base {
    override update(): void {
      const value: unknown = this.model.get('value');
      if (this.model.get('format') !== 'url' || !(value instanceof DataView)) {
        super.update();
        return;
      }
      const address = new TextDecoder().decode(value);
      if (/^(data|blob):/i.test(address)) {
        super.update();
        return;
      }
      const text = contextOf(this)?.text('widget.imageRemote', { name: hostOf(address) }) ?? '';
      this.el.setAttribute('alt', text);
      this.el.setAttribute('title', text);
    }
  };
}
