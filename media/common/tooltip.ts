import { el } from './dom';

const delay = 500;

/**
 * Shows the text of `data-tip` under the element that the pointer rests on or the keyboard reached, as VS Code's own
 * toolbars do. The same text is the control's accessible name, so the tooltip itself is silent.
 */
export function showTooltips(root: HTMLElement): void {
  const tip = el('div', { class: 'tooltip', 'aria-hidden': 'true', hidden: true });
  document.body.append(tip);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let owner: HTMLElement | undefined;

  const hide = (): void => {
    clearTimeout(timer);
    owner = undefined;
    tip.hidden = true;
  };
  const show = (element: HTMLElement): void => {
    if (element.getAttribute('aria-expanded') === 'true' && element.hasAttribute('aria-haspopup')) return;
    tip.textContent = element.dataset['tip'] ?? '';
    tip.hidden = false;
    const at = element.getBoundingClientRect();
    const left = at.left + at.width / 2 - tip.offsetWidth / 2;
    tip.style.left = `${Math.max(4, Math.min(left, innerWidth - tip.offsetWidth - 4))}px`;
    tip.style.top = `${at.bottom + 4}px`;
  };
  const over = (event: Event): void => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null;
    if (element === owner) return;
    hide();
    if (!element) return;
    if (event.type === 'focusin' && !element.matches(':focus-visible')) return;
    owner = element;
    timer = setTimeout(() => show(element), delay);
  };

  root.addEventListener('pointerover', over);
  root.addEventListener('focusin', over);
  root.addEventListener('focusout', hide);
  root.addEventListener('pointerleave', hide);
  root.addEventListener('pointerdown', hide);
  root.addEventListener('keydown', hide);
  window.addEventListener('blur', hide);
}
