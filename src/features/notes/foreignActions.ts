import * as vscode from 'vscode';
import { inMessage } from '../../core/notes/label';
import type { NotesLang } from '../../core/notes/course';
import { say } from '../../host/language';
import { UserError } from '../../shared/errors';
import type { LabLink } from '../../shared/links';
import type { MessageId } from '../../shared/t';
import { otherLang } from '../../shared/t';
import type { ForeignWorksheet } from '../../shared/worksheetApi';
import type { OpenCourse } from './openCourse';

const names: Readonly<Record<string, MessageId>> = {
  'scaffold/project': 'scaffold.title',
  'scaffold/shell-exercises': 'exercises.scaffoldTitle',
  'command/dashboard.preview': 'reader.previewDashboard',
};

/** What a course of others may do: nothing in Restricted Mode, and nothing of the lab's without a question that names it. */
export class ForeignActions {
  constructor(
    readonly library: OpenCourse,
    readonly lang: () => NotesLang,
  ) {}

  /** Throws UserError where a course of others asks in a workspace that is not trusted. */
  checkTrust(): void {
    if (this.library.foreign && !vscode.workspace.isTrusted) throw new UserError('reader.foreignUntrusted');
  }

  /** What it calls itself, for questions; undefined while the lab's own is open. */
  async courseName(): Promise<string | undefined> {
    return this.library.foreign ? inMessage(await this.library.title(this.lang())) : undefined;
  }

  /** True where a link may start something of the lab's; asks where it stands in a course of others. */
  async mayStart({ kind, target }: LabLink): Promise<boolean> {
    const course = await this.courseName();
    if (course === undefined) return true;
    this.checkTrust();
    const name = kind === 'exercise' ? 'exercises.openTitle' : names[`${kind}/${target}`];
    if (name === undefined) return true;
    const yes = say('reader.foreignYes');
    const action = say(name);
    const detail = say('reader.foreignDetail', { course });
    const question = say('reader.foreignAsk', { action });
    return (await vscode.window.showInformationMessage(question, { modal: true, detail }, yes)) === yes;
  }

  /** Opens the worksheet of a task of the open course; throws UserError where the course has none. */
  async worksheet(task: string): Promise<void> {
    this.checkTrust();
    const { foreign } = this.library;
    let sheet: string | ForeignWorksheet = task;
    if (foreign) {
      const files = await this.library.files();
      const lang = this.lang();
      const found = /^task-[a-z0-9-]{1,100}$/.test(task)
        ? [lang, otherLang(lang)].find((one) => files.has(`tasks/${one}/${task}.md`))
        : undefined;
      const template = found && files.get(`tasks/${found}/${task}.md`);
      if (template === undefined) throw new UserError('worksheet.unknown', { task: inMessage(task) });
      const example = files.get(`tasks/${found}/${task}.example.md`);
      sheet = { task, slug: foreign.slug, template, ...(example === undefined ? {} : { example }) };
    }
    await vscode.commands.executeCommand('aiServiceLab.worksheet.open', sheet);
  }
}
