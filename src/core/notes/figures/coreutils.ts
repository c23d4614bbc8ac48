/** Text as a list of lines, as the tools of the shell see it. */
export type Lines = readonly string[];

/** `grep`: a fixed string, at the start of the line (`^…`) or anywhere in it. */
export function grep(lines: Lines, text: string, atStart: boolean): Lines {
  return lines.filter((line) => (atStart ? line.startsWith(text) : line.includes(text)));
}

/** `cut -d DELIMITER -f FIELD`, the field from 1. A line without the delimiter is passed on whole, as `cut` does. */
export function cut(lines: Lines, delimiter: string, field: number): Lines {
  return lines.map((line) => (line.includes(delimiter) ? (line.split(delimiter)[field - 1] ?? '') : line));
}

/** Order of the locale C: by bytes, which for UTF-8 is the order of code points and not that of UTF-16. */
export function byBytes(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** `sort`, in the locale C. */
export const sort = (lines: Lines): Lines => [...lines].sort(byBytes);

/** `sort -r`, in the locale C. */
export const sortReverse = (lines: Lines): Lines => [...lines].sort((a, b) => byBytes(b, a));

const leadingNumber = (line: string): number => Number(/^\s*(-?\d+(?:\.\d+)?)/.exec(line)?.[1] ?? 0);

/** `sort -rn`: the number a line begins with, then, as the real one does, the whole line; both from the end. */
export const sortByNumber = (lines: Lines): Lines =>
  [...lines].sort((a, b) => leadingNumber(b) - leadingNumber(a) || byBytes(b, a));

/**
 * `sort -r` as glibc's `en_US.UTF-8` compares: blanks and punctuation do not count, and that language has no order for
 * Hangul, so that names only differ in length, and equal lines stay in the order they came.
 */
export function sortReverseEnUs(lines: Lines): Lines {
  const keys = lines.map((line) => ({
    line,
    latin: line.replace(/[^\dA-Za-z]/g, '').toLowerCase(),
    length: line.replace(/[^\p{L}\p{N}]/gu, '').length,
  }));
  return keys.sort((a, b) => byBytes(b.latin, a.latin) || b.length - a.length).map(({ line }) => line);
}

/** `uniq -c`: equal lines that are adjacent become one, with how many they were before it. */
export function uniqCount(lines: Lines): Lines {
  const runs: { line: string; count: number }[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.line === line) last.count++;
    else runs.push({ line, count: 1 });
  }
  return runs.map(({ line, count }) => `${String(count).padStart(7)} ${line}`);
}

/** `head -n COUNT`. */
export const head = (lines: Lines, count: number): Lines => lines.slice(0, count);
