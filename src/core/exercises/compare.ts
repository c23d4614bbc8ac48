import { byBytes, type Expectation } from './oracle';
import { figureText, saysFigure } from './statistics';

/** A line `COUNT NAME` as an answer printed it; the names that it may stand for, best first. */
export interface Ranked {
  readonly count: number | undefined;
  readonly names: readonly string[];
}

/** Lines without colours, carriage returns and blanks at their ends, and without empty lines around them. */
export function linesOf(text: string): string[] {
  const lines = text
    // eslint-disable-next-line no-control-regex
    .replace(/\u001b\[[\d;]*[A-Za-z]/g, '')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.replace(/[ \t\r]+$/, ''));
  const first = lines.findIndex((line) => line !== '');
  if (first < 0) return [];
  return lines.slice(first, lines.findLastIndex((line) => line !== '') + 1);
}

/** True where a text says what is expected, in whatever form people and tools write it. */
export function matches(expected: Expectation, text: string): boolean {
  const lines = linesOf(text);
  if (expected.kind === 'number') return isNumber(lines, expected);
  if (expected.kind === 'listing') {
    const { missing, extra } = listingDifference(lines, expected.rows);
    return missing === undefined && extra === undefined;
  }
  if (expected.kind === 'lines') {
    if (expected.exact && !isExact(expected, text)) return false;
    const form = formOf(expected);
    return sameLines(lines.map(form), expected.lines.map(form), expected.anyOrder);
  }
  if (expected.kind === 'figures') {
    const { figures } = expected;
    return (
      lines.length === figures.length && figures.every((figure, at) => saysFigure(lines[at] ?? '', figure))
    );
  }
  const { counts, byName } = expected;
  const inOrder = bestOf(expected);
  const best = inOrder.map(([, count]) => count);
  if (lines.length !== best.length) return false;
  const seen = new Set<string>();
  return lines.map(ranked).every(({ count, names }, at) => {
    const name = names.find((one) => counts.has(one));
    if (name === undefined || seen.has(name)) return false;
    if (byName && name !== inOrder[at]?.[0]) return false;
    seen.add(name);
    return count === best[at] && counts.get(name) === count;
  });
}

/** What of a line counts. */
export function formOf({ paths, padded }: Expectation & { kind: 'lines' }): (line: string) => string {
  if (paths) return (line) => line.replace(/^⟨home⟩\/|^\.\/|\/$/g, '');
  return padded ? (line) => line.trim().replace(/[ \t]+/g, ' ') : (line) => line;
}

/** The lines of a ranking in an order that is right. */
export function bestOf({
  counts,
  most,
  byName,
}: Expectation & { kind: 'ranking' }): (readonly [string, number])[] {
  const sorted = [...counts].sort(byName ? ([a], [b]) => byBytes(a, b) : ([, a], [, b]) => b - a);
  return sorted.slice(0, most);
}

/** Reads a line of `uniq -c`: blanks before the number or none, a name with the quotes of the file or without. */
export function ranked(line: string): Ranked {
  const [, digits = '', rest] = /^\s*(\d*)(?:\s+(.*))?$/.exec(line) ?? [];
  const count = digits === '' ? undefined : digits;
  // Nothing behind the number is an empty name: blanks at the end are gone.
  const name = count === undefined ? line.trim() : (rest ?? '');
  const inner = /^"(.*)"$/.exec(name)?.[1];
  const names = [name, inner, inner?.replaceAll('""', '"'), name.replaceAll('""', '"')];
  // A tab between the parts of a name, or blanks that put them into columns.
  names.push(name.replace(/\s+/g, ' '));
  return {
    count: count === undefined ? undefined : Number(count),
    names: [...new Set(names.flatMap((one) => (one === undefined ? [] : [one.normalize('NFC')])))],
  };
}

/** As `wc -l` writes it: with the file's name or without, and folders before it or not. */
function isNumber(lines: readonly string[], { value, file }: { value: number; file: string }): boolean {
  const [, digits, name] = /^\s*(\d+)(?:\s+(.+))?$/.exec(lines[0] ?? '') ?? [];
  const named = name === undefined || name === file || name.endsWith(`/${file}`);
  return lines.length === 1 && digits !== undefined && Number(digits) === value && named;
}

/** Beside the order of lines, and the line break at the end. */
function isExact({ lines, anyOrder }: Expectation & { kind: 'lines' }, text: string): boolean {
  const found = text === '' ? [] : text.normalize('NFC').replace(/\n$/, '').split('\n');
  const wanted = lines.map((line) => line.normalize('NFC'));
  const form = (all: string[]): string => JSON.stringify(anyOrder ? all.sort() : all);
  return form(found) === form(wanted);
}

function sameLines(found: readonly string[], expected: readonly string[], anyOrder: boolean): boolean {
  // What is right is trimmed as what is found was.
  const wanted = linesOf(expected.join('\n'));
  const [a, b] = anyOrder ? [[...found].sort(), [...wanted].sort()] : [found, wanted];
  return a.length === b.length && a.every((line, at) => line === b[at]);
}

/**
 * Compares lines of `ls -l`, in any order, with whatever owner, date and marks behind names (`-F`), the line `total` or not:
 * what no line shows, and the first line of something else.
 */
export function listingDifference(
  lines: readonly string[],
  rows: readonly ListingRow[],
): { readonly missing?: string; readonly extra?: string } {
  const left = lines.filter((line) => !/^total \S+$/.test(line));
  for (const row of rows) {
    const at = left.findIndex((line) => isListed(line, row));
    if (at < 0) return { missing: listingText(row) };
    left.splice(at, 1);
  }
  const [extra] = left;
  return extra === undefined ? {} : { extra };
}

/** What of a line of `ls -l` counts. */
export type ListingRow = (Expectation & { kind: 'listing' })['rows'][number];

function isListed(line: string, { letters, size, name }: ListingRow): boolean {
  // Owner, group and number of links may be left out.
  const [mode = '', ...fields] = line.split(/\s+/);
  const named = [line, line.replace(/[*/@=|]$/, '')].some(
    (one) => one.endsWith(` ${name}`) || one.endsWith(` ./${name}`) || one.endsWith(`/${name}`),
  );
  return mode.startsWith(letters) && named && (size === '' || fields.slice(0, 4).includes(size));
}

const listingText = ({ letters, size, name }: ListingRow): string => `${letters} ${size.padStart(8)} ${name}`;

/** The right answer as text, for people and for `cases/`: what the usual tools print. */
export function expectedText(expected: Expectation): string {
  const ended = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
  if (expected.kind === 'number') return `${expected.value}\n`;
  if (expected.kind === 'lines') return ended(expected.lines);
  if (expected.kind === 'listing') return ended(expected.rows.map(listingText));
  if (expected.kind === 'figures') return ended(expected.figures.map(figureText));
  return ended(bestOf(expected).map(([name, count]) => `${String(count).padStart(7)} ${name}`));
}
