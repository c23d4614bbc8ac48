import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import type { Course, NotesLang, Term } from '../../core/notes/course';
import { label } from '../../core/notes/label';
import type { CourseFault } from '../../core/notes/limits';
import type { RenderedLecture } from '../../core/notes/render';
import { ContextKey } from '../../host/contextKeys';
import { DisposableStore } from '../../host/disposables';
import { otherLang } from '../../shared/t';
import { Library } from './library';

const memoryKey = 'aiServiceLab.course.folder';

/** Milliseconds without a change of its files before a course is read anew. */
const rest = 300;

/** A course of the workspace. */
export interface ForeignCourse {
  readonly folder: vscode.Uri;
  /** Of the folder's address, never of what the course says of itself: it cannot take another one's marks. */
  readonly key: string;
  /** Where files for a person go that belong to this course: a name like `rust-book-1a2b3c`. */
  readonly slug: string;
}

/** The course that is open: the lab's own, or one of a folder of the workspace, which the workspace remembers. */
export class OpenCourse implements vscode.Disposable {
  readonly #own = new DisposableStore();
  readonly #changed = this.#own.add(new vscode.EventEmitter<'opened' | 'read'>());
  /** `opened`: another course; `read`: the same one, after its files changed. */
  readonly onDidChange = this.#changed.event;
  readonly #isForeign = new ContextKey('aiServiceLab.foreignCourse');
  #foreign: ForeignCourse | undefined;
  #library: Library;
  #watcher: vscode.Disposable | undefined;
  #edition = 0;

  constructor(
    readonly ours: Library,
    readonly memory: vscode.Memento,
  ) {
    this.#library = ours;
    const kept = memory.get<unknown>(memoryKey);
    const folder = typeof kept === 'string' ? vscode.Uri.parse(kept) : undefined;
    this.#take(folder && isInWorkspace(folder) ? folder : undefined);
    this.#own.add(
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        if (!this.#foreign || isInWorkspace(this.#foreign.folder)) return;
        void this.open(undefined);
        this.#changed.fire('read');
      }),
    );
  }

  /** Undefined while the lab's own is open. */
  get foreign(): ForeignCourse | undefined {
    return this.#foreign;
  }

  /** Under which what a person does in it is kept; empty for the lab's own. */
  get key(): string {
    return this.#foreign?.key ?? '';
  }

  /** Another number for each reading of each course: numbers of links and code hold within one. */
  get edition(): number {
    return this.#edition;
  }

  files(): Promise<ReadonlyMap<string, string>> {
    return this.#library.files();
  }

  faults(): Promise<readonly CourseFault[]> {
    return this.#library.faults();
  }

  course(): Promise<Course> {
    return this.#library.course();
  }

  lecture(number: number, lang: NotesLang): Promise<RenderedLecture> {
    return this.#library.lecture(number, lang);
  }

  terms(lecture: RenderedLecture): Promise<Record<string, Term>> {
    return this.#library.terms(lecture);
  }

  /** What the course calls itself; the name of its folder where it does not. */
  async title(lang: NotesLang): Promise<string> {
    const title = await this.course().then(
      (course) => course.title[lang] || course.title[otherLang(lang)],
      () => '',
    );
    return title || label(this.#foreign?.folder.path.split('/').at(-1) ?? '');
  }

  /** @param folder of the workspace; undefined for the lab's own */
  async open(folder: vscode.Uri | undefined): Promise<void> {
    const same = folder?.toString() === this.#foreign?.folder.toString();
    if (same) return;
    this.#take(folder);
    this.#changed.fire('opened');
    await this.memory.update(memoryKey, folder?.toString());
  }

  /** Reads the files anew. */
  reread(): void {
    if (!this.#foreign) return;
    this.#edition++;
    // What is still being read of the old files stays with the old one.
    this.#library = libraryOf(this.#foreign.folder);
    this.#changed.fire('read');
  }

  dispose(): void {
    this.#watcher?.dispose();
    this.#own.dispose();
  }

  #take(folder: vscode.Uri | undefined): void {
    this.#watcher?.dispose();
    this.#watcher = undefined;
    this.#edition++;
    this.#isForeign.set(folder !== undefined);
    if (!folder) {
      this.#foreign = undefined;
      this.#library = this.ours;
      return;
    }
    const key = keyOf(folder);
    const name = (folder.path.split('/').at(-1) ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '-');
    const slug = `${name.replace(/^-|-$/g, '').slice(0, 30) || 'course'}-${key.slice(0, 6)}`;
    this.#foreign = { folder, key, slug };
    this.#library = libraryOf(folder);
    this.#watcher = this.#watch(folder);
  }

  #watch(folder: vscode.Uri): vscode.Disposable {
    const pattern = new vscode.RelativePattern(folder, '**/*.{json,md,svg}');
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    let timer: NodeJS.Timeout | undefined;
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => this.reread(), rest);
    };
    for (const event of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete]) event(later);
    return new vscode.Disposable(() => {
      clearTimeout(timer);
      watcher.dispose();
    });
  }
}

function libraryOf(folder: vscode.Uri): Library {
  return new Library(folder.fsPath, vscode.workspace.getWorkspaceFolder(folder)?.uri.fsPath);
}

/** 12 hexadecimal digits for a course's folder. */
export function keyOf(folder: vscode.Uri): string {
  return createHash('sha256').update(folder.toString()).digest('hex').slice(0, 12);
}

/** Files of other schemes cannot be read without following links. */
export function isInWorkspace(folder: vscode.Uri): boolean {
  return folder.scheme === 'file' && vscode.workspace.getWorkspaceFolder(folder) !== undefined;
}
