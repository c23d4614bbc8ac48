import type { Stage } from '../../../../src/core/notes/figures/kakaoPipeline';
import { el } from '../../../common/dom';
import { button, toggle } from '../kit/controls';
import { rows } from './rows';
import type { KakaoWords } from './words';

/** What one place of the pipeline shows. */
export interface SlotState {
  readonly stage: Stage;
  readonly on: boolean;
  /** Only the next one can be switched on. */
  readonly reachable: boolean;
  readonly remark?: { readonly kind: 'bad' | 'warn' | 'muted'; readonly text: string };
  /** All its variants have been tried: its command may be looked at. */
  readonly explored: boolean;
}

export interface Slot {
  readonly element: HTMLElement;
  show(state: SlotState): void;
}

/** One place of the pipeline: its switch, the choice that belongs to it, and its lines when it is on. */
export function slot(
  words: KakaoWords,
  number: number,
  choice: HTMLElement | undefined,
  switched: (on: boolean) => void,
): Slot {
  const label = toggle('', false, switched);
  const input = label.querySelector('input');
  const name = label.querySelector('span');
  const remark = el('p', { class: 'kakao-remark' });
  const lines = el('div', { class: 'kakao-lines' });
  let stage: Stage | undefined;
  let asked = false;

  // The text of the command is not in the page before somebody opens it.
  const code = el('code');
  const disclosure = el('details', { class: 'kakao-command' }, el('summary', {}, words.spoiler), code);
  const fill = (): void => {
    code.textContent = disclosure.open ? (stage?.command ?? '') : '';
  };
  disclosure.addEventListener('toggle', fill);
  const ask = button(words.ask, () => {
    asked = true;
    ask.hidden = true;
    disclosure.hidden = false;
    disclosure.open = true;
    fill();
    disclosure.querySelector('summary')?.focus();
  });
  ask.classList.add('kakao-ask');

  const body = el('div', { class: 'kakao-body' }, choice, remark, lines, ask, disclosure);
  const element = el('li', { class: 'kakao-stage', 'data-stage': number }, label, body);
  return {
    element,
    show: (state) => {
      stage = state.stage;
      if (name) name.textContent = `${number}. ${words.roles[stage.role]}`;
      if (input) {
        input.checked = state.on;
        input.disabled = !state.reachable;
      }
      element.classList.toggle('off', !state.on);
      body.hidden = !state.on;
      remark.hidden = state.remark === undefined;
      remark.className = `kakao-remark ${state.remark?.kind ?? ''}`;
      remark.textContent = state.remark?.text ?? '';
      lines.replaceChildren(
        rows(words, words.input(stage.input.length), stage.input),
        el('span', { class: 'kakao-arrow', 'aria-hidden': 'true' }, '→'),
        rows(words, words.output(stage.output.length), stage.output),
      );
      const open = asked || state.explored;
      ask.hidden = open;
      disclosure.hidden = !open;
      fill();
    },
  };
}
