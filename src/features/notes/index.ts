import * as vscode from 'vscode';
import { inMessage } from '../../core/notes/label';
import { parsePlace } from '../../core/notes/place';
import { onDidChangeLanguage, say } from '../../host/language';
import type { Log } from '../../host/log';
import { MediaFiles } from '../../process/mediaFiles';
import { UserError } from '../../shared/errors';
import { isObject } from '../../shared/json';
import type { EvidenceSink, ExerciseList } from '../../shared/services';
import { NotesActions } from './actions';
import { CourseProgress } from './courseProgress';
import { chooseCourse, courseWithKey } from './courses';
import { ForeignActions } from './foreignActions';
import { Library } from './library';
import { Evidence } from './mapEvidence';
import { MyNotes } from './myNotes';
import { OpenCourse } from './openCourse';
import { NotesPanel } from './panel';
import { Personal } from './personal';
import { Printer } from './printer';
import { CourseProblems } from './problems';
import { CourseSearch } from './search';
import type { NotesServices } from './services';
import { CourseTree, type CourseNode } from './tree';
import { WorkspaceEvidence } from './workspace';

export const viewType = 'aiServiceLab.notes';

/** The lectures' commands. */
export interface NotesFeature extends vscode.WebviewPanelSerializer {
  /**
   * @param place `8#ports`, `8`, a number; anything else opens where the person was
   * @param course key of the course that is meant, empty for the lab's own; none means the open one
   */
  open(place: unknown, course?: string): Promise<void>;
  /** @param target a folder or a `course.json` of the workspace, as the Explorer's menu gives it; anything else asks */
  openFolder(target: unknown): Promise<void>;
  backToLab(): Promise<void>;
  search(query: unknown): Promise<void>;
  resetProgress(): Promise<void>;
  readonly tree: vscode.TreeDataProvider<CourseNode>;
  readonly evidence: EvidenceSink;
  /** Shows the exercises anew. */
  exercisesChanged(): void;
  /** What the page reports of its speed, for the bench and the tests: `first`, `switched`, with milliseconds. */
  readonly onDidPaint: vscode.Event<{ readonly what: string; readonly ms: number }>;
}

/** What other features do for this one. */
export interface NotesNeeds {
  readonly exercises: ExerciseList;
}

