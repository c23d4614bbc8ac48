import type { MessageArgs, MessageId } from '../../shared/t';
import {
  bestOf,
  expectedText,
  formOf,
  linesOf,
  listingDifference,
  matches,
  ranked,
  type ListingRow,
} from './compare';
import { tableText, type Scene } from './data/scene';
import {
  chosen,
  countsOf,
  expectationOf,
  soughtValue,
  valueOf,
  type Expectation,
  type Oracle,
  type Where,
} from './oracle';
import { figureIn, figureText, saysFigure, type Figure } from './statistics';

/** A text for people: both languages have it. */
export interface Said {
  readonly id: MessageId;
  readonly args: MessageArgs;
}

/** A text with its arguments. */
export const said = (id: MessageId, args: MessageArgs = {}): Said => ({ id, args });

/** Why what was printed is not what is expected: a known misconception if it fits exactly, else the first difference. */
export function whyWrong(oracle: Oracle, scene: Scene, expected: Expectation, text: string): Said {
  const lines = linesOf(text);
  if (lines.length === 0) return said('verdict.nothing');
  const known = misconceptions(oracle, scene).find(([, wrong]) => matches(wrong, text));
  if (known) return known[0];
  return whyWrongText(expected, text);
}

/** The first difference between what was printed and what is expected. */
export function whyWrongText(expected: Expectation, text: string): Said {
  const lines = linesOf(text);
  if (lines.length === 0) return said('verdict.nothing');
  if (expected.kind === 'ranking') return whyWrongRanking(expected, lines);
  if (expected.kind === 'number')
    return said('verdict.number', { expected: expected.value, found: short(lines[0]) });
  if (expected.kind === 'figures') return whyWrongFigures(expected.figures, lines);
  if (expected.kind === 'lines' && expected.exact && matches({ ...expected, exact: false }, text))
    return said('verdict.exact');
  if (expected.kind === 'listing') return whyWrongListing(expected.rows, lines);
  const form = formOf(expected);
  const [wanted, found] = [linesOf(expectedText(expected)).map(form), lines.map(form)];
  return (expected.anyOrder ? whyWrongSet(wanted, found) : undefined) ?? whyWrongLines(wanted, found);
}

function whyWrongListing(rows: readonly ListingRow[], lines: readonly string[]): Said {
  const { missing, extra } = listingDifference(lines, rows);
  return missing === undefined
    ? said('verdict.extraLine', { line: short(extra) })
    : said('verdict.missingLine', { line: short(missing) });
}

/** Where order says nothing: a line that is missing, one too many, or one that came twice. */
function whyWrongSet(expected: readonly string[], found: readonly string[]): Said | undefined {
  const [wanted, came] = [countsOf(expected), countsOf(found)];
  const extra = found.find((line) => !wanted.has(line));
  if (extra !== undefined) return said('verdict.extraLine', { line: short(extra) });
  const missing = expected.find((line) => !came.has(line));
  if (missing !== undefined) return said('verdict.missingLine', { line: short(missing) });
  const often = found.find((line) => (came.get(line) ?? 0) > (wanted.get(line) ?? 0));
  return often === undefined
    ? undefined
    : said('verdict.oftenLine', { line: short(often), found: came.get(often) ?? 0 });
}

