import DOMPurify, { type Config } from 'dompurify';
import type { UnsafeHtml } from '../../src/shared/html';
import { cleanStyleAttribute, prefixedUrls, scopedCss } from './css';
import { limitUses } from './svgUse';

const named = 'user-content-';

const config = {
  RETURN_DOM_FRAGMENT: true,
  SANITIZE_NAMED_PROPS: true,
  // Style elements at the start would stay behind in the head.
  FORCE_BODY: true,
  ALLOW_UNKNOWN_PROTOCOLS: false,
  // KaTeX writes the last two, matplotlib the first.
  ADD_TAGS: ['use', 'semantics', 'annotation'],
  FORBID_TAGS: [
    'area',
    'base',
    'button',
    'dialog',
    'embed',
    'fieldset',
    'form',
    'frame',
    'frameset',
    'iframe',
    'link',
    'map',
    'meta',
    'object',
    'option',
    'select',
    'template',
    'textarea',
  ],
  FORBID_ATTR: [
    'action',
    'autofocus',
    'contenteditable',
    'download',
    'form',
    'formaction',
    'is',
    'nonce',
    'ping',
    'popover',
    'popovertarget',
    'popovertargetaction',
    'slot',
    'target',
    'usemap',
  ],
} satisfies Config;

const svgConfig = {
  ...config,
  USE_PROFILES: { svg: true, svgFilters: true },
  ADD_TAGS: ['use'],
} satisfies Config;

/** Attributes that name elements of the same output. */
const idLists = [
  'for',
  'headers',
  'list',
  'aria-labelledby',
  'aria-describedby',
  'aria-controls',
  'aria-owns',
  'aria-details',
];

let outputs = 0;

export interface Sanitized {
  readonly fragment: DocumentFragment;
  /** Set this as `data-scope` on the element that takes the fragment: its stylesheets reach only there. */
  readonly scope: string;
}

/**
 * HTML of an untrusted notebook as nodes of an inert document, to be appended as they are: no scripts, handlers, frames,
 * forms or links that could act, no CSS that could fetch. Addresses of images and links are still in it.
 */
export function sanitizeHtml(html: UnsafeHtml): Sanitized {
  const scope = String(++outputs);
  // Without this sign there can be no element, only characters.
  if (!html.includes('<')) {
    const { content } = Object.assign(document.createElement('template'), { innerHTML: html });
    return { fragment: content, scope };
  }
  const fragment = DOMPurify.sanitize(html, config);
  finish(fragment, scope);
  return { fragment, scope };
}

/** An SVG picture, or undefined where the text holds none. Sanitised in trusted notebooks too: pictures run nothing. */
export function sanitizeSvg(svg: UnsafeHtml): (Sanitized & { readonly root: SVGSVGElement }) | undefined {
  const fragment = DOMPurify.sanitize(svg, svgConfig);
  const root = fragment.querySelector('svg');
  if (!root) return undefined;
  const scope = String(++outputs);
  finish(fragment, scope);
  return { fragment, root, scope };
}

function finish(fragment: DocumentFragment, scope: string): void {
  const prefix = `${named}${scope}-`;
  for (const element of fragment.querySelectorAll<HTMLElement | SVGElement>('*')) {
    if (element.localName === 'style') {
      element.textContent = scopedCss(element.textContent, prefix, `[data-scope="${scope}"]`);
      continue;
    }
    if (isUnwanted(element)) {
      element.remove();
      continue;
    }
    for (const { name, value } of [...element.attributes]) rename(element, name, value, prefix);
    cleanStyleAttribute(element, prefix);
  }
  limitUses(fragment);
}

function isUnwanted(element: Element): boolean {
  // Task lists have check boxes; nothing else can be filled in.
  if (element.localName === 'input') return element.getAttribute('type') !== 'checkbox';
  if (element.localName !== 'use') return false;
  return ['href', 'xlink:href'].some((name) => element.getAttribute(name)?.startsWith('#') === false);
}

/** Every output has a name space of its own: two pictures may use the same ids, and no id becomes a global name. */
function rename(element: Element, name: string, value: string, prefix: string): void {
  if (name === 'id' || name === 'name') {
    const own = value.slice(named.length);
    element.setAttribute(name, prefix + own);
    element.setAttribute('data-anchor', own);
  } else if (idLists.includes(name)) {
    element.setAttribute(
      name,
      value.replace(/\S+/g, (id) => prefix + id),
    );
  } else if ((name === 'href' || name === 'xlink:href') && value.startsWith('#')) {
    if (element.localName !== 'a') element.setAttribute(name, `#${prefix}${value.slice(1)}`);
  } else if (name !== 'style' && /url\s*\(/i.test(value)) {
    const local = prefixedUrls(value, prefix);
    if (/url\(\s*["']?(?!["']?#)/i.test(local)) element.removeAttribute(name);
    else element.setAttribute(name, local);
  }
  if (element.localName === 'input') element.setAttribute('disabled', '');
}
