import * as vscode from 'vscode';
import { besideName, bytesOf, checkPlan, type Plan } from '../../core/scaffold/plan';
import { say } from '../../host/language';
import { UserError } from '../../shared/errors';
import type { WrittenPlan } from '../../shared/services';
import { Difference } from './difference';
import { chooseFates, chooseFiles, type Choice, type Names } from './questions';
import { checkWay, meetAll, placeOf, statOf, type Meeting } from './standings';

/** Where each planned file now is, by its path in the plan: its own place or the one beside it. */
export type Written = ReadonlyMap<string, vscode.Uri>;

/**
 * Writes a plan below a folder after showing it, and asking about each file that is there with other content. Everything
 * is asked before anything is written, and what is written is one step of undo. Undefined where the person turned away.
 * Throws UserError.
 */
export async function writePlan(
  plan: Plan | (() => Promise<Plan>),
  folder: vscode.Uri,
  title: string,
): Promise<Written | undefined> {
  const meetings = await working(say('scaffold.looking'), async () => {
    const made = typeof plan === 'function' ? await plan() : plan;
    checkPlan(made);
    return meetAll(made, folder);
  });
  if (!meetings) return undefined;
  const there = new Map(
    meetings.filter(({ standing }) => standing === 'same').map(({ file, uri }) => [file.path, uri]),
  );
  if (there.size === meetings.length) {
    void vscode.window.showInformationMessage(say('scaffold.alreadyThere'));
    return there;
  }
  const chosen = await chooseFiles(meetings, title);
  if (!chosen) return undefined;
  const names = await namesFor(meetings, folder);
  const difference = new Difference();
  let fates: ReadonlyMap<Meeting, Choice> | undefined;
  try {
    fates = await chooseFates(chosen, title, names, difference);
  } finally {
    difference.dispose();
  }
  if (!fates) return undefined;
  const steps = chosen.flatMap((meeting) => stepsOf(meeting, fates.get(meeting), names(meeting)));
  if (steps.length > 0) {
    if (!(await working(say('scaffold.writing'), (token) => apply(steps, folder, title, token))))
      return undefined;
    void vscode.window.showInformationMessage(say('scaffold.done', { count: steps.length }));
  }
  return new Map([
    ...there,
    ...steps.map(({ planned, to }): [string, vscode.Uri] => [planned, placeOf(folder, to)]),
  ]);
}

/** Writes a plan without asking: what differs is kept, or moved to a free name beside it. Throws UserError. */
export async function writeUnasked(
  plan: Plan,
  folder: vscode.Uri,
  differing: 'keep' | 'replace',
  title: string,
): Promise<WrittenPlan> {
  const done = await working(say('scaffold.writing'), async (token) => {
    checkPlan(plan);
    const meetings = await meetAll(plan, folder);
    const names = await namesFor(meetings, folder);
    const steps = meetings
      .filter(({ standing }) => standing !== 'same')
      .flatMap((meeting) => stepsOf(meeting, differing, names(meeting)));
    return steps.length === 0 || (await apply(steps, folder, title, token)) ? { meetings, steps } : undefined;
  });
  if (!done) throw new UserError('scaffold.stopped');
  const place = (path: string): string => placeOf(folder, path).toString();
  return {
    files: new Map(done.meetings.map(({ file }) => [file.path, place(file.path)])),
    kept: new Map(
      done.steps.flatMap(({ planned, backup }) =>
        backup === undefined ? [] : [[planned, place(backup)] as const],
      ),
    ),
  };
}

/** One thing that is done to the folder: a file is made, or the learner's own is moved out of its place before. */
interface Step {
  /** Path in the plan. */
  readonly planned: string;
  readonly to: string;
  readonly content: Uint8Array;
  readonly backup?: string;
}

function stepsOf({ file, standing }: Meeting, fate: Choice | undefined, { backup, beside }: Names): Step[] {
  const content = bytesOf(file);
  if (standing === 'new') return [{ planned: file.path, to: file.path, content }];
  if (fate === 'beside') return [{ planned: file.path, to: beside, content }];
  if (fate === 'replace') return [{ planned: file.path, to: file.path, content, backup }];
  return [];
}

/** One edit, so that one undo takes all of it back. Nothing is overwritten: VS Code refuses where a file came in between. */
async function apply(
  steps: readonly Step[],
  folder: vscode.Uri,
  title: string,
  token: vscode.CancellationToken,
): Promise<true | undefined> {
  const edit = new vscode.WorkspaceEdit();
  const metadata = { label: title, needsConfirmation: false };
  for (const { to, content, backup } of steps) {
    // Again: since it was looked at, a link may have been put there.
    await checkWay(to, folder);
    const uri = placeOf(folder, to);
    if (backup !== undefined) edit.renameFile(uri, placeOf(folder, backup), { overwrite: false }, metadata);
    edit.createFile(uri, { contents: content, overwrite: false, ignoreIfExists: false }, metadata);
  }
  if (token.isCancellationRequested) return undefined;
  if (!(await vscode.workspace.applyEdit(edit))) throw new UserError('scaffold.notWritten');
  return true;
}

/** Free names for a copy of the learner's file and for a file beside it. */
async function namesFor(
  meetings: readonly Meeting[],
  folder: vscode.Uri,
): Promise<(meeting: Meeting) => Names> {
  const taken = new Set(meetings.map(({ file }) => file.path));
  const found = new Map<Meeting, Names>();
  for (const meeting of meetings.filter(({ standing }) => standing === 'differs')) {
    const free = async (word: string): Promise<string> => {
      for (;;) {
        const name = besideName(meeting.file.path, word, (path) => taken.has(path));
        taken.add(name);
        if (!(await statOf(placeOf(folder, name)))) return name;
      }
    };
    found.set(meeting, { backup: await free('old'), beside: await free('lab') });
  }
  return (meeting) => found.get(meeting) ?? { backup: '', beside: '' };
}

/** With progress that can be cancelled: then the answer is undefined, whatever came of it. */
async function working<T>(
  title: string,
  job: (token: vscode.CancellationToken) => Promise<T>,
): Promise<T | undefined> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (_progress, token) => {
      try {
        const result = await job(token);
        return token.isCancellationRequested ? undefined : result;
      } catch (error) {
        throw asUserError(error);
      }
    },
  );
}

function asUserError(error: unknown): unknown {
  if (!(error instanceof vscode.FileSystemError) || error.code !== 'NoPermissions') return error;
  return new UserError('scaffold.noPermission', { path: error.message });
}
