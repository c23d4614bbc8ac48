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

/** Where the person is on the page, while the page around that place changes. */
export class Place {
  #bring: (() => void) | undefined;

  /** @param main element whose children are what is read */
  constructor(readonly main: HTMLElement) {
    // Sections far from the screen have a guessed height until they come near: also that moves the place.
    new ResizeObserver(() => this.#bring?.()).observe(main);
    // Whoever scrolls has another place from then on.
    for (const type of ['wheel', 'touchmove', 'pointerdown', 'keydown'])
      addEventListener(type, () => (this.#bring = undefined), { capture: true, passive: true });
  }

  /** Brings something onto the screen now, and again after each change, until the person moves the page. */
  hold(bring: () => void): void {
    this.#bring = bring;
    bring();
  }

  /** Runs a change of the page so that what the person reads, or was brought to, stays where it is. */
  keep(change: () => void): void {
    const anchor = this.#bring ? undefined : this.#anchor();
    change();
    this.#bring?.();
    if (!anchor?.element.isConnected) return;
    const moved = anchor.element.getBoundingClientRect().top - anchor.top;
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: 'instant' });
  }

  #anchor(): { readonly element: HTMLElement; readonly top: number } | undefined {
    if (scrollY === 0) return undefined;
    for (const element of this.main.children as Iterable<HTMLElement>) {
      const { top, bottom } = element.getBoundingClientRect();
      if (bottom > 0) return { element, top };
    }
    return undefined;
  }
}
