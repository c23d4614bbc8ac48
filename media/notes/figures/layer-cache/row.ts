import type { Step } from '../../../../src/core/notes/figures/layerBuild';
import { dockerLines, type Line } from '../../../../src/core/notes/figures/layerCache';
import { el } from '../../../common/dom';
import { button } from '../kit/controls';
import type { LayerWords } from './words';

export interface Row {
  readonly element: HTMLElement;
  readonly handle: HTMLElement;
  show(step: Step, place: { readonly first: boolean; readonly last: boolean }, most: number): void;
}

const shortNames: Readonly<Record<Line, string>> = {
  from: 'FROM',
  workdir: 'WORKDIR',
  copyList: 'COPY requirements.txt',
  install: 'RUN pip install',
  copyAll: 'COPY . .',
  cmd: 'CMD',
};

/** What a line is called in a sentence. */
export const shortName = (line: Line): string => shortNames[line];

function reasonText(words: LayerWords, { reason }: Step): string {
  if (reason.kind === 'files') return words.why.files(reason.files.join(', '));
  if (reason.kind === 'above') return words.why.above(shortName(reason.line));
  if (reason.kind === 'fails') return words.failure[reason.failure];
  return words.why[reason.kind];
}

/** One line of the Dockerfile, with what the next build does with it. */
export function row(words: LayerWords, line: Line, move: (by: number) => void): Row {
  const name = shortName(line);
  const arrow = (sign: string, label: string, by: number): HTMLButtonElement => {
    const made = button(sign, () => {
      if (made.getAttribute('aria-disabled') === 'true') return;
      move(by);
      // Its row may have been taken out and put in again.
      made.focus();
    });
    made.setAttribute('aria-label', label);
    made.classList.add('layer-move');
    return made;
  };
  const up = arrow('↑', words.up(name), -1);
  const down = arrow('↓', words.down(name), 1);
  const handle = el('span', { class: 'layer-handle', 'aria-hidden': 'true', title: words.handle }, '⠿');
  const status = el('span', { class: 'layer-status' });
  const time = el('span', { class: 'layer-time' });
  const bar = el('span', { class: 'layer-bar', 'aria-hidden': 'true' });
  const why = el('p', { class: 'layer-why' });
  const element = el(
    'li',
    { class: 'layer-row', 'data-line': line },
    handle,
    el('code', {}, dockerLines[line]),
    el('div', { class: 'layer-result' }, status, time),
    el('div', { class: 'layer-moves' }, up, down),
    why,
    bar,
  );
  return {
    element,
    handle,
    show: (step, { first, last }, most) => {
      element.dataset['status'] = step.status;
      const atStart = step.reason.kind === 'fails' && step.reason.failure === 'appElsewhere';
      status.textContent = atStart ? words.failsAtStart : words.status[step.status];
      time.textContent =
        step.status === 'built' || step.status === 'cached' ? words.seconds(step.seconds) : '';
      why.textContent = reasonText(words, step);
      bar.style.width = `${most === 0 ? 0 : (step.seconds / most) * 100}%`;
      up.setAttribute('aria-disabled', String(first));
      down.setAttribute('aria-disabled', String(last));
    },
  };
}
