import { at, parsedObject, stringOf } from '../../shared/json';
import { isInnerPath } from '../scaffold/plan';
import { isExerciseId } from './spec';

/** The file that says which exercise a folder holds. */
export const markFile = 'cases/exercise.json';

/** More is none of ours. */
export const largestMark = 10_000;

/** Which exercise a learner's folder holds. */
export interface Mark {
  readonly id: string;
  /** From the folder to that of its pack, with forward slashes; without it the pack is one of the lab's. */
  readonly from?: string;
  /** The name of that pack. */
  readonly pack?: string;
}

/** A mark as it is written. */
export function markText(
  { id, pack }: { readonly id: string; readonly pack: string },
  from?: string,
): string {
  return `${JSON.stringify({ id, pack, ...(from === undefined ? {} : { from }) })}\n`;
}

/** Reads a mark, which anybody may have written: undefined for what is none, and without a way that could lead anywhere. */
export function readMark(text: string | undefined): Mark | undefined {
  const given = parsedObject(text);
  const [id, from] = [stringOf(at(given, 'id')) ?? '', stringOf(at(given, 'from'))];
  if (!isExerciseId(id)) return undefined;
  if (from === undefined || !isWay(from)) return { id };
  const pack = stringOf(at(given, 'pack')) ?? '';
  return { id, from, ...(isExerciseId(pack) ? { pack } : {}) };
}

/** The name under which attempts and shown hints are kept: two instructors may give one name to two exercises. */
export const historyName = ({ id, pack }: Mark): string => (pack === undefined ? id : `${id}@${pack}`);

/** The exercise that such a name is of. */
export const exerciseOf = (history: string): string => history.split('@')[0] ?? '';

/** True for what `historyName` can return. */
export function isHistoryName(name: string): boolean {
  const [id = '', ...pack] = name.split('@');
  return isExerciseId(id) && pack.length < 2 && pack.every(isExerciseId);
}

const [longestWay, mostUp] = [400, 12];

/** True for a relative path that goes up some folders first, and then down by names that are names on every system. */
export function isWay(path: string): boolean {
  const [up = '', rest = ''] = /^((?:\.\.\/)*)(.*)$/s.exec(path)?.slice(1) ?? [];
  const levels = up.length / '../'.length + (rest === '..' ? 1 : 0);
  if (path.length > longestWay || levels > mostUp) return false;
  return rest === '..' || isInnerPath(rest);
}
