import type { ExerciseHead } from '../../shared/services';
import {
  languages,
  lectureFile,
  readCourse,
  type CourseFiles,
  type NotesLang,
  type Term,
} from '../notes/course';
import { passagesOf, plainText, type Passage, type Piece } from './passages';

export type HitKind = 'section' | 'task' | 'exercise' | 'term';

type Both<T> = Readonly<Record<NotesLang, T>>;

/** One thing that can be found, in both languages. */
export interface Source {
  readonly kind: HitKind;
  /** `8#ports` for a section and `8` for the beginning of a lecture, so that `lab:lecture/8#ports` leads there; else the id. */
  readonly id: string;
  readonly lecture: number;
  readonly title: Both<string>;
  readonly pieces: Both<readonly Piece[]>;
  /** Ids of the terms that it links to. */
  readonly terms: ReadonlySet<string>;
}

export interface Sources {
  readonly all: readonly Source[];
  readonly terms: readonly Term[];
}

const both = <T>(value: (lang: NotesLang) => T): Both<T> => ({ ko: value('ko'), en: value('en') });

/** Everything in a course that can be found, sections in their order first. Whatever is missing or broken is left out. */
export function sourcesOf(files: CourseFiles, exercises: readonly ExerciseHead[]): Sources {
  const facts = ['course.json', 'glossary.json'].flatMap((name): [string, string][] => {
    const text = files.get(name);
    return text === undefined ? [] : [[name, text]];
  });
  const { lectures, terms } = readCourse(new Map(facts));
  const inLectures = lectures.flatMap(({ number, name }) => {
    const passages = both((lang) => passagesOf(files.get(lectureFile(lang, name)) ?? ''));
    return pairsOf(passages).map((pair) => sourceOf(pair, number, files));
  });
  return {
    terms,
    all: [
      ...inLectures.filter(({ kind }) => kind === 'section'),
      ...inLectures.filter(({ kind }) => kind === 'task'),
      ...exercises.map(({ id, place, title, text }) => ({
        kind: 'exercise' as const,
        id,
        lecture: Number(place.split('#')[0]),
        title: both((lang) => title[lang].normalize('NFC')),
        pieces: both((lang): Piece[] => [{ role: 'prose', text: text[lang].normalize('NFC') }]),
        terms: new Set<string>(),
      })),
      ...terms.map(({ id, ko, en, koText, enText, lecture }) => ({
        kind: 'term' as const,
        id,
        lecture,
        title: both((lang) => (lang === 'ko' ? ko : en).normalize('NFC')),
        pieces: both((lang): Piece[] => [
          { role: 'prose', text: plainText(lang === 'ko' ? koText : enText) },
        ]),
        terms: new Set([id]),
      })),
    ],
  };
}

/** Titles that tell nothing, because several lectures have them: self-checks, lists of tasks. */
export function commonTitles(sources: readonly Source[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { kind, title } of sources)
    for (const text of kind === 'section' ? new Set([title.ko, title.en]) : [])
      (seen.has(text) ? twice : seen).add(text);
  return twice;
}

/** The same passage in both languages; one that is missing in one of them stands for itself. */
function pairsOf(passages: Both<readonly Passage[]>): Partial<Both<Passage>>[] {
  const pairs = new Map<string, Partial<Record<NotesLang, Passage>>>();
  for (const lang of languages)
    for (const passage of passages[lang]) {
      const key = `${passage.kind} ${passage.id}`;
      pairs.set(key, { ...pairs.get(key), [lang]: passage });
    }
  return [...pairs.values()].filter((pair) =>
    languages.some((lang) => pair[lang] && (pair[lang].title !== '' || pair[lang].pieces.length > 0)),
  );
}

function sourceOf(pair: Partial<Both<Passage>>, lecture: number, files: CourseFiles): Source {
  const { kind = 'section', id = '' } = pair.ko ?? pair.en ?? {};
  const worksheet = (lang: NotesLang): Piece[] =>
    kind === 'task'
      ? passagesOf(files.get(`tasks/${lang}/${id}.md`) ?? '').flatMap(({ title, pieces }): Piece[] => [
          { role: 'aside', text: title },
          ...pieces.map(({ text }): Piece => ({ role: 'aside', text })),
        ])
      : [];
  return {
    kind,
    id: kind === 'task' ? id : id === '' ? String(lecture) : `${lecture}#${id}`,
    lecture,
    title: both((lang) => pair[lang]?.title ?? pair.ko?.title ?? pair.en?.title ?? ''),
    pieces: both((lang) => [
      ...(pair[lang]?.pieces ?? []),
      ...worksheet(lang).filter(({ text }) => text !== '' && text !== '…'),
    ]),
    terms: new Set(languages.flatMap((lang) => pair[lang]?.terms ?? [])),
  };
}
