import type { Token } from './tokens';

export interface Snippet {
  readonly text: string;
  /** Start and end of each match in `text`. */
  readonly marks: readonly (readonly [start: number, end: number])[];
}

const width = 160;

/**
 * The stretch of a text in which the most, and the most telling, words of the query stand close together.
 * @param tokens of the text
 * @param worth which word of the query a word of the text stands for, and how well
 */
export function snippetOf(
  whole: string,
  tokens: readonly Token[],
  worth: (word: string) => { unit: number; value: number } | undefined,
): Snippet {
  const text = whole.replace(/\s/g, ' ');
  const hits: { start: number; end: number; unit: number; value: number }[] = [];
  for (const { word, start, end } of tokens) {
    const found = worth(word);
    if (found) hits.push({ start, end, unit: found.unit, value: found.value });
  }
  const first = bestHit(hits);
  const from = beginning(text, first);
  let to = Math.min(text.length, from + width);
  if (to < text.length) {
    const space = text.lastIndexOf(' ', to);
    if (space > from + width / 2) to = space;
  }
  const before = from > 0 ? '…' : '';
  const inside = text.slice(from, to);
  const lead = inside.length - inside.trimStart().length;
  const shift = before.length - from - lead;
  const shown = inside.trim();
  const marks: [number, number][] = [];
  for (const { start, end } of hits) {
    const mark: [number, number] = [start + shift, end + shift];
    // Parts of a name lie inside it.
    if (start >= from && end <= from + lead + shown.length && mark[0] >= (marks.at(-1)?.[1] ?? 0))
      marks.push(mark);
  }
  return { text: before + shown + (to < text.length ? '…' : ''), marks };
}

/** Where the stretch with the most worth begins: every word of the query counts once. */
function bestHit(hits: readonly { start: number; end: number; unit: number; value: number }[]): number {
  let [best, most] = [0, 0];
  for (const [index, { start }] of hits.entries()) {
    const values = new Map<number, number>();
    for (let at = index; at < hits.length; at++) {
      const hit = hits[at];
      if (!hit || hit.end > start + width * 0.8) break;
      values.set(hit.unit, Math.max(values.get(hit.unit) ?? 0, hit.value));
    }
    const sum = [...values.values()].reduce((total, value) => total + value, 0);
    if (sum > most) [best, most] = [start, sum];
  }
  return best;
}

/** A little before the hit, at the beginning of its sentence if that is near, else of a word. */
function beginning(text: string, hit: number): number {
  const earliest = Math.max(0, hit - 60);
  if (earliest === 0) return 0;
  const sentence = text.slice(earliest, hit).search(/[.?!] (?!.*[.?!] )/);
  if (sentence >= 0) return earliest + sentence + 2;
  const space = text.indexOf(' ', earliest);
  return space >= 0 && space < hit ? space + 1 : hit;
}
