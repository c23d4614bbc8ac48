import { lstat, readdir, readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { courseLimits, textFault, tooMuch, type CourseFault } from '../core/notes/limits';
import { UserError } from '../shared/errors';
import { withOpenFile } from './openFile';

const parts = ['ko', 'en', 'figures', 'tasks/ko', 'tasks/en'];

export interface CourseRead {
  /** Texts by their path inside the course's folder, with forward slashes. */
  readonly files: Map<string, string>;
  /** What of it was not read, and why. */
  readonly faults: readonly CourseFault[];
}

/**
 * The texts of a course, within `courseLimits`. A folder without a `course.json` is not searched: UserError. Links are not
 * followed anywhere in it, so that a course of a workspace reads nothing beside itself.
 * @param ours what ships with the lab: it is within its limits, and should be there at once
 */
export async function readCourseFolder(folder: string, ours = false): Promise<CourseRead> {
  const reader = new Reader(folder, ours);
  if (!(await reader.take('course.json'))) throw new UserError('notes.noCourse', { folder });
  // A missing part has missing files: the check says which.
  await reader.take('glossary.json');
  await Promise.all(parts.map((part) => reader.takeAll(part)));
  return reader;
}

/** The texts alone, without what was not read. */
export async function readCourseFiles(folder: string): Promise<Map<string, string>> {
  return (await readCourseFolder(folder)).files;
}

class Reader implements CourseRead {
  readonly files = new Map<string, string>();
  readonly faults: CourseFault[] = [];
  #bytes = 0;

  constructor(
    readonly folder: string,
    readonly ours: boolean,
  ) {}

  /** False where there is no such file. */
  async take(file: string): Promise<boolean> {
    const found = await this.#read(file).catch(() => undefined);
    if (found === undefined) return false;
    if (typeof found !== 'string') {
      this.faults.push(found);
      return true;
    }
    const fault = this.ours ? undefined : textFault(file, found);
    if (fault) this.faults.push(fault);
    else this.files.set(file, found);
    return true;
  }

  async takeAll(part: string): Promise<void> {
    const names = part.split('/');
    for (let depth = 1; depth <= names.length; depth++)
      if (!(await this.#isFolder(names.slice(0, depth).join('/')))) return;
    const entries = await readdir(path.join(this.folder, part), { withFileTypes: true }).catch(() => []);
    const texts: string[] = [];
    for (const entry of entries) {
      const file = `${part}/${entry.name}`;
      if (/\.(md|json|svg)$/.test(entry.name)) {
        if (entry.isSymbolicLink()) this.#refuse(file, 'notes.link');
        else if (entry.isFile()) texts.push(file);
      } else if (part === 'figures' && /\.(png|jpe?g|gif|webp|avif|bmp)$/i.test(entry.name))
        this.#refuse(file, 'notes.raster');
    }
    const [first] = texts.sort();
    if (texts.length > courseLimits.files && first !== undefined)
      this.faults.push(tooMuch(first, 'files', texts.length));
    await Promise.all(texts.slice(0, courseLimits.files).map((file) => this.take(file)));
  }

  async #read(file: string): Promise<string | CourseFault> {
    const place = path.join(this.folder, file);
    if (this.ours) return readFile(place, 'utf8');
    return withOpenFile<string | CourseFault>(place, (handle, stats) => {
      if (!stats.isFile()) return { file, line: 1, message: 'notes.notFile', args: { file } };
      if (stats.size > courseLimits.fileBytes) return tooMuch(file, 'fileBytes', stats.size);
      // Counted before it is read: a folder of gigabytes is never in memory.
      this.#bytes += stats.size;
      if (this.#bytes > courseLimits.courseBytes) return tooMuch(file, 'courseBytes', this.#bytes);
      return handle.readFile('utf8');
    });
  }

  async #isFolder(name: string): Promise<boolean> {
    const found = await lstat(path.join(this.folder, name)).catch(() => undefined);
    if (found?.isSymbolicLink()) this.#refuse(name, 'notes.link');
    return found?.isDirectory() === true;
  }

  #refuse(file: string, message: 'notes.link' | 'notes.raster'): void {
    this.faults.push({ file, line: 1, message, args: { file } });
  }
}
