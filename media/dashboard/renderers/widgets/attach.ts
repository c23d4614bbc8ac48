import type { WidgetView } from '@jupyter-widgets/base';
import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';

interface Drawn extends WidgetView {
  /** `pWidget` in ipywidgets 7. */
  readonly luminoWidget?: Widget;
  readonly pWidget?: Widget;
}

const widgetOf = (view: WidgetView): Widget | undefined =>
  (view as Drawn).luminoWidget ?? (view as Drawn).pWidget;

/**
 * Shows a view inside an element. Lumino wants to hear when its node comes into the document: at once, or, where the
 * element is still outside (an output inside another widget), as soon as it has a size.
 */
export function attach(view: WidgetView, into: HTMLElement): () => void {
  const widget = widgetOf(view);
  if (!widget) {
    into.append(view.el);
    return () => void view.remove();
  }
  const sizes = new ResizeObserver(() => {
    if (!into.isConnected || widget.isDisposed) return;
    if (!widget.isAttached) {
      widget.node.remove();
      Widget.attach(widget, into);
    } else MessageLoop.postMessage(widget, Widget.ResizeMessage.UnknownSize);
  });
  if (into.isConnected) Widget.attach(widget, into);
  else into.append(widget.node);
  sizes.observe(into);
  return () => {
    sizes.disconnect();
    detach(widget);
    view.remove();
    into.replaceChildren();
  };
}

function detach(widget: Widget): void {
  if (widget.isDisposed || !widget.isAttached) return;
  if (widget.node.isConnected) {
    Widget.detach(widget);
    return;
  }
  // The page has taken the node away already, and `Widget.detach` would throw.
  MessageLoop.sendMessage(widget, Widget.Msg.BeforeDetach);
  MessageLoop.sendMessage(widget, Widget.Msg.AfterDetach);
}

/**
 * Gives a view its widget under the names of both versions of ipywidgets, as boxes look for it there. One that is no
 * part of a page by itself, such as that of a layout, gets one with a sentence, for where it is meant to be one.
 */
export function shareWidget(view: WidgetView, sentence: () => HTMLElement): void {
  if ('luminoWidget' in view) return;
  let stand: Widget | undefined;
  const widget = (): Widget => (stand ??= new Widget({ node: sentence() }));
  const has = 'pWidget' in view;
  const get = has ? (): unknown => (view as Drawn).pWidget : widget;
  for (const name of has ? ['luminoWidget'] : ['luminoWidget', 'pWidget'])
    Object.defineProperty(view, name, { configurable: true, get });
}

/**
 * Views of several versions of ipywidgets in one state, and those that the page has taken away before, fail when they
 * are removed: the views beside them must go all the same.
 */
export function removeSafely(view: WidgetView): void {
  const remove = view.remove.bind(view);
  view.remove = () => {
    try {
      remove();
    } catch {
      view.el.remove();
    }
    return view;
  };
}
