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

/** Boxes of ipywidgets 8 look for a view's widget under a name that views of 7 do not have. */
export function shareWidget(view: WidgetView): void {
  if (!('luminoWidget' in view))
    Object.defineProperty(view, 'luminoWidget', { configurable: true, get: () => (view as Drawn).pWidget });
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
