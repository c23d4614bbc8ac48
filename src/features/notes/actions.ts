import * as vscode from 'vscode';
import { lectureText } from '../../core/notes/course';
import type { RenderedCode } from '../../core/notes/render';
import { DisposableStore } from '../../host/disposables';
import { showError } from '../../host/errors';
import { say } from '../../host/language';
import type { Log } from '../../host/log';
import { workspacePermit } from '../../host/trust';
import { editorLanguage, fitsInto } from '../../shared/codeLanguage';
import { UserError } from '../../shared/errors';
import { isBuilt, type LabLink } from '../../shared/links';
import type { codeActions } from '../../shared/notesApi';
import type { OpenCourse } from './openCourse';
import type { ForeignActions } from './foreignActions';
import type { MyNotes } from './myNotes';
import type { Printer } from './printer';

const unseen = /(?![\n\t])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const askedKey = 'aiServiceLab.notes.runWithoutAsking';

/** What the lectures' buttons and links do in VS Code. */
export class NotesActions implements vscode.Disposable {
  readonly #own = new DisposableStore();
  readonly #targetChanged = this.#own.add(new vscode.EventEmitter<void>());
  readonly onDidChangeTarget = this.#targetChanged.event;
  #editor: vscode.TextEditor | undefined;
  #selections: readonly vscode.Selection[] = [];
  #terminal: vscode.Terminal | undefined;

