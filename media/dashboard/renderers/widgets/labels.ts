import type { WidgetView } from '@jupyter-widgets/base';
import type { MessageId } from '../../../../src/shared/t';
import type { RenderContext } from '../../tiles/contract';
import { openWithKeys } from './accordion';

const controls = 'input:not([type=hidden]), select, textarea, [role=slider], .ui-slider-handle, .progress';
const players: readonly (readonly [icon: string, message: MessageId])[] = [
  ['play', 'widget.play'],
  ['pause', 'widget.pause'],
  ['stop', 'widget.stop'],
  ['retweet', 'widget.repeat'],
];

/** Gives what upstream leaves without a name the widget's description, and headers of accordions keys. */
export function nameControls(view: WidgetView, context: RenderContext): void {
  const { el, model } = view;
  // Some views of ipywidgets 8 lack what puts their label beside them.
  if (el.matches('.widget-radio, .widget-toggle-buttons, .widget-slider'))
    el.classList.add('jupyter-widgets');
  if (el.matches('.widget-radio, .widget-toggle-buttons')) el.classList.add('widget-inline-hbox');
  if (el.matches('img')) el.setAttribute('alt', el.getAttribute('alt') ?? textOf(model.get('tooltip')));
  if (el.matches('.widget-play'))
    for (const [icon, message] of players)
      el.querySelector(`button:has(> .fa-${icon})`)?.setAttribute('aria-label', context.text(message));
  if (el.matches('.widget-accordion')) openWithKeys(el, context);

  // Only controls have a description, and they hold no other widgets.
  if (typeof model.get('description') !== 'string') return;
  const name = (): void => nameAll(view, context);
  name();
  view.listenTo(model, 'change', name);
}

function nameAll(view: WidgetView, context: RenderContext): void {
  const { el, model } = view;
  const names = ['description', 'placeholder', 'tooltip'].map((key) => textOf(model.get(key)));
  const label = names.find((name) => name !== '') ?? context.text('widget.unnamed');
  for (const control of el.querySelectorAll<HTMLElement>(controls)) {
    if (control.matches('.progress')) measure(control, 'progressbar', view);
    if (control.matches('.ui-slider-handle')) measure(control, 'slider', view);
    const labels = [...((control as Partial<HTMLInputElement>).labels ?? [])];
    // Options of radio buttons have words of their own.
    if (!control.matches('[type=radio]') && labels.every(isBlank)) control.setAttribute('aria-label', label);
  }
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/\u200b/g, '').trim() : '';
const isBlank = (label: HTMLElement): boolean =>
  label.style.display === 'none' || textOf(label.textContent) === '';

/** Tells what a bar or a handle of jQuery UI is and where it stands: by number, or by its place in a list of options. */
function measure(control: HTMLElement, role: string, { el, model }: WidgetView): void {
  control.setAttribute('role', role);
  const options: unknown = model.get('_options_labels');
  const [min, max, value] = (
    Array.isArray(options)
      ? [0, options.length - 1, model.get('index')]
      : ['min', 'max', 'value'].map((key) => model.get(key) as unknown)
  ) as unknown[];
  const nth = [...el.querySelectorAll('.ui-slider-handle')].indexOf(control);
  const now: unknown = Array.isArray(value) ? value[Math.max(0, nth)] : value;
  for (const [attribute, amount] of Object.entries({ valuemin: min, valuemax: max, valuenow: now }))
    if (typeof amount === 'number') control.setAttribute(`aria-${attribute}`, String(amount));
  if (Array.isArray(options) && typeof now === 'number')
    control.setAttribute('aria-valuetext', String(options[now]));
}
