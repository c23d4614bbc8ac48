import { at, isObject, type Json, type JsonObject } from '../../shared/json';
import { lectureText, type Course, type NotesLang } from '../notes/course';

/** How far a task or an exercise has come; each state takes the place of those before it. */
export const taskStates = ['started', 'done'] as const;
export const exerciseStates = ['tried', 'core', 'robust'] as const;
export type TaskState = (typeof taskStates)[number];
export type ExerciseState = (typeof exerciseStates)[number];

export interface Evidence<State> {
  readonly state: State;
  /** When it was first reached, as `toISOString` writes it. */
  readonly time: string;
  /** Members of the file that this version does not know. */
  readonly extra: JsonObject;
}

/**
 * What a person has done in a course. Marks are only ever added, so that two versions of it always have one union,
 * in whatever order and however often they meet.
 */
export interface Progress {
  /** Of the newest file that went into it. */
  readonly version: number;
  /** `8#ports` → when it was first read to its end. */
  readonly read: ReadonlyMap<string, string>;
  /** Where the person was last. */
  readonly last: { readonly section: string; readonly time: string } | undefined;
  readonly tasks: ReadonlyMap<string, Evidence<TaskState>>;
  readonly exercises: ReadonlyMap<string, Evidence<ExerciseState>>;
  /** Members of the file, and entries, that this version does not know: written back as they came. */
  readonly extra: JsonObject;
}

export const currentVersion = 2;

export const noProgress: Progress = {
  version: currentVersion,
  read: new Map(),
  last: undefined,
  tasks: new Map(),
  exercises: new Map(),
  extra: {},
};

/** Two stores, one view: what the person has read anywhere, and what the workspace proves. Neither loses a mark. */
export function mergeProgress(person: Progress, workspace: Progress): Progress {
  return {
    version: Math.max(person.version, workspace.version),
    read: union(person.read, workspace.read, earlier),
    last: later(person.last, workspace.last),
    tasks: union(person.tasks, workspace.tasks, further(taskStates)),
    exercises: union(person.exercises, workspace.exercises, further(exerciseStates)),
    extra: mergeObjects(person.extra, workspace.extra),
  };
}

/** The section counts as read, from its first reading on; the person is there now. */
export function markRead(progress: Progress, section: string, time: Date): Progress {
  const read = new Map([[section, time.toISOString()]]);
  return mergeProgress(moveTo(progress, section, time), { ...noProgress, read });
}

/** The person is at this section, whether they read it or not. */
export function moveTo(progress: Progress, section: string, time: Date): Progress {
  return { ...progress, last: { section, time: time.toISOString() } };
}

/** A task has come so far; less than what is known changes nothing. */
export function markTask(progress: Progress, id: string, state: TaskState, time: Date): Progress {
  const tasks = new Map([[id, { state, time: time.toISOString(), extra: {} }]]);
  return mergeProgress(progress, { ...noProgress, tasks });
}

/** An exercise has come so far; a failed attempt takes nothing back. */
export function markExercise(progress: Progress, id: string, state: ExerciseState, time: Date): Progress {
  const exercises = new Map([[id, { state, time: time.toISOString(), extra: {} }]]);
  return mergeProgress(progress, { ...noProgress, exercises });
}

/** What there is to do in a course, in its order. */
export interface Outline {
  readonly lecture: number;
  /** `8#ports` … */
  readonly sections: readonly string[];
  readonly tasks: readonly string[];
  readonly exercises: readonly string[];
}

/**
 * @param exercises ids with the numbers of their lectures
 * @param lang whose texts are read: ids are the same in both, and reading a lecture takes milliseconds
 */
export function outlineOf(
  { lectures }: Course,
  exercises: readonly { readonly id: string; readonly lecture: number }[] = [],
  lang: NotesLang = 'ko',
): Outline[] {
  return lectures.map((lecture) => {
    const { number } = lecture;
    const text = lectureText(lecture, lang);
    return {
      lecture: number,
      sections: (text?.sections ?? []).filter(({ id }) => id !== '').map(({ id }) => `${number}#${id}`),
      tasks: (text?.blocks ?? []).flatMap(({ kind, id }) =>
        kind === 'task' && id !== undefined ? [id] : [],
      ),
      exercises: exercises.filter((one) => one.lecture === number).map(({ id }) => id),
    };
  });
}

/**
 * Where to go on: the place that was left unread, else the next unread section behind it, else the first unread one.
 * Undefined where all is read. A place that the course no longer has counts as the beginning of its lecture.
 */
export function nextSection(progress: Progress, outlines: readonly Outline[]): string | undefined {
  const all = outlines.flatMap(({ sections }) => sections);
  const unread = (section: string): boolean => !progress.read.has(section);
  const section = progress.last?.section ?? '';
  const lecture = `${section.split('#')[0] ?? ''}#`;
  const here = all.includes(section) ? all.indexOf(section) : all.findIndex((one) => one.startsWith(lecture));
  return all.slice(Math.max(0, here)).find(unread) ?? all.find(unread);
}

export interface LectureCounts {
  readonly lecture: number;
  readonly sections: { readonly read: number; readonly all: number };
  readonly tasks: { readonly done: number; readonly all: number };
  /** An exercise counts as done when its core cases pass. */
  readonly exercises: { readonly done: number; readonly all: number };
}

/** How much of each lecture is done. Marks of what the course does not have are kept, but not counted. */
export function countsOf(progress: Progress, outlines: readonly Outline[]): LectureCounts[] {
  return outlines.map(({ lecture, sections, tasks, exercises }) => ({
    lecture,
    sections: { read: sections.filter((id) => progress.read.has(id)).length, all: sections.length },
    tasks: { done: tasks.filter((id) => progress.tasks.get(id)?.state === 'done').length, all: tasks.length },
    exercises: {
      done: exercises.filter((id) => (progress.exercises.get(id)?.state ?? 'tried') !== 'tried').length,
      all: exercises.length,
    },
  }));
}

function union<T>(
  one: ReadonlyMap<string, T>,
  other: ReadonlyMap<string, T>,
  join: (a: T, b: T) => T,
): Map<string, T> {
  const all = new Map(one);
  for (const [key, value] of other) {
    const known = all.get(key);
    all.set(key, known === undefined ? value : join(known, value));
  }
  return all;
}

const earlier = (one: string, other: string): string => (one < other ? one : other);

function later(one: Progress['last'], other: Progress['last']): Progress['last'] {
  if (!one || !other) return one ?? other;
  return `${one.time} ${one.section}` > `${other.time} ${other.section}` ? one : other;
}

const further =
  <State>(states: readonly State[]) =>
  (one: Evidence<State>, other: Evidence<State>): Evidence<State> => {
    const ahead = states.indexOf(one.state) - states.indexOf(other.state);
    const better = ahead > 0 || (ahead === 0 && one.time < other.time) ? one : other;
    return { ...better, extra: mergeObjects(one.extra, other.extra) };
  };

/** All members of both. Where two differ in what cannot be joined, the same one wins from either side. */
export function mergeObjects(one: JsonObject, other: JsonObject): JsonObject {
  return Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])]
      .sort()
      .map((key) => [key, mergeValues(at(one, key), at(other, key))]),
  );
}

function mergeValues(one: Json | undefined, other: Json | undefined): Json | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (isObject(one) && isObject(other)) return mergeObjects(one, other);
  if (isObject(one) !== isObject(other)) return isObject(one) ? one : other;
  return JSON.stringify(one) >= JSON.stringify(other) ? one : other;
}
