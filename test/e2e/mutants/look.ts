/** What a frame shows of one tile; runs in the browser. */
export interface TileLook {
  readonly id: string;
  readonly drawn: boolean;
  /** One for each part that was drawn. */
  readonly parts: readonly { readonly blank: boolean; readonly notice: string }[];
}

export interface Look {
  readonly tiles: readonly TileLook[];
  /** Parts and images that are still being made. */
  readonly pending: readonly string[];
  /** All sentences of ours in the tiles. */
  readonly notices: readonly string[];
  /** Names that hang on every object now. */
  readonly polluted: readonly string[];
}

export interface Wanted {
  /** How many tiles the page is to have, and the last one's id. */
  readonly count: number;
  readonly last: string;
  /** Milliseconds until what is not there is missing. */
  readonly patience: number;
}

/** Waits until these tiles are there and nothing is being made any more; brings what waits near the screen. */
export async function lookAtTiles({ count, last, patience }: Wanted): Promise<Look> {
  const end = performance.now() + patience;
  const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 4));
  const main = document.querySelector('main');
  const isThere = (): boolean =>
    main?.childElementCount === count && (main.lastElementChild?.getAttribute('data-tile') ?? '') === last;
  while (!isThere() && performance.now() < end) await later();
  const hollow = (part: Element): boolean =>
    part.matches('.part-widget')
      ? !part.querySelector('.widget-root > *, .notice')
      : !part.querySelector('svg, canvas, .notice');
  const waiting = (): Element[] => [
    ...document.querySelectorAll('.tile:not(.drawn)'),
    ...[...document.querySelectorAll('.part-widget, .part-vega, .part-plotly')].filter(hollow),
    // What the author's own style hides is not near, and waits until it is shown.
    ...[...document.querySelectorAll('[data-waiting]')].filter((image) => image.checkVisibility()),
    // Where a box keeps a place for a view.
    ...document.querySelectorAll('.widget-root [class="lm-Widget"]:empty'),
  ];
  let left = waiting();
  for (let turn = 0; left.length > 0 && performance.now() < end; turn++, left = waiting()) {
    left[turn % left.length]?.scrollIntoView({ block: 'center' });
    await later();
  }
  // What scripts asked for is refused a moment later.
  if (document.querySelector('.part-javascript, .part-html script'))
    await new Promise((resolve) => setTimeout(resolve, 60));
  const seen =
    'img, svg, canvas, video, audio, table, hr, input, button, textarea, select, progress, meter, iframe, math, .placeholder, .jupyter-widgets';
  const hasText = (root: Element): boolean => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (
        !node.parentElement?.closest('style, script, template') &&
        /[^\s\p{Cc}\p{Cf}]/u.test(node.nodeValue ?? '')
      )
        return true;
    return false;
  };
  const polluted: string[] = [];
  for (const name in {}) polluted.push(name);
  return {
    tiles: [...(main?.children ?? [])].map((tile) => ({
      id: tile.getAttribute('data-tile') ?? '',
      drawn: tile.classList.contains('drawn'),
      parts: [...tile.querySelectorAll(':scope > .tile-body > *')].map((part) => ({
        blank: !part.matches(`:has(${seen}, .widget-root > *)`) && !hasText(part),
        notice: part.querySelector(':scope > .notice')?.textContent ?? '',
      })),
    })),
    pending: left.map((one) => one.outerHTML.slice(0, 200)),
    notices: [...new Set([...document.querySelectorAll('.tile .notice')].map((one) => one.textContent))],
    polluted,
  };
}

/** Whether the browser itself finds anything to show in markup: what the author left empty may be drawn empty. */
export function isBlankMarkup(markup: string): boolean {
  const { body } = new DOMParser().parseFromString(markup, 'text/html');
  for (const unseen of body.querySelectorAll(
    'style, script, template, noscript, title, iframe, noembed, noframes, xmp, textarea, select, option, datalist, audio, video, canvas, object',
  ))
    unseen.remove();
  return !/[^\s\p{Cc}\p{Cf}]/u.test(body.textContent) && body.querySelector('img, svg, table, hr') === null;
}
