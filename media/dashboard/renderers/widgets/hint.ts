import type { WidgetView } from '@jupyter-widgets/base';
import type { RenderContext } from '../../tiles/contract';
import { contextOf } from './notice';

// Their value is only how the page looks, or they send by themselves.
const silent = new Set([
  'TabModel',
  'AccordionModel',
  'StackModel',
  'PlayModel',
  'ControllerModel',
  'ControllerAxisModel',
  'ControllerButtonModel',
]);
// Nothing at all happens without Python when they are used, so they say it each time.
const always = new Set(['ButtonModel', 'FileUploadModel']);

/** Says, by the widget and without taking the focus, that its control needs Python; once a dashboard for most. */
export class PythonHint {
  private said = false;
  private shown: HTMLElement | undefined;

  constructor(private readonly linked: ReadonlySet<string>) {}

  used(view: WidgetView): void {
    const { name, model_id: id } = view.model;
    if (silent.has(name) || this.linked.has(id)) return;
    const context = contextOf(view);
    if (!context || (this.said && !always.has(name))) return;
    // Views also report values that they correct while they are drawn; only the person's hand is meant.
    if (!view.el.matches(':hover, :focus-within')) return;
    this.said = true;
    this.show(view.el, context, always.has(name));
  }

  /** A click inside a tile: on a button that opens a file picker, the hint comes before the picker's answer. */
  clicked(event: Event, context: RenderContext): void {
    const button =
      event.target instanceof Element ? event.target.closest<HTMLElement>('.widget-upload') : null;
    if (button) this.show(button, context, true);
  }

  isIn(root: HTMLElement): boolean {
    return this.shown !== undefined && root.contains(this.shown);
  }

  close(): void {
    this.shown?.remove();
    this.shown = undefined;
  }

  private show(by: HTMLElement, context: RenderContext, button: boolean): void {
    const root = by.closest<HTMLElement>('.widget-root');
    if (!root) return;
    this.close();
    const hint = document.createElement('div');
    hint.className = 'widget-hint';
    hint.setAttribute('role', 'status');
    const text = document.createElement('span');
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = '×';
    close.setAttribute('aria-label', context.text('widget.closeHint'));
    close.addEventListener('click', () => this.close());
    hint.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
    });
    hint.append(text, close);
    root.append(hint);
    const [outer, inner] = [root.getBoundingClientRect(), by.getBoundingClientRect()];
    hint.style.top = `${inner.bottom - outer.top + 4}px`;
    hint.style.left = `${Math.max(0, Math.min(inner.left - outer.left, outer.width - hint.offsetWidth))}px`;
    // Written after the element is there, so that screen readers announce it.
    text.textContent = context.text(button ? 'widget.needsPythonButton' : 'widget.needsPython');
    this.shown = hint;
  }
}
