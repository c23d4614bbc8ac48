import * as vscode from 'vscode';
import {
  countsOf,
  mergeProgress,
  nextSection,
  outlineOf,
  type ExerciseState,
  type Outline,
  type Progress,
} from '../../core/course/progress';
import { titleOf, type Course, type NotesLang } from '../../core/notes/course';
import type { LectureHead, TaskMark } from '../../shared/notesApi';
import { DisposableStore } from '../../host/disposables';
import type { OpenCourse } from './openCourse';
import type { Personal } from './personal';
import type { WorkspaceEvidence } from './workspace';

/** What was read by the person and done in this workspace, as one: for the panel and the Course view. */
export class CourseProgress implements vscode.Disposable {
  readonly #own = new DisposableStore();
  readonly #changed = this.#own.add(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;
  #made: { readonly course: Course; readonly outlines: readonly Outline[] } | undefined;

  constructor(
    readonly library: OpenCourse,
    readonly personal: Personal,
    readonly workspace: WorkspaceEvidence,
  ) {
    this.#own.add(personal.onDidChange(() => this.#changed.fire()));
    this.#own.add(library.onDidChange(() => this.#changed.fire()));
    this.#own.add(workspace.onDidChange(() => this.#changed.fire()));
  }

  /** Of a course of others the person's marks alone: the workspace's evidence is about tasks of the lab's own. */
  get merged(): Progress {
    if (this.library.foreign) return this.personal.progress;
    return mergeProgress(this.personal.progress, this.workspace.progress);
  }

  /** Made once for each reading of the course. */
  async #outlines(): Promise<readonly Outline[]> {
    const course = await this.library.course();
    if (this.#made?.course !== course)
      this.#made = { course, outlines: outlineOf(course, [], this.personal.settings.lang) };
    return this.#made.outlines;
  }

  /** Ids of the sections of one lecture that were read. */
  readIn(number: number): string[] {
    const start = `${number}#`;
    return [...this.merged.read.keys()].flatMap((key) =>
      key.startsWith(start) ? [key.slice(start.length)] : [],
    );
  }

  /** Evidence outdoes what is only said. */
  tasks(): Record<string, TaskMark> {
    const marks: Record<string, TaskMark> = {};
    for (const task of this.personal.said) marks[task] = 'said';
    for (const [task, { state }] of this.merged.tasks) if (state === 'done') marks[task] = 'evidence';
    return marks;
  }

  /** How far exercises have come, of those that were begun in this workspace. */
  exercises(): Record<string, ExerciseState> {
    return Object.fromEntries([...this.merged.exercises].map(([id, { state }]) => [id, state]));
  }

  async heads(lang: NotesLang): Promise<LectureHead[]> {
    const course = await this.library.course();
    const counts = countsOf(this.merged, await this.#outlines());
    return course.lectures.map((lecture, index) => ({
      number: lecture.number,
      title: titleOf(lecture, lang),
      sections: counts[index]?.sections.all ?? 0,
      read: counts[index]?.sections.read ?? 0,
    }));
  }

  /** Lecture and section to go on with; undefined where all is read. */
  async next(): Promise<{ readonly number: number; readonly section: string } | undefined> {
    const found = nextSection(this.merged, await this.#outlines());
    const [number = '', section = ''] = found?.split('#') ?? [];
    return found === undefined ? undefined : { number: Number(number), section };
  }

  dispose(): void {
    this.#own.dispose();
  }
}
