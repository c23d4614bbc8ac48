import * as vscode from 'vscode';
import type { NotesLang } from '../../core/notes/course';
import { interactiveFigures } from '../../core/notes/figureIds';
import type { RenderedLecture } from '../../core/notes/render';
import { DisposableStore } from '../../host/disposables';
import { explain } from '../../host/errors';
import { say } from '../../host/language';
import type { Log } from '../../host/log';
import { makeNonce } from '../../host/nonce';
import type { MediaFiles } from '../../process/mediaFiles';
import { dispatch, matches, type Handlers } from '../../shared/guard';
import { contentSecurityPolicy } from '../../shared/html';
import { labLink } from '../../shared/links';
import {
  notesIntentSchema,
  type NotesIntent,
  type NotesMessage,
  type NotesState,
} from '../../shared/notesApi';
import { notesDocument } from '../../shared/notesDocument';
import type { NotesActions } from './actions';
import type { CourseProgress } from './courseProgress';
import type { Evidence } from './mapEvidence';
import type { Library } from './library';
import type { Personal } from './personal';

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

/** Lectures that are sent before anybody asks: a course of others may have thousands. */
const mostAhead = 20;

const keyOf = (number: number, { lang }: RenderedLecture): string => `${number} ${lang}`;

/** The one webview with the lectures: state down, intents up. */
export class NotesPanel implements vscode.Disposable {
  readonly #own = new DisposableStore();
  #number: number;
  #lecture: RenderedLecture | undefined;
  #revision = 0;
  #listening = false;
  /** Lectures that the page has: `8 ko`. */
  readonly #ahead = new Set<string>();
  #sending = 0;

