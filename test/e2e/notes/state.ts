import path from 'node:path';
import { readCourse, type Course, type NotesLang } from '../../../src/core/notes/course';
import { interactiveFigures } from '../../../src/core/notes/figureIds';
import { renderLecture, type RenderedLecture } from '../../../src/core/notes/render';
import { readCourseFiles } from '../../../src/process/courseFiles';
import { labLink } from '../../../src/shared/links';
import type { NotesState, ReadingSettings } from '../../../src/shared/notesApi';

interface Read {
  readonly files: ReadonlyMap<string, string>;
  readonly course: Course;
}

let read: Promise<Read> | undefined;
const rendered = new Map<string, Promise<RenderedLecture>>();

function ours(): Promise<Read> {
  return (read ??= readCourseFiles(path.resolve('media/course')).then((files) => ({
    files,
    course: readCourse(files),
  })));
}

/** A lecture of ours as the extension host renders it; each one once in a run. */
export async function lectureOf(number: number, lang: NotesLang): Promise<RenderedLecture> {
  const { files, course } = await ours();
  const file = `${lang}/${course.lectures[number - 1]?.name}.md`;
  let lecture = rendered.get(file);
  if (!lecture) {
    const text = files.get(file);
    if (text === undefined) throw new Error(`there is no ${file}`);
    lecture = renderLecture(text, lang, files);
    rendered.set(file, lecture);
  }
  return lecture;
}

/** How many lectures the course has. */
export async function lectureCount(): Promise<number> {
  return (await ours()).course.lectures.length;
}

/** The whole state that the host would push for a lecture; addresses are those that the stub page serves. */
export async function stateOf(
  number: number,
  settings: Partial<ReadingSettings> = {},
  rest: Partial<NotesState> = {},
): Promise<NotesState> {
  const all: ReadingSettings = { lang: 'en', both: false, size: 15, wide: false, ...settings };
  const { course } = await ours();
  const lecture = rest.lecture ?? (await lectureOf(number, all.lang));
  const lectures = await Promise.all(
    course.lectures.map(async (one) => {
      const { title, outline } = await lectureOf(one.number, all.lang);
      return { number: one.number, title, sections: outline.length, read: one.number === 1 ? 3 : 0 };
    }),
  );
  const wanted = new Set(
    lecture.links.map(labLink).flatMap((link) => (link?.kind === 'term' ? [link.target] : [])),
  );
  return {
    revision: 1,
    edition: 1,
    settings: all,
    courseTitle: course.title[all.lang],
    lectures,
    number,
    lecture,
    read: [],
    tasks: {},
    exercises: {},
    terms: Object.fromEntries(course.terms.filter(({ id }) => wanted.has(id)).map((term) => [term.id, term])),
    figures: Object.fromEntries(interactiveFigures.map((id) => [id, `figures/${id}.js`])),
    figureStyle: 'notes-figures-style.css',
    ...(lecture.math ? { mathStyle: 'renderers/math-style.css' } : {}),
    trusted: true,
    foreign: false,
    ...rest,
  };
}
