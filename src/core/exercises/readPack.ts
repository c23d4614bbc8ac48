import { at, parsedObject, stringOf } from '../../shared/json';
import type { Finding } from '../notes/check';
import { readExercise } from './readExercise';
import { isExerciseId, type Exercise, type Pack } from './spec';

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

/**
 * Reads all packs of a folder: each folder with a `pack.json`, or the folder itself if it has one. What cannot be used is
 * left out and named in the findings, which have file and line.
 */
export function readPacks(files: Files): ReadPacks {
  const findings: Finding[] = [];
  const say: SayAt = (file, place, message, args = {}) =>
    findings.push({
      file,
      line: typeof place === 'number' ? place : lineOf(files.get(file), place),
      message,
      args,
    });
  const folders = [...files.keys()].flatMap((file) => {
    const folder = /^((?:[^/]+\/)?)pack\.json$/.exec(file)?.[1];
    return folder === undefined ? [] : [folder];
  });
  if (folders.length === 0) say('pack.json', 1, 'exercises.noFile');
  const packs = folders.sort().flatMap((folder) => readPack(files, folder, say) ?? []);
  const seen = new Set<string>();
  for (const { id, pack } of packs.flatMap(({ exercises }) => exercises)) {
    if (seen.has(id)) say(`${pack}/pack.json`, `"${id}"`, 'exercises.twice', { id });
    seen.add(id);
  }
  return { packs, findings: findings.sort((a, b) => order(a.file, b.file) || a.line - b.line) };
}

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
