import type { RenderContext } from '../../tiles/contract';

const headers = '.jupyter-widget-Collapse-header, .p-Collapse-header';
const opened = '.jupyter-widget-Collapse-open, .p-Collapse-open';

/** Upstream's headers hear only the mouse. Their panels come after the accordion itself, so it is watched. */
export function openWithKeys(accordion: HTMLElement, context: RenderContext): void {
  const mark = (): void => {
    for (const [index, header] of [...accordion.querySelectorAll<HTMLElement>(headers)].entries()) {
      if (header.closest('.widget-accordion') !== accordion) continue;
      const open = String(header.parentElement?.matches(opened) ?? false);
      const label =
        header.textContent.trim() === '' ? context.text('widget.section', { number: index + 1 }) : '';
      if (header.getAttribute('aria-expanded') === open && (header.ariaLabel ?? '') === label) continue;
      header.tabIndex = 0;
      header.setAttribute('role', 'button');
      header.setAttribute('aria-expanded', open);
      if (label) header.setAttribute('aria-label', label);
      else header.removeAttribute('aria-label');
    }
  };
  new MutationObserver(mark).observe(accordion, {
    subtree: true,
    childList: true,
    attributeFilter: ['class'],
  });
  mark();
  accordion.addEventListener('keydown', (event) => {
    const header =
      event.target instanceof HTMLElement && event.target.matches(headers) ? event.target : undefined;
    if (!header || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    event.stopPropagation();
    header.click();
  });
}
