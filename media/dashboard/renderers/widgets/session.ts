import type { Part } from '../../../../src/core/notebook/types';
import type { RenderContext, Undraw } from '../../tiles/contract';
import { attach } from './attach';
import { PythonHint } from './hint';
import { useReferences } from './html';
import { StoredManager } from './manager';
import { settled } from './notice';
import { placeholderReasons, reasonElement, reasonOf, unavailable, type Reason } from './reasons';
import { linkedModels, readModels, type Placeholder } from './state';

type WidgetPart = Extract<Part, { kind: 'widget' }>;

/** How long a state or a view may take before its place says so. Milliseconds. */
const patience = 15_000;

/** The widgets of one page: their models, and the views drawn of them. */
export interface Session {
  draw(part: WidgetPart, into: HTMLElement, context: RenderContext): Promise<Undraw>;
  close(): void;
}

/** Asks for the stored state and makes what has no view; a state that never comes counts as none. */
export async function openSession(context: RenderContext): Promise<Session> {
  const answer = await before(patience, context.host.widgetState()).catch(() => undefined);
  const models = readModels(answer?.state ?? null);
  useReferences(answer?.references ?? []);
  const hint = new PythonHint(linkedModels(models));
  const manager = new StoredManager(context, { used: (view) => hint.used(view) });
  await manager.load(models);
  await manager.link();
  const stored = models.size > 0;

  return {
    async draw(part, into, tile) {
      const root = document.createElement('div');
      root.className = 'widget-root';
      into.append(root);
      const model = manager.stands(part.model);
      const reason = reasonAgainst(part.model, stored) ?? (model && unavailable(model, tile.trusted));
      if (!model || reason) {
        await explain(reason ?? absent(stored), part, root, tile);
        return () => root.remove();
      }
      let undraw: (() => void) | undefined;
      try {
        const pending = new Set<Promise<unknown>>();
        undraw = await before(patience, drawView(part.model, root, tile, pending));
        await before(patience, settled(pending)).catch(() => undefined);
      } catch (error) {
        root.replaceChildren();
        await explain(reasonOf(error), part, root, tile);
      }
      return () => {
        if (hint.isIn(root)) hint.close();
        undraw?.();
        root.remove();
      };
    },
    close() {
      hint.close();
      // Models of several versions of ipywidgets fail to let go of each other; nobody has them any more.
      manager.clear_state().catch(() => undefined);
    },
  };

  async function drawView(
    id: string,
    root: HTMLElement,
    tile: RenderContext,
    pending: Set<Promise<unknown>>,
  ): Promise<() => void> {
    const view = await manager.create_view(await manager.get_model(id), { context: tile, pending });
    // Buttons for files do nothing until a file is chosen; that they cannot be used is said before.
    root.addEventListener('click', (event) => hint.clicked(event, tile));
    return attach(view, root);
  }
}

function absent(stored: boolean): Reason {
  return { level: 'info', message: stored ? 'widget.notStored' : 'widget.noState' };
}

function reasonAgainst(id: string, stored: boolean): Reason | undefined {
  return stored && Object.hasOwn(placeholderReasons, id) ? placeholderReasons[id as Placeholder] : undefined;
}

/** What the notebook has instead of the widget, and why. */
async function explain(
  reason: Reason,
  part: WidgetPart,
  into: HTMLElement,
  tile: RenderContext,
): Promise<void> {
  if (part.fallback.length > 0) into.append(await tile.parts(part.fallback));
  into.append(reasonElement(reason, tile));
}

function before<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer in ${milliseconds / 1000} s`)), milliseconds);
    void work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
