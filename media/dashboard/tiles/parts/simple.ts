import type { Part } from '../../../../src/core/notebook/types';
import { element } from '../dom';
import type { Drawn, PartContext } from './drawn';
import { drawSanitized } from './markup';

type Kind<K extends Part['kind']> = Extract<Part, { kind: K }>;

/** Terminal text; what went to stderr is marked by more than its colour. */
export function drawText({ html, stream }: Kind<'text'>, context: PartContext): Drawn {
  const drawn = drawSanitized(html, `part-text${stream === 'stderr' ? ' stderr' : ''}`, context);
  if (stream !== 'stderr') return drawn;
  drawn.element.setAttribute('role', 'group');
  drawn.element.setAttribute('aria-label', context.text('tile.stderr'));
  drawn.element.title = context.text('tile.stderr');
  return drawn;
}

/** Name and message; the traceback is there for those who want it. */
export function drawError({ name: given, message, traceback }: Kind<'error'>, context: PartContext): Drawn {
  // A name of controls and marks of direction alone would be seen as no error at all.
  const name = /[^\s\p{C}]/u.test(given) ? given : context.text('tile.error');
  const head = element(
    'p',
    { class: 'error-head' },
    element('strong', {}, name),
    ...(message ? [`: ${message}`] : []),
  );
  const box = element('div', { class: 'part-error', role: 'group', 'aria-label': name }, head);
  if (traceback.trim() !== '') {
    const trace = drawSanitized(traceback, 'part-text traceback', context);
    box.append(element('details', {}, element('summary', {}, context.text('tile.traceback')), trace.element));
  }
  return { element: box };
}

/** A raster image; the plate behind it is drawn where its author asked for one. */
export function drawImage(
  { mime, base64, width, height, background, alt }: Kind<'image'>,
  context: PartContext,
): Drawn {
  const image = element('img', {
    src: `data:${mime};base64,${base64}`,
    alt: alt ?? context.text('tile.picture'),
    width: width?.toString(),
    height: height?.toString(),
  });
  const plate = background ? ` plate-${background}` : '';
  const box = element('div', { class: `part-image${plate}` }, image);
  image.addEventListener('error', () =>
    image.replaceWith(context.notice('warning', context.text('tile.badImage', { mime }))),
  );
  return { element: box };
}

/** A file that no page can show by itself; saved where the browser lets a page save. */
export function drawPdf({ base64 }: Kind<'pdf'>, context: PartContext): Drawn {
  const kilobytes = Math.ceil((base64.length * 3) / 4 / 1000);
  if (!context.canDownload)
    return { element: context.notice('info', context.text('tile.pdfInPanel', { kilobytes })) };
  const link = element(
    'a',
    { class: 'button', href: `data:application/pdf;base64,${base64}`, download: 'output.pdf' },
    context.text('tile.pdf', { kilobytes }),
  );
  // Our own link: the page's handler for links of notebooks must not see it.
  link.addEventListener('click', (event) => event.stopPropagation());
  return { element: element('p', { class: 'part-pdf' }, link) };
}
