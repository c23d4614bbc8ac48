import { at, isObject, stringOf, type Json } from '../../shared/json';
import type { Oracle, Where } from './oracle';

/** An oracle as a pack says it, or the name of what is wrong with it; `columns` are those of the generators. */
export function readOracle(given: Json | undefined, columns: readonly string[]): Oracle | string {
  const name = stringOf(at(given, 'name'));
  const where = readWhere(at(given, 'where'), columns);
  if (typeof where === 'string') return where;
  const wrong = (keys: readonly string[]): string | undefined =>
    Object.keys(isObject(given) ? given : {}).find((key) => !['name', 'where', ...keys].includes(key));
  const condition = where ? { where } : {};
  if (name === 'count') return wrong([]) ?? { name, ...condition };
  if (name === 'ranking') {
    const [of = '', top] = [stringOf(at(given, 'of')), at(given, 'top')];
    if (!columns.includes(of)) return 'of';
    if (top !== undefined && !isCount(top)) return 'top';
    return wrong(['of', 'top']) ?? { name, of, ...(top === undefined ? {} : { top }), ...condition };
  }
  if (name !== 'rows') return 'name';
  const shown = textsAt(given, 'columns');
  const [sort, first, last] = [at(given, 'sort'), at(given, 'first'), at(given, 'last')];
  const added = textsAt(given, 'added');
  if (shown === false || shown?.some((column) => !columns.includes(column))) return 'columns';
  if (added === false) return 'added';
  if (sort !== undefined && sort !== 'text' && sort !== 'number') return 'sort';
  if (first !== undefined && !isCount(first)) return 'first';
  if (last !== undefined && !isCount(last)) return 'last';
  const flag = (key: string): object => (at(given, key) === true ? { [key]: true } : {});
  return (
    wrong(['columns', 'distinct', 'sort', 'descending', 'first', 'last', 'added', 'anyOrder']) ?? {
      name,
      ...condition,
      ...(shown ? { columns: shown } : {}),
      ...(sort ? { sort } : {}),
      ...(first === undefined ? {} : { first }),
      ...(last === undefined ? {} : { last }),
      ...(added ? { added } : {}),
      ...flag('distinct'),
      ...flag('descending'),
      ...flag('anyOrder'),
    }
  );
}

function readWhere(given: Json | undefined, columns: readonly string[]): Where | undefined | string {
  if (given === undefined) return undefined;
  const column = stringOf(at(given, 'column')) ?? '';
  if (!columns.includes(column)) return 'where.column';
  const variable = stringOf(at(given, 'variable'));
  for (const test of ['starts', 'equals', 'contains'] as const) {
    const value = stringOf(at(given, test));
    if (value !== undefined) return { column, test, value, ...(variable === undefined ? {} : { variable }) };
  }
  return 'where';
}

const isCount = (value: Json): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;

/** Undefined where there is none, false where it is no list of texts. */
function textsAt(given: Json | undefined, key: string): readonly string[] | undefined | false {
  const list = at(given, key);
  if (list === undefined) return undefined;
  if (!Array.isArray(list)) return false;
  const texts = list.flatMap((one) => (typeof one === 'string' ? [one] : []));
  return texts.length === list.length && texts;
}
