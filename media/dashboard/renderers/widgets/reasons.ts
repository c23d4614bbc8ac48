import type { MessageArgs, MessageId } from '../../../../src/shared/t';
import type { RenderContext } from '../../tiles/contract';
import type { Placeholder, StoredModel } from './state';

/** Why a widget is not drawn, in words. */
export interface Reason {
  readonly level: 'info' | 'warning';
  readonly message: MessageId;
  readonly args?: MessageArgs;
}

/** Thrown where a model or a view cannot be made. */
export class WidgetProblem extends Error {
  constructor(readonly reason: Reason) {
    super(reason.message);
    this.name = 'WidgetProblem';
  }
}

export function reasonElement(reason: Reason, context: RenderContext): HTMLElement {
  return context.notice(reason.level, context.text(reason.message, reason.args));
}

export const placeholderReasons: Readonly<Record<Placeholder, Reason>> = {
  'ailab:missing': { level: 'warning', message: 'widget.partMissing' },
  'ailab:cycle': { level: 'warning', message: 'widget.cycle' },
  'ailab:many': { level: 'warning', message: 'widget.tooMany' },
};

/** What went wrong with an error of any kind; its own words, shortened, are the detail. */
export function reasonOf(error: unknown): Reason {
  if (error instanceof WidgetProblem) return error.reason;
  const detail = error instanceof Error ? error.message : String(error);
  return { level: 'warning', message: 'widget.broken', args: { detail: detail.slice(0, 300) } };
}

const core = new Set(['@jupyter-widgets/base', '@jupyter-widgets/controls', '@jupyter-widgets/output']);

/** Undefined where the module of a model can be had here. */
export function unavailable(
  { module, version }: Pick<StoredModel, 'module' | 'version'>,
  trusted: boolean,
): Reason | undefined {
  if (core.has(module)) return undefined;
  if (module === 'anywidget') return trusted ? undefined : { level: 'info', message: 'widget.codeUntrusted' };
  return {
    level: 'info',
    message: 'widget.thirdParty',
    args: { module: module.slice(0, 100), version: version.replace(/^[\^~]/, '').slice(0, 40) || '?' },
  };
}
