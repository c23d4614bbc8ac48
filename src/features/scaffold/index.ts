import * as vscode from 'vscode';
import { coursePlan, courseSources, sampleCourse } from '../../core/scaffold/course';
import { projectPlan, projectReadme, projectSources } from '../../core/scaffold/project';
import { showError } from '../../host/errors';
import { language, say } from '../../host/language';
import type { Log } from '../../host/log';
import { readFiles } from '../../process/folder';
import { UserError } from '../../shared/errors';
import type { MessageId } from '../../shared/t';
import { folderToWrite } from './folder';
import { openWorksheet } from './worksheets';
import { writePlan } from './write';

/** The scaffolds' commands. Each says itself what went wrong. */
export interface ScaffoldFeature {
  startProject(): Promise<void>;
  /** Writes the sample course and opens it. */
  makeCourse(): Promise<void>;
  /** @param task id of a task, or the worksheet of a course of others; anything else asks for one */
  openWorksheet(task: unknown): Promise<void>;
}

/** Makes the feature; it owns nothing beyond a command's run. */
export function register(context: vscode.ExtensionContext, log: Log): ScaffoldFeature {
  const media = vscode.Uri.joinPath(context.extensionUri, 'media');
  const template = vscode.Uri.joinPath(media, 'templates', 'project').fsPath;
  const course = vscode.Uri.joinPath(media, 'course').fsPath;
  const sample = vscode.Uri.joinPath(media, 'templates', 'course').fsPath;
  return {
    startProject: () => saying('scaffold.starting', log, () => startProject(template)),
    makeCourse: () => saying('scaffold.makingCourse', log, () => makeCourse(sample)),
    openWorksheet: (task) => saying('worksheet.opening', log, () => openWorksheet(course, task)),
  };
}

async function startProject(template: string): Promise<void> {
  const folder = await folderToWrite();
  if (!folder) return;
  const lang = language();
  const plan = async () => projectPlan(lang, await readFiles(template, projectSources(lang)));
  const written = await writePlan(plan, folder, say('scaffold.title'));
  const readme = written?.get(projectReadme);
  if (readme) await vscode.commands.executeCommand('markdown.showPreview', readme);
}

async function makeCourse(template: string): Promise<void> {
  const folder = await folderToWrite();
  if (!folder) return;
  const plan = async () => coursePlan(await readFiles(template, courseSources), sampleCourse);
  const written = await writePlan(plan, folder, say('scaffold.courseTitle'));
  const start = written?.get(`${sampleCourse}/course.json`);
  if (start) await vscode.commands.executeCommand('aiServiceLab.course.openFolder', start);
}

/** What the person can do about an error here and now. */
const ways: Partial<Record<MessageId, { label: MessageId; command: string }>> = {
  'scaffold.untrusted': { label: 'scaffold.manageTrust', command: 'workbench.trust.manage' },
  'scaffold.noFolder': { label: 'scaffold.openFolder', command: 'workbench.action.files.openFolder' },
};

async function saying(doing: MessageId, log: Log, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const way = error instanceof UserError ? ways[error.id] : undefined;
    // Not awaited: the command is over, whenever the person reads it.
    if (!way || !(error instanceof UserError)) {
      void showError(error, say(doing), log);
      return;
    }
    const label = say(way.label);
    void vscode.window.showErrorMessage(say(error.id, error.args), label).then((chosen) => {
      if (chosen === label) return vscode.commands.executeCommand(way.command);
      return undefined;
    });
  }
}
