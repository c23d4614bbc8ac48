import { textSizes, type NotesIntent, type NotesState } from '../../../src/shared/notesApi';
import { t, type MessageId, otherLang } from '../../../src/shared/t';
import { el, onPress, setAttributes } from '../../common/dom';
import { icon, type IconName } from '../icons';
import { openMenu } from '../../common/menu';
import type { Popup } from '../../common/popup';
import { Roving } from '../../common/roving';

export interface ToolbarHost {
  readonly send: (intent: NotesIntent) => void;
  readonly go: (number: number) => void;
  readonly toggleOutline: () => void;
  readonly isOutlineOpen: () => boolean;
  readonly showKeys: () => void;
}

const keysOf: Readonly<Partial<Record<string, string>>> = {
  outline: 'O',
  previous: 'P',
  next: 'N',
  language: 'L',
  both: 'B',
  search: '/',
};

/** The bar over a lecture: one tab stop, arrow keys inside. */
export class Toolbar {
  readonly element = el('div', { class: 'toolbar', role: 'toolbar' });
  readonly #buttons = new Map<string, HTMLButtonElement>();
  readonly #title = el('button', {
    type: 'button',
    class: 'lecture-title',
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
  });
  readonly #roving: Roving;
  #state: NotesState;

  constructor(
    state: NotesState,
    readonly popup: Popup,
    readonly host: ToolbarHost,
  ) {
    this.#state = state;
    const { send } = host;
    this.#add('outline', 'listTree', () => host.toggleOutline());
    this.#add('previous', 'arrowLeft', () => this.go(-1));
    onPress(this.#title, () => this.#chooseLecture());
    this.element.append(this.#title);
    this.#add('next', 'arrowRight', () => this.go(1));
    this.element.append(el('span', { class: 'spring' }));
    this.#add('language', 'globe', () => send({ type: 'set', lang: otherLang(this.#state.settings.lang) }));
    this.#add('both', 'split', () => send({ type: 'set', both: !this.#state.settings.both }));
    this.#add('look', 'textSize', () => this.#chooseLook(), 'menu');
    this.#add('search', 'search', () => send({ type: 'search' }));
    this.#add('note', 'edit', () => send({ type: 'note' }));
    this.#add('print', 'print', () => send({ type: 'print' }));
    this.#add('more', 'ellipsis', () => this.#chooseMore(), 'menu');
    this.#roving = new Roving(this.element, {
      // Narrow pages hide some of them.
      items: () =>
        [...this.element.querySelectorAll<HTMLElement>('button')].filter(
          (one) => !one.isConnected || one.checkVisibility(),
        ),
      keys: 'horizontal',
      wrap: true,
    });
    window.addEventListener('resize', () => this.#roving.refresh());
    this.update(state);
    // Not at each update: to see which are visible is to style the page, in the middle of a change of lecture.
    this.#roving.refresh();
  }

  /** For what opens without a button of its own. */
  get lookButton(): HTMLElement {
    return this.#buttons.get('look') ?? this.element;
  }

  update(state: NotesState): void {
    this.#state = state;
    const { lang, both } = state.settings;
    this.element.ariaLabel = t(lang, 'reader.toolbar');
    for (const [id, button] of this.#buttons) {
      const label = t(lang, `reader.${id}` as MessageId);
      const key = keysOf[id];
      setAttributes(button, {
        'aria-label': label,
        'data-tip': key ? `${label} (${key})` : label,
        'aria-keyshortcuts': key,
        // Each language offers the other one in its own words.
        lang: id === 'language' ? otherLang(lang) : undefined,
      });
    }
    const head = state.lectures.find(({ number }) => number === state.number);
    this.#title.replaceChildren(
      el('span', { class: 'lecture-number' }, `${state.number}.`),
      ' ',
      el('span', { class: 'lecture-name' }, head?.title ?? ''),
      icon('chevronDown'),
    );
    // What is seen is its name, so that it can be spoken to; the tip has the whole title where it is cut.
    this.#title.dataset['tip'] = t(lang, 'reader.chooseLecture', {
      title: head?.title ?? '',
      number: state.number,
    });
    this.#off('previous', state.number <= 1);
    this.#off('next', state.number >= state.lectures.length);
    for (const id of ['note', 'print']) {
      const barred = state.foreign && !state.trusted;
      this.#off(id, barred);
      if (barred) this.#buttons.get(id)?.setAttribute('data-tip', t(lang, 'reader.foreignUntrusted'));
    }
    this.#buttons.get('both')?.setAttribute('aria-pressed', String(both));
    setAttributes(this.#buttons.get('outline') as HTMLElement, {
      'aria-expanded': String(this.host.isOutlineOpen()),
      'aria-controls': 'outline',
    });
  }

  /** To the lecture so many places on; at the ends it does nothing. */
  go(by: number): void {
    const number = this.#state.number + by;
    if (number >= 1 && number <= this.#state.lectures.length) this.host.go(number);
  }

  #off(id: string, off: boolean): void {
    setAttributes(this.#buttons.get(id) as HTMLElement, { 'aria-disabled': off ? 'true' : undefined });
  }

  #add(id: string, name: IconName, press: () => void, popup?: 'menu'): void {
    const button = el(
      'button',
      {
        type: 'button',
        class: 'tool',
        'data-tool': id,
        'aria-haspopup': popup,
        'aria-expanded': popup ? 'false' : undefined,
      },
      icon(name),
    );
    onPress(button, press);
    this.#buttons.set(id, button);
    this.element.append(button);
  }

  #chooseLecture(): void {
    if (this.popup.anchor === this.#title) {
      this.popup.close('anchor');
      return;
    }
    const { lectures, number, settings } = this.#state;
    const items = lectures.map((lecture) => ({
      label: `${lecture.number}. ${lecture.title}`,
      keys: `${lecture.read}/${lecture.sections}`,
      kind: 'radio' as const,
      checked: lecture.number === number,
      run: () => this.host.go(lecture.number),
    }));
    openMenu(this.popup, this.#title, t(settings.lang, 'reader.lectures'), [{ items }]);
  }

  /** What a narrow page has no room for. */
  #chooseMore(): void {
    const button = this.#buttons.get('more');
    if (!button) return;
    if (this.popup.anchor === button) {
      this.popup.close('anchor');
      return;
    }
    const { lang } = this.#state.settings;
    const { send } = this.host;
    openMenu(this.popup, button, t(lang, 'reader.more'), [
      {
        items: [
          { label: t(lang, 'reader.search'), keys: '/', run: () => send({ type: 'search' }) },
          { label: t(lang, 'reader.note'), run: () => send({ type: 'note' }) },
          { label: t(lang, 'reader.print'), run: () => send({ type: 'print' }) },
        ],
      },
    ]);
  }

  #chooseLook(): void {
    const button = this.#buttons.get('look');
    if (!button) return;
    if (this.popup.anchor === button) {
      this.popup.close('anchor');
      return;
    }
    const { lang, size, wide } = this.#state.settings;
    const { send } = this.host;
    openMenu(this.popup, button, t(lang, 'reader.look'), [
      {
        label: t(lang, 'reader.size'),
        items: textSizes.map((one) => ({
          label: `${one} px`,
          kind: 'radio' as const,
          checked: one === size,
          run: () => send({ type: 'set', size: one }),
        })),
      },
      {
        label: t(lang, 'reader.width'),
        items: [false, true].map((one) => ({
          label: t(lang, one ? 'reader.wide' : 'reader.narrow'),
          kind: 'radio' as const,
          checked: one === wide,
          run: () => send({ type: 'set', wide: one }),
        })),
      },
      { items: [{ label: t(lang, 'reader.keys'), keys: '?', run: () => this.host.showKeys() }] },
    ]);
  }
}
