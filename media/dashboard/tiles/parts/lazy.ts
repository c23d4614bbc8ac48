import type { Part } from '../../../../src/core/notebook/types';
import type { Undraw } from '../contract';
import { element } from '../dom';
import type { Drawn, PartContext } from './drawn';

const names = { vega: 'vega', plotly: 'plotly', widget: 'widgets' } as const;

/** A part whose renderer comes in a bundle of its own, asked for when the part comes near the screen. */
export function drawLazy(part: Extract<Part, { kind: keyof typeof names }>, context: PartContext): Drawn {
  const into = element('div', { class: `part-${part.kind}` });
  const name = names[part.kind];
  let undraw: Undraw | undefined;
  let cancel: Undraw | undefined;
  const life = new AbortController();
  const draw = async (): Promise<void> => {
    const renderer = await context.renderers.need(name);
    if (isOver(life)) return;
    const end = await renderer.draw(part, into, context);
    if (isOver(life)) end?.();
    else undraw = end;
  };
  return {
    element: into,
    attached: () =>
      new Promise<void>((done) => {
        cancel = context.whenNear(into, () => {
          draw()
            .catch((error: unknown) => {
              const reason = error instanceof Error ? error.message : String(error);
              into.replaceChildren(
                context.notice(
                  'error',
                  context.text('tile.rendererFailed', { name, reason: reason.slice(0, 300) }),
                ),
              );
            })
            .finally(done);
        });
      }),
    undraw: () => {
      life.abort();
      cancel?.();
      undraw?.();
    },
  };
}

/** Asked anew after each wait: the compiler would take the first answer for good. */
const isOver = ({ signal }: AbortController): boolean => signal.aborted;
