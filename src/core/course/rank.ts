import { languages } from '../notes/course';
import { oneWord, type Postings } from './postings';
import type { Query, Unit } from './query';
import { commonTitles, type HitKind, type Source } from './sources';

/** What ranking needs to know of a course. */
export interface Indexed {
  readonly sources: readonly Source[];
  readonly postings: Postings;
  /** Term → source → how much it says of the term. */
  readonly about: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Per source, what its scores are multiplied by. */
  readonly factors: readonly number[];
}

interface Scored {
  readonly source: number;
  readonly score: number;
}

export interface Ranked extends Scored {
  /** How well each language fits, in the order of `languages`. */
  readonly fits: readonly number[];
}

// BM25, with little weight on length: the rules of the course keep sections between 100 and 400 words.
const saturation = 1.2;
const lengthShare = 0.35;

const kindFactor: Readonly<Record<HitKind, number>> = { section: 1, task: 0.9, exercise: 0.9, term: 0.75 };
/** The beginning of a lecture announces what its sections say. */
const openingFactor = 0.85;
/** Self-checks come back to what the sections say. */
const commonFactor = 0.8;
/** A term that is asked for by its name, and by nothing else. */
const askedTerm = 1.6;
/** Above 1: one source that has all words beats one that has some of them often. */
const coveragePower = 1.5;
const titleBonus = 0.5;
const phraseBonus = 0.4;
/** Phrases are looked for in the texts of the best only. */
const inspected = 40;
/** What has less than this part of the best score is no answer. */
const leastShare = 0.12;

/** What the scores of each source are multiplied by, because of what it is. */
export function factorsOf(sources: readonly Source[]): number[] {
  const common = commonTitles(sources);
  return sources.map(({ kind, id, lecture, title }) => {
    const opening = kind === 'section' && id === String(lecture);
    return kindFactor[kind] * (opening ? openingFactor : 1) * (common.has(title.en) ? commonFactor : 1);
  });
}

/** All sources that fit, best first. */
export function rank(query: Query, indexed: Indexed): Ranked[] {
  const { sources, postings } = indexed;
  const { units, names } = query;
  const scores = units.map((unit) => scoresOf(unit, postings, sources.length));
  const total = scores.reduce((sum, { worth }) => sum + worth, 0);
  if (total === 0) return [];
  const said = names.map(({ terms, from, to }) => ({
    terms,
    from,
    to,
    worth: worthOf(scores.slice(from, to)),
  }));
  const bare = units.map(({ weight }, at) => (weight < 0.2 ? -1 : at)).filter((at) => at >= 0);
  const ranked: Scored[] = [];
  const covered = new Float64Array(units.length);
  for (const [place, { kind, id }] of sources.entries()) {
    let [sum, inTitle] = [0, 0];
    for (const [at, { bySource, best, title, worth }] of scores.entries()) {
      sum += bySource[place] ?? 0;
      inTitle += worth * (title[place] ?? 0);
      covered[at] = worth * (best[place] ?? 0);
    }
    for (const { terms, from, to, worth } of said) {
      let most = 0;
      for (const term of terms) most = Math.max(most, indexed.about.get(term)?.get(place) ?? 0);
      sum += most * worth;
      for (let at = from; at < to; at++)
        covered[at] = Math.max(covered[at] ?? 0, (scores[at]?.worth ?? 0) * Math.min(0.9, most));
    }
    if (sum === 0) continue;
    const coverage = covered.reduce((all, part) => all + part, 0) / total;
    const asked =
      kind === 'term' &&
      said.some(({ terms, from, to }) => terms.includes(id) && bare.every((at) => at >= from && at < to));
    const factor =
      (indexed.factors[place] ?? 1) * (asked ? askedTerm : 1) * (1 + (titleBonus * inTitle) / total);
    ranked.push({ source: place, score: sum * coverage ** coveragePower * factor });
  }
  ranked.sort(byScore);
  const best = ranked
    .slice(0, inspected)
    .map((one) => ({
      ...one,
      score: one.score * (1 + phraseBonus * phrasesIn(one.source, query, scores, postings)),
    }))
    .sort(byScore);
  const least = (best[0]?.score ?? 0) * leastShare;
  return [...best, ...ranked.slice(inspected)]
    .filter(({ score }) => score >= least)
    .map((one) => ({
      ...one,
      fits: languages.map((_lang, at) =>
        scores.reduce((sum, { byDoc }) => sum + (byDoc[one.source * 2 + at] ?? 0), 0),
      ),
    }));
}

