import { at, isObject, objectAt, parsed, stringOf, type Json } from '../../shared/json';
import { otherLang } from '../../shared/t';
import { label } from './label';
import { parseLecture, type Lecture } from './lecture';
import { courseLimits } from './limits';

export const languages = ['ko', 'en'] as const;
export type NotesLang = (typeof languages)[number];

/** The files of a course by their path inside its folder, with forward slashes. */
export type CourseFiles = ReadonlyMap<string, string>;

export interface Term {
  readonly id: string;
  readonly ko: string;
  readonly en: string;
  readonly koText: string;
  readonly enText: string;
  /** Number of the lecture that explains it. */
  readonly lecture: number;
}

export interface CourseLecture {
  /** From 1, its place in `course.json`. */
  readonly number: number;
  /** `08-docker`: name of its files. */
  readonly name: string;
  readonly texts: Readonly<Partial<Record<NotesLang, Lecture>>>;
}

export interface Course {
  readonly title: Readonly<Record<NotesLang, string>>;
  readonly lectures: readonly CourseLecture[];
  readonly terms: readonly Term[];
}

/** A lecture's text in this language, or in the one that it has. */
export function lectureText({ texts }: CourseLecture, lang: NotesLang): Lecture | undefined {
  return texts[lang] ?? texts[otherLang(lang)];
}

/** What a lecture is called in lists: its title, or the name of its files. */
export function titleOf(lecture: CourseLecture, lang: NotesLang): string {
  const title = lectureText(lecture, lang)?.title ?? '';
  return title === '' ? label(lecture.name) : title;
}

export const lectureFile = (lang: NotesLang, name: string): string => `${lang}/${name}.md`;

/** What `course.json`, `glossary.json` and the lectures say; whatever is missing or of another type is left out. */
export function readCourse(files: CourseFiles): Course {
  const root = parsed(files.get('course.json'));
  const title = objectAt(root, 'title');
  const names = at(root, 'lectures');
  const glossary = parsed(files.get('glossary.json'));
  return {
    title: { ko: label(stringOf(at(title, 'ko')) ?? ''), en: label(stringOf(at(title, 'en')) ?? '') },
    lectures: (Array.isArray(names) ? names : [])
      .flatMap((name) => (typeof name === 'string' ? [name] : []))
      .slice(0, courseLimits.lectures)
      .map((name, index) => ({ number: index + 1, name, texts: textsOf(files, name) })),
    terms: (Array.isArray(glossary) ? glossary : [])
      .slice(0, courseLimits.terms)
      .flatMap((term) => termOf(term) ?? []),
  };
}

/** Read when they are first asked for: a panel that opens one lecture does not wait for twenty. */
function textsOf(files: CourseFiles, name: string): CourseLecture['texts'] {
  const texts: Partial<Record<NotesLang, Lecture>> = {};
  for (const lang of languages) {
    const text = files.get(lectureFile(lang, name));
    if (text === undefined) continue;
    let lecture: Lecture | undefined;
    Object.defineProperty(texts, lang, {
      enumerable: true,
      get: () => (lecture ??= parseLecture(text)),
    });
  }
  return texts;
}

function termOf(value: Json): Term | undefined {
  if (!isObject(value)) return undefined;
  const text = (key: string): string => stringOf(at(value, key)) ?? '';
  const lecture = at(value, 'lecture');
  return {
    id: text('id'),
    ko: text('ko'),
    en: text('en'),
    koText: text('koText'),
    enText: text('enText'),
    lecture: typeof lecture === 'number' ? lecture : 0,
  };
}
