import * as vscode from 'vscode';
import { say } from '../../host/language';
import { UserError } from '../../shared/errors';
import { labLink } from '../../shared/links';
import type { NotesActions } from './actions';
import type { OpenCourse } from './openCourse';

/** Where the page is, and how it gets elsewhere. */
export interface Place {
  readonly number: number;
  /** Another lecture, or a place in it. */
  go(number: number, anchor?: string): Promise<void>;
  /** A place in this lecture. */
  scrollTo(anchor: string): void;
  /** The lab's own course, at one of its places. */
  goToOurs(place: string): Promise<void>;
}

/** An address of a lecture's text: a place of the lab, or the web, about which VS Code asks. */
export async function openLink(address: string, around: LinkContext): Promise<void> {
  if (labLink(address)) await followLink(address, around);
  else if (/^https:\/\//i.test(address)) await vscode.env.openExternal(vscode.Uri.parse(address, true));
}

export interface LinkContext {
  readonly library: OpenCourse;
  readonly actions: NotesActions;
  readonly place: Place;
}

/** A link inside the lab; what is no such link does nothing. Throws UserError where it leads nowhere. */
export async function followLink(address: string, { library, actions, place }: LinkContext): Promise<void> {
  const link = labLink(address);
  if (!link) return;
  const { kind, target } = link;
  if (kind === 'lecture') {
    const [number, anchor] = target.split('#');
    if (Number(number) === place.number && anchor !== undefined) place.scrollTo(anchor);
    else await place.go(Number(number), anchor);
  } else if (kind === 'term') {
    const term = (await library.course()).terms.find(({ id }) => id === target);
    if (!term) throw new UserError('reader.linkNowhere');
    if (term.lecture !== place.number) await place.go(term.lecture);
  } else if (kind === 'task' || kind === 'figure') {
    const found = await actions.placeOf(link);
    if (found?.number === place.number) place.scrollTo(target);
    else if (found) await place.go(found.number, target);
    else throw new UserError('reader.linkNowhere');
  } else await actions.start(link);
}

/** A link of one of our figures. Its numbers are lectures of ours: in a course of others it asks before it goes there. */
export async function followFigure(address: string, around: LinkContext): Promise<void> {
  const link = labLink(address);
  if (!around.library.foreign || link?.kind !== 'lecture') return followLink(address, around);
  const yes = say('reader.toOursYes');
  const chosen = await vscode.window.showInformationMessage(say('reader.toOurs'), { modal: true }, yes);
  if (chosen === yes) await around.place.goToOurs(link.target);
}
