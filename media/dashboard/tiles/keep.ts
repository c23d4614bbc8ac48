const focusable = 'a, button, input, select, textarea, summary, [tabindex]';

/** Remembers what the person did to an output; the result does it again to the output that took its place. */
export function keepTouched(root: HTMLElement): () => void {
  const details = [...root.querySelectorAll('details')].map(({ open }) => open);
  const scrolled = [...root.querySelectorAll('*')]
    .filter(({ scrollLeft, scrollTop }) => scrollLeft !== 0 || scrollTop !== 0)
    .map((element) => ({ path: pathOf(root, element), left: element.scrollLeft, top: element.scrollTop }));
  const active = document.activeElement;
  const focused =
    active && root.contains(active) ? [...root.querySelectorAll(focusable)].indexOf(active) : -1;
  return () => {
    for (const [index, one] of [...root.querySelectorAll('details')].entries()) {
      const open = details[index];
      if (open !== undefined) one.open = open;
    }
    for (const { path, left, top } of scrolled) {
      const element = path.reduce<Element | undefined>((at, index) => at?.children[index], root);
      element?.scrollTo({ left, top, behavior: 'instant' });
    }
    const again = focused >= 0 ? root.querySelectorAll<HTMLElement>(focusable)[focused] : undefined;
    if (again && again !== document.activeElement) again.focus({ preventScroll: true });
  };
}

function pathOf(root: Element, element: Element): number[] {
  const path: number[] = [];
  for (let at = element; at !== root && at.parentElement; at = at.parentElement)
    path.unshift([...at.parentElement.children].indexOf(at));
  return path;
}

/** Runs a change of the page so that what the person reads stays where it is. */
export function keepPlace(sections: () => Iterable<HTMLElement>, change: () => void): void {
  let anchor: { element: HTMLElement; top: number } | undefined;
  if (scrollY > 0) {
    for (const element of sections()) {
      const { top, bottom } = element.getBoundingClientRect();
      if (bottom > 0) {
        anchor = { element, top };
        break;
      }
    }
  }
  change();
  if (!anchor?.element.isConnected) return;
  const moved = anchor.element.getBoundingClientRect().top - anchor.top;
  if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: 'instant' });
}
