import type { PartContext } from './parts/drawn';

/** Elements of a trusted output that would load something from elsewhere are taken out, and the tile says from where. */
export function holdTrusted(root: ParentNode, context: PartContext): void {
  for (const link of root.querySelectorAll('link[href]')) {
    if (!/stylesheet|preload|icon|import/i.test(link.getAttribute('rel') ?? '')) continue;
    const address = link.getAttribute('href') ?? '';
    if (/^data:text\/css/i.test(address)) continue;
    link.remove();
    context.note('warning', context.text('tile.styleRemote', { host: hostOf(address) }));
  }
  for (const frame of root.querySelectorAll('iframe, embed, object')) {
    const address = frame.getAttribute('src') ?? frame.getAttribute('data');
    const inside = frame.getAttribute('srcdoc');
    if (inside !== null) frame.setAttribute('srcdoc', withNonces(inside, context.nonce));
    else if (address !== null && !/^about:blank/i.test(address)) {
      frame.replaceWith(context.notice('info', context.text('tile.frameRemote', { host: hostOf(address) })));
    }
  }
  for (const base of root.querySelectorAll('base, meta[http-equiv]')) base.remove();
  for (const element of root.querySelectorAll('embed, form, iframe, img, object')) leaveDocument(element);
}

/** These elements take the place of members of `document` that are called as they are, `body` even. */
function leaveDocument(element: Element): void {
  // Not as methods: inputs take the place of members of their form in the same way.
  for (const attribute of ['id', 'name']) {
    const name = Element.prototype.getAttribute.call(element, attribute) ?? '';
    if (name in document) Element.prototype.removeAttribute.call(element, attribute);
  }
}

/** A page inside an output inherits our policy: its inline scripts run only with the nonce. */
function withNonces(html: string, nonce: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const script of page.querySelectorAll('script:not([src])')) script.setAttribute('nonce', nonce);
  return `<!DOCTYPE html>${page.documentElement.outerHTML}`;
}

/** Who is asked by an address: a host, or the file's name where it is relative. */
export function hostOf(address: string): string {
  try {
    const { protocol, host } = new URL(address, 'file:///');
    return host || (protocol === 'file:' ? address : protocol).slice(0, 100);
  } catch {
    return address.slice(0, 100);
  }
}
