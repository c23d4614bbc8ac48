import * as vscode from 'vscode';
import type { NotesLang } from '../../core/notes/course';
import { parsePlace } from '../../core/notes/place';
import type { RenderedLecture } from '../../core/notes/render';
import { DisposableStore } from '../../host/disposables';
import type { Log } from '../../host/log';
import { makeNonce } from '../../host/nonce';
import type { MediaFiles } from '../../process/mediaFiles';
import { dispatch, matches, type Handlers } from '../../shared/guard';
import { contentSecurityPolicy } from '../../shared/html';
import { UserError } from '../../shared/errors';
import { labLink } from '../../shared/links';
import {
  notesIntentSchema,
  type NotesIntent,
  type NotesMessage,
  type NotesState,
} from '../../shared/notesApi';
import { panelDocument } from '../../shared/panelDocument';
import { otherLang } from '../../shared/t';
import type { NotesActions } from './actions';
import { SentAhead } from './ahead';
import type { CourseProgress } from './courseProgress';
import type { Evidence } from './mapEvidence';
import type { Library } from './library';
import type { Personal } from './personal';
import { hasFigure, notesState } from './state';

export interface NotesServices {
  readonly log: Log;
  readonly media: MediaFiles;
  readonly mediaRoot: vscode.Uri;
  readonly library: Library;
  readonly personal: Personal;
  readonly progress: CourseProgress;
  readonly evidence: Evidence;
  readonly actions: NotesActions;
  readonly painted: (what: string, ms: number) => void;
}

/** The one webview with the lectures: state down, intents up. */
export class NotesPanel implements vscode.Disposable {
  readonly #own = new DisposableStore();
  #number: number;
  #lecture: RenderedLecture | undefined;
  #revision = 0;
  #listening = false;
  readonly #ahead: SentAhead;
  /** Something changed while the page was loading. */
  #missed = false;
  /** Where the page is to go with the next state that reaches it. */
  #place: string | undefined;