/** Makes the feature; what it owns ends with the extension. */
export function register(
  context: vscode.ExtensionContext,
  log: Log,
  { exercises }: NotesNeeds,
): NotesFeature {
  const own = <T extends vscode.Disposable>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  const mediaRoot = vscode.Uri.joinPath(context.extensionUri, 'dist', 'media');
  const media = new MediaFiles(mediaRoot.fsPath);
  const panelOptions = { enableScripts: true, localResourceRoots: [mediaRoot] };
  const ours = new Library(vscode.Uri.joinPath(context.extensionUri, 'media', 'course').fsPath);
  const library = own(new OpenCourse(ours, context.workspaceState));
  own(new CourseProblems(library, log));
  const personal = new Personal(context.globalState, () => library.key);
  const evidence = own(new WorkspaceEvidence(ours, log));
  const progress = own(new CourseProgress(library, personal, evidence));
  const lang = () => personal.settings.lang;
  const address = `${vscode.env.uriScheme}://${context.extension.id}/`;
  const actions = own(
    new NotesActions(
      library,
      new ForeignActions(library, lang),
      new MyNotes(library, lang, address),
      own(new Printer(library, media, lang)),
      context.workspaceState,
      log,
    ),
  );
  const painted = own(new vscode.EventEmitter<{ what: string; ms: number }>());
  const services: NotesServices = {
    log,
    media,
    mediaRoot,
    library,
    personal,
    progress,
    evidence: own(new Evidence()),
    actions,
    painted: (what, ms) => painted.fire({ what, ms }),
    goToOurs: (place) => open(place, ''),
  };
  const tree = own(new CourseTree(library, personal, progress, exercises));
  own(onDidChangeLanguage(() => tree.refresh()));
  media.notes().catch((error: unknown) => log.bug(error, 'reading the page'));
  let current: NotesPanel | undefined;

  const adopt = async (panel: vscode.WebviewPanel, number: number, anchor?: string): Promise<void> => {
    const made = new NotesPanel(panel, number, services);
    current = made;
    panel.onDidDispose(() => {
      made.dispose();
      if (current === made) current = undefined;
    });
    try {
      await made.open(anchor);
    } catch (error) {
      // A page that could not be written shows nothing, and would take the place of the next one.
      panel.dispose();
      throw error;
    }
  };

  /** A lecture that there is; a course that cannot be read has its own state in the panel. */
  const isThere = async (number: number): Promise<boolean> => {
    const course = await library.course().catch(() => undefined);
    return !course || course.lectures[number - 1] !== undefined;
  };

  const lastPlace = (): ReturnType<typeof parsePlace> => parsePlace(personal.progress.last?.section);

  /** The course with this key is the open one then; throws UserError where the workspace has none. */
  const turnTo = async (key: string): Promise<void> => {
    if (key === library.key) return;
    const folder = key === '' ? undefined : await courseWithKey(key);
    if (key !== '' && !folder) throw new UserError('reader.linkNowhere');
    await library.open(folder);
  };

  const open = async (place: unknown, course = library.key): Promise<void> => {
    const before = library.key;
    await turnTo(course);
    await show(place, before !== library.key);
  };

  /** @param turned whether what the panel shows is of another course */
  const show = async (place: unknown, turned: boolean): Promise<void> => {
    const asked = parsePlace(place);
    if (asked && !(await isThere(asked.number))) throw new UserError('reader.linkNowhere');
    const last = lastPlace();
    const kept = last && (await isThere(last.number)) ? last : undefined;
    const { number, anchor } = asked ?? kept ?? { number: 1, anchor: undefined };
    if (current) {
      current.panel.reveal(undefined, false);
      if (asked || turned) await current.show(number, anchor);
      return;
    }
    const beside = vscode.window.activeTextEditor ?? vscode.window.activeNotebookEditor;
    const panel = vscode.window.createWebviewPanel(
      viewType,
      say('reader.toolbar'),
      { viewColumn: beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active, preserveFocus: false },
      { ...panelOptions, enableFindWidget: true, retainContextWhenHidden: true },
    );
    await adopt(panel, number, anchor);
  };

  const search = new CourseSearch(library, personal, exercises, async ({ kind, id, lecture }) => {
    await actions.saying(async () => {
      if (kind === 'exercise') await vscode.commands.executeCommand('aiServiceLab.exercises.open', id);
      else await open(kind === 'section' ? id : kind === 'task' ? `${lecture}#${id}` : String(lecture));
    });
  });

  return {
    open: (place, course) => actions.saying(() => open(place, course)),
    openFolder: (target) =>
      actions.saying(async () => {
        const folder = await chooseCourse(target);
        if (!folder) return;
        const before = library.key;
        await library.open(folder);
        await show(undefined, before !== library.key);
      }),
    backToLab: () => actions.saying(() => open(undefined, '')),
    search: (query) => actions.saying(() => search.show(typeof query === 'string' ? query : '')),
    async resetProgress() {
      const yes = say('course.resetYes');
      const course = library.foreign && inMessage(await library.title(lang()));
      const question =
        course === undefined ? say('course.resetAsk') : say('course.resetAskForeign', { course });
      const chosen = await vscode.window.showWarningMessage(question, { modal: true }, yes);
      if (chosen === yes) await personal.reset();
    },
    tree,
    evidence,
    exercisesChanged: () => {
      tree.refresh();
      search.forget();
    },
    onDidPaint: painted.event,
    async deserializeWebviewPanel(panel, state) {
      // What a page kept last may be lost with its window; where the person is in the course is not.
      const kept = parsePlace(isObject(state) ? state['number'] : undefined) ?? lastPlace();
      const number = kept && (await isThere(kept.number)) ? kept.number : 1;
      panel.webview.options = panelOptions;
      if (current) panel.dispose();
      else await actions.saying(() => adopt(panel, number));
    },
  };
}
