import { widgetsTile } from '../../../../src/core/notebook/view';
import type { Reference } from '../../../../src/core/notebook/types';
import { unsafeHtml } from '../../../../src/shared/html';
import { sanitizeHtml, type Sanitized } from '../../../common/sanitize';
import type { RenderContext } from '../../tiles/contract';
import { isTooDeep } from '../../tiles/depth';
import { holdImages } from '../../tiles/images';

let references: readonly Reference[] = [];

/** Images that the stored state names; they can be asked for by id only. */
export function useReferences(list: readonly Reference[]): void {
  references = list;
}

/** Puts HTML of a widget into an element; images come from the notebook's folder or are named. */
export function fillHtml(into: HTMLElement, html: unknown, context: RenderContext): void {
  const { fragment, scope } = cleaned(html, context);
  into.replaceChildren(fragment);
  into.dataset['scope'] = scope;
}

/** The same as text, for the places where upstream sets `innerHTML` itself. */
export function inlineHtml(html: unknown, context: RenderContext): string {
  const holder = document.createElement('div');
  holder.append(cleaned(html, context).fragment);
  return holder.innerHTML;
}

/** Trusted HTML stays as it is: parsed like this, its scripts never run, and the page's policy stops its handlers. */
function cleaned(html: unknown, context: RenderContext): Sanitized {
  const text = typeof html === 'string' ? html : '';
  let result: Sanitized;
  if (context.trusted) {
    const template = document.createElement('template');
    template.innerHTML = text;
    result = { fragment: template.content, scope: '' };
  } else result = sanitizeHtml(unsafeHtml(text));
  if (isTooDeep(result.fragment)) {
    const notice = context.notice('warning', context.text('output.tooDeep', { mime: 'text/html' }));
    result.fragment.replaceChildren(notice);
  }
  // Widgets are drawn when their tile is near the screen, so their images are too.
  const whenNear = (_element: Element, callback: () => void): (() => void) => {
    callback();
    return () => undefined;
  };
  const { host } = context;
  holdImages(result.fragment, {
    tile: widgetsTile,
    references,
    host,
    whenNear,
    text: (id, args) => context.text(id, args),
  });
  return result;
}
