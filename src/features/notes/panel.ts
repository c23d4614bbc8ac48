import * as vscode from 'vscode';
import type { NotesLang } from '../../core/notes/course';
import { parsePlace } from '../../core/notes/place';
import type { RenderedLecture } from '../../core/notes/render';
import { DisposableStore } from '../../host/disposables';
import { onDidChangeLanguage } from '../../host/language';
import { makeNonce } from '../../host/nonce';
import { dispatch, matches, type Handlers } from '../../shared/guard';
import { contentSecurityPolicy } from '../../shared/html';
import { UserError } from '../../shared/errors';
import {
  notesIntentSchema,
  type NotesIntent,
  type NotesMessage,
  type NotesState,
} from '../../shared/notesApi';
import { notesDocument } from '../../shared/notesDocument';
import { otherLang } from '../../shared/t';
import { SentAhead } from './ahead';
import { followFigure, openLink, type LinkContext } from './links';
import type { NotesServices } from './services';
import { hasFigure, lectureParts, notesState } from './state';

/** The one webview with the lectures: state down, intents up. */
export class NotesPanel implements vscode.Disposable {
  readonly #own = new DisposableStore();
  #number: number;
  #lecture: RenderedLecture | undefined;
  #revision = 0;
  /** Of the course as the page has it: what the page says of an older reading means something else now. */
  #edition = 0;
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
      new SentAhead(
        services.library,
        (ahead, lang) => lectureParts(services.library, ahead, lang, (file) => this.#address(file)),
        (ahead, parts) => this.#post({ type: 'ahead', number: ahead, parts }),
      ),
    );
    const { webview } = panel;
    this.#own.add(webview.onDidReceiveMessage((message: unknown) => this.#receive(message)));
    this.#own.add(services.progress.onDidChange(() => void this.#pushMarks()));
    this.#own.add(
      services.library.onDidChange((what) => {
        this.#ahead.clear();
        // Whoever opens another course shows a lecture of it.
        if (what === 'read') void this.#push();
      }),
    );
    this.#own.add(services.actions.onDidChangeTarget(() => this.#pushTarget()));
    this.#own.add(services.evidence.onDidChange(() => this.#pushEvidence()));
    this.#own.add(vscode.workspace.onDidGrantWorkspaceTrust(() => void this.#push()));
    this.#own.add(onDidChangeLanguage(() => void this.#push()));
    this.#own.add(
      panel.onDidChangeViewState(() => {
        // Messages to a hidden page may be lost.
        if (panel.visible) void this.#push();
      }),
    );
  }

  /** Writes the page with its first lecture inside. */
  async open(place?: string): Promise<void> {
    const [state, bundles] = await Promise.all([this.#state(place), this.services.media.notes()]);
    if (this.#own.ended) return;
    this.#listening = false;
    this.#edition = state.edition;
    this.#ahead.clear();
    this.#ahead.add(state.number, state.lecture);
    const { webview } = this.panel;
    const nonce = makeNonce();
    webview.html = notesDocument({
      lang: state.settings.lang,
      nonce,
      start: { state, nonce },
      csp: contentSecurityPolicy({ nonce, source: webview.cspSource }),
      bundles,
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
    this.#edition = state.edition;
    const { lecture, ...rest } = state;
    const known = this.#ahead.has(state.number, lecture.lang);
    this.#post({ type: 'state', state: known ? rest : state });
    this.#ahead.add(state.number, lecture);
    void this.#ahead.send(state.number, state.settings.lang);
  }

  async #pushMarks(): Promise<void> {
    if (!this.#listening) return;
    const { progress, personal } = this.services;
    // A course that cannot be read says so in the panel's state.
    const lectures = await progress.heads(personal.settings.lang).catch(() => undefined);
    if (lectures)
      this.#post({
        type: 'marks',
        lectures,
        read: progress.readIn(this.#number),
        tasks: progress.tasks(),
        exercises: progress.exercises(),
      });
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
      if (this.#listening) this.#name();
    }
    return state;
  }

  #name(): void {
    const title = this.#lecture?.title ?? '';
    if (title !== '') this.panel.title = `${this.#number}. ${title}`;
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
      // Only now: VS Code draws its tabs anew for each name, which would hold up the page.
      this.#name();
      this.#pushTarget();
      void this.#ahead.send(this.#number, this.services.personal.settings.lang);
      this.#act(() => this.#begin());
    },
    painted: ({ what, ms }) => this.services.painted(what, ms),
    other: () => void this.#other(),
    go: ({ number, anchor }) => this.#act(() => this.#go(Math.trunc(number), anchor)),
    set: ({ type: _type, ...change }) => this.#act(() => this.#set(change)),
    link: ({ lang, index }) => this.#act(() => this.#link(lang, index)),
    follow: ({ address }) => this.#act(() => followFigure(address, this.#around)),
    code: ({ lang, index, action }) => this.#act(() => this.#code(lang, index, action)),
    read: ({ section }) => {
      if (this.#isCurrent && this.#lecture?.outline.some(({ id }) => id === section))
        void this.services.personal.markRead(`${this.#number}#${section}`);
    },
    place: ({ block }) => {
      const section = this.#lecture?.blocks[block]?.section;
      if (section && this.#isCurrent) void this.services.personal.moveTo(`${this.#number}#${section}`);
    },
    task: ({ task, done }) => this.#act(() => this.#say(task, done)),
    worksheet: ({ task }) => this.#act(() => this.services.actions.worksheet(task)),
    evidence: ({ id }) => void this.services.evidence.open(id),
    search: () => void vscode.commands.executeCommand('aiServiceLab.course.search'),
    back: () => this.#act(() => this.services.goToOurs()),
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
    if (this.#isCurrent && (await this.services.actions.placeOf({ kind: 'task', target: task })))
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

  get #isCurrent(): boolean {
    return this.#edition === this.services.library.edition;
  }

  /** The lecture as the page has it; undefined while a newer one is on its way there. */
  async #in(lang: NotesLang): Promise<RenderedLecture | undefined> {
    if (!this.#isCurrent) return undefined;
    return this.services.library.lecture(this.#number, lang).catch(() => undefined);
  }

  async #link(lang: NotesLang, index: number): Promise<void> {
    const address = (await this.#in(lang))?.links[index];
    if (address !== undefined) await openLink(address, this.#around);
  }

  get #around(): LinkContext {
    const { library, actions, goToOurs } = this.services;
    return {
      library,
      actions,
      place: {
        number: this.#number,
        go: (number, anchor) => this.#go(number, anchor),
        scrollTo: (anchor) => this.#post({ type: 'goTo', anchor }),
        goToOurs,
      },
    };
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
