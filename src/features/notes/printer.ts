import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { NotesLang } from '../../core/notes/course';
import { printPage } from '../../core/notes/printPage';
import { say } from '../../host/language';
import type { MediaFiles } from '../../process/mediaFiles';
import type { Library } from './library';

/** A lecture as one page in the person's browser, which can print: a webview cannot. */
export class Printer {
  constructor(
    readonly library: Library,
    readonly media: MediaFiles,
    readonly lang: () => NotesLang,
  ) {}

  async print(number: number): Promise<void> {
    const lecture = await this.library.lecture(number, this.lang());
    const styles = [
      (await this.media.bundle('notes-panel')).style,
      ...(lecture.math ? [await this.media.text('renderers/math-style.css')] : []),
    ];
    const folder = await mkdtemp(path.join(tmpdir(), 'ai-service-lab-'));
    const file = path.join(folder, `lecture-${number}-${lecture.lang}.html`);
    await writeFile(file, printPage(lecture, styles));
    await vscode.env.openExternal(vscode.Uri.file(file));
    void vscode.window.showInformationMessage(say('reader.printed', { file }));
  }
}
