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
  if (expected.kind === 'listing') return isListing(lines, expected.rows);
  if (expected.kind === 'lines') {
    const form = expected.paths
      ? (line: string): string => line.replace(/^⟨home⟩\/|^\.\/|\/$/g, '')
      : undefined;
    const found = form ? lines.map(form) : lines;
    return sameLines(found, form ? expected.lines.map(form) : expected.lines, expected.anyOrder);
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

/** As `wc -l` writes it: with the file's name or without, `./` before it or not. */
function isNumber(lines: readonly string[], { value, file }: { value: number; file: string }): boolean {
  const [, digits, name] = /^\s*(\d+)(?:\s+(.+))?$/.exec(lines[0] ?? '') ?? [];
  const named = name === undefined || name === file || name === `./${file}`;
  return lines.length === 1 && digits !== undefined && Number(digits) === value && named;
}

function sameLines(found: readonly string[], expected: readonly string[], anyOrder: boolean): boolean {
  // What is right is trimmed as what is found was.
  const wanted = linesOf(expected.join('\n'));
  const [a, b] = anyOrder ? [[...found].sort(), [...wanted].sort()] : [found, wanted];
  return a.length === b.length && a.every((line, at) => line === b[at]);
}

/** Lines of `ls -l` in any order, with whatever owner and date, and the line `total` or not. */
function isListing(
  lines: readonly string[],
  rows: readonly { readonly letters: string; readonly size: string; readonly name: string }[],
): boolean {
  const listed = lines.filter((line) => !/^total \S+$/.test(line));
  const left = [...listed];
  for (const { letters, size, name } of rows) {
    const at = left.findIndex((line) => {
      const [mode = '', , , , bytes] = line.split(/\s+/);
      const named = line.endsWith(` ${name}`) || line.endsWith(` ./${name}`) || line.endsWith(`/${name}`);
      return mode.startsWith(letters) && named && (size === '' || bytes === size);
    });
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return left.length === 0;
}

/** The right answer as text, for people and for `cases/`: what the usual tools print. */
export function expectedText(expected: Expectation): string {
  const ended = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
  if (expected.kind === 'number') return `${expected.value}\n`;
  if (expected.kind === 'lines') return ended(expected.lines);
  if (expected.kind === 'listing')
    return ended(expected.rows.map(({ letters, size, name }) => `${letters} ${size.padStart(8)} ${name}`));
  if (expected.kind === 'figures') return ended(expected.figures.map(figureText));
  return ended(bestOf(expected).map(([name, count]) => `${String(count).padStart(7)} ${name}`));
}
