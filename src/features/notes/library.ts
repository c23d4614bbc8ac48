import * as path from 'node:path';
import { readCourse, type Course, type NotesLang, type Term } from '../../core/notes/course';
import { jsonLine } from '../../core/notes/jsonLine';
import type { CourseFault } from '../../core/notes/limits';
import { renderLecture, type RenderedLecture } from '../../core/notes/render';
import { readCourseFolder, type CourseRead } from '../../process/courseFiles';
import { leadsOutside } from '../../process/folder';
import { UserError } from '../../shared/errors';
import { labLink } from '../../shared/links';
import { otherLang } from '../../shared/t';

/** One course: its files, read once, and its lectures, rendered when they are first opened. */
export class Library {
  #read: Promise<CourseRead> | undefined;
  #course: Promise<Course> | undefined;
  readonly #rendered = new Map<string, Promise<RenderedLecture>>();

  /**
   * @param folder path of the course
   * @param within folder that it must really be in, links followed; none for the lab's own
   */
  constructor(
    readonly folder: string,
    readonly within?: string,
  ) {}

  async files(): Promise<ReadonlyMap<string, string>> {
    return (await this.#all()).files;
  }

  /** What of its folder was not read. */
  async faults(): Promise<readonly CourseFault[]> {
    return (await this.#all()).faults;
  }

  /** Rejects with a UserError where there is nothing to read in it. */
  course(): Promise<Course> {
    if (!this.#course) {
      this.#course = this.#all().then(courseOf);
      // What is mended is read at the next use.
      this.#course.catch(() => this.forget());
    }
    return this.#course;
  }

  /** Reads everything anew at the next use. */
  forget(): void {
    this.#read = undefined;
    this.#course = undefined;
    this.#rendered.clear();
  }

  /** Rejects with a UserError where the course has no such lecture in either language; one language stands in for the other. */
  async lecture(number: number, lang: NotesLang): Promise<RenderedLecture> {
    const course = await this.course();
    const found = course.lectures[number - 1];
    const { files, faults } = await this.#all();
    for (const one of found ? ([lang, otherLang(lang)] as const) : []) {
      const file = `${one}/${found?.name ?? ''}.md`;
      const text = files.get(file);
      if (text === undefined) {
        const fault = faults.find((other) => other.file === file);
        if (fault) throw new UserError(fault.message, fault.args);
        continue;
      }
      const key = `${number} ${one}`;
      let rendered = this.#rendered.get(key);
      if (!rendered) {
        rendered = renderLecture(text, one, files, file);
        this.#rendered.set(key, rendered);
        rendered.catch(() => this.#rendered.delete(key));
      }
      return rendered;
    }
    throw new UserError('notes.missing');
  }

  /** Terms that a lecture links to, by their id. */
  async terms({ links }: RenderedLecture): Promise<Record<string, Term>> {
    const { terms } = await this.course();
    const wanted = new Set(
      links.map(labLink).flatMap((link) => (link?.kind === 'term' ? [link.target] : [])),
    );
    return Object.fromEntries(terms.filter(({ id }) => wanted.has(id)).map((term) => [term.id, term]));
  }

  #all(): Promise<CourseRead> {
    if (!this.#read) {
      this.#read = this.#readAll();
      this.#read.catch(() => this.forget());
    }
    return this.#read;
  }

  async #readAll(): Promise<CourseRead> {
    const { folder, within } = this;
    if (within === undefined) return readCourseFolder(folder, true);
    const inner = path.relative(within, folder).split(path.sep).join('/');
    if (inner !== '' && (await leadsOutside(within, inner))) throw new UserError('course.outside');
    return readCourseFolder(folder);
  }
}

/** Throws what is wrong with `course.json` where it names nothing to read. */
function courseOf({ files, faults }: CourseRead): Course {
  const course = readCourse(files);
  if (course.lectures.length > 0) return course;
  const fault = faults.find(({ file }) => file === 'course.json');
  if (fault) throw new UserError(fault.message, fault.args);
  const text = files.get('course.json') ?? '';
  try {
    JSON.parse(text);
  } catch {
    throw new UserError('notes.badJsonAt', { file: 'course.json', line: jsonLine(text) });
  }
  throw new UserError('notes.noLectures');
}
