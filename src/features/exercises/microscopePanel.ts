import * as vscode from 'vscode';
import type { Scope } from '../../core/exercises/pipelineShown';
import { normalScript } from '../../core/exercises/script';
import { DisposableStore } from '../../host/disposables';
import { explain } from '../../host/errors';
import { language, onDidChangeLanguage, say } from '../../host/language';
import type { Log } from '../../host/log';
import { makeNonce } from '../../host/nonce';
import { readAnswer } from '../../process/exercises/answer';
import type { MediaFiles } from '../../process/mediaFiles';
import { dispatch, matches, type Handlers } from '../../shared/guard';
import { contentSecurityPolicy } from '../../shared/html';
import {
  microscopeIntentSchema,
  type MicroscopeIntent,
  type MicroscopeMessage,
  type MicroscopeState,
} from '../../shared/microscopeApi';
import { panelDocument } from '../../shared/panelDocument';
import type { Microscope } from './microscope';
import type { Place } from './places';
import { failingCase } from './results';
import { titleOf } from './titles';

export const microscopeView = 'aiServiceLab.microscope';

/** What the panel draws upon. */
export interface MicroscopeServices {
  readonly microscope: Microscope;
  readonly media: MediaFiles;
  readonly log: Log;
  /** Checks an answer as the Test Explorer does. */
  readonly check: (place: Place) => Promise<void>;
}

/** The one webview that shows what the stages of an answer let through: state down, intents up. */
export class MicroscopePanel implements vscode.Disposable {
  readonly #own = new DisposableStore();
  #panel: vscode.WebviewPanel | undefined;
  #place: Place | undefined;
  #state: MicroscopeState | undefined;
  /** Grows with each look: an earlier one that ends later says nothing any more. */
  #looks = 0;
  #listening = false;

  constructor(readonly services: MicroscopeServices) {
    this.#own.add(
      services.microscope.results.onDidChange(({ folder }) => {
        if (this.#panel && folder.toString() === this.#place?.folder.toString()) void this.#look(false);
      }),
    );
    this.#own.add(vscode.workspace.onDidGrantWorkspaceTrust(() => void this.#look(true)));
    this.#own.add(onDidChangeLanguage(() => void this.#look(false)));
  }

  /** Opens the panel beside the answer and checks the answer first where the newest result is of another one. */
  async show(place: Place): Promise<void> {
    this.#place = place;
    if (this.#panel) this.#panel.reveal(undefined, true);
    else await this.#open();
    await this.#look(true);
  }

  dispose(): void {
    this.#panel?.dispose();
    this.#own.dispose();
  }

  async #open(): Promise<void> {
    const panel = vscode.window.createWebviewPanel(
      microscopeView,
      say('microscope.title'),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [] },
    );
    this.#panel = panel;
    this.#listening = false;
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#looks++;
    });
    panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    panel.onDidChangeViewState(() => {
      // Messages to a hidden page may be lost.
      if (panel.visible) this.#post();
    });
    const page = await this.services.media.bundle('microscope-panel');
    const nonce = makeNonce();
    const state = this.#stateOf('looking');
    panel.webview.html = panelDocument({
      lang: state.lang,
      title: panel.title,
      csp: contentSecurityPolicy({ nonce }),
      nonce,
      start: { state },
      page,
    });
  }

  /** @param upToDate checks the answer first where it is another one than was checked last */
  async #look(upToDate: boolean): Promise<void> {
    const [place, panel] = [this.#place, this.#panel];
    if (!place || !panel) return;
    const look = ++this.#looks;
    const show = (state: MicroscopeState): void => {
      if (look === this.#looks) this.#show(state);
    };
    if (!vscode.workspace.isTrusted) {
      show(this.#stateOf('untrusted'));
      return;
    }
    show(this.#stateOf('looking'));
    try {
      if (upToDate && !this.#isChecked(place)) {
        await this.services.check(place);
        // The result that came of it has been looked at by now.
        if (look !== this.#looks) return;
        show(this.#stateOf('failed', { failure: say('microscope.unchecked') }));
        return;
      }
      const { microscope } = this.services;
      const result = microscope.results.of(place.folder);
      const scope = result && (await microscope.look(result));
      show(scope ? this.#stateOf('shown', { scope }) : this.#stateOf('passed'));
    } catch (error) {
      if (look !== this.#looks) return;
      const { text } = explain(error, say('microscope.doing'), this.services.log);
      show(this.#stateOf('failed', { failure: text }));
    }
  }

  #isChecked(place: Place): boolean {
    const result = this.services.microscope.results.of(place.folder);
    if (!result) return false;
    const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === place.answer.toString());
    const text = open ? open.getText() : readAnswer(place.folder.fsPath);
    return normalScript(text) === normalScript(result.script);
  }

  #stateOf(
    phase: MicroscopeState['phase'],
    more: { readonly scope?: Scope; readonly failure?: string } = {},
  ): MicroscopeState {
    const place = this.#place;
    const result = place && this.services.microscope.results.of(place.folder);
    const judged = result && failingCase(result.grade);
    return {
      lang: language(),
      exercise: result ? titleOf(result.exercise) : (place?.id ?? ''),
      caseName: judged?.one.name ?? '',
      phase,
      ...more,
    };
  }

  #show(state: MicroscopeState): void {
    this.#state = state;
    if (this.#panel) this.#panel.title = say('microscope.panelTitle', { title: state.exercise });
    this.#post();
  }

  #post(): void {
    if (!this.#panel || !this.#listening || !this.#state) return;
    const message: MicroscopeMessage = { type: 'state', state: this.#state };
    void this.#panel.webview.postMessage(message);
  }

  #receive(message: unknown): void {
    if (matches<MicroscopeIntent>(microscopeIntentSchema, message)) dispatch(this.#handlers, message);
    else this.services.log.info('microscope: a message of the page was refused');
  }

  readonly #handlers: Handlers<MicroscopeIntent> = {
    ready: () => {
      this.#listening = true;
      this.#post();
    },
    reveal: ({ pipeline, stage }) => void this.#reveal(pipeline, stage),
    check: () => {
      if (this.#place) void this.services.check(this.#place);
    },
    input: () => {
      if (this.#place)
        void vscode.commands.executeCommand('aiServiceLab.exercises.openInput', this.#place.answer);
    },
    trust: () => void vscode.commands.executeCommand('workbench.trust.manage'),
  };

  /** The end of a stage in the answer, beside the panel. */
  async #reveal(pipeline: number, stage: number): Promise<void> {
    const end = this.#state?.scope?.pipelines[pipeline]?.stages[stage]?.end;
    const place = this.#place;
    if (!end || !place) return;
    const document = await vscode.workspace.openTextDocument(place.answer);
    const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    const at = document.validatePosition(new vscode.Position(end.line, end.column));
    await vscode.window.showTextDocument(document, {
      viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
      selection: new vscode.Range(at, at),
    });
  }
}
