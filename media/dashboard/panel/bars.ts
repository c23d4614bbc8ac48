import type { DashboardState, Notice, PanelIntent } from '../../../src/shared/dashboardApi';
import { t, type Lang, type MessageId } from '../../../src/shared/t';
import { el, onPress, setAttributes } from '../../common/dom';
import { icon } from '../../common/icons';
import { actionButton } from './actions';
import { centralState } from './central';

const icons = { stuck: 'warning', untrusted: 'untrusted', neverRun: 'info' } as const;

/** The bars under the toolbar: what is off, what was never run, what is wrong in the file, that the frame is silent. */
export class Bars {
  readonly element = el('div', { class: 'bars' });
  #shown = '';
  #unfolded = false;
  #stuck = false;
  #state: DashboardState | undefined;

  constructor(
    readonly lang: Lang,
    readonly send: (intent: PanelIntent) => void,
  ) {}

  update(state: DashboardState): void {
    this.#state = state;
    this.#draw();
  }

  /** The frame did not answer for long: whatever is (or is not) on the screen, there is a way on. */
  setStuck(stuck: boolean): void {
    this.#stuck = stuck;
    this.#draw();
  }

  #draw(): void {
    const state = this.#state;
    if (!state) return;
    const ready = state.status === 'ready';
    const wanted = {
      untrusted: ready && !state.trusted,
      neverRun: ready && state.neverRun && centralState(state) === undefined,
      problems: state.problems,
      stuck: this.#stuck,
    };
    // Rebuilding would take the focus away from a button that did not change.
    const key = JSON.stringify(wanted);
    if (key === this.#shown) return;
    this.#shown = key;
    const bars: HTMLElement[] = [];
    if (wanted.stuck) bars.push(this.#bar('stuck', this.#button('panel.reload', { type: 'reload' })));
    if (wanted.untrusted) bars.push(this.#bar('untrusted', this.#button('panel.trust', { type: 'trust' })));
    if (wanted.neverRun)
      bars.push(this.#bar('neverRun', this.#button('panel.openNotebook', { type: 'openNotebook' })));
    if (state.problems.length > 0) bars.push(this.#problems(state.problems));
    this.element.replaceChildren(...bars);
  }

  #bar(kind: keyof typeof icons, button: HTMLElement): HTMLElement {
    return el(
      'section',
      { class: `bar bar-${kind}`, 'aria-label': t(this.lang, `panel.${kind}.title`) },
      icon(icons[kind]),
      el('p', { class: 'bar-text' }, t(this.lang, `panel.${kind}.bar`)),
      button,
    );
  }

  #problems(problems: readonly Notice[]): HTMLElement {
    const [only] = problems;
    if (problems.length === 1 && only) {
      return el(
        'section',
        { class: 'bar bar-problems', 'aria-label': this.#count(1) },
        icon('warning'),
        el('p', { class: 'bar-text' }, only.text),
        only.action && actionButton(this.lang, only.action, this.send),
      );
    }
    const list = el('ul', { class: 'problem-list', id: 'problem-list' });
    for (const { text, action } of problems)
      list.append(el('li', {}, el('span', {}, text), action && actionButton(this.lang, action, this.send)));
    const toggle = el(
      'button',
      { type: 'button', class: 'bar-toggle', 'aria-controls': 'problem-list' },
      icon('chevronRight'),
      icon('warning'),
      this.#count(problems.length),
    );
    const fold = (): void => {
      list.hidden = !this.#unfolded;
      setAttributes(toggle, { 'aria-expanded': String(this.#unfolded) });
    };
    onPress(toggle, () => {
      this.#unfolded = !this.#unfolded;
      fold();
    });
    fold();
    return el(
      'section',
      { class: 'bar bar-problems bar-fold', 'aria-label': this.#count(problems.length) },
      toggle,
      list,
    );
  }

  #count(count: number): string {
    return t(this.lang, count === 1 ? 'panel.problem' : 'panel.problems', { count });
  }

  #button(label: MessageId, intent: PanelIntent): HTMLElement {
    const button = el('button', { type: 'button', class: 'button button-secondary' }, t(this.lang, label));
    onPress(button, () => this.send(intent));
    return button;
  }
}