/** What answers with well-known slips would print for this scene. */
function misconceptions(oracle: Oracle, scene: Scene): [Said, Expectation][] {
  const { where } = oracle;
  const { table } = scene;
  const found: [Said, Expectation][] = [];
  if (where) {
    const { where: _, ...open } = oracle;
    const value = soughtValue(where, scene);
    // What is not empty is no value that an answer could have forgotten to look for.
    if (where.test !== 'not' || value !== '')
      found.push([whyEverything(where, scene, value), expectationOf(open, scene)]);
    if (value !== where.value) {
      const fixed = expectationOf(oracle, { ...scene, env: {} });
      // Nought is what many a slip prints.
      if (fixed.kind !== 'number' || fixed.value !== 0)
        found.push([
          said('verdict.fixedValue', { fixed: where.value, value, name: where.variable ?? '' }),
          fixed,
        ]);
    }
    if (isShown(where, scene)) {
      const negative = where.test === 'not';
      const anywhere = table.rows.filter((row) => row.some((cell) => cell.includes(value)) !== negative);
      found.push([
        said(negative ? 'verdict.goneAnywhere' : 'verdict.anywhere', { value }),
        expectationOf(open, { ...scene, table: { ...table, rows: anywhere } }),
      ]);
    }
  }
  if (oracle.name === 'ranking') {
    const values = chosen(where, scene).map((row) => valueOf(table, row, oracle.of));
    const most = oracle.top ?? Infinity;
    const cut = countsOf(
      values.map((value) => (value.includes(',') ? `"${value.replace(/,.*/, '')}` : `"${value}"`)),
    );
    found.push([said('verdict.comma'), { kind: 'ranking', counts: cut, most }]);
    if (where?.test === 'starts') {
      const begun = tableText(table)
        .split(/\r?\n/)
        .filter((line) => line.startsWith(soughtValue(where, scene)));
      const between = countsOf(begun.map((line) => line.split('"')[1] ?? line));
      found.push([said('verdict.continued'), { kind: 'ranking', counts: between, most }]);
    }
  }
  return found;
}

/** True where answers can see the value that decides; what a view hides is ours to know. */
function isShown({ column }: Where, { views }: Scene): boolean {
  return !views || views.some(({ columns, program }) => !program && columns.includes(column));
}

function whyEverything(where: Where, scene: Scene, value: string): Said {
  if (!isShown(where, scene)) return said('verdict.everything');
  if (where.test === 'not') return said('verdict.stillThere', { value });
  const { table } = scene;
  const others = [
    ...new Set(table.rows.map((row) => valueOf(table, row, where.column).slice(0, value.length))),
  ].filter((other) => other !== value);
  const id = where.test === 'starts' ? 'verdict.unfilteredBy' : 'verdict.unfiltered';
  return said(id, { others: others.sort().join(', '), value });
}

function whyWrongRanking(expected: Expectation & { kind: 'ranking' }, lines: readonly string[]): Said {
  const { counts, byName } = expected;
  const best = bestOf(expected);
  const read = lines.map((line) => {
    const { count, names } = ranked(line);
    const name = names.find((one) => counts.has(one));
    return { line, names, count, name, right: name === undefined ? undefined : counts.get(name) };
  });
  const swapped = lines.every((line) => {
    const [, name = '', count] = /^\s*(.*\S)\s+(\d+)$/.exec(line) ?? [];
    return counts.get(name) === Number(count);
  });
  if (swapped) return said('verdict.swapped');
  // Names may be numbers.
  if (lines.every((line) => counts.has(line.trim()))) return said('verdict.noCounts');
  const stranger = read.find(({ name }) => name === undefined);
  if (stranger) return whyStranger(stranger.names, stranger.line, counts);
  if (read.every(({ count }) => count === undefined)) return said('verdict.noCounts');
  const names = read.map(({ name }) => name);
  const repeated = names.find((name, at) => names.indexOf(name) < at);
  if (repeated !== undefined) return said('verdict.repeated', { name: short(repeated) });
  const miscounted = read.find(({ count, right }) => count !== right);
  if (miscounted)
    return said('verdict.miscounted', {
      name: short(miscounted.name),
      found: miscounted.count ?? '–',
      expected: miscounted.right ?? 0,
    });
  if (read.length > best.length)
    return said('verdict.tooMany', { expected: best.length, found: read.length });
  if (read.length < best.length) return said('verdict.tooFew', { expected: best.length, found: read.length });
  if (byName) return said('verdict.order');
  const found = read.map(({ count = 0 }) => count);
  const areThese = (some: readonly number[]): boolean =>
    [...some].sort(numerically).join() === [...found].sort(numerically).join();
  const lowest = [...counts.values()].sort(numerically).slice(0, found.length);
  const areRight = areThese(best.map(([, count]) => count));
  const rising = found.every((count, at) => at === 0 || count >= (found[at - 1] ?? 0));
  if (rising && (areRight || areThese(lowest))) return said('verdict.rising');
  return areRight ? said('verdict.notNumeric') : whyOthers(expected, found, areThese, names);
}

