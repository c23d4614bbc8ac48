import { initialsOf, isHangul, isInitials, isParticle, lettersOf, stemsOf } from './hangul';
import { editsAllowed, editsBetween, letterMask, mayBeNear, stemOfLatin } from './latin';

/** A word of the index that a word of the query may mean. */
export interface Match {
  /** Place in the vocabulary. */
  readonly word: number;
  /** From 0 to 1: the word itself, or how much it looks like it. */
  readonly weight: number;
}

interface Word {
  readonly text: string;
  /** Latin: the key of its forms. Hangul: the letters as typed. */
  readonly key: string;
  /** Hangul only: the consonants that its syllables begin with. */
  readonly initials: string;
  /** Hangul only: its length without a particle. */
  readonly bare: number;
  /** Of the key. */
  readonly mask: number;
}

/** All words of the index, and which of them a word of a query means. */
export class Vocabulary {
  private readonly places = new Map<string, number>();
  private readonly words: Word[] = [];
  private readonly hangul: number[] = [];
  /** Korean words by the letter that they begin with. */
  private readonly beginning = new Map<string, number[]>();
  private readonly latin: number[] = [];
  private readonly stems = new Map<string, number[]>();
  /** While a query is typed only its last word changes. */
  private readonly found = new Map<string, readonly Match[]>();

  get size(): number {
    return this.words.length;
  }

  /** The place of a word, a new one where it is new. */
  add(text: string): number {
    const known = this.places.get(text);
    if (known !== undefined) return known;
    const place = this.words.length;
    this.places.set(text, place);
    if (isHangul(text)) {
      const key = lettersOf(text);
      this.words.push({
        text,
        key,
        initials: initialsOf(text),
        bare: bareLength(text),
        mask: letterMask(key),
      });
      this.hangul.push(place);
      addTo(this.beginning, key[0] ?? '', place);
    } else {
      const key = stemOfLatin(text);
      this.words.push({ text, key, initials: '', bare: 0, mask: letterMask(text) });
      this.latin.push(place);
      addTo(this.stems, key, place);
    }
    return place;
  }

  placeOf(text: string): number | undefined {
    return this.places.get(text);
  }

  /** What a word of a query means, in no order. */
  match(query: string): readonly Match[] {
    let found = this.found.get(query);
    if (!found) {
      found = isHangul(query) ? this.matchHangul(query) : this.matchLatin(query);
      if (this.found.size > 500) this.found.clear();
      this.found.set(query, found);
    }
    return found;
  }

  private each(places: readonly number[], weigh: (word: Word) => number): Match[] {
    const matches: Match[] = [];
    for (const place of places) {
      const word = this.words[place];
      const weight = word ? weigh(word) : 0;
      if (weight > 0) matches.push({ word: place, weight });
    }
    return matches;
  }

  private matchLatin(query: string): Match[] {
    const exact = this.places.get(query);
    const forms = (this.stems.get(stemOfLatin(query)) ?? []).filter((place) => place !== exact);
    const near = [
      ...(exact === undefined ? [] : [{ word: exact, weight: 1 }]),
      ...forms.map((word) => ({ word, weight: 0.9 })),
    ];
    const longer =
      query.length < 2
        ? []
        : this.each(this.latin, ({ text }) =>
            text.length > query.length && text.startsWith(query)
              ? 0.35 + (0.45 * query.length) / text.length
              : 0,
          ).filter(({ word }) => !forms.includes(word));
    if (near.length > 0 || longer.length > 0) return [...near, ...longer];
    const most = /^[a-z]+$/.test(query) ? editsAllowed(query.length) : 0;
    if (most === 0) return [];
    const mask = letterMask(query);
    return this.each(this.latin, ({ text, mask: other }) => {
      // Nobody mistypes a number.
      if (text.length < 3 || !/^[a-z]+$/.test(text)) return 0;
      const edits = mayBeNear(mask, other, most) ? editsBetween(query, text, most) : undefined;
      if (edits !== undefined) return (0.8 - 0.15 * edits) * (sameStart(text, query) ? 1 : 0.7);
      if (query.length < 5 || text.length <= query.length || !sameStart(text, query)) return 0;
      return editsBetween(query, text.slice(0, query.length), 1) === undefined ? 0 : 0.4;
    });
  }