  constructor(
    readonly panel: vscode.WebviewPanel,
    number: number,
    readonly services: NotesServices,
  ) {
    this.#number = number;
    this.#ahead = this.#own.add(
      new SentAhead(services.library, (ahead, lecture) =>
        this.#post({ type: 'ahead', number: ahead, lecture }),
      ),
    );
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [services.mediaRoot] };
    this.#own.add(webview.onDidReceiveMessage((message: unknown) => this.#receive(message)));
    this.#own.add(services.progress.onDidChange(() => void this.#pushMarks()));
    this.#own.add(services.actions.onDidChangeTarget(() => this.#pushTarget()));
    this.#own.add(services.evidence.onDidChange(() => this.#pushEvidence()));
    this.#own.add(vscode.workspace.onDidGrantWorkspaceTrust(() => void this.#push()));
    this.#own.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('aiServiceLab.language')) void this.#push();
      }),
    );
    this.#own.add(
      panel.onDidChangeViewState(() => {
        // Messages to a hidden page may be lost.
        if (panel.visible) void this.#push();
      }),
    );
  }

  /** Writes the page with its first lecture inside. */
  async open(place?: string): Promise<void> {
    const [state, page] = await Promise.all([this.#state(place), this.services.media.bundle('notes-panel')]);
    if (this.#own.ended) return;
    this.#listening = false;
    this.#ahead.clear();
    this.#ahead.add(state.number, state.lecture);
    const { webview } = this.panel;
    const nonce = makeNonce();
    webview.html = panelDocument({
      lang: state.settings.lang,
      nonce,
      start: { state, nonce },
      csp: contentSecurityPolicy({ nonce, source: webview.cspSource }),
      page,
      title: this.panel.title,
    });
  }

  /** Another lecture, or another place in this one. */
  async show(number: number, place?: string): Promise<void> {
    this.#number = number;
    this.#place = place;
    await this.#push();
    if (this.#listening) await this.#arrive(place);
  }

  dispose(): void {
    this.#own.dispose();
  }

  async #push(): Promise<void> {
    if (!this.#listening) {
      this.#missed = true;
      return;
    }
    const state = await this.#state(this.#place);
    if (state.revision !== this.#revision) return;
    this.#place = undefined;
    const { lecture, ...rest } = state;
    const known = this.#ahead.has(state.number, lecture.lang);
    this.#post({ type: 'state', state: known ? rest : state });
    this.#ahead.add(state.number, lecture);
    void this.#ahead.send(state.number, state.settings.lang);
  }

  async #pushMarks(): Promise<void> {
    if (!this.#listening) return;
    const { progress, personal } = this.services;
    const lectures = await progress.heads(personal.settings.lang);
    this.#post({ type: 'marks', lectures, read: progress.readIn(this.#number), tasks: progress.tasks() });
  }

  async #state(place?: string): Promise<NotesState> {
    const revision = ++this.#revision;
    const state = await notesState(
      this.services,
      this.#number,
      revision,
      (file) => this.#address(file),
      place,
    );
    // A later question may have been answered first: what the page says is about the newest.
    if (revision === this.#revision) {
      this.#lecture = state.lecture;
      if (state.lecture.title !== '') this.panel.title = `${state.number}. ${state.lecture.title}`;
    }
    return state;
  }

  #address(file: string): string {
    return this.panel.webview.asWebviewUri(vscode.Uri.joinPath(this.services.mediaRoot, file)).toString();
  }

  #post(message: NotesMessage): void {
    if (!this.#own.ended) void this.panel.webview.postMessage(message);
  }

  #pushTarget(): void {
    if (this.#listening) this.#post({ type: 'target', ...this.services.actions.target });
  }

  #pushEvidence(): void {
    if (this.#listening) this.#post({ type: 'evidence', evidence: this.services.evidence.current ?? null });
  }

  #receive(message: unknown): void {
    if (matches<NotesIntent>(notesIntentSchema, message)) dispatch(this.#handlers, message);
    else this.services.log.info('notes: a message of the page was refused');
  }

  readonly #handlers: Handlers<NotesIntent> = {
    ready: () => {
      this.#listening = true;
      this.#pushTarget();
      void this.#ahead.send(this.#number, this.services.personal.settings.lang);
      this.#act(() => this.#begin());
    },
    painted: ({ what, ms }) => this.services.painted(what, ms),
    other: () => void this.#other(),
    go: ({ number, anchor }) => this.#act(() => this.#go(Math.trunc(number), anchor)),
    set: ({ type: _type, ...change }) => this.#act(() => this.#set(change)),
    link: ({ lang, index }) => this.#act(() => this.#link(lang, index)),
    follow: ({ address }) => this.#act(() => this.#follow(address)),
    code: ({ lang, index, action }) => this.#act(() => this.#code(lang, index, action)),
    read: ({ section }) => {
      if (this.#lecture?.outline.some(({ id }) => id === section))
        void this.services.personal.markRead(`${this.#number}#${section}`);
    },
    place: ({ block }) => {
      const section = this.#lecture?.blocks[block]?.section;
      if (section) void this.services.personal.moveTo(`${this.#number}#${section}`);
    },
    task: ({ task, done }) => this.#act(() => this.#say(task, done)),
    worksheet: ({ task }) => void vscode.commands.executeCommand('aiServiceLab.worksheet.open', task),
    evidence: ({ id }) => void this.services.evidence.open(id),
    search: () => void vscode.commands.executeCommand('aiServiceLab.course.search'),
    print: () => this.#act(() => this.services.actions.print(this.#number)),
    note: () => this.#act(() => this.services.actions.note(this.#number)),
    quote: ({ text, block }) => {
      const anchor = this.#lecture?.blocks[block]?.section;
      this.#act(() => this.services.actions.quote(this.#number, anchor, text));
    },
  };

  #act(work: () => Promise<void>): void {
    void this.services.actions.saying(work);
  }

  /** The page is there: it gets what it missed, and the person is at this lecture now. */
  async #begin(): Promise<void> {
    if (this.#missed) await this.#push();
    this.#missed = false;
    await this.#arrive();
  }

  async #arrive(anchor?: string): Promise<void> {
    const lecture = this.#lecture;
    // The place in this lecture that the person left stays: the page says where it is as soon as it is scrolled.
    const at = parsePlace(this.services.personal.progress.last?.section);
    if (anchor !== undefined && lecture?.outline.some(({ id }) => id === anchor))
      await this.services.personal.moveTo(`${this.#number}#${anchor}`);
    else if (at?.number !== this.#number) await this.services.personal.moveTo(String(this.#number));
    if (lecture && hasFigure(lecture, 'mlops-map')) await this.#findEvidence();
  }

  /** A mark for a task of the course, and for nothing else. */
  async #say(task: string, done: boolean): Promise<void> {
    if (await this.services.actions.placeOf({ kind: 'task', target: task }))
      await this.services.personal.say(task, done);
  }

  async #findEvidence(): Promise<void> {
    await this.services.evidence.look();
    this.#pushEvidence();
  }

  async #other(): Promise<void> {
    const number = this.#number;
    const { library, personal } = this.services;
    const lecture = await library.lecture(number, otherLang(personal.settings.lang)).catch(() => undefined);
    if (lecture && number === this.#number) this.#post({ type: 'other', number, lecture });
  }

  async #go(number: number, anchor?: string): Promise<void> {
    const { lectures } = await this.services.library.course();
    if (!lectures[number - 1]) throw new UserError('reader.linkNowhere');
    await this.show(number, anchor);
  }

  async #set(change: Partial<NotesState['settings']>): Promise<void> {
    await this.services.personal.set(change);
    await this.#push();
  }

  async #in(lang: NotesLang): Promise<RenderedLecture | undefined> {
    return this.services.library.lecture(this.#number, lang).catch(() => undefined);
  }

  async #link(lang: NotesLang, index: number): Promise<void> {
    const address = (await this.#in(lang))?.links[index];
    if (address === undefined) return;
    if (labLink(address)) await this.#follow(address);
    else await vscode.env.openExternal(vscode.Uri.parse(address, true));
  }

  async #follow(address: string): Promise<void> {
    const link = labLink(address);
    if (!link) return;
    if (link.kind === 'lecture') {
      const [number, anchor] = link.target.split('#');
      if (Number(number) === this.#number && anchor !== undefined) this.#post({ type: 'goTo', anchor });
      else await this.#go(Number(number), anchor);
    } else if (link.kind === 'term') {
      const { terms } = await this.services.library.course();
      const term = terms.find(({ id }) => id === link.target);
      if (!term) throw new UserError('reader.linkNowhere');
      if (term.lecture !== this.#number) await this.#go(term.lecture);
    } else if (link.kind === 'task' || link.kind === 'figure') {
      const found = await this.services.actions.placeOf(link);
      if (found?.number === this.#number) this.#post({ type: 'goTo', anchor: link.target });
      else if (found) await this.#go(found.number, link.target);
      else throw new UserError('reader.linkNowhere');
    } else await this.services.actions.start(link);
  }

  async #code(
    lang: NotesLang,
    index: number,
    action: Extract<NotesIntent, { type: 'code' }>['action'],
  ): Promise<void> {
    const code = (await this.#in(lang))?.code[index];
    if (code) await this.services.actions.code(code, action);
  }
}
