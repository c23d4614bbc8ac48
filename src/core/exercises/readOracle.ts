import { at, isObject, stringOf, type Json } from '../../shared/json';
import { tests, type Oracle, type SolutionOracle, type Where } from './oracle';

const rowFlags = ['distinct', 'descending', 'numbered', 'anyOrder', 'exact'] as const;
const keysOf = {
  count: [],
  statistics: ['of'],
  ranking: ['of', 'top', 'byName'],
  rows: ['columns', 'sort', 'by', 'first', 'last', 'joined', 'added', ...rowFlags],
} as const;

/** An oracle as a pack says it, or the name of what is wrong with it; `columns` are those of the generators. */
export function readOracle(given: Json | undefined, columns: readonly string[]): Oracle | string {
  const name = stringOf(at(given, 'name'));
  if (!isObject(given) || !isKind(name)) return 'name';
  const where = readWhere(at(given, 'where'), columns);
  if (typeof where === 'string') return where;
  const known: readonly string[] = ['name', 'where', ...keysOf[name]];
  const unknown = Object.keys(given).find((key) => !known.includes(key));
  if (unknown !== undefined) return unknown;
  const condition = where ? { where } : {};
  if (name === 'count') return { name, ...condition };
  if (name === 'rows') return readRows(given, columns, condition);
  const of = stringOf(at(given, 'of')) ?? '';
  if (!columns.includes(of)) return 'of';
  if (name === 'statistics') return { name, of, ...condition };
  const [top, byName] = [at(given, 'top'), at(given, 'byName')];
  if (top !== undefined && !isCount(top)) return 'top';
  if (byName !== undefined && typeof byName !== 'boolean') return 'byName';
  return { name, of, ...(top === undefined ? {} : { top }), ...(byName ? { byName } : {}), ...condition };
}

/** A reference solution as a pack names it, or the name of what is wrong with it; `solutions` are those that there are. */
export function readSolution(given: Json | undefined, solutions: readonly string[]): SolutionOracle | string {
  if (!isObject(given)) return 'oracle';
  const unknown = Object.keys(given).find((key) => !['name', 'file', 'anyOrder'].includes(key));
  if (unknown !== undefined) return unknown;
  const path = stringOf(at(given, 'file')) ?? 'file';
  const file = /^solutions\/([^/]+)$/.exec(path)?.[1] ?? '';
  if (!solutions.includes(file)) return path;
  const anyOrder = at(given, 'anyOrder');
  if (anyOrder !== undefined && typeof anyOrder !== 'boolean') return 'anyOrder';
  return { name: 'solution', file, ...(anyOrder ? { anyOrder } : {}) };
}

const isKind = (name: string | undefined): name is keyof typeof keysOf =>
  name !== undefined && Object.hasOwn(keysOf, name);

function readRows(
  given: Json,
  columns: readonly string[],
  condition: { readonly where?: Where },
): Oracle | string {
  const shown = textsAt(given, 'columns');
  const [sort, by, joined] = [at(given, 'sort'), at(given, 'by'), at(given, 'joined')];
  const [first, last] = [at(given, 'first'), at(given, 'last')];
  const added = textsAt(given, 'added');
  if (shown === false || shown?.some((column) => !columns.includes(column))) return 'columns';
  if (added === false) return 'added';
  if (sort !== undefined && sort !== 'text' && sort !== 'number') return 'sort';
  if (by !== undefined && (typeof by !== 'string' || !columns.includes(by))) return 'by';
  if (joined !== undefined && (typeof joined !== 'string' || /[\r\n]/.test(joined))) return 'joined';
  if (first !== undefined && !isCount(first)) return 'first';
  if (last !== undefined && !isCount(last)) return 'last';
  const notBoolean = rowFlags.find((key) => !['boolean', 'undefined'].includes(typeof at(given, key)));
  if (notBoolean) return notBoolean;
  return {
    name: 'rows',
    ...condition,
    ...(shown ? { columns: shown } : {}),
    ...(sort ? { sort } : {}),
    ...(by === undefined ? {} : { by }),
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
    ...(joined === undefined ? {} : { joined }),
    ...(added ? { added } : {}),
    ...Object.fromEntries(rowFlags.filter((key) => at(given, key) === true).map((key) => [key, true])),
  };
}

function readWhere(given: Json | undefined, columns: readonly string[]): Where | undefined | string {
  if (given === undefined) return undefined;
  if (!isObject(given)) return 'where';
  const column = stringOf(at(given, 'column')) ?? '';
  if (!columns.includes(column)) return 'where.column';
  const variable = at(given, 'variable');
  if (variable !== undefined && (typeof variable !== 'string' || !/^[A-Z][A-Z0-9_]{0,31}$/.test(variable)))
    return 'where.variable';
  const [[test, value] = [], ...more] = Object.entries(given).filter(
    ([key]) => key !== 'column' && key !== 'variable',
  );
  const known = tests.find((one) => one === test);
  if (!known || typeof value !== 'string' || more.length > 0) return 'where';
  return { column, test: known, value, ...(variable === undefined ? {} : { variable }) };
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
