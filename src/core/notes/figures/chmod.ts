/** The nine permission bits of a file, `0o000` to `0o777`; setuid, setgid and sticky are left out. */
export type Mode = number;

export const classes = ['user', 'group', 'others'] as const;
export type Who = (typeof classes)[number];
export const rights = ['r', 'w', 'x'] as const;
export type Right = (typeof rights)[number];

const values: Readonly<Record<Right, number>> = { r: 4, w: 2, x: 1 };
const places: Readonly<Record<Who, number>> = { user: 6, group: 3, others: 0 };
const letter: Readonly<Record<Who, string>> = { user: 'u', group: 'g', others: 'o' };

/** What a right adds to the octal digit of its class. */
export const valueOf = (right: Right): number => values[right];

/** The octal digit of one class, 0 to 7. */
export const digit = (mode: Mode, who: Who): number => (mode >> places[who]) & 7;

export const may = (mode: Mode, who: Who, right: Right): boolean => (digit(mode, who) & values[right]) !== 0;

/** The mode with one right given or taken. */
export function withRight(mode: Mode, who: Who, right: Right, given: boolean): Mode {
  const bit = values[right] << places[who];
  return given ? mode | bit : mode & ~bit;
}

/** Always three digits: `007`. */
export const octal = (mode: Mode): string => (mode & 0o777).toString(8).padStart(3, '0');

const threeLetters = (bits: number): string =>
  rights.map((right) => ((bits & values[right]) !== 0 ? right : '-')).join('');

/** The nine letters, `rwxr-x---`. */
export const letters = (mode: Mode): string => classes.map((who) => threeLetters(digit(mode, who))).join('');

/** The ten characters that `ls -l` begins a line with. */
export const listing = (mode: Mode, folder: boolean): string => (folder ? 'd' : '-') + letters(mode);

/** Why a text is no mode; `at` is the place of a wrong character, from 1. */
export interface NotAMode {
  readonly problem: 'short' | 'long' | 'notOctal' | 'kind' | 'wrongLetter';
  readonly at?: number;
  readonly found?: string;
  readonly expected?: string;
}

export interface ReadMode {
  readonly mode: Mode;
  /** Only where the text says it: the first of the ten characters. */
  readonly folder?: boolean;
  /** What stood there and is left out here: the first of four digits, letters such as `s`, a mark such as `+`. */
  readonly leftOut?: 'special' | 'mark';
}

export const isMode = (read: ReadMode | NotAMode): read is ReadMode => 'mode' in read;

/** Three octal digits, or four of which the first (setuid, setgid, sticky) is left out. */
export function parseOctal(text: string): ReadMode | NotAMode {
  const digits = Array.from(text.trim());
  const wrong = digits.findIndex((one) => !/[0-7]/.test(one));
  if (wrong >= 0) return { problem: 'notOctal', at: wrong + 1, found: digits[wrong] ?? '' };
  if (digits.length < 3) return { problem: 'short' };
  if (digits.length > 4) return { problem: 'long' };
  const mode = Number.parseInt(digits.slice(-3).join(''), 8);
  return digits.length === 4 && digits[0] !== '0' ? { mode, leftOut: 'special' } : { mode };
}

/** What `ls -l` shows: nine letters, or ten with the kind before them, or eleven with a mark (`+`, `.`, `@`) behind them. */
export function parseListing(text: string): ReadMode | NotAMode {
  let signs = Array.from(text.trim());
  let leftOut: ReadMode['leftOut'];
  const last = signs.at(-1) ?? '';
  if ((signs.length === 10 || signs.length === 11) && '+.@'.includes(last)) {
    signs = signs.slice(0, -1);
    leftOut = 'mark';
  }
  if (signs.length > 10) return { problem: 'long' };
  if (signs.length < 9) return { problem: 'short' };
  const kind = signs.length === 10 ? signs.shift() : undefined;
  if (kind !== undefined && kind !== '-' && kind !== 'd') return { problem: 'kind', at: 1, found: kind };
  let mode = 0;
  for (const [index, sign] of signs.entries()) {
    const who = classes[Math.floor(index / 3)] ?? 'others';
    const right = rights[index % 3] ?? 'x';
    const special = right === 'x' ? (who === 'others' ? 'tT' : 'sS') : '';
    if (special.includes(sign)) leftOut = 'special';
    // `s` and `t` hide an `x` under them, `S` and `T` hide none.
    if (sign === right || (special !== '' && sign === special[0])) mode = withRight(mode, who, right, true);
    else if (sign !== '-' && !special.includes(sign))
      return {
        problem: 'wrongLetter',
        at: index + (kind === undefined ? 1 : 2),
        found: sign,
        expected: right,
      };
  }
  return {
    mode,
    ...(kind === undefined ? {} : { folder: kind === 'd' }),
    ...(leftOut === undefined ? {} : { leftOut }),
  };
}

/** Classes with the same operation are written together, all three of them as `a`. */
function grouped(operations: readonly (readonly [who: Who, operation: string])[]): string {
  const byOperation = new Map<string, Who[]>();
  for (const [who, operation] of operations)
    byOperation.set(operation, [...(byOperation.get(operation) ?? []), who]);
  return [...byOperation]
    .map(
      ([operation, whom]) => (whom.length === 3 ? 'a' : whom.map((who) => letter[who]).join('')) + operation,
    )
    .join(',');
}

/** The mode of `chmod` that sets all nine bits whatever they were: `u=rwx,go=rx`. */
export function absolute(mode: Mode): string {
  return grouped(
    classes.map((who) => [who, `=${threeLetters(digit(mode, who)).replaceAll('-', '')}`] as const),
  );
}

/** The mode of `chmod` that only adds and takes what differs: `u+x,go-w`; undefined where nothing does. */
export function relative(from: Mode, to: Mode): string | undefined {
  const changes = classes.flatMap((who) => {
    const [before, after] = [digit(from, who), digit(to, who)];
    const part = (sign: string, bits: number): string =>
      bits === 0 ? '' : sign + threeLetters(bits).replaceAll('-', '');
    const change = part('+', after & ~before) + part('-', before & ~after);
    return change === '' ? [] : [[who, change] as const];
  });
  return changes.length === 0 ? undefined : grouped(changes);
}
