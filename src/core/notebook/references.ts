import { hashText } from './hash';
import { tagsIn } from './markup';
import type { Reference } from './types';

const addressAttributes = new Set(['src', 'href', 'xlink:href', 'poster', 'data', 'background']);

/** Images and links of a tile's HTML that the renderer may ask for; those that stay inside the page are left out. */
export function referencesIn(html: string): Reference[] {
  const found = new Map<string, Reference>();
  const add = (url: string): void => {
    if (found.has(url)) return;
    const target = targetOf(url);
    // From the address, not the position: the id stays when something is inserted before it.
    if (target) found.set(url, { id: `r${hashText(url)}`, url, ...target });
  };
  for (const tag of tagsIn(html)) {
    if (tag.closing) continue;
    for (const [name, value] of tag.attributes()) {
      if (addressAttributes.has(name)) add(value);
      else if (name === 'srcset' || name === 'imagesrcset') for (const url of candidatesOf(value)) add(url);
    }
  }
  return [...found.values()];
}

/** Who is meant: another host, a file beside the notebook, or nobody that could be asked (`data:`, `#part`, `command:`). */
function targetOf(url: string): Pick<Reference, 'kind' | 'host'> | undefined {
  // Browsers drop these before they read an address: white space inside, and all control characters around it.
  const address = url
    .replace(/[\t\n\r]/g, '')
    .replace(/^[^!-\u{10ffff}]+|[^!-\u{10ffff}]+$/gu, '')
    .trim()
    .replaceAll('\\', '/');
  if (address === '' || address.startsWith('#')) return undefined;
  if (/^(https?:)?\/\//i.test(address) || /^https?:/i.test(address)) {
    const host = hostOf(address.startsWith('//') ? `https:${address}` : address);
    return host ? { kind: 'remote', host } : undefined;
  }
  // A single letter is a drive, not a scheme.
  return /^[a-z][a-z0-9+.-]+:/i.test(address) ? undefined : { kind: 'file' };
}

function hostOf(address: string): string | undefined {
  try {
    return new URL(address).host || undefined;
  } catch {
    return undefined;
  }
}

/** The addresses of a `srcset`: each ends at white space, or at a comma that ends the candidate. */
function candidatesOf(srcset: string): string[] {
  const urls: string[] = [];
  for (const match of srcset.matchAll(/[\s,]*([^\s,]\S*)([^,]*)/g)) {
    const url = match[1] ?? '';
    urls.push(url.replace(/,+$/, ''));
  }
  return urls.filter((url) => url !== '');
}
