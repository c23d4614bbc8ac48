import type { ExerciseState } from '../core/course/progress';
import type { RenderedLecture } from '../core/notes/render';
import type { NotesLang, Term } from '../core/notes/course';
import { amount, flag, longText, oneOf, optional, text, type Schema } from './guard';

/** A lecture in the list of all. */
export interface LectureHead {
  readonly number: number;
  readonly title: string;
  /** Sections of either level, and how many of them were read. */
  readonly sections: number;
  readonly read: number;
}

export const textSizes = [13, 15, 17, 20] as const;

/** How the person reads. */
export interface ReadingSettings {
  readonly lang: NotesLang;
  /** Both languages, block beside block. */
  readonly both: boolean;
  /** Font size in CSS pixels, one of `textSizes`. */
  readonly size: number;
  readonly wide: boolean;
}

export type TaskMark = 'evidence' | 'said';

export interface NotesState {
  readonly revision: number;
  readonly settings: ReadingSettings;
  /** Of a course of others; empty for ours. */
  readonly courseTitle: string;
  /** Another number for each reading of each course: what the page was sent of another one is old. */
  readonly edition: number;
  readonly lectures: readonly LectureHead[];
  readonly number: number;
  /** In the reading language. */
  readonly lecture: RenderedLecture;
  /** Why there is no lecture to show. */
  readonly failure?: string;
  /** Ids of sections of this lecture that were read. */
  readonly read: readonly string[];
  /** Marks of tasks of this lecture. */
  readonly tasks: Readonly<Record<string, TaskMark>>;
  /** How far each exercise has come, of those that were begun. */
  readonly exercises: Readonly<Record<string, ExerciseState>>;
  /** Where to go: an anchor of the lecture, or the block that was read last (`#12`). */
  readonly place?: string;
  /** Terms that the lecture links to. */
  readonly terms: Readonly<Record<string, Term>>;
  /** Addresses of the interactive figures' bundles that the lecture needs. */
  readonly figures: Readonly<Record<string, string>>;
  /** Address of their common stylesheet, where there are some. */
  readonly figureStyle?: string;
  /** Address of the stylesheet for formulas, where the lecture has some. */
  readonly mathStyle?: string;
  /** False where nothing may be started or written. */
  readonly trusted: boolean;
  /** A course of the workspace, not ours. */
  readonly foreign: boolean;
}

/** All that a page needs to draw a lecture, whoever reads it. */
export type LectureParts = Pick<NotesState, 'lecture' | 'terms' | 'figures' | 'figureStyle' | 'mathStyle'>;

export type NotesMessage =
  /** The lecture is left out where the page has it already, sent ahead. */
  | {
      readonly type: 'state';
      readonly state: Omit<NotesState, 'lecture'> & { readonly lecture?: RenderedLecture };
    }
  /** A lecture that may be opened next, in the reading language: the page opens it without asking. */
  | { readonly type: 'ahead'; readonly number: number; readonly parts: LectureParts }
  /** The same lecture in the other language: for its second column and for single blocks. */
  | { readonly type: 'other'; readonly number: number; readonly lecture: RenderedLecture }
  | { readonly type: 'goTo'; readonly anchor: string }
  | {
      readonly type: 'marks';
      readonly read: readonly string[];
      readonly lectures: readonly LectureHead[];
      readonly tasks: NotesState['tasks'];
      readonly exercises: NotesState['exercises'];
    }
  /** Name of the editor into which code would be inserted, and its language; none where there is none. */
  | { readonly type: 'target'; readonly name?: string; readonly language?: string }
  | {
      readonly type: 'evidence';
      readonly evidence:
        readonly { readonly component: string; readonly text: string; readonly id: string }[] | null;
    };

export const codeActions = ['copy', 'insert', 'open', 'run'] as const;

export type NotesIntent =
  | { readonly type: 'ready' }
  | { readonly type: 'painted'; readonly what: 'first' | 'switched'; readonly ms: number }
  | { readonly type: 'other' }
  | { readonly type: 'go'; readonly number: number; readonly anchor?: string }
  | {
      readonly type: 'set';
      readonly lang?: NotesLang;
      readonly both?: boolean;
      readonly size?: number;
      readonly wide?: boolean;
    }
  /** A link of the lecture's text in one language, by its place in `links`. */
  | { readonly type: 'link'; readonly lang: NotesLang; readonly index: number }
  /** An address that a figure of ours follows; checked like one of the text. */
  | { readonly type: 'follow'; readonly address: string }
  | {
      readonly type: 'code';
      readonly lang: NotesLang;
      readonly index: number;
      readonly action: (typeof codeActions)[number];
    }
  | { readonly type: 'read'; readonly section: string }
  | { readonly type: 'place'; readonly block: number }
  | { readonly type: 'task'; readonly task: string; readonly done: boolean }
  | { readonly type: 'worksheet'; readonly task: string }
  | { readonly type: 'evidence'; readonly id: string }
  | { readonly type: 'search' }
  /** Back to the lab's own course. */
  | { readonly type: 'back' }
  | { readonly type: 'print' }
  | { readonly type: 'note' }
  /** Text that the person selected, and the block in which the selection begins. */
  | { readonly type: 'quote'; readonly text: string; readonly block: number };

const lang = oneOf('ko', 'en');

export const notesIntentSchema: Schema<NotesIntent> = {
  ready: {},
  painted: { what: oneOf('first', 'switched'), ms: amount },
  other: {},
  go: { number: amount, anchor: optional(text) },
  set: { lang: optional(lang), both: optional(flag), size: optional(amount), wide: optional(flag) },
  link: { lang, index: amount },
  follow: { address: text },
  code: { lang, index: amount, action: oneOf(...codeActions) },
  read: { section: text },
  place: { block: amount },
  task: { task: text, done: flag },
  worksheet: { task: text },
  evidence: { id: text },
  search: {},
  back: {},
  print: {},
  note: {},
  quote: { text: longText, block: amount },
};

/** Written into the page, so that the first lecture needs no message. */
export interface NotesStart {
  readonly state: NotesState;
  readonly nonce: string;
}
