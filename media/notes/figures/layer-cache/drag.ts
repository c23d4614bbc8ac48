/** What a drag needs to know of the list. */
export interface Draggable {
  readonly list: HTMLElement;
  /** The row being dragged is to stand at this place, from 0. */
  readonly to: (index: number) => void;
  /** Escape, or the pointer was taken away: back to where it was. */
  readonly cancel: () => void;
}

/**
 * Lets a row be dragged by its handle with mouse, pen or finger. Rows move while the pointer does, so that the effect
 * is seen before letting go. Keys have buttons of their own.
 */
export function dragBy(handle: HTMLElement, row: HTMLElement, { list, to, cancel }: Draggable): void {
  handle.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const ends = new AbortController();
    const { signal } = ends;
    row.classList.add('dragged');
    const end = (): void => {
      ends.abort();
      row.classList.remove('dragged');
    };
    const undo = (): void => {
      end();
      cancel();
    };
    // On the page and not on the handle: a moved element loses the pointer that it had captured.
    document.addEventListener(
      'pointermove',
      ({ clientY, pointerId }) => {
        if (pointerId !== event.pointerId) return;
        const others = [...list.children].filter((one) => one !== row);
        const above = others.filter((one) => {
          const { top, height } = one.getBoundingClientRect();
          return top + height / 2 < clientY;
        });
        if ([...list.children].indexOf(row) !== above.length) to(above.length);
      },
      { signal },
    );
    document.addEventListener('pointerup', end, { signal });
    document.addEventListener('pointercancel', undo, { signal });
    document.addEventListener(
      'keydown',
      (pressed) => {
        if (pressed.key !== 'Escape') return;
        pressed.preventDefault();
        undo();
      },
      { signal },
    );
  });
}