/** Of true counts that are not the largest: who is missing. Another slip may lead to just these, and is never told as the reason. */
function whyOthers(
  { counts, most }: Expectation & { kind: 'ranking' },
  found: readonly number[],
  areThese: (some: readonly number[]) => boolean,
  names: readonly (string | undefined)[],
): Said {
  // In as many columns as uniq has, here or on a Mac, or in none.
  const asText = (width: number): number[] =>
    [...counts.values()]
      .map((count) => String(count).padStart(width))
      .sort()
      .reverse()
      .slice(0, most)
      .map(Number);
  const least = Math.min(...found);
  const missing = [...counts]
    .sort(([, a], [, b]) => b - a)
    .find(([name, count]) => count > least && !names.includes(name));
  const [name = '', count = 0] = missing ?? [];
  const id = [0, 4, 7].some((width) => areThese(asText(width))) ? 'verdict.notTheMost' : 'verdict.leftOut';
  return said(id, { name: short(name), count });
}

const numerically = (a: number, b: number): number => a - b;

function whyStranger(names: readonly string[], line: string, counts: ReadonlyMap<string, number>): Said {
  const shortened = names.find(
    (name) => name.length > 0 && [...counts.keys()].some((whole) => whole.startsWith(name)),
  );
  // Numbers that a program reckoned with: 07 is 7 then, and no beginning of 70.
  const padded = [...counts.keys()].find((whole) =>
    names.some((name) => whole.replace(/^0+(?=\d)/, '') === name),
  );
  if (padded !== undefined)
    return said('verdict.leadingZero', { found: short(padded.replace(/^0+(?=\d)/, '')), whole: padded });
  if (shortened === undefined) return said('verdict.stranger', { line: short(line.trim()) });
  const whole = [...counts.keys()].find((one) => one.startsWith(shortened)) ?? '';
  return said('verdict.shortened', { found: short(shortened), whole: short(whole) });
}

function whyWrongFigures(figures: readonly Figure[], lines: readonly string[]): Said {
  const named = new Map(lines.map((line) => [figureIn(line).name, line]));
  const wrong = figures.find((figure) => !saysFigure(named.get(figure.name) ?? '', figure));
  if (wrong)
    return said('verdict.figure', {
      expected: figureText(wrong),
      found: short(named.get(wrong.name) ?? lines[figures.indexOf(wrong)]),
    });
  if (lines.length === figures.length) return said('verdict.order');
  return said('verdict.tooMany', { expected: figures.length, found: lines.length });
}

function whyWrongLines(expected: readonly string[], found: readonly string[]): Said {
  if ([...expected].sort().join('\n') === [...found].sort().join('\n')) return said('verdict.order');
  const at = Math.max(
    0,
    expected.findIndex((line, index) => line !== found[index]),
  );
  if (found.length > expected.length && expected.every((line, index) => line === found[index]))
    return said('verdict.tooMany', { expected: expected.length, found: found.length });
  if (found.length < expected.length && found.every((line, index) => line === expected[index]))
    return said('verdict.tooFew', { expected: expected.length, found: found.length });
  return said('verdict.line', { line: at + 1, expected: short(expected[at]), found: short(found[at]) });
}

/** As much as a sentence holds; what the eye cannot see has a name. */
function short(text = ''): string {
  const seen = text.replaceAll('\ufeff', '⟨U+FEFF⟩');
  return seen.length > 80 ? `${seen.slice(0, 80)}…` : seen;
}
