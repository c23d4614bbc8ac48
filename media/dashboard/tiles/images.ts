import type { Reference } from '../../../src/core/notebook/types';
import type { RenderContext } from './contract';
import { element, textButton } from './dom';

type ImageContext = Pick<RenderContext, 'tile' | 'references' | 'host' | 'text'> & {
  whenNear(element: Element, callback: () => void): () => void;
};

const inside = /^(data:(image|audio|video|font)\/|blob:|#)/i;
const loaders =
  'img, source, video, audio, track, input[type="image"], [background], image, feImage, [poster]';
const addresses = ['src', 'srcset', 'poster', 'background', 'href', 'xlink:href'];

/**
 * Takes every address that would be fetched out of nodes that are not in the page yet. Pictures beside the notebook are
 * asked for when they come near the screen; those of other hosts become a placeholder that names the host.
 */
export function holdImages(root: ParentNode, context: ImageContext): void {
  for (const holder of root.querySelectorAll(loaders)) {
    const wanted = takeAddresses(holder);
    if (wanted === undefined) continue;
    const reference = context.references.find(({ url }) => url === wanted);
    if (holder.localName === 'source') continue;
    if (holder instanceof HTMLImageElement || holder.localName === 'image') {
      if (reference?.kind === 'file') lazily(holder, reference, context);
      else if (!reference && hostOf(wanted) === '') holder.replaceWith(notFound(holder, wanted, context));
      else holder.replaceWith(remotePlaceholder(holder, reference, wanted, context));
    } else if (reference?.kind === 'remote') {
      holder.after(remoteNote(reference.host ?? '', context));
    }
  }
}

/** The first address that is not inside the page; all of them are removed. */
function takeAddresses(holder: Element): string | undefined {
  let wanted: string | undefined;
  for (const name of addresses) {
    const value = holder.getAttribute(name);
    if (value === null || value.trim() === '' || (name.endsWith('href') && holder.localName === 'a'))
      continue;
    const url = name === 'srcset' ? (/^[\s,]*(\S+)/.exec(value)?.[1] ?? '').replace(/,+$/, '') : value;
    if (inside.test(url.trim()) && !(name === 'srcset' && /https?:|\/\//i.test(value))) continue;
    holder.removeAttribute(name);
    if (name === 'src' || name === 'href') wanted = url;
    else wanted ??= url;
  }
  // The picture's own image is what we look for; its alternatives are gone.
  return wanted;
}

function lazily(image: Element, reference: Reference, context: ImageContext): void {
  image.setAttribute('data-waiting', '');
  // Near is asked of something with a box: an image without an address may have none.
  const target = image instanceof HTMLImageElement ? image : (image.closest('svg') ?? image);
  context.whenNear(target, () => {
    void context.host.asset(context.tile, reference.id).then((url) => {
      image.removeAttribute('data-waiting');
      if (url !== null) show(image, url);
      else image.replaceWith(notFound(image, reference.url, context));
    });
  });
}

function show(image: Element, url: string): void {
  image.setAttribute(image instanceof HTMLImageElement ? 'src' : 'href', url);
}

function notFound(image: Element, url: string, context: ImageContext): Element {
  const text = context.text('tile.imageMissing', { name: readable(url) });
  return image instanceof HTMLImageElement
    ? element('span', { class: 'missing', role: 'img', 'aria-label': image.alt || text }, text)
    : svgText(text);
}

function svgText(text: string): Element {
  const made = document.createElementNS('http://www.w3.org/2000/svg', 'desc');
  made.textContent = text;
  return made;
}

function remotePlaceholder(
  image: Element,
  reference: Reference | undefined,
  url: string,
  context: ImageContext,
): Element {
  const host = reference?.host ?? hostOf(url);
  if (!(image instanceof HTMLImageElement)) return svgText(context.text('tile.imageRemote', { host }));
  const { host: page, tile } = context;
  const box = element(
    'span',
    { class: 'placeholder', role: 'group', title: url },
    ...(image.alt ? [element('span', { class: 'placeholder-alt' }, image.alt)] : []),
    element('span', {}, context.text(page.loadRemote ? 'tile.imageRemote' : 'tile.imageLeftOut', { host })),
  );
  if (!reference || !page.loadRemote) return box;
  const seen = { arrived: false };
  page.onAsset?.(tile, reference.id, (data) => {
    if (data === null) return;
    seen.arrived = true;
    show(image, data);
    box.replaceWith(image);
  });
  // Asked for before this tile was drawn again.
  if (seen.arrived) return image;
  const button = textButton(context.text('tile.loadOnce'), () => page.loadRemote?.(tile, reference.id));
  button.setAttribute('aria-label', `${context.text('tile.loadOnce')}: ${image.alt || host}`);
  box.append(button);
  return box;
}

function remoteNote(host: string, context: ImageContext): HTMLElement {
  return element('span', { class: 'missing' }, context.text('tile.mediaRemote', { host }));
}

/** Empty where no host is meant. */
function hostOf(url: string): string {
  try {
    return new URL(url, 'file:///').host;
  } catch {
    return '';
  }
}

function readable(url: string): string {
  try {
    return decodeURI(url).slice(0, 100);
  } catch {
    return url.slice(0, 100);
  }
}
