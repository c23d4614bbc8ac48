import { readCourse, type Course, type NotesLang, type Term } from '../../core/notes/course';
import { renderLecture, type RenderedLecture } from '../../core/notes/render';
import { readCourseFiles } from '../../process/courseFiles';
import { UserError } from '../../shared/errors';
import { labLink } from '../../shared/links';
import { otherLang } from '../../shared/t';

/** One course: its files, read once, and its lectures, rendered when they are first opened. */
export class Library {
  #files: Promise<ReadonlyMap<string, string>> | undefined;
  #course: Promise<Course> | undefined;
  readonly #rendered = new Map<string, Promise<RenderedLecture>>();

  /** @param folder path of the course */
  constructor(readonly folder: string) {}

  files(): Promise<ReadonlyMap<string, string>> {
    if (!this.#files) {
      this.#files = readCourseFiles(this.folder);
      this.#files.catch(() => this.forget());
    }
    return this.#files;
  }

  course(): Promise<Course> {
    return (this.#course ??= this.files().then(readCourse));
  }

  /** Reads everything anew at the next use. */
  forget(): void {
    this.#files = undefined;
    this.#course = undefined;
    this.#rendered.clear();
  }

  /** Rejects with a UserError where the course has no such lecture in either language; one language stands in for the other. */
  async lecture(number: number, lang: NotesLang): Promise<RenderedLecture> {
    const course = await this.course();
    const found = course.lectures[number - 1];
    const other: NotesLang = otherLang(lang);
    const files = await this.files();
    for (const one of [lang, other] as const) {
      const text = found && files.get(`${one}/${found.name}.md`);
      if (text === undefined) continue;
      const key = `${number} ${one}`;
      let rendered = this.#rendered.get(key);
      if (!rendered) {
        rendered = renderLecture(text, one, files);
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
}