  constructor(
    readonly library: OpenCourse,
    readonly foreign: ForeignActions,
    readonly notes: MyNotes,
    readonly printer: Printer,
    readonly memory: vscode.Memento,
    readonly log: Log,
  ) {
    this.#follow(vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0]);
    this.#own.add(vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)));
    this.#own.add(vscode.window.onDidChangeVisibleTextEditors(() => this.#targetChanged.fire()));
    this.#own.add(vscode.window.tabGroups.onDidChangeTabs(() => this.#targetChanged.fire()));
    this.#own.add(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        if (textEditor === this.#editor) this.#selections = selections;
      }),
    );
    this.#own.add(
      vscode.window.onDidCloseTerminal((terminal) => {
        if (terminal === this.#terminal) this.#terminal = undefined;
      }),
    );
  }

  /** The editor that was focused last, as long as it is open: a file, even behind this panel, or a cell that is seen. */
  get target(): { name?: string; language?: string } {
    const editor = this.#target;
    if (!editor) return {};
    const { uri, languageId } = editor.document;
    return { name: uri.path.slice(uri.path.lastIndexOf('/') + 1), language: languageId };
  }

  async code(code: RenderedCode, action: (typeof codeActions)[number]): Promise<void> {
    this.foreign.checkTrust();
    if (action === 'copy') await vscode.env.clipboard.writeText(code.text);
    else if (action === 'insert') await this.#insert(code);
    else if (action === 'open') await this.#open(code);
    else await this.#run(code);
  }

  async note(number: number): Promise<void> {
    this.foreign.checkTrust();
    await this.notes.open(number);
  }

  async quote(number: number, section: string | undefined, text: string): Promise<void> {
    this.foreign.checkTrust();
    await this.notes.quote(number, section, text);
  }

  async print(number: number): Promise<void> {
    this.foreign.checkTrust();
    await this.printer.print(number);
  }

  worksheet(task: string): Promise<void> {
    return this.foreign.worksheet(task);
  }

  /** The lecture in which a task or a figure stands. */
  async placeOf({ kind, target }: LabLink): Promise<{ number: number } | undefined> {
    const { lectures } = await this.library.course();
    return lectures.find((lecture) =>
      lectureText(lecture, 'ko')?.blocks.some((block) => block.kind === kind && block.id === target),
    );
  }

  /** A link that leads out of the lectures. */
  async start({ kind, target }: LabLink): Promise<void> {
    const run = (command: string, ...given: readonly string[]): Thenable<unknown> =>
      vscode.commands.executeCommand(command, ...given);
    const isWorksheet = kind === 'scaffold' && target.startsWith('worksheet/');
    if (isWorksheet) await this.worksheet(target.slice('worksheet/'.length));
    else if (!isBuilt({ kind, target }))
      void vscode.window.showInformationMessage(say('reader.linkLater', { target }));
    else if (!(await this.foreign.mayStart({ kind, target }))) return;
    else if (kind === 'command') await run(`aiServiceLab.${target}`);
    else if (kind === 'scaffold' && target === 'project') await run('aiServiceLab.project.start');
    else if (kind === 'scaffold' && target === 'shell-exercises')
      await run('aiServiceLab.exercises.scaffold');
    else if (kind === 'exercise') await run('aiServiceLab.exercises.open', target);
    else throw new UserError('reader.linkNowhere');
  }

  /** Runs, and says what went wrong. */
  async saying(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      await showError(error, say('reader.opening'), this.log);
    }
  }

  dispose(): void {
    this.#own.dispose();
  }

  #follow(editor: vscode.TextEditor | undefined): void {
    // None is active while a webview is; the output panel is an editor to VS Code, and none to a person.
    if (!editor || editor.document.uri.scheme === 'output') return;
    this.#editor = editor;
    this.#selections = editor.selections;
    this.#targetChanged.fire();
  }

  get #target(): vscode.TextEditor | undefined {
    const editor = this.#editor;
    if (!editor || editor.document.isClosed) return undefined;
    return vscode.window.visibleTextEditors.includes(editor) || isOpen(editor.document.uri)
      ? editor
      : undefined;
  }

  async #insert({ language, text }: RenderedCode): Promise<void> {
    const target = this.#target;
    if (!target) throw new UserError('reader.insertNowhere');
    const { name = '', language: wanted = '' } = this.target;
    if (!fitsInto(language, wanted)) throw new UserError('reader.insertUnfit', { name });
    const editor = await this.#shown(target);
    // One edit is one step of undo; what is selected is replaced, as typing would.
    const done = await editor.edit((edit) => {
      for (const selection of editor.selections) edit.replace(selection, indented(editor, selection, text));
    });
    if (!done) throw new UserError('reader.insertUnfit', { name });
    vscode.window.setStatusBarMessage(say('reader.inserted', { name }), 5000);
  }

  /** The editor in front, with its cursor where it was; a cell of a notebook is in front already. */
  async #shown(editor: vscode.TextEditor): Promise<vscode.TextEditor> {
    if (editor.document.uri.scheme === 'vscode-notebook-cell') return editor;
    const selections = this.#selections;
    const viewColumn = editor.viewColumn ?? columnOf(editor.document.uri) ?? vscode.ViewColumn.One;
    const shown = await vscode.window.showTextDocument(editor.document, { viewColumn });
    if (selections.length > 0) shown.selections = selections;
    return shown;
  }

  async #open({ language, text, file }: RenderedCode): Promise<void> {
    const known = await vscode.languages.getLanguages();
    const wanted = editorLanguage(language);
    const document = await vscode.workspace.openTextDocument({
      content: text,
      ...(known.includes(wanted) ? { language: wanted } : {}),
    });
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
    if (file !== undefined) vscode.window.setStatusBarMessage(file, 5000);
  }

  async #run({ language, text, output }: RenderedCode): Promise<void> {
    // What a terminal takes as a key, and what turns the text round, the person cannot see in the question.
    if (language !== 'sh' || output || unseen.test(text)) throw new UserError('reader.cannotRun');
    if (!workspacePermit()) throw new UserError('reader.runUntrusted');
    const { key } = this.library;
    // Who trusts one course has not said anything of another.
    const asked = key === '' ? askedKey : `${askedKey}.${key}`;
    if (this.memory.get<boolean>(asked) !== true) {
      const [once, always] = [say('reader.runOnce'), say('reader.runAlways')];
      const options = { modal: true, detail: text };
      const course = await this.foreign.courseName();
      const question = course === undefined ? say('reader.runAsk') : say('reader.runAskForeign', { course });
      const chosen = await vscode.window.showInformationMessage(question, options, once, always);
      if (chosen === undefined) return;
      if (chosen === always) await this.memory.update(asked, true);
    }
    const cwd = vscode.workspace.workspaceFolders?.[0]?.uri;
    this.#terminal ??= vscode.window.createTerminal({ name: 'AI Service Lab', ...(cwd ? { cwd } : {}) });
    this.#terminal.show(true);
    this.#terminal.sendText(text.trimEnd());
  }
}

function tabsOf(uri: vscode.Uri): vscode.Tab[] {
  const all = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
  return all.filter(
    ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
  );
}

const isOpen = (uri: vscode.Uri): boolean => tabsOf(uri).length > 0;
const columnOf = (uri: vscode.Uri): vscode.ViewColumn | undefined => tabsOf(uri)[0]?.group.viewColumn;

/** The text as it belongs at this place: further lines begin where the first one does. */
function indented({ document }: vscode.TextEditor, { start }: vscode.Selection, text: string): string {
  const before = document.lineAt(start.line).text.slice(0, start.character);
  const lines = text.trimEnd().split('\n');
  return /^\s*$/.test(before)
    ? lines.map((line, index) => (index > 0 && line !== '' ? before + line : line)).join('\n')
    : lines.join('\n');
}
