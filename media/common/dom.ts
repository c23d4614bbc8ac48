/** Attributes of an element; `undefined` and `false` leave one out, `true` sets it empty. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
export type Child = Node | string | undefined;

/** Makes an element: `el('button', { type: 'button' }, 'Text')`. Text is only ever text here, never HTML. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

export function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
}

/**
 * Calls back for clicks that a person made (pointer, or Enter and Space on a button), never for those of a script, and
 * not while the control is marked `aria-disabled`.
 */
export function onPress(element: HTMLElement, pressed: (event: MouseEvent) => void): void {
  element.addEventListener('click', (event) => {
    if (event.isTrusted && element.getAttribute('aria-disabled') !== 'true') pressed(event);
  });
}