  private matchHangul(query: string): Match[] {
    const letters = lettersOf(query);
    const alike = this.beginning.get(letters[0] ?? '') ?? [];
    if (isInitials(query))
      return this.each(alike, ({ initials, bare }) =>
        initials.startsWith(query) ? 0.3 + 0.6 * Math.min(1, query.length / bare) : 0,
      );
    const stems = stemsOf(query);
    // A last final may be mistyped, or belong to a word that goes on otherwise.
    const shorter = /[가-힣]$/.test(query) && query.length > 1 ? letters.slice(0, -1) : undefined;
    const verb = verbStem(query);
    const near = this.each(alike, (word) =>
      Math.max(
        sameNoun(word, stems),
        word.key.startsWith(letters) ? 0.4 + (0.5 * letters.length) / word.key.length : 0,
        shorter !== undefined && word.key.startsWith(shorter)
          ? 0.3 + (0.3 * letters.length) / word.key.length
          : 0,
        verb !== undefined && word.key.startsWith(verb) ? 0.35 : 0,
        mixed(query, word.text),
        firstHalf(word, query),
        sharedBeginning(word.text, query),
      ),
    );
    const known = new Set(near.map(({ word }) => word));
    const within = this.each(this.hangul, ({ text }) => secondHalf(text, stems));
    const all = [...near, ...within.filter(({ word }) => !known.has(word))];
    if (all.some(({ weight }) => weight >= 0.5) || letters.length < 6) return all;
    const most = letters.length < 12 ? 1 : 2;
    const typos = this.each(alike, ({ key }) => {
      if (key.length < letters.length - most) return 0;
      // A particle may follow: only the beginning is compared.
      const edits = [0, 1, -1]
        .map((more) => editsBetween(letters, key.slice(0, letters.length + more), most))
        .filter((found) => found !== undefined);
      return edits.length === 0 ? 0 : 0.65 - 0.1 * Math.min(...edits);
    });
    return [...all, ...typos];
  }
}

const sameStart = (one: string, other: string): boolean => one.charCodeAt(0) === other.charCodeAt(0);

function addTo(lists: Map<string, number[]>, key: string, place: number): void {
  const list = lists.get(key);
  if (list) list.push(place);
  else lists.set(key, [place]);
}

function bareLength(text: string): number {
  return stemsOf(text).at(-1)?.length ?? text.length;
}

/** The query's noun, with or without a particle on either side. */
function sameNoun({ text }: Word, stems: readonly string[]): number {
  for (const [cut, stem] of stems.entries())
    if (text.startsWith(stem)) {
      if (isParticle(text.slice(stem.length))) return cut === 0 ? 1 : stem.length > 1 ? 0.95 : 0.6;
      if (stem.length > 1) return 0.35 + (0.45 * stem.length) / text.length;
    }
  return 0;
}

/** Syllables and, where they are not yet typed, initials: 컨ㅌㅇㄴ. */
function mixed(query: string, text: string): number {
  if (query.length < 2 || query.length > text.length || !/[ㄱ-ㅎ]/.test(query)) return 0;
  for (let at = 0; at < query.length; at++) {
    const asked = query[at] ?? '';
    const there = text[at] ?? '';
    if (asked !== there && asked !== initialsOf(there)) return 0;
  }
  return 0.3 + (0.6 * query.length) / text.length;
}

/** 드리프트 in 데이터드리프트. */
function secondHalf(text: string, stems: readonly string[]): number {
  for (const stem of stems)
    if (stem.length > 1 && text.indexOf(stem, 1) > 0) return 0.3 + (0.3 * stem.length) / text.length;
  return 0;
}

/** 데이터 where the query has 데이터드리프트. */
function firstHalf({ text, bare }: Word, query: string): number {
  return bare > 1 && query.length > bare && query.startsWith(text.slice(0, bare))
    ? 0.2 + (0.4 * bare) / query.length
    : 0;
}

/**
 * What the forms of a verb begin with, as letters: 느려요 → ㄴㅡㄹ, which 느린 and 느리다 have, too. The last vowel is of
 * the ending as often as not. Undefined for what ends like no verb, and for what is too short to tell.
 */
function verbStem(query: string): string | undefined {
  const stem = /^(.+?)(?:나요|까요|지요|니다|네요|어요|아요|[요다까죠니네야서게지])$/.exec(query)?.[1];
  if (stem === undefined) return undefined;
  const letters = lettersOf(stem)
    .replace(/[ㅏ-ㅣ]+$/, '')
    .replace(/ㄹㄹ$/, 'ㄹ');
  return letters.length >= 3 ? letters : undefined;
}

/** Forms of a verb have their beginning in common: 사라지나요 and 사라져요. */
function sharedBeginning(text: string, query: string): number {
  let shared = 0;
  while (shared < text.length && shared < query.length && text[shared] === query[shared]) shared++;
  return shared < 2 ? 0 : 0.15 + (0.35 * shared) / Math.max(shared, Math.min(text.length, query.length));
}
