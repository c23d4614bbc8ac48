import * as vscode from 'vscode';
import type { ExerciseState } from '../../core/course/progress';
import { lectureText, type CourseLecture } from '../../core/notes/course';
import { label } from '../../core/notes/label';
import { DisposableStore } from '../../host/disposables';
import { say } from '../../host/language';
import type { ExerciseHead, ExerciseList } from '../../shared/services';
import type { CourseProgress } from './courseProgress';
import type { OpenCourse } from './openCourse';
import type { Personal } from './personal';

/** A row of the Course view. */
export type CourseNode =
  /** The files of the course are not there, or cannot be read. */
  | { readonly kind: 'missing' }
  /** Whose course it is, where it is not the lab's own. */
  | { readonly kind: 'course'; readonly title: string }
  | { readonly kind: 'continue'; readonly number: number; readonly section: string }
  | { readonly kind: 'lecture'; readonly lecture: CourseLecture }
  | { readonly kind: 'section'; readonly number: number; readonly id: string; readonly title: string }
  | { readonly kind: 'task'; readonly number: number; readonly id: string; readonly title: string }
  | { readonly kind: 'pack'; readonly number: number; readonly exercises: readonly ExerciseHead[] }
  | { readonly kind: 'exercise'; readonly number: number; readonly exercise: ExerciseHead };

type PlacedNode = Exclude<CourseNode, { kind: 'missing' | 'course' | 'pack' | 'exercise' }>;

