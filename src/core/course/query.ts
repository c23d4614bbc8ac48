import { initialsOf, isHangul, lettersOf, stemsOf } from './hangul';
import { nameKey, type Postings } from './postings';
import { tokensOf } from './tokens';
import type { Match } from './vocabulary';
import { loanWords, stopWords } from './words';

/** One word of a query with everything it may mean. */
export interface Unit {
  readonly word: string;
  readonly matches: readonly Match[];
  /** How much it counts beside the others. */
  readonly weight: number;
  /** Where it stands in the query's text. */
  readonly start: number;
  readonly end: number;
}

/** A name of terms that stands in the query. */
export interface Name {
  readonly terms: readonly string[];
  readonly from: number;
  /** Behind its last unit. */
  readonly to: number;
}

export interface Query {
  readonly units: readonly Unit[];
  readonly names: readonly Name[];
  /** In NFC with single blanks. */
  readonly text: string;
}

// Longer queries are pasted pages: what they ask for stands in their first words.
const longestQuery = 600;
const mostUnits = 32;
const longestName = 4;
/** Words that say nothing. */
export const stopWeight = 0.08;
const partWeight = 0.25;

/** Reads what a person typed; never throws. */
export function readQuery(
  query: string,
  postings: Postings,
  terms: ReadonlyMap<string, readonly string[]>,
): Query {
  const text = query.slice(0, longestQuery).normalize('NFC').replace(/\s+/g, ' ').trim();
  const units: Unit[] = [];
  let whole = true;
  for (const token of tokensOf(text)) {
    if (units.length >= mostUnits) break;
    if (!token.part) {
      const parted = unitsOf(token, postings);
      whole = parted.some(({ matches }) => matches.length > 0);
      units.push(...parted);
    } else units.push(unitOf(token, postings, whole ? partWeight : 0.9));
  }
  // Initials of a name that the course writes in two words match no word: ㅍㅊㅅㅌㅇ.
  const known = joined(units, postings).filter(({ matches, word }) => matches.length > 0 || terms.has(word));
  return { units: known, names: namesIn(known, terms), text };
}

interface Placed {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

function unitOf({ word, start, end }: Placed, { vocabulary }: Postings, weight = 1): Unit {
  const stop = stopWords.has(word);
  const own = stop
    ? vocabulary.match(word).filter((match) => match.weight >= certain)
    : vocabulary.match(word);
  const loan = loanOf(word);
  const half = loan === undefined && isHangul(word) ? halfTypedLoans(word) : [];
  return {
    word: loan ?? word,
    matches: [
      ...own,
      ...(loan === undefined ? [] : vocabulary.match(loan)),
      ...half
        .flatMap((name) => vocabulary.match(name))
        .map((match) => ({ ...match, weight: match.weight * 0.6 })),
    ],
    weight: stop ? Math.min(weight, stopWeight) : weight,
    start,
    end,
  };
}

function loanOf(word: string): string | undefined {
  for (const stem of stemsOf(word)) {
    const loan = loanWords.get(stem);
    if (loan !== undefined) return loan;
  }
  return undefined;
}

const typedLoans = [...loanWords].map(([name, loan]) => ({
  letters: lettersOf(name),
  initials: initialsOf(name),
  loan,
}));

/** 스트 on the way to 스트림릿, and ㅅㅌㄹㄹ. */
function halfTypedLoans(word: string): string[] {
  const letters = lettersOf(word);
  if (letters.length < 3) return [];
  const fits = typedLoans.filter((one) => one.letters.startsWith(letters) || one.initials === word);
  return [...new Set(fits.map(({ loan }) => loan))];
}

const certain = 0.9;
const sure = ({ matches }: Unit, least = certain): boolean => matches.some(({ weight }) => weight >= least);

/** A word as one unit, or as its parts where it is a compound that the course does not write in one. */
function unitsOf(token: Placed, postings: Postings): Unit[] {
  const unit = unitOf(token, postings);
  if (sure(unit) || unit.weight < 1) return [unit];
  const parts = compound(token, postings);
  return parts ?? [unit];
}

/** 포트매핑, healthcheck, top3: two words that are both known. The longest first one wins. */
function compound({ word, start, end }: Placed, postings: Postings): Unit[] | undefined {
  const hangul = isHangul(word);
  const least = hangul ? 2 : 3;
  for (let at = word.length - 1; at >= 1; at--) {
    const [one, other] = [word.slice(0, at), word.slice(at)];
    const digits = /^\d+$/.test(other);
    if (!digits && (one.length < least || other.length < least)) continue;
    if (digits && /\d$/.test(one)) continue;
    const units = [
      unitOf({ word: one, start, end: start + at }, postings),
      unitOf({ word: other, start: start + at, end }, postings),
    ];
    if (units.every((unit) => sure(unit))) return units;
  }
  return undefined;
}

/** 가상 환경 and base line may be written in one: each of two neighbours then means the whole, too. */
function joined(units: readonly Unit[], { vocabulary }: Postings): Unit[] {
  return units.map((unit, at) => {
    const pairs = [
      [units[at - 1], unit],
      [unit, units[at + 1]],
    ];
    const more = pairs.flatMap(([one, other]) => {
      if (!one || !other || one.weight < 1 || other.weight < 1 || isHangul(one.word) !== isHangul(other.word))
        return [];
      if (one.word.length + other.word.length < 4) return [];
      return vocabulary.match(one.word + other.word).filter(({ weight }) => weight >= certain);
    });
    return more.length > 0 ? { ...unit, matches: [...unit.matches, ...more] } : unit;
  });
}

/** The longest names first; a name inside a longer one is no name of its own. */
function namesIn(units: readonly Unit[], terms: ReadonlyMap<string, readonly string[]>): Name[] {
  const names: Name[] = [];
  for (let length = Math.min(longestName, units.length); length > 0; length--)
    for (let from = 0; from + length <= units.length; from++) {
      const to = from + length;
      if (names.some((name) => from >= name.from && to <= name.to)) continue;
      const words = units.slice(from, to).map(({ word }) => word);
      const found = stemsOf(words.at(-1) ?? '').flatMap(
        (last) => terms.get(nameKey([...words.slice(0, -1), last])) ?? [],
      );
      if (found.length > 0) names.push({ terms: found, from, to });
    }
  return names;
}
