import { isBuilt, labLink } from '../../shared/links';
import { at, isObject, objectAt, stringOf } from '../../shared/json';
import type { MessageArgs, MessageId } from '../../shared/t';
import {
  languages,
  lectureFile,
  parsed,
  readCourse,
  type Course,
  type CourseFiles,
  type NotesLang,
} from './course';
import { interactiveFigures } from './figureIds';
import type { Lecture } from './lecture';

/** Something that an author must mend. */
export interface Finding {
  /** Path inside the course's folder. */
  readonly file: string;
  readonly line: number;
  readonly message: MessageId;
  readonly args: MessageArgs;
}

type Say = (line: number, message: MessageId, args?: MessageArgs) => void;

/** Everything that is wrong with a course: missing files, slips, links to nothing, languages that differ. In file order. */
export function checkCourse(files: CourseFiles): Finding[] {
  const findings: Finding[] = [];
  const sayIn =
    (file: string): Say =>
    (line, message, args = {}) =>
      findings.push({ file, line, message, args });
  const course = readCourse(files);
  if (course.lectures.length === 0) sayIn('course.json')(1, 'notes.noLectures');
  for (const { name, texts } of course.lectures) {
    for (const lang of languages) {
      const file = lectureFile(lang, name);
      const lecture = texts[lang];
      if (!lecture) sayIn(file)(1, 'notes.missing');
      else checkLecture(lecture, { course, files, lang, say: sayIn(file) });
    }
    const { ko, en } = texts;
    if (ko && en) checkParity(ko, en, sayIn(lectureFile('en', name)));
  }
  checkTerms(course, sayIn('glossary.json'));
  return findings.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

/** Links whose feature is not built yet: no fault of the course, and the panel says so where they are followed. */
export function laterLinks(files: CourseFiles): Finding[] {
  return readCourse(files).lectures.flatMap(({ name, texts }) =>
    languages.flatMap((lang) =>
      (texts[lang]?.links ?? []).flatMap(({ address, line }): Finding[] => {
        const link = labLink(address);
        if (!link || isBuilt(link)) return [];
        return [{ file: lectureFile(lang, name), line, message: 'notes.linkLater', args: { address } }];
      }),
    ),
  );
}

interface Around {
  readonly course: Course;
  readonly files: CourseFiles;
  readonly lang: NotesLang;
  readonly say: Say;
}

function checkLecture(lecture: Lecture, around: Around): void {
  const { say } = around;
  if (lecture.title === '') say(1, 'notes.noTitle');
  if (lecture.summary === '') say(1, 'notes.noSummary');
  for (const kind of ['goals', 'figure', 'question', 'task', 'sources'] as const)
    if (!lecture.blocks.some((block) => block.kind === kind)) say(1, 'notes.noBlock', { kind });
  for (const { line, text } of lecture.slips) say(line, 'notes.slip', { text });
  const seen = new Set<string>();
  for (const { id, line, title } of anchorsOf(lecture)) {
    if (id === '') say(line, 'notes.noId', { title });
    else if (seen.has(id)) say(line, 'notes.twice', { id });
    seen.add(id);
  }
  for (const block of lecture.blocks) {
    if (block.kind === 'figure') checkFigure(block.id ?? '', block.line, around);
    if (block.kind === 'question' && !block.inside.includes('answer')) say(block.line, 'notes.noAnswer');
  }
  for (const { address, line } of lecture.links) checkLink(address, line, around);
}

/** Sections, and the blocks that are linked to, in their order. */
function anchorsOf({ sections, blocks }: Lecture): { id: string; line: number; title: string }[] {
  const linked = blocks.filter(({ kind }) => ['changed', 'try', 'question', 'task'].includes(kind));
  return [
    ...sections,
    ...linked.map(({ id = '', line, title = '', kind }) => ({ id, line, title: title || kind })),
  ].sort((a, b) => a.line - b.line);
}

function checkLink(address: string, line: number, { course, files, lang, say }: Around): void {
  const link = labLink(address);
  if (!link) return;
  const { kind, target } = link;
  const missing = (): void => say(line, 'notes.linkToNothing', { address });
  if (kind === 'lecture') {
    const [number, id] = target.split('#');
    const lecture = course.lectures[Number(number) - 1]?.texts[lang];
    if (!lecture || (id !== undefined && !anchorsOf(lecture).some((one) => one.id === id))) missing();
  } else if (kind === 'term') {
    if (!course.terms.some(({ id }) => id === target)) missing();
  } else if (kind === 'task') {
    if (!tasksOf(course, lang).includes(target)) missing();
  } else if (kind === 'figure') checkFigure(target, line, { course, files, lang, say });
  else if (kind === 'scaffold' && target.startsWith('worksheet/')) {
    const id = target.slice('worksheet/'.length);
    for (const file of [`tasks/${lang}/${id}.md`, `tasks/${lang}/${id}.example.md`])
      if (!files.has(file)) say(line, 'notes.noFile', { file });
  }
}

function tasksOf(course: Course, lang: NotesLang): string[] {
  return course.lectures.flatMap(({ texts }) =>
    (texts[lang]?.blocks ?? []).flatMap(({ kind, id }) => (kind === 'task' && id ? [id] : [])),
  );
}

function checkFigure(id: string, line: number, { files, lang, say }: Around): void {
  if (interactiveFigures.includes(id)) return;
  const svg = files.get(`figures/${id}.svg`);
  const words = parsed(files.get(`figures/${id}.json`));
  if (svg === undefined || !isObject(words)) {
    say(line, 'notes.noFigure', { id });
    return;
  }
  const own = objectAt(words, lang);
  if (!stringOf(at(own, 'title')) || !stringOf(at(own, 'desc'))) say(line, 'notes.figureText', { id });
  for (const [, key = ''] of svg.matchAll(/data-t="([^"]*)"/g))
    if (!stringOf(at(objectAt(own, 'words'), key))) say(line, 'notes.figureWord', { id, key });
  if (/<(script|style|foreignObject|image|a)\b|\bon\w+=|href=/i.test(svg))
    say(line, 'notes.figureUnsafe', { id });
}

/**
 * Both languages have the same anchors, figures and blocks in the same order, a reader may change over anywhere, and the
 * same rows: the panel lays the languages side by side block by block.
 */
function checkParity(ko: Lecture, en: Lecture, say: Say): void {
  // One difference makes others: the first is the one to mend.
  if (!compare(ko.rows, en.rows, ({ kind }) => kind, say))
    compare(outlineOf(ko), outlineOf(en), ({ name }) => name, say);
}

function outlineOf(lecture: Lecture): { name: string; line: number }[] {
  return [
    ...lecture.sections.map(({ id, level, line }) => ({ name: `${'#'.repeat(level)} ${id}`, line })),
    ...lecture.blocks.map(({ kind, id = '', line }) => ({ name: `${kind} ${id}`.trim(), line })),
    ...lecture.code.map(({ language, line }) => ({ name: `code ${language}`.trim(), line })),
  ].sort((a, b) => a.line - b.line);
}

/** True where the two differ; then the first difference is said, with its place in both. */
function compare<T extends { readonly line: number }>(
  korean: readonly T[],
  english: readonly T[],
  name: (one: T) => string,
  say: Say,
): boolean {
  for (let index = 0; index < Math.max(korean.length, english.length); index++) {
    const [expected, found] = [korean[index], english[index]];
    if (expected && found && name(expected) === name(found)) continue;
    say(found?.line ?? english.at(-1)?.line ?? 1, 'notes.parity', {
      expected: expected ? name(expected) : '–',
      found: found ? name(found) : '–',
      line: expected?.line ?? korean.at(-1)?.line ?? 1,
    });
    return true;
  }
  return false;
}

function checkTerms({ terms, lectures }: Course, say: Say): void {
  const seen = new Set<string>();
  for (const { id, ko, en, koText, enText, lecture } of terms) {
    if (seen.has(id)) say(1, 'notes.twice', { id });
    seen.add(id);
    if ([id, ko, en, koText, enText].includes('') || !lectures[lecture - 1])
      say(1, 'notes.termIncomplete', { id });
  }
}
