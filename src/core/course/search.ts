import type { ExerciseHead } from '../../shared/services';
import { languages, type CourseFiles, type NotesLang, type Term } from '../notes/course';
import { Postings, termsByName } from './postings';
import { readQuery, stopWeight, type Query } from './query';
import { factorsOf, rank, type Indexed } from './rank';
import { snippetOf } from './snippet';
import { sourcesOf, type HitKind, type Source } from './sources';
import { tokensOf, type Token } from './tokens';
import type { Vocabulary } from './vocabulary';

export type { HitKind } from './sources';

export interface Hit {
  readonly kind: HitKind;
  /** `8#ports` for a section, `8` for the beginning of a lecture (`lab:lecture/8#ports`); else the id of the task, exercise or term. */
  readonly id: string;
  /** In the reader's language. */
  readonly title: string;
  /** Number of the lecture; of a term, of the one that explains it. */
  readonly lecture: number;
  /** Plain text around the best match, in the language that matched. */
  readonly snippet: string;
  /** Start and end of the matches in the snippet. */
  readonly marks: readonly (readonly [start: number, end: number])[];
  /** The higher, the better; comparable within one search only. */
  readonly score: number;
}

export interface SearchOptions {
  readonly lang: NotesLang;
  /** 20 if not given. */
  readonly limit?: number;
}

/** The reader's language gives the snippet unless the other one fits so much better. */
const otherLanguage = 1.25;

/** Snippets come from the first so many characters; a section has a few thousand. */
const longestText = 40_000;

/** How much a name of a term counts where the term is defined, is a title, or is only linked to. */
const defined = 1.2;
const linked = 0.5;

/** The index of a course in both languages; its files are read once, whatever is broken in them is left out. */
export function buildIndex(
  course: CourseFiles,
  { exercises = [] }: { readonly exercises?: readonly ExerciseHead[] } = {},
): CourseIndex {
  return new CourseIndex(course, exercises);
}

export class CourseIndex {
  private readonly indexed: Indexed;
  private readonly names: ReadonlyMap<string, readonly string[]>;
  private readonly tokens = new Map<number, readonly Token[]>();

  constructor(course: CourseFiles, exercises: readonly ExerciseHead[]) {
    const { all: sources, terms } = sourcesOf(course, exercises);
    const postings = new Postings(sources);
    this.indexed = { sources, postings, about: aboutTerms(sources, terms), factors: factorsOf(sources) };
    this.names = termsByName(terms);
  }

  /** What fits a query, best first. A query in either language finds both; nothing that a person may type throws. */
  search(text: string, { lang, limit = 20 }: SearchOptions): Hit[] {
    const { sources, postings } = this.indexed;
    const query = readQuery(text, postings, this.names);
    const worth = worthOfWords(query, postings.vocabulary);
    return rank(query, this.indexed)
      .slice(0, limit)
      .flatMap(({ source: place, score, fits }) => {
        const source = sources[place];
        if (!source) return [];
        const own = languages.indexOf(lang);
        const other = 1 - own;
        const shown = (fits[other] ?? 0) > (fits[own] ?? 0) * otherLanguage ? other : own;
        const doc = place * 2 + shown;
        const { text: snippet, marks } = snippetOf(postings.docs[doc]?.text ?? '', this.tokensOf(doc), worth);
        const { kind, id, lecture, title } = source;
        return {
          kind,
          id,
          title: title[lang],
          lecture,
          snippet,
          marks,
          score: Math.round(score * 1000) / 1000,
        };
      });
  }

  /** Kept: the next key mostly finds the same texts. */
  private tokensOf(doc: number): readonly Token[] {
    let tokens = this.tokens.get(doc);
    if (!tokens) {
      tokens = tokensOf(this.indexed.postings.docs[doc]?.text.slice(0, longestText) ?? '');
      this.tokens.set(doc, tokens);
    }
    return tokens;
  }
}

/** A term is defined by itself and where its lecture links to it first; all other links only mention it. */
function aboutTerms(sources: readonly Source[], terms: readonly Term[]): Map<string, Map<number, number>> {
  const about = new Map(terms.map(({ id }) => [id, new Map<number, number>()]));
  const homes = new Map(terms.map(({ id, lecture }) => [id, lecture]));
  const settled = new Set<string>();
  for (const [place, { kind, lecture, terms: links }] of sources.entries())
    for (const term of links) {
      const home = kind === 'section' && homes.get(term) === lecture && !settled.has(term);
      if (home) settled.add(term);
      about.get(term)?.set(place, home || kind === 'term' ? defined : linked);
    }
  return about;
}

/** For snippets: which unit of the query a word of a text belongs to, and how well. */
function worthOfWords(
  { units }: Query,
  vocabulary: Vocabulary,
): (word: string) => { unit: number; value: number } | undefined {
  const worth = new Map<number, { unit: number; value: number }>();
  const telling = units.some(({ weight }) => weight > stopWeight);
  for (const [unit, { matches, weight }] of units.entries()) {
    if (telling && weight <= stopWeight) continue;
    const top = Math.max(...matches.map((match) => match.weight));
    for (const match of matches) {
      const value = match.weight * weight;
      if (match.weight >= top * 0.5 && value > (worth.get(match.word)?.value ?? 0))
        worth.set(match.word, { unit, value });
    }
  }
  return (word) => {
    const place = vocabulary.placeOf(word);
    return place === undefined ? undefined : worth.get(place);
  };
}
