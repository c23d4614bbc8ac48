import { at, isObject, parsedObject, stringOf } from '../../shared/json';
import type { Finding } from '../notes/check';
import { anyText, filled } from './exerciseShape';
import { readExercise } from './readExercise';
import { isExerciseId, type Exercise, type Pack } from './spec';
import { wrongMember } from './world/checks';

/** Texts of a folder by their path in it, with forward slashes. */
export type Files = ReadonlyMap<string, string>;

/** A finding in a file, at a line or where a word first stands in it. */
export type SayAt = (
  file: string,
  place: string | number,
  message: Finding['message'],
  args?: Finding['args'],
) => void;

export interface ReadPacks {
  readonly packs: readonly Pack[];
  readonly findings: readonly Finding[];
}

export interface ReadPacksOptions {
  /** The packs of the lab, where others are read: an exercise of another pack must not have the id of one of them. */
  readonly lab?: readonly Pack[];
  /** Files that are too large to be read. */
  readonly leftOut?: readonly string[];
}

/** True for the file that makes a pack of its folder. */
export const isPackFile = (file: string): boolean => /^([^/]+\/)?pack\.json$/.test(file);

/**
 * Reads all packs of a folder: each folder with a `pack.json`, or the folder itself if it has one. What cannot be used is
 * left out and named in the findings, which have file and line.
 */
export function readPacks(files: Files, { lab = [], leftOut = [] }: ReadPacksOptions = {}): ReadPacks {
  const findings: Finding[] = leftOut.map((file) => ({
    file,
    line: 1,
    message: 'exercises.tooLarge',
    args: {},
  }));
  const say: SayAt = (file, place, message, args = {}) => {
    // Why it is missing has been said.
    if (leftOut.includes(file)) return;
    findings.push({
      file,
      line: typeof place === 'number' ? place : lineOf(files.get(file), place),
      message,
      args,
    });
  };
  const folders = [...files.keys()].filter(isPackFile).map((file) => file.slice(0, -'pack.json'.length));
  if (folders.length === 0 && !leftOut.some(isPackFile)) say('pack.json', 1, 'exercises.noFile');
  const packs = folders.sort().flatMap((folder) => readPack(files, folder, say) ?? []);
  const seen = new Set<string>();
  const ours = packOfExercise(lab);
  const isFree = ({ id, pack, folder }: Exercise): boolean => {
    const owner = ours.get(id);
    // The same in a pack of the same name is a copy of ours, which somebody works on.
    const why = seen.has(id) ? 'twice' : owner !== undefined && owner !== pack ? 'taken' : undefined;
    seen.add(id);
    if (why) say(`${folder.replace(/[^/]+\/$/, '')}pack.json`, `"${id}"`, `exercises.${why}`, { id });
    return !why;
  };
  const free = packs.map((pack) => ({ ...pack, exercises: pack.exercises.filter(isFree) }));
  return { packs: free, findings: findings.sort((a, b) => order(a.file, b.file) || a.line - b.line) };
}

/** Packs of others as they stand beside the lab's: copies of ours are not shown again. */
export function besides(lab: readonly Pack[], others: readonly Pack[]): Pack[] {
  const ours = packOfExercise(lab);
  return others.flatMap((pack) => {
    const exercises = pack.exercises.filter(({ id }) => !ours.has(id));
    return exercises.length === 0 ? [] : [{ ...pack, exercises }];
  });
}

const packOfExercise = (packs: readonly Pack[]): ReadonlyMap<string, string> =>
  new Map(packs.flatMap(({ exercises }) => exercises.map(({ id, pack }) => [id, pack])));

function readPack(files: Files, folder: string, say: SayAt): Pack | undefined {
  const file = `${folder}pack.json`;
  const given = parsedObject(files.get(file));
  const [id, ids] = [stringOf(at(given, 'id')) ?? '', at(given, 'exercises')];
  const [ko, en] = [stringOf(at(at(given, 'title'), 'ko')), stringOf(at(at(given, 'title'), 'en'))];
  if (!given || !/^[a-z0-9-]+$/.test(id) || !Array.isArray(ids) || !ko || !en) {
    say(file, 1, 'exercises.badPack');
    return undefined;
  }
  const listed = ids.flatMap((one) => (typeof one === 'string' && isExerciseId(one) ? [one] : []));
  if (listed.length < ids.length) say(file, '"exercises"', 'exercises.badPack');
  const wrong =
    wrongMember(given, { id: filled, title: isObject, exercises: Array.isArray }, { $schema: anyText }) ??
    wrongMember(at(given, 'title'), { ko: filled, en: filled });
  if (wrong !== undefined) say(file, wrong, 'exercises.badValue', { what: wrong });
  const exercises = listed.flatMap((one, at): Exercise[] => {
    const place = { id: one, pack: id, number: at + 1 };
    return [readExercise(files, `${folder}${one}/`, place, say) ?? []].flat();
  });
  for (const other of files.keys()) {
    const name = other.startsWith(folder)
      ? /^([^/]+)\/exercise\.json$/.exec(other.slice(folder.length))?.[1]
      : undefined;
    if (name !== undefined && !listed.includes(name)) say(other, 1, 'exercises.notListed', { id: name });
  }
  return { id, title: { ko, en }, exercises };
}

/** Not as a language sorts: its rules take longer to load than a pack to read. */
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** From 1; the first line where the text has none of it. */
function lineOf(text: string | undefined, word: string): number {
  const place = word === '' ? -1 : (text ?? '').indexOf(word.split(': ').at(-1) ?? word);
  return place < 0 ? 1 : (text ?? '').slice(0, place).split('\n').length;
}
