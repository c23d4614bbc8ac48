import * as vscode from 'vscode';
import { bytesOf, isBinary } from '../../core/scaffold/plan';
import { say } from '../../host/language';
import type { Difference } from './difference';
import type { Meeting } from './standings';

/** What to do about a file that is there with other content. */
export type Choice = 'keep' | 'replace' | 'beside';

/** Names that the answers would make, so that the question can say them. */
export interface Names {
  readonly backup: string;
  readonly beside: string;
}

/** Lists what would be written, each with its reason; undefined where the person turned away. */
export async function chooseFiles(
  meetings: readonly Meeting[],
  title: string,
): Promise<readonly Meeting[] | undefined> {
  const offered = meetings.filter(({ standing }) => standing !== 'same');
  const same = meetings.length - offered.length;
  const items = offered.map((meeting) => ({
    label: meeting.file.path,
    ...(meeting.standing === 'differs' ? { description: say('scaffold.differs') } : {}),
    detail: say(meeting.file.why),
    picked: true,
    meeting,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    prompt: same === 0 ? say('scaffold.choose') : say('scaffold.chooseSame', { count: same }),
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDetail: true,
  });
  return chosen?.map(({ meeting }) => meeting);
}

/** Asks about each file that differs; the difference may be looked at first. Undefined where the person turned away. */
export async function chooseFates(
  meetings: readonly Meeting[],
  title: string,
  namesOf: (meeting: Meeting) => Names,
  difference: Difference,
): Promise<ReadonlyMap<Meeting, Choice> | undefined> {
  const fates = new Map<Meeting, Choice>();
  const differing = meetings.filter(({ standing }) => standing === 'differs');
  for (const [index, meeting] of differing.entries()) {
    const counted = differing.length === 1 ? title : `${title} (${index + 1}/${differing.length})`;
    const answer = await ask(meeting, counted, index < differing.length - 1, namesOf(meeting), difference);
    if (!answer) return undefined;
    if (answer === 'keepRest') {
      for (const rest of differing.slice(index)) fates.set(rest, 'keep');
      return fates;
    }
    fates.set(meeting, answer);
  }
  return fates;
}

async function ask(
  { file, uri }: Meeting,
  title: string,
  more: boolean,
  { backup, beside }: Names,
  difference: Difference,
): Promise<Choice | 'keepRest' | undefined> {
  const items = [
    { answer: 'keep' as const, label: say('scaffold.keep'), description: say('scaffold.keepHint') },
    {
      answer: 'replace' as const,
      label: say('scaffold.replace'),
      description: say('scaffold.replaceHint', { path: backup }),
    },
    {
      answer: 'beside' as const,
      label: say('scaffold.beside'),
      description: say('scaffold.besideAs', { path: beside }),
    },
    // Lines of a picture say nothing.
    ...(isBinary(bytesOf(file)) ? [] : [{ answer: 'diff' as const, label: say('scaffold.diff') }]),
    ...(more ? [{ answer: 'keepRest' as const, label: say('scaffold.keepRest') }] : []),
  ];
  const options = {
    title: `${title}: ${say('scaffold.ask', { path: file.path })}`,
    prompt: say('scaffold.cancelHint'),
    ignoreFocusOut: true,
  };
  try {
    for (;;) {
      const chosen = await vscode.window.showQuickPick(items, options);
      if (chosen?.answer !== 'diff') return chosen?.answer;
      await difference.show(uri, file);
    }
  } finally {
    await difference.close();
  }
}
