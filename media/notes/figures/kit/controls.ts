import { el } from '../../../common/dom';
import { freshId } from './ids';

export interface SliderOptions {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  /** The value as a person reads and hears it, with its unit. */
  readonly format: (value: number) => string;
  readonly changed: (value: number) => void;
}

export interface Slider {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  /** Moves the thumb without calling `changed`. */
  set(value: number): void;
}

/** A labelled slider whose value stands beside it and is its `aria-valuetext`. */
export function slider({ label, min, max, step, value, format, changed }: SliderOptions): Slider {
  const id = freshId();
  const input = el('input', { id, type: 'range', min, max, step, value });
  const output = el('output', { for: id });
  const show = (): void => {
    const text = format(input.valueAsNumber);
    output.textContent = text;
    input.setAttribute('aria-valuetext', text);
  };
  input.addEventListener('input', () => {
    show();
    changed(input.valueAsNumber);
  });
  show();
  return {
    element: el('div', { class: 'figure-slider' }, el('label', { for: id }, label), input, output),
    input,
    set: (next) => {
      input.value = String(next);
      show();
    },
  };
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

/** One of a few: a group of radio buttons that looks like a row of buttons. */
export function choices<T extends string>(
  legend: string,
  options: readonly Choice<T>[],
  value: T,
  changed: (value: T) => void,
): HTMLFieldSetElement {
  const name = freshId();
  const made = options.map((option) => {
    const input = el('input', { type: 'radio', name, value: option.value, checked: option.value === value });
    input.addEventListener('change', () => changed(option.value));
    return el('label', { class: 'figure-choice' }, input, el('span', {}, option.label));
  });
  return el('fieldset', { class: 'figure-choices' }, el('legend', {}, legend), ...made);
}

/** A check box with its label. */
export function toggle(text: string, value: boolean, changed: (value: boolean) => void): HTMLLabelElement {
  const input = el('input', { type: 'checkbox', checked: value });
  input.addEventListener('change', () => changed(input.checked));
  return el('label', { class: 'figure-toggle' }, input, el('span', {}, text));
}

/** A button with visible text; `pressed` makes it one that stays down. */
export function button(text: string, click: () => void, pressed?: boolean): HTMLButtonElement {
  const made = el(
    'button',
    {
      type: 'button',
      class: 'figure-button',
      ...(pressed === undefined ? {} : { 'aria-pressed': String(pressed) }),
    },
    text,
  );
  made.addEventListener('click', click);
  return made;
}

/** A line of text with its label; a polite live region, so that a change is heard once things are at rest. */
export interface Saying {
  readonly element: HTMLElement;
  say(text: string): void;
}

/** What the figure says now. Sighted people read it, screen readers hear it after the person has stopped moving things. */
export function saying(): Saying {
  const element = el('p', { class: 'figure-saying', role: 'status', 'aria-live': 'polite' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const shown = el('span', { 'aria-hidden': 'true' });
  const heard = el('span', { class: 'unseen' });
  element.append(shown, heard);
  return {
    element,
    say: (text) => {
      shown.textContent = text;
      clearTimeout(timer);
      timer = setTimeout(() => (heard.textContent = text), 400);
    },
  };
}

/** Names with values, in columns: `numbers.set('p95', '40 ms')`. */
export interface Numbers {
  readonly element: HTMLDListElement;
  set(key: string, value: string, className?: 'good' | 'bad' | 'warn'): void;
}

export function numbers(names: Readonly<Record<string, string>>): Numbers {
  const cells = new Map<string, HTMLElement>();
  const element = el('dl', { class: 'figure-numbers' });
  for (const [key, name] of Object.entries(names)) {
    const value = el('dd', { 'data-key': key });
    cells.set(key, value);
    element.append(el('div', {}, el('dt', {}, name), value));
  }
  return {
    element,
    set: (key, value, className) => {
      const cell = cells.get(key);
      if (!cell) throw new Error(`There is no number ${key}`);
      cell.textContent = value;
      cell.className = className ?? '';
    },
  };
}
