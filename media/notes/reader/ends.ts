import type { NotesIntent, NotesState } from '../../../src/shared/notesApi';
import { t } from '../../../src/shared/t';
import { el, onPress } from '../../common/dom';

type Send = (intent: NotesIntent) => void;

/** Fills the foot of the column with the ways to the lectures before and after this one. */
export function drawFoot(
  foot: HTMLElement,
  { settings, lectures, number }: NotesState,
  go: (number: number) => void,
): void {
  const { lang } = settings;
  const link = (by: -1 | 1): HTMLElement | undefined => {
    const head = lectures.find((one) => one.number === number + by);
    if (!head) return undefined;
    const button = el(
      'button',
      { type: 'button', class: `foot-link ${by < 0 ? 'foot-previous' : 'foot-next'}` },
      el('span', { class: 'foot-kind' }, t(lang, by < 0 ? 'reader.previous' : 'reader.next')),
      el('span', {}, `${head.number}. ${head.title}`),
    );
    onPress(button, () => go(head.number));
    return button;
  };
  foot.ariaLabel = t(lang, 'reader.lectures');
  const links = [link(-1), link(1)].filter((one) => one !== undefined);
  foot.replaceChildren(...links);
  // A landmark with nothing in it only costs time.
  foot.hidden = links.length === 0;
}

/** What stands in the place of a lecture that cannot be shown: why, and one way on. */
export function failureBox(lang: NotesState['settings']['lang'], failure: string, send: Send): HTMLElement {
  const again = el('button', { type: 'button', class: 'button' }, t(lang, 'reader.again'));
  // Settings that stay as they are make the host read the lecture anew.
  onPress(again, () => send({ type: 'set' }));
  return el(
    'div',
    { class: 'missing failed', role: 'alert' },
    el('h1', { class: 'failed-text' }, failure),
    again,
  );
}
