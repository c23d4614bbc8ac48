import { el, onPress } from './dom';
import { icon, type IconName } from './icons';
import type { Popup } from './popup';
import { Roving } from './roving';

export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName;
  readonly keys?: string;
  /** With `kind` radio or check: whether it is the chosen one, or on. */
  readonly checked?: boolean;
  readonly kind?: 'radio' | 'check';
  readonly disabled?: boolean;
  run(): void;
}

/** Items under one name; a menu draws a line between its groups. */
export interface MenuGroup {
  readonly label?: string;
  readonly items: readonly MenuItem[];
}

const roles = { radio: 'menuitemradio', check: 'menuitemcheckbox' } as const;

/** Shows a menu like VS Code's own under its button, with the chosen (or first) item focused. */
export function openMenu(
  popup: Popup,
  anchor: HTMLElement,
  label: string,
  groups: readonly MenuGroup[],
): void {
  const menu = el('div', { class: 'menu', role: 'menu', 'aria-label': label });
  const buttons: HTMLElement[] = [];
  for (const group of groups) {
    const box = el('div', { class: 'menu-group', role: 'group', 'aria-label': group.label });
    if (group.label !== undefined)
      box.append(el('div', { class: 'menu-label', 'aria-hidden': 'true' }, group.label));
    for (const item of group.items) {
      const button = itemButton(item, popup);
      buttons.push(button);
      box.append(button);
    }
    menu.append(box);
  }
  new Roving(menu, { items: () => buttons, keys: 'vertical', wrap: true }).refresh();
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Tab') popup.close('anchor');
  });
  // As in VS Code's menus, the item under the pointer is the focused one.
  menu.addEventListener('pointermove', ({ target }) => {
    const under = target instanceof Element ? target.closest('button') : null;
    if (under && under !== document.activeElement) under.focus();
  });
  popup.open(anchor, menu);
  const chosen = buttons.find((button) => button.getAttribute('aria-checked') === 'true');
  const single = groups.length === 1 ? chosen : undefined;
  (single ?? buttons[0])?.focus();
}

function itemButton(item: MenuItem, popup: Popup): HTMLElement {
  const button = el(
    'button',
    {
      type: 'button',
      class: 'menu-item',
      role: item.kind ? roles[item.kind] : 'menuitem',
      'aria-checked': item.kind ? String(item.checked === true) : undefined,
      'aria-disabled': item.disabled ? 'true' : undefined,
    },
    el('span', { class: 'menu-check', 'aria-hidden': 'true' }, item.checked ? icon('check') : undefined),
    item.icon ? icon(item.icon) : undefined,
    el('span', { class: 'menu-text' }, item.label),
    item.keys === undefined ? undefined : el('span', { class: 'menu-keys' }, item.keys),
  );
  onPress(button, () => {
    popup.close('anchor');
    item.run();
  });
  return button;
}
