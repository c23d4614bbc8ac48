import type { Part } from '../../../src/core/notebook/types';
import { element, textButton } from './dom';
import type { Drawn, PartContext } from './parts/drawn';
import { drawJson } from './parts/json';
import { drawLazy } from './parts/lazy';
import { drawHtml, drawSvg } from './parts/markup';
import { drawError, drawImage, drawPdf, drawText } from './parts/simple';
import { runJavascript } from './scripts';

/** One part, with what belongs under it. Never throws: what cannot be drawn says so in its own place. */
export function drawPart(part: Part, context: PartContext): Drawn {
  const box = element('div', { class: 'part' });
  try {
    const drawn = drawKind(part, context);
    box.append(drawn.element);
    if (part.cut) box.append(cutNote(part, part.cut, context));
    return guarded(box, drawn, context);
  } catch (error) {
    box.replaceChildren(failure(error, context));
    return { element: box };
  }
}

/** What happens later may fail as well, and fails in this part alone. */
function guarded(box: HTMLElement, { attached, undraw }: Drawn, context: PartContext): Drawn {
  return {
    element: box,
    attached: async () => {
      try {
        await attached?.();
      } catch (error) {
        box.replaceChildren(failure(error, context));
      }
    },
    ...(undraw ? { undraw } : {}),
  };
}

function drawKind(part: Part, context: PartContext): Drawn {
  switch (part.kind) {
    case 'markdown':
      return withMath(part.math, drawHtml(part.html, 'part-markdown', context), context);
    case 'latex':
      return withMath(true, drawHtml(part.html, 'part-markdown part-latex', context), context);
    case 'html':
      return drawHtml(part.html, 'part-html', context);
    case 'text':
      return drawText(part, context);
    case 'error':
      return drawError(part, context);
    case 'svg':
      return drawSvg(part.svg, part, context);
    case 'image':
      return drawImage(part, context);
    case 'json':
      return drawJson(part, context);
    case 'pdf':
      return drawPdf(part, context);
    case 'javascript':
      return drawJavascript(part.code, context);
    case 'vega':
    case 'plotly':
    case 'widget':
      return drawLazy(part, context);
    case 'notice':
      return { element: context.notice(part.level, context.text(part.message, part.args)) };
  }
}

function withMath(math: boolean, drawn: Drawn, context: PartContext): Drawn {
  if (!math) return drawn;
  const attached = drawn.attached?.bind(drawn);
  return {
    ...drawn,
    attached: async () => {
      const style = context.renderers.load('math');
      await attached?.();
      await style;
    },
  };
}

function drawJavascript(code: string, context: PartContext): Drawn {
  if (!context.trusted) return { element: context.notice('info', context.text('tile.scriptUntrusted')) };
  const into = element('div', { class: 'part-javascript' });
  return {
    element: into,
    attached: () => {
      runJavascript(code, into, context);
      return undefined;
    },
  };
}

function cutNote(
  { kind }: Part,
  { shown, total }: NonNullable<Part['cut']>,
  context: PartContext,
): HTMLElement {
  const { host, tile } = context;
  const format = (count: number): string => count.toLocaleString(context.lang);
  const text = context.text('tile.cut', { shown: format(shown), total: format(total) });
  return element(
    'div',
    { class: 'cut' },
    // A notice says in its own words what is missing.
    ...(kind === 'notice' ? [] : [element('span', {}, text)]),
    textButton(context.text('tile.showAll'), () => host.showAll(tile)),
  );
}

function failure(error: unknown, context: PartContext): HTMLElement {
  const reason = error instanceof Error ? error.message : String(error);
  return context.notice('error', context.text('output.failed', { reason: reason.slice(0, 300) }));
}
