import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { NotesLang } from '../../core/notes/course';
import { printPage } from '../../core/notes/printPage';
import { say } from '../../host/language';
import type { MediaFiles } from '../../process/mediaFiles';
import type { OpenCourse } from './openCourse';

/** A lecture as one page in the person's browser, which can print: a webview cannot. Its files end with the window. */
export class Printer implements vscode.Disposable {
  #folder: Promise<string> | undefined;
  #made: string | undefined;

  constructor(
    readonly library: OpenCourse,
    readonly media: MediaFiles,
    readonly lang: () => NotesLang,
  ) {}

  async print(number: number): Promise<void> {
    const lecture = await this.library.lecture(number, this.lang());
    const styles = [
      (await this.media.bundle('notes-boot')).style,
      ...(lecture.math ? [await this.media.text('renderers/math-style.css')] : []),
    ];
    const file = path.join(await this.#place(), `lecture-${number}-${lecture.lang}.html`);
    await writeFile(file, printPage(lecture, styles));
    // The browser of a person who works on another machine cannot open a file of that machine.
    const near = vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
    const opened = near && (await vscode.env.openExternal(vscode.Uri.file(file)));
    void vscode.window.showInformationMessage(
      say(opened ? 'reader.printed' : 'reader.printWritten', { file }),
    );
  }

  dispose(): void {
    if (this.#made !== undefined) rmSync(this.#made, { recursive: true, force: true });
  }

  /** One folder, which only the person may read. */
  #place(): Promise<string> {
    return (this.#folder ??= mkdtemp(path.join(tmpdir(), 'ai-service-lab-')).then(
      (folder) => (this.#made = folder),
    ));
  }
}
