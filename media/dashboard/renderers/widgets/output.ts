import { OutputModel as BaseModel, OutputView as BaseView } from '@jupyter-widgets/output';
import { outputsOf } from '../../../../src/core/notebook/outputs';
import { outputParts } from '../../../../src/core/notebook/tile';
import type { Json } from '../../../../src/shared/json';
import { contextOf, outermost, type ViewOptions } from './notice';
import { reasonElement, reasonOf } from './reasons';

export class OutputModel extends BaseModel {
  override defaults(): Record<string, unknown> {
    return { ...super.defaults(), msg_id: '', outputs: [] };
  }
}

/** An Output widget drawn with the page's own renderers, like the outputs of a cell. */
export class OutputView extends BaseView {
  private version = 0;

  override render(): void {
    this.el.classList.add('jupyter-widgets', 'widget-output');
    this.listenTo(this.model, 'change:outputs', () => void this.drawOutputs());
    // Not awaited: what is inside may hold widgets, which wait for nothing but themselves.
    outermost(this.options as ViewOptions).pending?.add(this.drawOutputs());
  }

  private async drawOutputs(): Promise<void> {
    const context = contextOf(this);
    if (!context) return;
    const version = ++this.version;
    let drawn: HTMLElement;
    try {
      const { outputs } = outputsOf(this.model.get('outputs') as Json);
      drawn = await context.parts(await outputParts(outputs, { limits: true, id: context.tile }));
    } catch (error) {
      drawn = reasonElement(reasonOf(error), context);
    }
    // Another list of outputs may have come meanwhile.
    if (version === this.version) this.el.replaceChildren(drawn);
  }
}
