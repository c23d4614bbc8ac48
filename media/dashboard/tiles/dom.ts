/** An element with attributes and children; attributes that are undefined are left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** A button with visible text. */
export function textButton(text: string, click: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'button' }, text);
  button.addEventListener('click', click);
  return button;
}

/** A sentence of ours in place of an output, or under it. */
export function noticeElement(level: 'info' | 'warning' | 'error', text: string): HTMLElement {
  return element(
    'div',
    { class: `notice notice-${level}`, role: 'note' },
    element('span', { class: 'notice-icon', 'aria-hidden': 'true' }),
    element('span', { class: 'notice-text' }, text),
  );
}
