import * as vscode from 'vscode';
import type { NotesLang } from '../../core/notes/course';
import { interactiveFigures } from '../../core/notes/figureIds';
import type { RenderedLecture } from '../../core/notes/render';
import { explain } from '../../host/errors';
import { say } from '../../host/language';
import type { LectureParts, NotesState } from '../../shared/notesApi';
import type { OpenCourse } from './openCourse';
import type { NotesServices } from './services';

/** What the page shows of a lecture; a lecture that cannot be read becomes a state that says why. Never rejects. */
export async function notesState(
  services: NotesServices,
  number: number,
  revision: number,
  address: (file: string) => string,
  place?: string,
): Promise<NotesState> {
  const { library, personal, progress, log } = services;
  const { settings } = personal;
  const base = {
    revision,
    settings,
    number,
    trusted: vscode.workspace.isTrusted,
    foreign: library.foreign !== undefined,
    edition: library.edition,
    courseTitle: library.foreign ? await library.title(settings.lang) : '',
    ...(place === undefined ? {} : { place }),
  };
  try {
    return {
      ...base,
      ...(await lectureParts(library, number, settings.lang, address)),
      lectures: await progress.heads(settings.lang),
      read: progress.readIn(number),
      tasks: progress.tasks(),
      exercises: progress.exercises(),
    };
  } catch (error) {
    const { text: reason } = explain(error, say('reader.opening'), log);
    return {
      ...base,
      // The others may be fine, and the way there stays open.
      lectures: await progress.heads(settings.lang).catch(() => []),
      lecture: nothing(settings.lang),
      failure: say('reader.failed', { reason }),
      read: [],
      tasks: {},
      exercises: {},
      terms: {},
      figures: {},
    };
  }
}

/** A lecture with what it draws upon. Rejects where it cannot be read. */
export async function lectureParts(
  library: OpenCourse,
  number: number,
  lang: NotesLang,
  address: (file: string) => string,
): Promise<LectureParts> {
  const lecture = await library.lecture(number, lang);
  const figures = figureAddresses(lecture, address);
  return {
    lecture,
    terms: await library.terms(lecture),
    figures,
    ...(Object.keys(figures).length > 0 ? { figureStyle: address('notes-figures-style.css') } : {}),
    ...(lecture.math ? { mathStyle: address('renderers/math-style.css') } : {}),
  };
}

/** Whether the text has this figure, drawn by code of ours. */
export function hasFigure({ blocks }: RenderedLecture, id: string): boolean {
  return blocks.some(({ html }) => html.includes(`data-figure="${id}"`));
}

function figureAddresses(
  lecture: RenderedLecture,
  address: (file: string) => string,
): Record<string, string> {
  const wanted = interactiveFigures.filter((id) => hasFigure(lecture, id));
  return Object.fromEntries(wanted.map((id) => [id, address(`figures/${id}.js`)]));
}

function nothing(lang: NotesLang): RenderedLecture {
  return { lang, title: '', blocks: [], outline: [], code: [], links: [], figures: {}, math: false };
}
