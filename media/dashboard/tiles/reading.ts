/** Reports which tile and heading are read now, at most once a frame and only when they change. */
export function watchReading(report: (tile: string, heading: number | undefined) => void): void {
  let last = '';
  let waiting = false;
  const look = (): void => {
    waiting = false;
    const line = Math.min(120, innerHeight / 4);
    const section = document
      .elementsFromPoint(innerWidth / 2, line)
      .map((element) => element.closest<HTMLElement>('.tile'))
      .find((tile) => tile !== null);
    const id = section?.dataset['tile'];
    if (!section || id === undefined) return;
    const headings = [...section.querySelectorAll('.part-markdown :is(h1, h2, h3, h4, h5, h6)')];
    const above = headings.filter((heading) => heading.getBoundingClientRect().top <= line).length;
    const heading = above > 0 ? above - 1 : undefined;
    const now = `${id} ${heading ?? ''}`;
    if (now === last) return;
    last = now;
    report(id, heading);
  };
  const soon = (): void => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(look);
  };
  addEventListener('scroll', soon, { passive: true });
  soon();
}
