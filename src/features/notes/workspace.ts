import * as vscode from 'vscode';
import {
  markExercise,
  markTask,
  mergeProgress,
  noProgress,
  type ExerciseState,
  type Progress,
} from '../../core/course/progress';
import { loadProgress, progressFile, progressText } from '../../core/course/progressFile';
import { lectureText } from '../../core/notes/course';
import {
  answeredIn,
  worksheetPath,
  worksheetSources,
  worksheetState,
  worksheetTitle,
} from '../../core/scaffold/worksheet';
import { DisposableStore } from '../../host/disposables';
import { say } from '../../host/language';
import type { Log } from '../../host/log';
import { leadsOutside } from '../../process/folder';
import type { Library } from './library';

/** Of one folder; a course has a few tasks a lecture. */
const mostWorksheets = 100;

/** Evidence in the open folder: its progress file, and what its worksheets say. One owner of that file. */
export class WorkspaceEvidence implements vscode.Disposable {
  readonly #own = new DisposableStore();
  readonly #changed = this.#own.add(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;
  #progress: Progress = noProgress;
  /** One write after the other: two at once would lose one. */
  #work: Promise<unknown> = Promise.resolve();
  readonly #told = new Set<string>();

  constructor(
    readonly library: Library,
    readonly log: Log,
  ) {
    const watch = (pattern: string, changed: (file: vscode.Uri) => void): void => {
      const watcher = this.#own.add(vscode.workspace.createFileSystemWatcher(pattern));
      for (const event of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete])
        this.#own.add(event(changed));
    };
    watch(`**/${progressFile}`, () => void this.load());
    watch('**/worksheets/task-*.md', (file) => void this.#look(file));
    this.#own.add(vscode.workspace.onDidChangeWorkspaceFolders(() => void this.load()));
    this.#own.add(vscode.workspace.onDidGrantWorkspaceTrust(() => void this.load()));
    void this.load();
  }

  get progress(): Progress {
    return this.#progress;
  }

  /** Reads the file of each folder again, and looks at their worksheets. */
  load(): Promise<void> {
    return this.#after(async () => {
      let all = noProgress;
      for (const { uri } of vscode.workspace.workspaceFolders ?? [])
        all = mergeProgress(all, (await read(uri)).progress);
      this.#progress = all;
      this.#changed.fire();
      for (const { uri } of vscode.workspace.workspaceFolders ?? [])
        for (const sheet of await worksheetsIn(uri)) await this.#judge(sheet);
    });
  }

  /** An answer was judged; less than what is known changes nothing. */
  exercise(place: string, id: string, state: ExerciseState): Promise<void> {
    const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(place, true))?.uri;
    if (!folder) return Promise.resolve();
    return this.#after(async () => {
      const now = new Date();
      let news = markExercise(noProgress, id, state, now);
      if (state !== 'tried')
        for (const task of await this.#tasksOf(id)) news = markTask(news, task, 'done', now);
      await this.#add(folder, news);
    });
  }

  dispose(): void {
    this.#own.dispose();
  }

  /** Tasks of the lab's course that link to an exercise. */
  async #tasksOf(exercise: string): Promise<string[]> {
    const { lectures } = await this.library.course();
    return lectures.flatMap((lecture) =>
      (lectureText(lecture, 'ko')?.blocks ?? []).flatMap(({ id, exercises }) =>
        id !== undefined && exercises?.includes(exercise) ? [id] : [],
      ),
    );
  }

  #look(file: vscode.Uri): Promise<void> {
    return this.#after(() => this.#judge(file));
  }

  /** A worksheet with an answer to each of its questions is evidence; a question deleted later takes nothing back. */
  async #judge(file: vscode.Uri): Promise<void> {
    const folder = vscode.workspace.getWorkspaceFolder(file)?.uri;
    const task = /([^/]+)\.md$/.exec(file.path)?.[1] ?? '';
    if (!folder || file.path !== vscode.Uri.joinPath(folder, worksheetPath(task)).path) return;
    if (this.#progress.tasks.get(task)?.state === 'done') return;
    const text = await textOf(file);
    if (text === undefined) return;
    const files = await this.library.files();
    const texts = (['ko', 'en'] as const).flatMap((lang) => {
      const sources = worksheetSources(task, lang);
      const template = sources && files.get(sources.template);
      const example = sources && files.get(sources.example);
      return template === undefined || example === undefined ? [] : [{ template, example }];
    });
    const own = texts.find(({ template }) => worksheetTitle(template) === worksheetTitle(text)) ?? texts[0];
    if (!own) return;
    const state = worksheetState(text, own.template, own.example);
    const answered = answeredIn(state);
    if (answered === 0) return;
    await this.#add(
      folder,
      markTask(noProgress, task, answered === state.size ? 'done' : 'started', new Date()),
    );
  }

  /** Nothing is written into a folder that is not trusted; the mark then lasts for this window. */
  async #add(folder: vscode.Uri, news: Progress): Promise<void> {
    const before = progressText(this.#progress);
    this.#progress = mergeProgress(this.#progress, news);
    if (progressText(this.#progress) === before) return;
    this.#changed.fire();
    if (!vscode.workspace.isTrusted) return;
    const place = vscode.Uri.joinPath(folder, progressFile);
    if (folder.scheme === 'file' && (await leadsOutside(folder.fsPath, progressFile))) return;
    const { progress, keepAs, said } = await read(folder);
    if (keepAs !== undefined)
      await vscode.workspace.fs.rename(place, vscode.Uri.joinPath(place, '..', keepAs), { overwrite: false });
    const about = `${folder.toString()} ${said?.message ?? ''}`;
    if (said && !this.#told.has(about)) {
      this.#told.add(about);
      void vscode.window.showWarningMessage(say(said.message, said.args));
    }
    const merged = progressText(mergeProgress(progress, news));
    await vscode.workspace.fs.writeFile(place, new TextEncoder().encode(merged));
  }

  #after(work: () => Promise<void>): Promise<void> {
    const next = this.#work.then(work).catch((error: unknown) => this.log.bug(error, 'reading the progress'));
    this.#work = next;
    return next;
  }
}

/** Not by `findFiles`: that starts a search, which leaves out what a person's settings hide, and is slow to begin. */
async function worksheetsIn(folder: vscode.Uri): Promise<vscode.Uri[]> {
  const place = vscode.Uri.joinPath(folder, 'worksheets');
  const entries = await vscode.workspace.fs.readDirectory(place).then(
    (found) => found,
    () => [],
  );
  return entries
    .filter(([name, type]) => /^task-.*\.md$/.test(name) && (type & vscode.FileType.File) !== 0)
    .slice(0, mostWorksheets)
    .map(([name]) => vscode.Uri.joinPath(place, name));
}

async function read(folder: vscode.Uri): Promise<ReturnType<typeof loadProgress>> {
  const place = vscode.Uri.joinPath(folder, progressFile);
  const text = await textOf(place);
  if (text === undefined) return loadProgress(undefined);
  const beside = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(place, '..')).then(
    (entries) => entries.map(([name]) => name),
    () => [],
  );
  return loadProgress(text, beside);
}

/** Undefined where there is none, or what is there is no file of a bearable size. */
async function textOf(file: vscode.Uri): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    return size > 1_000_000 ? undefined : new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}