/** Lectures with their sections and tasks, and what is known of each: read, done, said to be done. */
export class CourseTree implements vscode.TreeDataProvider<CourseNode>, vscode.Disposable {
  readonly #own = new DisposableStore();
  readonly #changed = this.#own.add(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(
    readonly library: OpenCourse,
    readonly personal: Personal,
    readonly progress: CourseProgress,
    readonly exercises: ExerciseList,
  ) {
    this.#own.add(progress.onDidChange(() => this.refresh()));
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  async getChildren(node?: CourseNode): Promise<CourseNode[]> {
    if (!node) {
      const lectures = await this.library.course().then(
        (course) => course.lectures,
        () => [],
      );
      const { foreign } = this.library;
      const own = foreign
        ? [{ kind: 'course' as const, title: await this.library.title(this.personal.settings.lang) }]
        : [];
      if (lectures.length === 0) return [...own, { kind: 'missing' }];
      const next = await this.progress.next();
      const begun = this.progress.merged.last !== undefined;
      return [
        ...own,
        ...(next && begun ? [{ kind: 'continue' as const, ...next }] : []),
        ...lectures.map((lecture) => ({ kind: 'lecture' as const, lecture })),
      ];
    }
    if (node.kind === 'pack')
      return node.exercises.map((exercise) => ({ kind: 'exercise', number: node.number, exercise }));
    if (node.kind !== 'lecture') return [];
    const { number } = node.lecture;
    const text = this.#text(node.lecture);
    const sections = (text?.sections ?? []).filter(({ id, level }) => id !== '' && level === 2);
    const tasks = (text?.blocks ?? []).filter(({ kind, id }) => kind === 'task' && id !== undefined);
    return [
      ...sections.map(({ id, title }) => ({ kind: 'section' as const, number, id, title })),
      ...tasks.map(({ id = '', title = '' }) => ({ kind: 'task' as const, number, id, title })),
      ...(await this.#exercisesOf(number)),
    ];
  }

  async getTreeItem(node: CourseNode): Promise<vscode.TreeItem> {
    if (node.kind === 'missing') return this.library.foreign ? brokenItem() : missingItem();
    if (node.kind === 'course') return this.#courseItem(node.title);
    if (node.kind === 'pack') return this.#packItem(node.number, node.exercises);
    if (node.kind === 'exercise') return this.#exerciseItem(node.exercise);
    const item = await this.#item(node);
    const place = placeOf(node);
    item.command = { command: 'aiServiceLab.course.open', title: '', arguments: [place] };
    item.contextValue = node.kind;
    return item;
  }

  dispose(): void {
    this.#own.dispose();
  }

  /** By their packs. A course of others has none: its lectures have our numbers, and other contents. */
  async #exercisesOf(number: number): Promise<CourseNode[]> {
    if (this.library.foreign) return [];
    const all = await this.exercises.all().catch(() => []);
    const { lang } = this.personal.settings;
    const packs = new Map<string, ExerciseHead[]>();
    for (const one of all.filter(({ place }) => place.split('#')[0] === String(number)))
      packs.set(one.pack[lang], [...(packs.get(one.pack[lang]) ?? []), one]);
    return [...packs.values()].map((exercises) => ({ kind: 'pack', number, exercises }));
  }

  #packItem(number: number, exercises: readonly ExerciseHead[]): vscode.TreeItem {
    const title = exercises[0]?.pack[this.personal.settings.lang] ?? '';
    const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed);
    item.id = `${number} pack ${exercises[0]?.pack.en ?? ''}`;
    const states = exercises.map(({ id }) => this.progress.merged.exercises.get(id)?.state);
    const passed = states.filter((state) => state === 'core' || state === 'robust').length;
    item.description = `${say('course.exercises')} · ${passed}/${exercises.length}`;
    item.iconPath = passed === exercises.length ? done : new vscode.ThemeIcon('beaker');
    return item;
  }

  #exerciseItem({ id, title }: ExerciseHead): vscode.TreeItem {
    const name = title[this.personal.settings.lang];
    const item = new vscode.TreeItem(name);
    item.id = `exercise ${id}`;
    const state = this.progress.merged.exercises.get(id)?.state;
    const said = state === undefined ? '' : say(`reader.exercise.${state}`);
    item.description = [say('course.exercise'), said].filter((text) => text !== '').join(' · ');
    item.iconPath = exerciseIcon(state);
    item.command = { command: 'aiServiceLab.exercises.open', title: '', arguments: [id] };
    item.contextValue = 'exercise';
    return item;
  }

  #courseItem(title: string): vscode.TreeItem {
    const item = new vscode.TreeItem(title);
    const folder = this.library.foreign?.folder;
    const where = label(folder ? vscode.workspace.asRelativePath(folder) : '');
    item.description = where;
    item.tooltip = say('course.foreignTip', { folder: where });
    item.iconPath = new vscode.ThemeIcon('folder-library');
    item.contextValue = 'course';
    return item;
  }

  async #item(node: PlacedNode): Promise<vscode.TreeItem> {
    if (node.kind === 'lecture') return this.#lectureItem(node.lecture);
    if (node.kind === 'continue') {
      const { lectures } = await this.library.course();
      const lecture = lectures[node.number - 1];
      const text = lecture && this.#text(lecture);
      const section = text?.sections.find(({ id }) => id === node.section)?.title ?? '';
      const item = new vscode.TreeItem(say('course.continue', { title: section }));
      item.description = `${node.number}. ${text?.title ?? ''}`;
      item.iconPath = new vscode.ThemeIcon('play', new vscode.ThemeColor('charts.green'));
      return item;
    }
    const item = new vscode.TreeItem(node.title);
    item.id = `${this.library.key} ${node.number}#${node.id}`;
    if (node.kind === 'section') {
      const read = this.progress.merged.read.has(`${node.number}#${node.id}`);
      item.iconPath = read ? done : new vscode.ThemeIcon('circle-outline');
      item.accessibilityInformation = { label: read ? `${node.title}, ${say('reader.read')}` : node.title };
      return item;
    }
    const mark = this.progress.tasks()[node.id];
    const state =
      mark === 'evidence' ? say('course.taskEvidence') : mark === 'said' ? say('course.taskSaid') : '';
    item.description = state === '' ? say('course.task') : `${say('course.task')} · ${state}`;
    item.iconPath = mark === 'evidence' ? done : new vscode.ThemeIcon(mark === 'said' ? 'pass' : 'checklist');
    return item;
  }

  async #lectureItem({ number, name }: CourseLecture): Promise<vscode.TreeItem> {
    const heads = await this.progress.heads(this.personal.settings.lang);
    const head = heads[number - 1];
    const item = new vscode.TreeItem(
      `${number}. ${head?.title ?? label(name)}`,
      vscode.TreeItemCollapsibleState.Collapsed,
    );
    item.id = `${this.library.key} lecture ${number}`;
    const { read = 0, sections = 0 } = head ?? {};
    const all = sections > 0 && read >= sections;
    item.description = all ? say('course.allRead') : read > 0 ? `${read}/${sections}` : '';
    item.tooltip = say('course.sections', { read, sections });
    item.iconPath = all ? done : new vscode.ThemeIcon('book');
    return item;
  }

  #text(lecture: CourseLecture) {
    return lectureText(lecture, this.personal.settings.lang);
  }
}

const done = new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('charts.green'));

function exerciseIcon(state: ExerciseState | undefined): vscode.ThemeIcon {
  if (state === 'robust') return new vscode.ThemeIcon('star-full', new vscode.ThemeColor('charts.yellow'));
  if (state === 'core') return done;
  if (state === 'tried') return new vscode.ThemeIcon('error', new vscode.ThemeColor('testing.iconFailed'));
  return new vscode.ThemeIcon('terminal');
}

/** One sentence, and the way to where it can be mended. */
function missingItem(): vscode.TreeItem {
  const item = new vscode.TreeItem(say('course.missing'));
  item.tooltip = say('course.missing');
  item.iconPath = new vscode.ThemeIcon('warning');
  item.command = {
    command: 'workbench.extensions.search',
    title: '',
    arguments: ['@installed "AI Service Lab"'],
  };
  return item;
}

function brokenItem(): vscode.TreeItem {
  const item = new vscode.TreeItem(say('course.broken'));
  item.tooltip = say('course.broken');
  item.iconPath = new vscode.ThemeIcon('warning');
  item.command = { command: 'workbench.actions.view.problems', title: '' };
  return item;
}

/** What the open command takes: `8#ports`. */
function placeOf(node: PlacedNode): string {
  if (node.kind === 'lecture') return String(node.lecture.number);
  return `${node.number}#${node.kind === 'continue' ? node.section : node.id}`;
}
