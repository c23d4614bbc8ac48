import { isBuilt, labLink } from '../../shared/links';
import { checkCode } from './checkCode';
import { checkCourseFile, checkFigureFiles, checkGlossary, isLectureName } from './checkData';
import { at, isObject, objectAt, parsed, stringOf } from '../../shared/json';
import type { MessageArgs, MessageId } from '../../shared/t';
import { languages, lectureFile, readCourse, type Course, type CourseFiles, type NotesLang } from './course';
import { interactiveFigures } from './figureIds';
import type { Lecture } from './lecture';
import { tooMuch, type CourseFault } from './limits';

/** Something that an author must mend. */
export type Finding = CourseFault;

/** Of one file: a broken one has the same fault a thousand times, and nobody reads more of them. */
const mostFindings = 50;

type Say = (line: number, message: MessageId, args?: MessageArgs) => void;

/**
 * Everything that is wrong with a course: missing files, slips, links to nothing, languages that differ. In file order, at
 * most 50 of a file.
 * @param faults what of the folder was not read
 */
export function checkCourse(files: CourseFiles, faults: readonly CourseFault[] = []): Finding[] {
  const findings: Finding[] = [...faults];
  const refused = new Set(faults.map(({ file }) => file));
  const counts = new Map<string, number>();
  const sayIn =
    (file: string): Say =>
    (line, message, args = {}) => {
      const count = (counts.get(file) ?? 0) + 1;
      counts.set(file, count);
      if (count <= mostFindings) findings.push({ file, line, message, args });
    };
  const course = readCourse(files);
  const known = new Known(course, files);
  findings.push(...checkCourseFile(files, sayIn('course.json')));
  const absent = languages.filter((lang) => !course.lectures.some(({ texts }) => texts[lang]));
  if (absent.length === 1 && !faults.some(({ file }) => file.startsWith(`${absent[0] ?? ''}/`)))
    sayIn('course.json')(1, 'notes.oneLanguage', { lang: absent[0] ?? '' });
  for (const { name, texts } of course.lectures) {
    // A name that is none may be the path of a file elsewhere, about which nothing is said.
    if (!isLectureName(name)) continue;
    for (const lang of languages) {
      const file = lectureFile(lang, name);
      const lecture = texts[lang];
      if (lecture?.excess)
        findings.push(tooMuch(file, lecture.excess.limit, lecture.excess.found, lecture.excess.line));
      else if (lecture) checkLecture(lecture, { course, known, lang, say: sayIn(file) });
      else if (!refused.has(file) && !(absent.length === 1 && absent.includes(lang)))
        sayIn(file)(1, 'notes.missing');
    }
    const { ko, en } = texts;
    if (ko && en && !ko.excess && !en.excess) checkParity(ko, en, sayIn(lectureFile('en', name)));
  }
  findings.push(...checkGlossary(files, course, sayIn('glossary.json')));
  checkFigureFiles(files, sayIn);
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

/** What links lead to, each thing looked up once: a lecture may have thousands of links to the same one. */
class Known {
  readonly #anchors = new Map<Lecture, ReadonlySet<string>>();
  readonly #tasks = new Map<NotesLang, ReadonlySet<string>>();
  readonly #figures = new Map<string, readonly [MessageId, MessageArgs][]>();
  readonly terms: ReadonlySet<string>;

  constructor(
    readonly course: Course,
    readonly files: CourseFiles,
  ) {
    this.terms = new Set(course.terms.map(({ id }) => id));
  }

  anchors(lecture: Lecture): ReadonlySet<string> {
    return once(this.#anchors, lecture, () => new Set(anchorsOf(lecture).map(({ id }) => id)));
  }

  tasks(lang: NotesLang): ReadonlySet<string> {
    return once(this.#tasks, lang, () => new Set(tasksOf(this.course, lang)));
  }

  figure(id: string, lang: NotesLang): readonly [MessageId, MessageArgs][] {
    return once(this.#figures, `${lang} ${id}`, () => figureFaults(id, lang, this.files));
  }
}

function once<K, V>(made: Map<K, V>, key: K, make: () => V): V {
  let value = made.get(key);
  if (value === undefined) {
    value = make();
    made.set(key, value);
  }
  return value;
}

interface Around {
  readonly course: Course;
  readonly known: Known;
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
  for (const { line, kind } of lecture.unshown)
    say(line, kind === 'image' ? 'notes.image' : 'notes.mathMacro');
  checkCode(lecture, say);
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

function checkLink(address: string, line: number, around: Around): void {
  const link = labLink(address);
  if (!link) return;
  const { course, known, lang, say } = around;
  const { kind, target } = link;
  const missing = (): void => say(line, 'notes.linkToNothing', { address: address.slice(0, 200) });
  if (kind === 'lecture') {
    const [number, id] = target.split('#');
    const lecture = course.lectures[Number(number) - 1]?.texts[lang];
    if (!lecture || (id !== undefined && !known.anchors(lecture).has(id))) missing();
  } else if (kind === 'term') {
    if (!known.terms.has(target)) missing();
  } else if (kind === 'task') {
    if (!known.tasks(lang).has(target)) missing();
  } else if (kind === 'figure') checkFigure(target, line, around);
  else if (kind === 'scaffold' && target.startsWith('worksheet/')) {
    const id = target.slice('worksheet/'.length);
    for (const file of [`tasks/${lang}/${id}.md`, `tasks/${lang}/${id}.example.md`])
      if (!known.files.has(file)) say(line, 'notes.noFile', { file });
  }
}

function tasksOf(course: Course, lang: NotesLang): string[] {
  return course.lectures.flatMap(({ texts }) =>
    (texts[lang]?.blocks ?? []).flatMap(({ kind, id }) => (kind === 'task' && id ? [id] : [])),
  );
}

function checkFigure(id: string, line: number, { known, lang, say }: Around): void {
  for (const [message, args] of known.figure(id, lang)) say(line, message, args);
}

function figureFaults(id: string, lang: NotesLang, files: CourseFiles): [MessageId, MessageArgs][] {
  if (interactiveFigures.includes(id)) return [];
  const svg = files.get(`figures/${id}.svg`);
  const words = parsed(files.get(`figures/${id}.json`));
  if (!/^[a-z0-9-]{1,100}$/.test(id) || svg === undefined || !isObject(words))
    return [['notes.noFigure', { id: id.slice(0, 100) }]];
  const own = objectAt(words, lang);
  const faults: [MessageId, MessageArgs][] = [];
  if (!stringOf(at(own, 'title')) || !stringOf(at(own, 'desc'))) faults.push(['notes.figureText', { id }]);
  for (const [, key = ''] of svg.matchAll(/data-t="([^"]{0,100})"/g))
    if (!stringOf(at(objectAt(own, 'words'), key))) faults.push(['notes.figureWord', { id, key }]);
  if (isUnsafe(svg)) faults.push(['notes.figureUnsafe', { id }]);
  return faults;
}

/** What a drawing loses when it is drawn: nothing of it does harm, but its author should know. */
function isUnsafe(svg: string): boolean {
  return /<(script|style|foreignObject|image|a|animate|set|use|!ENTITY)\b|\bon\w{1,40}\s*=|href\s*=|url\s*\(/i.test(
    svg,
  );
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
