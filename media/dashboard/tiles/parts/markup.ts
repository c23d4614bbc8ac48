import type { UnsafeHtml } from '../../../../src/shared/html';
import { sanitizeHtml, sanitizeSvg } from '../../../common/sanitize';
import { isTooDeep } from '../depth';
import { element } from '../dom';
import { holdImages } from '../images';
import { holdLinks } from '../links';
import { runScripts } from '../scripts';
import { holdTrusted } from '../trustedHtml';
import type { Drawn, PartContext } from './drawn';

/** HTML as its author wrote it where the notebook is trusted, else sanitised. */
export function drawHtml(html: UnsafeHtml, className: string, context: PartContext): Drawn {
  if (!context.trusted) return drawSanitized(html, className, context);
  const into = element('div', { class: className });
  // A template's content belongs to no page: nothing in it loads before we have looked at it.
  const { content } = Object.assign(document.createElement('template'), { innerHTML: html });
  if (isTooDeep(content)) return tooDeep('text/html', context);
  holdTrusted(content, context);
  holdImages(content, context);
  into.append(content);
  wrapTables(into);
  return {
    element: into,
    attached: () => {
      runScripts(into, context);
      return undefined;
    },
  };
}

/** HTML that nobody needs to be trusted for: sanitised always (text, code, formulas are made by ourselves). */
export function drawSanitized(html: UnsafeHtml, className: string, context: PartContext): Drawn {
  const { fragment, scope } = sanitizeHtml(html);
  if (isTooDeep(fragment)) return tooDeep('text/html', context);
  const into = element('div', { class: className, 'data-scope': scope });
  holdImages(fragment, context);
  holdLinks(fragment, context);
  if (isEmpty(fragment) && /<script/i.test(html))
    into.append(context.notice('info', context.text('tile.scriptUntrusted')));
  into.append(fragment);
  wrapTables(into);
  return { element: into };
}

/** Pictures are sanitised in trusted notebooks too. */
export function drawSvg(
  svg: UnsafeHtml,
  size: { readonly width?: number; readonly height?: number },
  context: PartContext,
): Drawn {
  const clean = sanitizeSvg(svg);
  if (!clean) return { element: context.notice('warning', context.text('tile.noSvg')) };
  const { root, scope } = clean;
  if (isTooDeep(root)) return tooDeep('image/svg+xml', context);
  holdImages(root, context);
  holdLinks(root, context);
  for (const name of ['width', 'height'] as const)
    if (size[name] !== undefined) root.setAttribute(name, String(size[name]));
  root.setAttribute('role', 'img');
  if (!root.querySelector(':scope > title') && !root.hasAttribute('aria-label'))
    root.setAttribute('aria-label', context.text('tile.picture'));
  return { element: element('div', { class: 'part-svg plate', 'data-scope': scope }, root) };
}

function tooDeep(mime: string, context: PartContext): Drawn {
  return { element: context.notice('warning', context.text('output.tooDeep', { mime })) };
}

function isEmpty(fragment: DocumentFragment): boolean {
  const text = [...fragment.childNodes].some(
    (node) => node.nodeName !== 'STYLE' && (node.textContent ?? '').trim() !== '',
  );
  return !text && !fragment.querySelector('img, svg, table, canvas, hr, input, .placeholder');
}

/** Wide tables scroll by themselves; the page never does. */
function wrapTables(root: HTMLElement): void {
  for (const table of root.querySelectorAll('table')) {
    if (table.parentElement?.closest('table, .table-scroll')) continue;
    const wrapper = element('div', { class: 'table-scroll', tabindex: '0' });
    table.replaceWith(wrapper);
    wrapper.append(table);
  }
}
