import { DOMWidgetModel, DOMWidgetView } from '@jupyter-widgets/base';
import type { RenderContext } from '../../tiles/contract';
import { reasonElement, type Reason } from './reasons';

/** Stands in for a model that cannot be made; it takes part in boxes and links like any other. */
export class NoticeModel extends DOMWidgetModel {
  reason: Reason = { level: 'warning', message: 'widget.partMissing' };
}

/** A sentence where a view would be. */
export class NoticeView extends DOMWidgetView {
  override render(): void {
    this.el.classList.add('jupyter-widgets', 'widget-notice');
    const { reason, context } = this.options as { reason: Reason; context: RenderContext };
    this.el.append(reasonElement(reason, context));
  }
}

/** Of `create_view`: the outermost view gets the tile's context, inner ones their parent. */
export interface ViewOptions {
  readonly context?: RenderContext;
  readonly parent?: { readonly options?: ViewOptions };
  /** Views and outputs below the outermost one that are being made; they are added here and never removed. */
  readonly pending?: Set<Promise<unknown>>;
}

/** The options of the outermost view that a view is part of. */
export function outermost(options: ViewOptions): ViewOptions {
  let at = options;
  while (!at.context && at.parent?.options) at = at.parent.options;
  return at;
}

/** The context of the tile that a view is drawn in. */
export const contextOf = (view: object): RenderContext | undefined =>
  outermost((view as { readonly options?: ViewOptions }).options ?? {}).context;

/** Waits until no view is being made any more: boxes make theirs one level after the other. */
export async function settled(pending: ReadonlySet<Promise<unknown>>): Promise<void> {
  let size: number;
  do {
    ({ size } = pending);
    await Promise.allSettled([...pending]);
  } while (size < pending.size);
}
