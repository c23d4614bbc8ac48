import type { NotesLang } from '../../../src/core/notes/course';

/** Something in the open workspace that belongs to a component of MLOps. */
export interface ComponentEvidence {
  /** Id of the place on the map: `infra`, `serving` … */
  readonly component: string;
  /** What it is, for people: a path in the workspace, a run's name. */
  readonly text: string;
  /** Opens it: the host looks the id up in what it found itself. */
  readonly id: string;
}

/** What a figure may use of the panel around it. */
export interface FigureContext {
  readonly lang: NotesLang;
  /** Follows a `lab:` address as a link in the text does. */
  readonly follow: (address: string) => void;
  readonly evidence: {
    /** Undefined where no folder is open. */
    readonly current: () => readonly ComponentEvidence[] | undefined;
    readonly onChange: (changed: () => void) => void;
    readonly open: (id: string) => void;
  };
}

/** A drawing made by code. */
export interface Figure {
  /** Name and full text alternative: what a screen reader says before the controls. */
  readonly words: Readonly<Record<NotesLang, { readonly title: string; readonly desc: string }>>;
  /** Draws into an empty element that is in the page; the result ends timers and the like. */
  draw(into: HTMLElement, context: FigureContext): (() => void) | undefined;
}

declare global {
  /** Called by a figure's bundle when it has run. */
  var ailabFigure: ((id: string, figure: Figure) => void) | undefined;
}

/** Hands a figure to the page that loaded its bundle. */
export function register(id: string, figure: Figure): void {
  globalThis.ailabFigure?.(id, figure);
}
