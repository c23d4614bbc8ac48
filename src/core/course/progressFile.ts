import { at, isObject, type Json, type JsonObject } from '../../shared/json';
import type { MessageArgs, MessageId } from '../../shared/t';
import {
  currentVersion,
  exerciseStates,
  noProgress,
  taskStates,
  type Evidence,
  type Progress,
} from './progress';

/** Where a workspace keeps what was done in it. */
export const progressFile = '.ai-service-lab/progress.json';

export interface LoadedProgress {
  readonly progress: Progress;
  /** The name, beside the file, under which the file as it was is to be kept before anything is written. */
  readonly keepAs?: string;
  /** What the person should know. */
  readonly said?: { readonly message: MessageId; readonly args: MessageArgs };
}

// A mark takes 60 bytes: nobody has so many.
const largest = 1_000_000;

/**
 * Reads a progress file, whatever is in it: every mark that can be read is kept, and a file with anything else in it is
 * to be kept aside. Members of newer versions are no fault.
 * @param text undefined where there is no file
 * @param beside names of the files in its folder
 */
export function loadProgress(text: string | undefined, beside: readonly string[] = []): LoadedProgress {
  if (text === undefined) return { progress: noProgress };
  const reader = new Reader();
  const progress = reader.read(text);
  if (reader.faults > 0) {
    const name = brokenName(beside);
    return { progress, keepAs: name, said: { message: 'progress.broken', args: { name } } };
  }
  return progress.version > currentVersion
    ? { progress, said: { message: 'progress.newer', args: {} } }
    : { progress };
}

/** The file's text: keys in order, so that a version control shows what changed and nothing else. */
export function progressText({ version, read, last, tasks, exercises, extra }: Progress): string {
  const evidence = (marks: ReadonlyMap<string, Evidence<string>>): JsonObject =>
    objectOf(marks, (mark) => ({ ...mark.extra, state: mark.state, time: mark.time }));
  const own: JsonObject = {
    ...(last === undefined ? {} : { last: { section: last.section, time: last.time } }),
    read: within(
      extra,
      'read',
      objectOf(read, (time) => time),
    ),
    tasks: within(extra, 'tasks', evidence(tasks)),
    exercises: within(extra, 'exercises', evidence(exercises)),
  };
  return JSON.stringify({ ...extra, version, ...own }, undefined, 2) + '\n';
}

function objectOf<T>(marks: ReadonlyMap<string, T>, json: (mark: T) => Json): JsonObject {
  return Object.fromEntries(
    [...marks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, mark]) => [key, json(mark)]),
  );
}

/** Entries that were not understood stay beside those that were. */
function within(extra: JsonObject, member: string, known: JsonObject): JsonObject {
  const strange = at(extra, member);
  return isObject(strange) ? { ...strange, ...known } : known;
}

/** The first of `progress.broken-1.json`, `progress.broken-2.json` … that is free. */
function brokenName(beside: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = `progress.broken-${number}.json`;
    if (!beside.includes(name)) return name;
  }
}

/** From each version to the next one. */
const migrations: Readonly<Record<number, (old: JsonObject) => JsonObject>> = {
  // Version 1 had lists without times: what it knew was done by the time of its `saved`.
  1: ({ read, tasks, saved, ...rest }) => {
    const time = timeOf(saved) ?? new Date(0).toISOString();
    const marks = (list: Json | undefined, mark: Json): Json | undefined =>
      Array.isArray(list)
        ? Object.fromEntries(list.flatMap((id) => (typeof id === 'string' ? [[id, mark]] : [])))
        : list;
    return { ...rest, version: 2, read: marks(read, time), tasks: marks(tasks, { state: 'done', time }) };
  },
};

const sectionAddress = /^\d{1,2}(#[a-z0-9-]{1,100})?$/;
const markId = /^[a-z0-9-]{1,100}$/;

class Reader {
  faults = 0;

  read(text: string): Progress {
    const root = text.length > largest ? undefined : this.parse(text);
    if (!isObject(root)) return this.fault(noProgress);
    let file: JsonObject = root;
    for (let version = at(file, 'version'); typeof version === 'number'; version = at(file, 'version')) {
      const migrate = Object.hasOwn(migrations, version) ? migrations[version] : undefined;
      if (!migrate) break;
      file = migrate(file);
    }
    const { version, read, last, tasks, exercises, ...rest } = file;
    const known = typeof version === 'number' && Number.isInteger(version) && version >= currentVersion;
    if (!known) this.faults++;
    const newer = known && version > currentVersion;
    const strange: Record<string, JsonObject> = {};
    const marks = <T>(
      member: string,
      value: Json | undefined,
      id: RegExp,
      mark: (one: Json) => T | undefined,
    ): Map<string, T> => {
      const found = new Map<string, T>();
      if (value !== undefined && !isObject(value)) return this.fault(found);
      for (const [key, one] of Object.entries(value ?? {})) {
        const good = one !== undefined && id.test(key) ? mark(one) : undefined;
        if (good !== undefined) found.set(key, good);
        else {
          // A newer version may know better.
          if (!newer) this.faults++;
          strange[member] = { ...strange[member], [key]: one };
        }
      }
      return found;
    };
    const position = this.position(last, newer);
    return {
      version: known ? version : currentVersion,
      read: marks('read', read, sectionAddress, timeOf),
      last: position,
      tasks: marks('tasks', tasks, markId, (one) => evidenceOf(one, taskStates)),
      exercises: marks('exercises', exercises, markId, (one) => evidenceOf(one, exerciseStates)),
      extra: { ...rest, ...strange, ...(newer && !position && last !== undefined ? { last } : {}) },
    };
  }

  private parse(text: string): Json | undefined {
    try {
      return JSON.parse(text) as Json;
    } catch {
      return undefined;
    }
  }

  /** A place that is none is a fault, but for a newer version's. */
  private position(value: Json | undefined, newer: boolean): Progress['last'] {
    const section = at(value, 'section');
    const time = timeOf(at(value, 'time'));
    if (typeof section === 'string' && sectionAddress.test(section) && time !== undefined)
      return { section, time };
    if (value !== undefined && !newer) this.faults++;
    return undefined;
  }

  private fault<T>(instead: T): T {
    this.faults++;
    return instead;
  }
}

function evidenceOf<State extends string>(
  value: Json,
  states: readonly State[],
): Evidence<State> | undefined {
  if (!isObject(value)) return undefined;
  const { state: name, time: written, ...extra } = value;
  const state = states.find((one) => one === name);
  const time = timeOf(written);
  return state === undefined || time === undefined ? undefined : { state, time, extra };
}

/** In one form, so that times can be compared as texts. */
function timeOf(value: Json | undefined): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/.test(value))
    return undefined;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