const byScore = (one: Scored, other: Scored): number => other.score - one.score || one.source - other.source;

interface UnitScores {
  /** What the unit tells: rare words tell more. */
  readonly worth: number;
  readonly byDoc: Float64Array;
  readonly bySource: Float64Array;
  /** How surely each source has the word, from 0 to 1. */
  readonly best: Float64Array;
  /** The same for its title. */
  readonly title: Float64Array;
}

const worthOf = (scores: readonly UnitScores[]): number => scores.reduce((sum, { worth }) => sum + worth, 0);

function scoresOf({ matches, weight }: Unit, postings: Postings, count: number): UnitScores {
  const { docs, from, inDocs, weights, titles, average } = postings;
  const frequency = new Float64Array(docs.length);
  const sure = new Float64Array(docs.length);
  const best = new Float64Array(count);
  const title = new Float64Array(count);
  for (const match of matches) {
    const end = from[match.word + 1] ?? 0;
    for (let at = from[match.word] ?? end; at < end; at++) {
      const doc = inDocs[at] ?? 0;
      frequency[doc] = (frequency[doc] ?? 0) + (match.weight * (weights[at] ?? 0)) / oneWord;
      sure[doc] = Math.max(sure[doc] ?? 0, match.weight);
      const source = doc >> 1;
      best[source] = Math.max(best[source] ?? 0, match.weight);
      if (titles[doc]?.has(match.word)) title[source] = Math.max(title[source] ?? 0, match.weight);
    }
  }
  const top = best.reduce((most, value) => Math.max(most, value), 0);
  const having = best.reduce((sum, value) => sum + (value > 0 && value >= top * 0.6 ? 1 : 0), 0);
  const worth = weight * Math.log(1 + (count - having + 0.5) / (having + 0.5));
  const byDoc = new Float64Array(docs.length);
  const bySource = new Float64Array(count);
  for (const [doc, { length }] of docs.entries()) {
    const certainty = sure[doc] ?? 0;
    if (certainty === 0) continue;
    // How often it would stand there if all matches were as good as the best one.
    const often = (frequency[doc] ?? 0) / certainty;
    const norm = saturation * (1 - lengthShare + (lengthShare * length) / average);
    const score = (worth * certainty * often * (saturation + 1)) / (often + norm);
    byDoc[doc] = score;
    bySource[doc >> 1] = Math.max(bySource[doc >> 1] ?? 0, score);
  }
  return { worth, byDoc, bySource, best, title };
}

/** Which part of the query's neighbours stand side by side in the text, too: error messages, commands. */
function phrasesIn(
  source: number,
  { units, text }: Query,
  scores: readonly UnitScores[],
  postings: Postings,
): number {
  let [all, found] = [0, 0];
  for (let at = 0; at + 1 < units.length; at++) {
    const [one, other] = [units[at], units[at + 1]];
    if (!one || !other || other.start < one.end) continue;
    const phrase = text.slice(one.start, other.end).toLowerCase();
    const worth = (scores[at]?.worth ?? 0) + (scores[at + 1]?.worth ?? 0);
    all += worth;
    if ([0, 1].some((lang) => postings.lowerOf(source * 2 + lang).includes(phrase))) found += worth;
  }
  return all === 0 ? 0 : found / all;
}
