import type { NotesState } from '../../../src/shared/notesApi';
import { t, type MessageId, otherLang } from '../../../src/shared/t';
import { el } from '../../common/dom';

/** What single keys do while nothing is being typed. */
export interface KeyActions {
  readonly previous: () => void;
  readonly next: () => void;
  readonly outline: () => void;
  readonly language: () => void;
  readonly both: () => void;
  readonly search: () => void;
  readonly quote: () => void;
  readonly swap: () => void;
  readonly keys: () => void;
}

const map: readonly (readonly [code: string, shown: string, action: keyof KeyActions])[] = [
  ['KeyP', 'P', 'previous'],
  ['KeyN', 'N', 'next'],
  ['KeyO', 'O', 'outline'],
  ['KeyL', 'L', 'language'],
  ['KeyB', 'B', 'both'],
  ['KeyS', 'S', 'swap'],
  ['KeyQ', 'Q', 'quote'],
  ['Slash', '/', 'search'],
];

/** Letters by their place on the keyboard: a Korean layout gives others. */
export function listenToKeys(actions: KeyActions): void {
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    const typing =
      target instanceof Element &&
      target.closest('input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [role=menu]');
    if (typing || event.isComposing) return;
    if (event.key === '?') actions.keys();
    else {
      const found = event.shiftKey ? undefined : map.find(([code]) => code === event.code);
      if (!found) return;
      actions[found[2]]();
    }
    event.preventDefault();
  });
}

/** The map of keys as a box to be opened over the page. */
export function keyMap({ settings: { lang } }: NotesState): HTMLElement {
  const row = (key: string, id: MessageId): HTMLElement =>
    el(
      'div',
      {},
      el('dt', {}, el('kbd', {}, key)),
      el('dd', { lang: id === 'reader.language' ? otherLang(lang) : undefined }, t(lang, id)),
    );
  return el(
    'div',
    { class: 'explanation', role: 'dialog', 'aria-label': t(lang, 'reader.keys'), tabindex: '-1' },
    el('h2', {}, t(lang, 'reader.keys')),
    el(
      'dl',
      { class: 'key-map' },
      ...map.map(([, shown, action]) => row(shown, `reader.${action}` as MessageId)),
      row('?', 'reader.keys'),
      row('Ctrl F', 'reader.find'),
    ),
  );
}
