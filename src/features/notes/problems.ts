import * as vscode from 'vscode';
import { checkCourse } from '../../core/notes/check';
import { DisposableStore } from '../../host/disposables';
import { onDidChangeLanguage, say } from '../../host/language';
import type { Log } from '../../host/log';
import type { OpenCourse } from './openCourse';

/** Milliseconds after a course was opened or changed: its lecture is shown first. */
const delay = 700;

/** What is wrong with the open course, in the Problems panel, for courses of the workspace; follows their files. */
export class CourseProblems implements vscode.Disposable {
  readonly #own = new DisposableStore();
  readonly #collection = this.#own.add(vscode.languages.createDiagnosticCollection('ai-service-lab.course'));
  #timer: NodeJS.Timeout | undefined;
  #looks = 0;

  constructor(
    readonly library: OpenCourse,
    readonly log: Log,
  ) {
    this.#own.add(library.onDidChange((what) => this.#later(what)));
    this.#own.add(onDidChangeLanguage(() => this.#later('read')));
    this.#later('opened');
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#looks++;
    this.#own.dispose();
  }

  #later(what: 'opened' | 'read'): void {
    clearTimeout(this.#timer);
    this.#looks++;
    if (what === 'opened') this.#collection.clear();
    if (!this.library.foreign) return;
    this.#timer = setTimeout(() => {
      this.#look().catch((error: unknown) => this.log.bug(error, 'checking the course'));
    }, delay);
  }

  async #look(): Promise<void> {
    const look = this.#looks;
    const { library } = this;
    const folder = library.foreign?.folder;
    // A course that cannot be read at all has its own state in the panel.
    const read = await Promise.all([library.files(), library.faults()]).catch(() => undefined);
    if (look !== this.#looks || !folder) return;
    const found = new Map<string, vscode.Diagnostic[]>();
    for (const { file, line, message, args } of read ? checkCourse(...read) : []) {
      const range = new vscode.Range(line - 1, 0, line - 1, 1000);
      const severity =
        message === 'notes.noBlock'
          ? vscode.DiagnosticSeverity.Information
          : vscode.DiagnosticSeverity.Warning;
      const diagnostic = new vscode.Diagnostic(range, say(message, args), severity);
      diagnostic.source = 'AI Service Lab';
      diagnostic.code = message;
      found.set(file, [...(found.get(file) ?? []), diagnostic]);
    }
    this.#collection.clear();
    for (const [file, list] of found)
      this.#collection.set(vscode.Uri.joinPath(folder, ...file.split('/')), list);
  }
}
