import type { Part } from '../../../src/core/notebook/types';
import type { RenderContext, Renderer, Undraw } from '../tiles/contract';
import { openSession, type Session } from './widgets/session';

let session: { readonly opened: Promise<Session>; readonly trusted: boolean } | undefined;

const renderer: Renderer = {
  async draw(part: Part, into: HTMLElement, context: RenderContext): Promise<Undraw | undefined> {
    if (part.kind !== 'widget') return undefined;
    if (session?.trusted !== context.trusted) {
      close();
      session = { opened: openSession(context), trusted: context.trusted };
    }
    return (await session.opened).draw(part, into, context);
  },
  reset: close,
};

function close(): void {
  // One that did not open has said so where its widgets are.
  session?.opened.then((opened) => opened.close()).catch(() => undefined);
  session = undefined;
}

globalThis.ailabRegister?.('widgets', renderer);
