import { languages, type NotesLang, type Term } from '../notes/course';
import { Counter } from './counter';
import { initialsOf } from './hangul';
import { stemOfLatin } from './latin';
import type { Role } from './passages';
import { commonTitles, type Source } from './sources';
import { tokensOf } from './tokens';
import { Vocabulary } from './vocabulary';
import { otherNames } from './words';
import { otherLang } from '../../shared/t';

/** One source in one language. */
export interface Doc {
  readonly source: number;
  readonly lang: NotesLang;
  readonly title: string;
  readonly text: string;
  /** Words, each by its weight: what length is measured in. */
  readonly length: number;
}

/**
 * What a word counts by where it stands, in hundredths: whole numbers make no garbage. Titles beat text, and text beats what only tells a story or asks. */
const weights: Readonly<Record<Role | 'title' | 'lecture', number>> = {
  title: 500,
  heading: 250,
  lecture: 60,
  prose: 100,
  code: 70,
  aside: 50,
  margin: 20,
};
/** What a word in prose weighs. */
export const oneWord = weights.prose;

/** What people add to say that they look for one. */
const kindWords = { task: '과제 task assignment', exercise: '연습 문제 exercise' } as const;

/** Which words stand where. */
export class Postings {
  readonly vocabulary = new Vocabulary();
  readonly docs: Doc[] = [];
  /** Per doc, the words of its title. */
  readonly titles: ReadonlySet<number>[] = [];
  /** Length of docs. */
  readonly average: number;
  /** Where each word's places begin in `inDocs` and `weights`; the next word's beginning is its end. */
  readonly from: Int32Array;
  readonly inDocs: Int32Array;
  readonly weights: Int32Array;
  private readonly lower = new Map<number, string>();

  constructor(sources: readonly Source[]) {
    const counter = new Counter(this.vocabulary);
    const lectures = new Map(
      sources.flatMap(({ kind, id, lecture, title }) =>
        kind === 'section' && id === String(lecture) ? [[lecture, title] as const] : [],
      ),
    );
    const common = commonTitles(sources);
    for (const [place, source] of sources.entries())
      for (const lang of languages) {
        const title = source.title[lang];
        this.titles.push(new Set(common.has(title) ? [] : counter.wordsOf(title)));
        countSource(source, lang, counter, common.has(title));
        if (source.kind === 'section' && source.id !== String(source.lecture))
          counter.take(lectures.get(source.lecture)?.[lang] ?? '', weights.lecture);
        const text = source.pieces[lang].map((piece) => piece.text).join('\n');
        this.docs.push({ source: place, lang, title, length: counter.endDoc(this.docs.length), text });
      }
    ({ from: this.from, inDocs: this.inDocs, weights: this.weights } = counter.sorted());
    this.average = this.docs.reduce((sum, { length }) => sum + length, 0) / Math.max(1, this.docs.length);
  }

  /** Title and text in lower case and in one line: where phrases are looked for. */
  lowerOf(doc: number): string {
    let lower = this.lower.get(doc);
    if (lower === undefined) {
      const { title = '', text = '' } = this.docs[doc] ?? {};
      lower = `${title} ${text}`.toLowerCase().replace(/\s+/g, ' ');
      this.lower.set(doc, lower);
    }
    return lower;
  }
}

function countSource(
  { kind, id, title, pieces }: Source,
  lang: NotesLang,
  counter: Counter,
  common: boolean,
): void {
  counter.take(title[lang], common ? weights.heading : weights.title);
  // A term has two names, and either finds it. The ids of everything else are English words that tell, too.
  if (kind === 'term') {
    counter.take(title[otherLang(lang)], weights.title);
    for (const name of otherNamesOf(id)) counter.take(name, weights.heading);
  } else counter.take(id.replace(/^\d+#?/, ''), weights.heading);
  if (kind === 'task' || kind === 'exercise') counter.take(kindWords[kind], weights.heading);
  for (const { role, text } of pieces[lang]) counter.take(text, weights[role]);
}

const otherNamesOf = (term: string): readonly string[] =>
  Object.hasOwn(otherNames, term) ? (otherNames[term] ?? []) : [];

/** One key for a name however it is parted and inflected: 포트 매핑, 포트매핑; `virtual machines`. */
export const nameKey = (words: readonly string[]): string => words.map(stemOfLatin).join('');

/** Terms by the keys of their names in both languages and by the initials of the Korean one. */
export function termsByName(terms: readonly Term[]): Map<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const { id, ko, en } of terms)
    for (const name of new Set([ko, en.replace(/\s*\(.*\)$/, ''), ...otherNamesOf(id)])) {
      const words = [...tokensOf(name.normalize('NFC'))].flatMap(({ word, part }) => (part ? [] : [word]));
      const initials = initialsOf(words.join(''));
      const keys = new Set([nameKey(words), ...(/^[ㄱ-ㅎ]{3,}$/.test(initials) ? [initials] : [])]);
      for (const key of keys) if (key !== '') byName.set(key, [...(byName.get(key) ?? []), id]);
    }
  return byName;
}