  constructor(
    readonly panel: vscode.WebviewPanel,
    number: number,
    readonly services: NotesServices,
  ) {
    this.#number = number;
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [services.mediaRoot] };
    this.#own.add(webview.onDidReceiveMessage((message: unknown) => this.#receive(message)));
    this.#own.add(services.progress.onDidChange(() => void this.#pushMarks()));
    this.#own.add(services.actions.onDidChangeTarget(() => this.#pushTarget()));
    this.#own.add(services.evidence.onDidChange(() => this.#pushEvidence()));
    this.#own.add(vscode.workspace.onDidGrantWorkspaceTrust(() => void this.show(this.#number)));
    this.#own.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('aiServiceLab.language')) void this.show(this.#number);
      }),
    );
    this.#own.add(
      panel.onDidChangeViewState(() => {
        // Messages to a hidden page may be lost.
        if (panel.visible && this.#listening) void this.#push();
      }),
    );
  }

  get number(): number {
    return this.#number;
  }

  /** Writes the page with its first lecture inside. */
  async open(place?: string): Promise<void> {
    const [state, panel] = await Promise.all([this.#state(place), this.services.media.bundle('notes-panel')]);
    if (this.#own.ended) return;
    this.#listening = false;
    this.#ahead.clear();
    this.#ahead.add(keyOf(state.number, state.lecture));
    const { webview } = this.panel;
    const nonce = makeNonce();
    webview.html = notesDocument({
      start: { state, nonce },
      csp: contentSecurityPolicy({ nonce, source: webview.cspSource }),
      panel,
      title: this.panel.title,
    });
  }

  /** Another lecture, or another place in this one. */
  async show(number: number, place?: string): Promise<void> {
    this.#number = number;
    await this.#push(place);
  }

  dispose(): void {
    this.#own.dispose();
  }

  async #push(place?: string): Promise<void> {
    if (!this.#listening) return;
    const state = await this.#state(place);
    if (this.#number !== state.number) return;
    const { lecture, ...rest } = state;
    const known = this.#ahead.has(keyOf(state.number, lecture));
    this.#post({ type: 'state', state: known ? rest : state });
    this.#ahead.add(keyOf(state.number, lecture));
    void this.#sendAhead();
  }

  /** Sends the other lectures while the person reads this one, the nearest first, so that they open at once. */
  async #sendAhead(): Promise<void> {
    const turn = ++this.#sending;
    const { library, personal } = this.services;
    const { lang } = personal.settings;
    const { lectures } = await library.course();
    const numbers = lectures.map(({ number }) => number);
    numbers.sort((a, b) => Math.abs(a - this.#number) - Math.abs(b - this.#number));
    for (const number of numbers.slice(0, mostAhead)) {
      // Other work of the extension host, and of the page, goes first.
      await new Promise((resolve) => setTimeout(resolve, 60));
      if (turn !== this.#sending || this.#own.ended) return;
      if (this.#ahead.has(`${number} ${lang}`)) continue;
      const lecture = await library.lecture(number, lang).catch(() => undefined);
      if (!lecture || turn !== this.#sending) continue;
      this.#post({ type: 'ahead', number, lecture });
      this.#ahead.add(keyOf(number, lecture));
    }
  }

  async #pushMarks(): Promise<void> {
    if (!this.#listening) return;
    const { progress, personal } = this.services;
    const lectures = await progress.heads(personal.settings.lang);
    this.#post({ type: 'marks', lectures, read: progress.readIn(this.#number), tasks: progress.tasks() });
  }

  async #state(place?: string): Promise<NotesState> {
    const { library, personal, progress, log } = this.services;
    const { settings } = personal;
    const number = this.#number;
    const revision = ++this.#revision;
    const base = {
      revision,
      settings,
      number,
      trusted: vscode.workspace.isTrusted,
      foreign: false,
      ...(place === undefined ? {} : { place }),
    };
    try {
      const [course, lecture] = await Promise.all([library.course(), library.lecture(number, settings.lang)]);
      this.#lecture = lecture;
      this.panel.title = `${number}. ${lecture.title}`;
      return {
        ...base,
        courseTitle: course.title[settings.lang],
        lectures: await progress.heads(settings.lang),
        lecture,
        read: progress.readIn(number),
        tasks: progress.tasks(),
        terms: await library.terms(lecture),
        figures: this.#figureAddresses(lecture),
        ...(lecture.math ? { mathStyle: this.#address('renderers/math-style.css') } : {}),
      };
    } catch (error) {
      const { text: reason } = explain(error, say('reader.opening'), log);
      const lecture: RenderedLecture = {
        lang: settings.lang,
        title: '',
        blocks: [],
        outline: [],
        code: [],
        links: [],
        figures: {},
        math: false,
      };
      this.#lecture = lecture;
      return {
        ...base,
        courseTitle: '',
        lectures: [],
        lecture,
        failure: say('reader.failed', { reason }),
        read: [],
        tasks: {},
        terms: {},
        figures: {},
      };
    }
  }

  #address(file: string): string {
    return this.panel.webview.asWebviewUri(vscode.Uri.joinPath(this.services.mediaRoot, file)).toString();
  }

  #figureAddresses({ blocks }: RenderedLecture): Record<string, string> {
    const html = blocks.map((block) => block.html).join('');
    const wanted = interactiveFigures.filter((id) => html.includes(`data-figure="${id}"`));
    return Object.fromEntries(wanted.map((id) => [id, this.#address(`figures/${id}.js`)]));
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
      void this.#sendAhead();
      if (this.#lecture?.blocks.some(({ html }) => html.includes('data-figure="mlops-map"')))
        void this.#findEvidence();
      void this.services.personal.moveTo(`${this.#number}#`);
    },
    painted: ({ what, ms }) => this.services.painted(what, ms),
    other: () => void this.#other(),
    go: ({ number, anchor }) => void this.#go(Math.trunc(number), anchor),
    set: ({ type: _type, ...change }) => void this.#set(change),
    link: ({ lang, index }) => void this.#link(lang, index),
    follow: ({ address }) => void this.#follow(address),
    code: ({ lang, index, action }) => void this.#code(lang, index, action),
    read: ({ section }) => {
      if (this.#lecture?.outline.some(({ id }) => id === section))
        void this.services.personal.markRead(`${this.#number}#${section}`);
    },
    place: ({ block }) => {
      const section = this.#lecture?.blocks[block]?.section;
      if (section) void this.services.personal.moveTo(`${this.#number}#${section}`);
    },
    task: ({ task, done }) => void this.services.personal.say(task, done),
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

  async #findEvidence(): Promise<void> {
    await this.services.evidence.look();
    this.#pushEvidence();
  }

  async #other(): Promise<void> {
    const number = this.#number;
    const { library, personal } = this.services;
    const lecture = await library
      .lecture(number, personal.settings.lang === 'ko' ? 'en' : 'ko')
      .catch(() => undefined);
    if (lecture && number === this.#number) this.#post({ type: 'other', number, lecture });
  }

  async #go(number: number, anchor?: string): Promise<void> {
    const { lectures } = await this.services.library.course();
    if (!lectures[number - 1]) return;
    await this.show(number, anchor);
    void this.services.personal.moveTo(`${number}#${anchor ?? ''}`);
    if (this.#lecture?.blocks.some(({ html }) => html.includes('data-figure="mlops-map"')))
      await this.#findEvidence();
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
      if (term && term.lecture !== this.#number) await this.#go(term.lecture);
    } else if (link.kind === 'task' || link.kind === 'figure') {
      const found = await this.services.actions.placeOf(link);
      if (found?.number === this.#number) this.#post({ type: 'goTo', anchor: link.target });
      else if (found) await this.#go(found.number, link.target);
    } else this.#act(() => this.services.actions.start(link));
  }

  async #code(
    lang: NotesLang,
    index: number,
    action: Extract<NotesIntent, { type: 'code' }>['action'],
  ): Promise<void> {
    const code = (await this.#in(lang))?.code[index];
    if (code) this.#act(() => this.services.actions.code(code, action));
  }
}
