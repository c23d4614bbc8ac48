/** A drawing that is made anew for the width of its column, so that its text is never scaled down. */
export interface Fitted {
  readonly element: HTMLElement;
  /** Draws again at the present width, after the state has changed. */
  redraw(): void;
  end(): void;
}

/** Widths under the first cannot hold a chart; over the second lines grow long and nothing is gained. */
const [narrowest, widest] = [280, 760];

/** Calls `draw` with the width in CSS pixels, now and whenever that changes. */
export function fitted(draw: (width: number) => Node): Fitted {
  const element = document.createElement('div');
  let drawn = 0;
  const width = (): number => Math.round(Math.min(widest, Math.max(narrowest, element.clientWidth)));
  const redraw = (): void => {
    drawn = width();
    element.replaceChildren(draw(drawn));
  };
  const observer = new ResizeObserver(() => {
    if (width() !== drawn) redraw();
  });
  observer.observe(element);
  return { element, redraw, end: () => observer.disconnect() };
}
