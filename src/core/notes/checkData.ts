import { at, isObject, objectAt, parsed, stringOf, type Json } from '../../shared/json';
import type { MessageArgs, MessageId } from '../../shared/t';
import { languages, type Course, type CourseFiles } from './course';
import { jsonLine } from './jsonLine';
import { courseLimits, tooMuch, type CourseFault } from './limits';

type Say = (line: number, message: MessageId, args?: MessageArgs) => void;

/** A lecture's name is the name of its files, and of a person's notes on it. */
export const isLectureName = (name: string): boolean => /^[\p{L}\p{N}_-]{1,100}$/u.test(name);

/** What is wrong with `course.json` itself: no JSON, no id or titles, names that are none or come twice, too many. */
export function checkCourseFile(files: CourseFiles, say: Say): CourseFault[] {
  const text = files.get('course.json') ?? '';
  const root = parsed(text);
  if (root === undefined) {
    if (files.has('course.json')) say(jsonLine(text), 'notes.badJson', { file: 'course.json' });
    return [];
  }
  if (!/^[a-z0-9-]{1,64}$/.test(stringOf(at(root, 'id')) ?? '')) say(lineOf(text, '"id"'), 'notes.courseId');
  for (const lang of languages)
    if (!stringOf(at(objectAt(root, 'title'), lang)))
      say(lineOf(text, '"title"'), 'notes.courseTitle', { lang });
  const names = at(root, 'lectures');
  const list: readonly Json[] = Array.isArray(names) ? names : [];
  if (list.length === 0) say(lineOf(text, '"lectures"'), 'notes.noLectures');
  const seen = new Set<Json>();
  for (const name of list.slice(0, courseLimits.lectures)) {
    const line = lineOf(text, JSON.stringify(name));
    if (typeof name !== 'string' || !isLectureName(name))
      say(line, 'notes.lectureName', { name: JSON.stringify(name).slice(0, 80) });
    else if (seen.has(name)) say(line, 'notes.twice', { id: name });
    seen.add(name);
  }
  return list.length > courseLimits.lectures
    ? [tooMuch('course.json', 'lectures', list.length, lineOf(text, '"lectures"'))]
    : [];
}

/** What is wrong with the glossary: no JSON, ids that are none or come twice, names or texts that are missing. */
export function checkGlossary(files: CourseFiles, { terms, lectures }: Course, say: Say): CourseFault[] {
  const text = files.get('glossary.json');
  if (text === undefined) return [];
  const root = parsed(text);
  if (!Array.isArray(root)) {
    say(root === undefined ? jsonLine(text) : 1, 'notes.badJson', { file: 'glossary.json' });
    return [];
  }
  const seen = new Set<string>();
  const places = linesOfIds(text);
  for (const { id, ko, en, koText, enText, lecture } of terms) {
    const line = places.get(id)?.[seen.has(id) ? 1 : 0] ?? 1;
    if (seen.has(id)) say(line, 'notes.twice', { id: id.slice(0, 80) });
    seen.add(id);
    if (!/^[a-z0-9-]+$/.test(id) || [ko, en, koText, enText].includes('') || !lectures[lecture - 1])
      say(line, 'notes.termIncomplete', { id: id.slice(0, 80) });
  }
  return root.length > courseLimits.terms ? [tooMuch('glossary.json', 'terms', root.length)] : [];
}

/** Words of figures that are no JSON. */
export function checkFigureFiles(files: CourseFiles, sayIn: (file: string) => Say): void {
  for (const [file, text] of files)
    if (/^figures\/.*\.json$/.test(file) && !isObject(parsed(text)))
      sayIn(file)(jsonLine(text), 'notes.badJson', { file });
}

/** The first line, from 1, that holds these words; 1 where none does. */
function lineOf(text: string, words: string): number {
  const found = text.indexOf(words);
  return found < 0 ? 1 : text.slice(0, found).split('\n').length;
}

function linesOfIds(text: string): Map<string, number[]> {
  const lines = new Map<string, number[]>();
  for (const [index, line] of text.split('\n').entries())
    for (const [, id = ''] of line.matchAll(/"id"\s{0,20}:\s{0,20}"([^"\\]{0,100})"/g))
      lines.set(id, [...(lines.get(id) ?? []), index + 1]);
  return lines;
}
