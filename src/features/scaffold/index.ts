import * as vscode from 'vscode';
import { coursePlan, courseSources, sampleCourse } from '../../core/scaffold/course';
import { projectPlan, projectReadme, projectSources } from '../../core/scaffold/project';
import { language, say } from '../../host/language';
import type { Log } from '../../host/log';
import { saying } from '../../host/saying';
import { readFiles } from '../../process/folder';
import type { PlanWriter } from '../../shared/services';
import { folderToWrite } from './folder';
import { openWorksheet } from './worksheets';
import { writePlan, writeUnasked } from './write';

/** The scaffolds' commands. Each says itself what went wrong. */
export interface ScaffoldFeature {
  startProject(): Promise<void>;
  /** Writes the sample course and opens it. */
  makeCourse(): Promise<void>;
  /** @param task id of a task, or the worksheet of a course of others; anything else asks for one */
  openWorksheet(task: unknown): Promise<void>;
  readonly plans: PlanWriter;
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
    plans: {
      folder: async () => (await folderToWrite())?.toString(),
      write: (plan, folder, differing, title) =>
        writeUnasked(plan, vscode.Uri.parse(folder, true), differing, title),
    },
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
