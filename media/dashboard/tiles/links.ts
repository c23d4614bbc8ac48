import type { Reference } from '../../../src/core/notebook/types';
import type { RenderContext } from './contract';

type LinkContext = Pick<RenderContext, 'tile' | 'references' | 'host'>;

/** What our own handler knows of a link; nothing in the markup can add to it. */
const targets = new WeakMap<Element, () => void>();
const linkSelector = 'a[href], a[data-link], area[href]';

/** Turns links of nodes that are not in the page yet into ones that ask the host; the others become text. */
export function holdLinks(root: ParentNode, context: LinkContext): void {
  const { tile, references, host } = context;
  for (const link of root.querySelectorAll('a')) {
    const address = link.getAttribute('href') ?? link.getAttribute('xlink:href');
    if (address === null) continue;
    link.removeAttribute('href');
    link.removeAttribute('xlink:href');
    if (address.startsWith('#')) {
      makeLink(link, () => goToAnchor(address.slice(1), link));
      continue;
    }
    if (!link.hasAttribute('title')) link.setAttribute('title', address.slice(0, 500));
    const reference = references.find(({ url }) => url === address);
    if (reference) makeLink(link, () => host.openReference(tile, reference.id));
  }
}

function makeLink(link: Element, open: () => void): void {
  link.setAttribute('data-link', '');
  link.setAttribute('role', 'link');
  link.setAttribute('tabindex', '0');
  targets.set(link, open);
}

/** One listener for all links, those that trusted scripts make included: none of them navigates. */
export function watchLinks(
  root: HTMLElement,
  contextOf: (element: Element) => LinkContext | undefined,
): void {
  const open = (event: Event): void => {
    const origin = event.composedPath()[0];
    const link = origin instanceof Element ? origin.closest(linkSelector) : null;
    if (!link) return;
    event.preventDefault();
    const known = targets.get(link);
    if (known) {
      known();
      return;
    }
    const address = link.getAttribute('href') ?? '';
    if (address.startsWith('#')) {
      goToAnchor(address.slice(1), link);
      return;
    }
    const context = contextOf(link);
    const reference = context?.references.find(({ url }: Reference) => url === address);
    if (context && reference) context.host.openReference(context.tile, reference.id);
  };
  root.addEventListener('click', open);
  root.addEventListener('auxclick', (event) => {
    if (event.button === 1) open(event);
  });
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target instanceof Element && event.target.matches('a[data-link]'))
      open(event);
  });
}

/** Looks for an anchor in the link's own output, then in its tile, then in the whole page. */
function goToAnchor(anchor: string, from: Element): void {
  const name = decoded(anchor);
  const selector = `[data-anchor="${CSS.escape(name)}"], [id="${CSS.escape(name)}"]`;
  const found =
    from.closest('[data-scope]')?.querySelector(selector) ??
    from.closest('.tile')?.querySelector(selector) ??
    document.querySelector(selector);
  if (!found) return;
  found.scrollIntoView({ block: 'start' });
  if (found instanceof HTMLElement) {
    if (!found.hasAttribute('tabindex')) found.tabIndex = -1;
    found.focus({ preventScroll: true });
  }
}

function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}
