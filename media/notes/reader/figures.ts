import { interactiveFigures } from '../../../src/core/notes/figureIds';
import type { RenderedLecture } from '../../../src/core/notes/render';
import type { NotesState } from '../../../src/shared/notesApi';
import { t } from '../../../src/shared/t';
import { el } from '../../common/dom';
import { loaded } from '../../common/loaded';
import { sanitizeSvg } from '../../common/sanitize';
import type { ComponentEvidence, Figure, FigureContext } from '../figures/contract';

type FigureFiles = Pick<NotesState, 'figures' | 'figureStyle'>;

/** What figures share over the life of the page. */
export class Figures {
  readonly #made = new Map<string, Figure>();
  readonly #loads = new Map<string, Promise<void>>();
  #ends: (() => void)[] = [];
  #evidence: readonly ComponentEvidence[] | undefined;
  #listeners: (() => void)[] = [];

  constructor(
    readonly nonce: string,
    readonly follow: (address: string) => void,
    readonly openEvidence: (id: string) => void,
  ) {
    globalThis.ailabFigure = (id, figure) => void this.#made.set(id, figure);
  }

  setEvidence(evidence: readonly ComponentEvidence[] | undefined): void {
    this.#evidence = evidence;
    for (const changed of this.#listeners) changed();
  }

  /** Ends the timers of the figures of the lecture before. */
  clear(): void {
    for (const end of this.#ends.splice(0)) end();
    this.#listeners = [];
  }

  /** Draws the figures in `root`; `files` are the addresses of what interactive ones need. */
  draw(root: HTMLElement, lecture: RenderedLecture, files: FigureFiles): void {
    for (const box of root.querySelectorAll<HTMLElement>('figure[data-figure]')) {
      const id = box.dataset['figure'] ?? '';
      const into = el('div', { class: 'figure-body' });
      box.prepend(into);
      const own = lecture.figures[id];
      if (interactiveFigures.includes(id)) void this.#interactive(id, into, lecture, files);
      else if (own) drawStatic(into, own);
      else into.append(el('p', { class: 'missing' }, t(lecture.lang, 'reader.figureMissing', { id })));
    }
  }

  async #interactive(
    id: string,
    into: HTMLElement,
    { lang }: RenderedLecture,
    { figures, figureStyle }: FigureFiles,
  ): Promise<void> {
    into.classList.add('figure-live');
    try {
      const address = figures[id];
      if (address === undefined || figureStyle === undefined) throw new Error(`no address for ${id}`);
      await loaded;
      await Promise.all([this.#load(id, address), this.#style(figureStyle)]);
      const figure = this.#made.get(id);
      if (!figure) throw new Error(`${id} did not register`);
      if (!into.isConnected) return;
      const { title, desc } = figure.words[lang];
      const drawing = el('div', { class: 'figure-drawing-box' });
      into.setAttribute('role', 'group');
      into.ariaLabel = title;
      into.append(el('p', { class: 'unseen' }, desc), drawing);
      const end = figure.draw(drawing, this.#context(lang));
      if (end) this.#ends.push(end);
    } catch {
      into.replaceChildren(el('p', { class: 'missing' }, t(lang, 'reader.figureFailed', { id })));
    }
  }

  #context(lang: FigureContext['lang']): FigureContext {
    return {
      lang,
      follow: this.follow,
      evidence: {
        current: () => this.#evidence,
        onChange: (changed) => void this.#listeners.push(changed),
        open: this.openEvidence,
      },
    };
  }

  #load(id: string, address: string): Promise<void> {
    return this.#once(id, () => {
      const script = el('script', { src: address });
      script.nonce = this.nonce;
      return script;
    });
  }

  /** Half of what a page has of style is for these figures: it comes with the first of them. */
  #style(address: string): Promise<void> {
    return this.#once(address, () => el('link', { rel: 'stylesheet', href: address }));
  }

  #once(key: string, make: () => HTMLElement): Promise<void> {
    let load = this.#loads.get(key);
    if (!load) {
      load = new Promise((resolve, reject) => {
        const element = make();
        element.addEventListener('load', () => resolve());
        element.addEventListener('error', () => reject(new Error(`${key} did not load`)));
        document.head.append(element);
      });
      this.#loads.set(key, load);
      load.catch(() => this.#loads.delete(key));
    }
    return load;
  }
}

function drawStatic(into: HTMLElement, { title, desc, svg }: RenderedLecture['figures'][string]): void {
  const found = sanitizeSvg(svg);
  if (!found) return;
  const { root, scope } = found;
  into.dataset['scope'] = scope;
  root.classList.add('figure-drawing');
  root.setAttribute('role', 'img');
  root.setAttribute('aria-label', desc);
  // Narrow pages scroll a drawing sideways, lest its words become too small; the keyboard must get there.
  into.classList.add('figure-static');
  into.tabIndex = 0;
  into.setAttribute('role', 'group');
  into.ariaLabel = title;
  into.append(root);
}
