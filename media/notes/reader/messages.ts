import type { NotesMessage } from '../../../src/shared/notesApi';
import { isObject } from '../../../src/shared/json';

const optionalText = (value: unknown): boolean => value === undefined || typeof value === 'string';
const isLecture = (value: unknown): boolean =>
  isObject(value) && Array.isArray(value['blocks']) && Array.isArray(value['outline']);
const hasParts = (value: Readonly<Record<string, unknown>>): boolean =>
  isObject(value['terms']) && isObject(value['figures']);

/** What each message must hold so that drawing cannot fail half way; the texts inside are sanitised where they are drawn. */
const shapes: Readonly<
  Record<NotesMessage['type'], (message: Readonly<Record<string, unknown>>) => boolean>
> = {
  state: ({ state }) =>
    isObject(state) &&
    typeof state['revision'] === 'number' &&
    typeof state['number'] === 'number' &&
    isObject(state['settings']) &&
    Array.isArray(state['lectures']) &&
    Array.isArray(state['read']) &&
    isObject(state['tasks']) &&
    hasParts(state) &&
    (state['lecture'] === undefined || isLecture(state['lecture'])),
  ahead: ({ number, parts }) =>
    typeof number === 'number' && isObject(parts) && hasParts(parts) && isLecture(parts['lecture']),
  other: ({ number, lecture }) => typeof number === 'number' && isLecture(lecture),
  goTo: ({ anchor }) => typeof anchor === 'string',
  marks: ({ read, lectures, tasks }) => Array.isArray(read) && Array.isArray(lectures) && isObject(tasks),
  target: ({ name, language }) => optionalText(name) && optionalText(language),
  evidence: ({ evidence }) => evidence === null || Array.isArray(evidence),
};

/** True for a message of a known type with what its handler reads. */
export function isNotesMessage(value: unknown): value is NotesMessage {
  if (!isObject(value) || typeof value['type'] !== 'string' || !Object.hasOwn(shapes, value['type']))
    return false;
  return shapes[value['type'] as NotesMessage['type']](value);
}
