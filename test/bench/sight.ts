/** What a page shows of its first screen. Times in milliseconds from the start of the navigation; null: not yet. */
export interface Sight {
  /** How many pieces of content (texts, images, tables, widgets) are visible on the first screen now. */
  readonly items: number;
  readonly first: number | null;
  readonly screen: number | null;
}

export interface SightOptions {
  /** Selector of the element that holds the notebook. */
  readonly root: string;
  /** The first screen is complete when this many pieces are visible; null never is. */
  readonly items: number | null;
}

/**
 * Runs inside a page, before its own scripts: looks at the first screen in every frame in which something may have
 * changed, and leaves `sight()`. It stands alone: Playwright hands its text over.
 */
export function watchSight(options: SightOptions): void {
  const pieces =
    'h1,h2,h3,h4,h5,h6,p,li,pre,td,th,img,canvas,svg,button,input,select,textarea,.jupyter-widgets,.lm-Widget.jp-OutputArea-output';
  let first: number | null = null;
  let screen: number | null = null;
  let dirty = true;

  const shown = (element: Element): boolean => {
    const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) return false;
    if (bottom <= 0 || right <= 0 || top >= innerHeight || left >= innerWidth) return false;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    if (element instanceof HTMLImageElement) return element.complete && element.naturalWidth > 0;
    const drawn = /^(canvas|svg|input|select|textarea)$/i.test(element.tagName);
    return (
      drawn || element.textContent.trim() !== '' || element.querySelector('img,canvas,svg,input') !== null
    );
  };
  const count = (enough: number): number => {
    let items = 0;
    for (const element of document.querySelector(options.root)?.querySelectorAll(pieces) ?? []) {
      if (shown(element) && ++items >= enough) break;
    }
    return items;
  };

  const look = (): void => {
    if (dirty) {
      dirty = false;
      const now = performance.now();
      if (first === null && count(1) > 0) first = now;
      if (
        first !== null &&
        options.items !== null &&
        screen === null &&
        count(options.items) >= options.items
      )
        screen = now;
    }
    if (screen === null && (options.items !== null || first === null)) requestAnimationFrame(look);
  };
  const changed = (): void => {
    dirty = true;
  };
  new MutationObserver(changed).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  // Images and stylesheets change what is seen without a mutation.
  document.addEventListener('load', changed, true);
  requestAnimationFrame(look);

  Object.assign(globalThis, {
    sight: (): Sight => ({ items: count(Infinity), first, screen }),
  });
}
