/** British to American, only where the rest of the word cannot mean something else. Both sides of a comparison pass it. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/isation(s?)$/, 'ization$1'],
  [/(?<=.{3})is(e|ed|es|er|ers|ing)$/, 'iz$1'],
  [/ys(e|ed|es|er|ing)$/, 'yz$1'],
  [/(?<=.{3})our(s|ed|ing|al|ite|able)?$/, 'or$1'],
  [/(?<=.{2})tre(s?)$/, 'ter$1'],
  [/(?<=.{3})ogue(s?)$/, 'og$1'],
  [/(?<=.{3})ll(ing|ed|er|ers)$/, 'l$1'],
  [/^artefact/, 'artifact'],
  [/^grey/, 'gray'],
  [/^licence/, 'license'],
  [/^programme(s?)$/, 'program$1'],
];

const maybeBritish = /is[aei]|ys[ei]|our|tre|ogue|ll[ei]|artef|grey|lice|programm/;

/** One key for the forms of an English word: `normalise`, `normalized` and `normalizing` have the same. */
export function stemOfLatin(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let stem = word;
  if (maybeBritish.test(word)) for (const [from, to] of spellings) stem = stem.replace(from, to);
  stem = stem
    .replace(/ies$/, 'y')
    .replace(/(?<=ss|sh|ch|x)es$/, '')
    .replace(/(?<=[^su])s$/, '');
  const bare = stem.replace(/(?:ing|ed)$/, '');
  if (bare !== stem && bare.length >= 3 && /[aeiouy]/.test(bare)) stem = bare.replace(/(.)\1$/, '$1');
  return stem.length > 3 ? stem.replace(/e$/, '') : stem;
}

/** Edits that are forgiven: none in short words, where one edit makes another word. */
export const editsAllowed = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** Which letters a word has, one bit each: words that differ in more of them than edits can change need no look. */
export function letterMask(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at++) mask |= 1 << (word.charCodeAt(at) % 32);
  return mask;
}

/** True where `most` edits might be enough: each changes two letters at most. */
export function mayBeNear(one: number, other: number, most: number): boolean {
  let differing = one ^ other;
  for (let left = most * 2; left > 0 && differing !== 0; left--) differing &= differing - 1;
  return differing === 0;
}

// Three rows that are used over and over: this runs for each word of the vocabulary at each key.
let rows: [number[], number[], number[]] = [[], [], []];

/**
 * How many letters were left out, added, taken for another or exchanged with their neighbour to make one word of the
 * other (optimal string alignment); undefined for more than `most`.
 */
export function editsBetween(one: string, other: string, most: number): number | undefined {
  if (Math.abs(one.length - other.length) > most) return undefined;
  let [before, above, current] = rows;
  for (let column = 0; column <= other.length; column++) above[column] = column;
  for (let row = 1; row <= one.length; row++) {
    current[0] = row;
    let least = row;
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let edits = (above[column - 1] ?? 0) + (same ? 0 : 1);
      edits = Math.min(edits, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      const exchanged = row > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (exchanged) edits = Math.min(edits, (before[column - 2] ?? 0) + 1);
      current[column] = edits;
      if (edits < least) least = edits;
    }
    if (least > most) return undefined;
    [before, above, current] = [above, current, before];
  }
  rows = [before, above, current];
  const edits = above[other.length] ?? most + 1;
  return edits <= most ? edits : undefined;
}
