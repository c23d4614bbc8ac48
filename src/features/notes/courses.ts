import * as vscode from 'vscode';
import { inMessage, label } from '../../core/notes/label';
import { courseLimits } from '../../core/notes/limits';
import { language, say } from '../../host/language';
import { UserError } from '../../shared/errors';
import { at, isObject, objectAt, parsed, stringOf } from '../../shared/json';
import { otherLang } from '../../shared/t';
import { isInWorkspace, keyOf } from './openCourse';

/** Folders in which other people's packages lie, not the person's courses. */
const elsewhere = '**/{node_modules,.venv,venv,site-packages,__pycache__,.git}/**';
const most = 50;

interface Found {
  readonly folder: vscode.Uri;
  readonly title: string;
}

/**
 * The folder of the course that is meant: the one that was clicked, the only one there is, or the one that the person
 * chooses. Undefined where they turned away or there is none, which is said. Throws UserError.
 * @param target what the Explorer's menu gives: a `course.json` or a folder; anything else means the whole workspace
 */
export async function chooseCourse(target: unknown): Promise<vscode.Uri | undefined> {
  const given = target instanceof vscode.Uri ? target : undefined;
  const named = given?.path.endsWith('/course.json') ? vscode.Uri.joinPath(given, '..') : undefined;
  if (named) return checked(named);
  if (given && (await isFile(vscode.Uri.joinPath(given, 'course.json')))) return checked(given);
  if ((vscode.workspace.workspaceFolders ?? []).length === 0) throw new UserError('course.needsFolder');
  const found = await findCourses(given);
  if (found.length === 0) {
    offerSample();
    return undefined;
  }
  if (found.length === 1) return found[0]?.folder;
  const items = found.map(({ folder, title }) => ({
    label: title || label(folder.path.split('/').at(-1) ?? ''),
    description: label(vscode.workspace.asRelativePath(folder)),
    folder,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: say('course.choose'),
    placeHolder: say('course.choosePlaceholder'),
    matchOnDescription: true,
  });
  return chosen?.folder;
}

/** The folder of the workspace's course with this key. */
export async function courseWithKey(key: string): Promise<vscode.Uri | undefined> {
  return (await findCourses()).find(({ folder }) => keyOf(folder) === key)?.folder;
}

/** Courses of the workspace: each `course.json` that names lectures, and those that are no JSON, which can be looked at. */
async function findCourses(within?: vscode.Uri): Promise<Found[]> {
  const pattern = within ? new vscode.RelativePattern(within, '**/course.json') : '**/course.json';
  const files = await vscode.workspace.findFiles(pattern, elsewhere, most);
  const found = await Promise.all(files.filter(isInWorkspace).map(read));
  return found.flatMap((one) => one ?? []).sort((a, b) => a.folder.path.localeCompare(b.folder.path));
}

async function read(file: vscode.Uri): Promise<Found | undefined> {
  const folder = vscode.Uri.joinPath(file, '..');
  try {
    const { size, type } = await vscode.workspace.fs.stat(file);
    if (!(type & vscode.FileType.File)) return undefined;
    if (size > courseLimits.fileBytes) return { folder, title: '' };
    const root = parsed(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
    if (root === undefined) return { folder, title: '' };
    // Others have files of this name, too.
    if (!isObject(root) || !Array.isArray(at(root, 'lectures'))) return undefined;
    const titles = objectAt(root, 'title');
    const lang = language();
    return {
      folder,
      title: label(stringOf(at(titles, lang)) ?? stringOf(at(titles, otherLang(lang))) ?? ''),
    };
  } catch {
    return undefined;
  }
}

function checked(folder: vscode.Uri): vscode.Uri {
  if (!isInWorkspace(folder)) throw new UserError('course.notHere', { folder: inMessage(folder.path) });
  return folder;
}

async function isFile(file: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(file).then(
    ({ type }) => (type & vscode.FileType.File) !== 0,
    () => false,
  );
}

/** Not awaited: the command is over, whenever the person reads it. */
function offerSample(): void {
  const make = say('course.makeSample');
  void vscode.window.showInformationMessage(say('course.none'), make).then((chosen) => {
    if (chosen === make) return vscode.commands.executeCommand('aiServiceLab.course.sample');
    return undefined;
  });
}
