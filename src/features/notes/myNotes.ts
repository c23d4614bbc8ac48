import * as vscode from 'vscode';
import { say } from '../../host/language';
import { leadsOutside } from '../../process/folder';
import { UserError } from '../../shared/errors';
import { isLectureName } from '../../core/notes/checkData';
import { lectureText, titleOf, type NotesLang } from '../../core/notes/course';
import type { OpenCourse } from './openCourse';

/**
 * The person's own notes: `notes/08-docker.md` in the open folder, one file a lecture, for a course of others in a folder of
 * its own. The lab only ever adds to them.
 */
export class MyNotes {
  /** @param address begins links back into the lab: `vscode://publisher.name/` */
  constructor(
    readonly library: OpenCourse,
    readonly lang: () => NotesLang,
    readonly address: string,
  ) {}

  async open(number: number): Promise<void> {
    const file = await this.#file(number);
    await vscode.window.showTextDocument(file, { viewColumn: columnFor(file) });
  }

  /** Adds a quotation at the end, unsaved, in one step of undo, with a link to where it stands. */
  async quote(number: number, section: string | undefined, text: string): Promise<void> {
    const file = await this.#file(number);
    const document = await vscode.workspace.openTextDocument(file);
    const lecture = lectureText(await this.#lecture(number), this.lang());
    const heading = lecture?.sections.find(({ id }) => id === section)?.title;
    const name = `${number}. ${lecture?.title ?? ''}${heading === undefined ? '' : ` › ${heading}`}`;
    const quoted = text.split(/\r?\n/).map((line) => `> ${line}`.trimEnd());
    const link = `— [${name.replace(/[[\]\\<]/g, '\\$&')}](${this.#back}${number}${section ? `#${section}` : ''})`;
    const last = document.lineAt(document.lineCount - 1);
    const before = document.getText();
    const lead = before.trim() === '' || /\n\r?\n$/.test(before) ? '' : last.text === '' ? '\n' : '\n\n';
    const edit = new vscode.WorkspaceEdit();
    edit.insert(file, last.range.end, `${lead}${[...quoted, '>', `> ${link}`].join('\n')}\n\n`);
    if (!(await vscode.workspace.applyEdit(edit))) throw new Error('VS Code refused the quotation');
    const editor = await vscode.window.showTextDocument(document, { viewColumn: columnFor(file) });
    const end = document.lineAt(document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(end, end);
    editor.revealRange(new vscode.Range(end, end));
  }

  get #back(): string {
    const { key } = this.library;
    return key === '' ? `${this.address}lecture/` : `${this.address}course/${key}/`;
  }

  async #lecture(number: number) {
    const lecture = (await this.library.course()).lectures[number - 1];
    if (!lecture) throw new UserError('notes.missing');
    return lecture;
  }

  /** The file of a lecture; made with a title and a link back where there is none yet. Throws UserError. */
  async #file(number: number): Promise<vscode.Uri> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    if (!folder) throw new UserError('reader.needsFolder');
    const lecture = await this.#lecture(number);
    const { name } = lecture;
    // Names come from a course's files.
    if (!isLectureName(name)) throw new UserError('notes.missing');
    const { foreign } = this.library;
    const path = foreign ? `notes/${foreign.slug}/${name}.md` : `notes/${name}.md`;
    const file = vscode.Uri.joinPath(folder, path);
    if (folder.scheme === 'file' && (await leadsOutside(folder.fsPath, path)))
      throw new UserError('scaffold.linkOutside', { path });
    const there = await vscode.workspace.fs.stat(file).then(
      () => true,
      () => false,
    );
    if (there) return file;
    if (!vscode.workspace.isTrusted) throw new UserError('reader.untrusted');
    const title = titleOf(lecture, this.lang()).replace(/[[\]\\<]/g, '\\$&');
    const text = `# ${say('reader.noteTitle', { title })}\n\n${say('reader.noteStart')} [${number}. ${title}](${this.#back}${number})\n\n`;
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    vscode.window.setStatusBarMessage(say('reader.noteCreated', { file: path }), 5000);
    return file;
  }
}

/** Where the file is open already; else beside the lecture, without a third column. */
function columnFor(file: vscode.Uri): vscode.ViewColumn {
  const { all, activeTabGroup } = vscode.window.tabGroups;
  const group = all.find(({ tabs }) =>
    tabs.some(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === file.toString(),
    ),
  );
  const { One, Beside } = vscode.ViewColumn;
  return group?.viewColumn ?? (activeTabGroup.viewColumn === One ? Beside : One);
}
