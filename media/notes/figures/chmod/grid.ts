import {
  classes,
  digit,
  may,
  rights,
  valueOf,
  type Mode,
  type Right,
  type Who,
} from '../../../../src/core/notes/figures/chmod';
import { el } from '../../../common/dom';
import type { ChmodWords } from './words';

export interface Grid {
  readonly element: HTMLElement;
  show(mode: Mode): void;
}

/** Nine check boxes in a table, with the sum of each row. */
export function grid(words: ChmodWords, toggled: (who: Who, right: Right, on: boolean) => void): Grid {
  const shows: ((mode: Mode) => void)[] = [];
  const cell = (who: Who, right: Right): HTMLElement => {
    const input = el('input', {
      type: 'checkbox',
      'aria-label': `${words.who[who]} ${words.right[right]} ${right} ${valueOf(right)}`,
      'data-cell': `${who}-${right}`,
    });
    const sign = el('span', { class: 'chmod-letter', 'aria-hidden': 'true' });
    const value = el('span', { class: 'chmod-value', 'aria-hidden': 'true' });
    input.addEventListener('change', () => toggled(who, right, input.checked));
    shows.push((mode) => {
      input.checked = may(mode, who, right);
      sign.textContent = input.checked ? right : '-';
      value.textContent = String(input.checked ? valueOf(right) : 0);
    });
    return el('td', {}, el('label', { class: 'chmod-cell' }, input, sign, value));
  };
  const row = (who: Who): HTMLElement => {
    const sum = el('td', { class: 'chmod-sum', 'data-sum': who });
    shows.push((mode) => {
      const parts = rights.map((right) => (may(mode, who, right) ? valueOf(right) : 0)).join('+');
      sum.replaceChildren(
        el('span', { class: 'chmod-parts' }, `${parts} = `),
        el('strong', {}, String(digit(mode, who))),
      );
    });
    return el(
      'tr',
      {},
      el('th', { scope: 'row' }, words.who[who]),
      ...rights.map((right) => cell(who, right)),
      sum,
    );
  };
  const heads = rights.map((right) =>
    el(
      'th',
      { scope: 'col' },
      el('span', { class: 'chmod-right' }, words.right[right]),
      ` ${right} = ${valueOf(right)}`,
    ),
  );
  const element = el(
    'table',
    { class: 'chmod-grid' },
    el('caption', {}, words.grid),
    el('thead', {}, el('tr', {}, el('td', {}), ...heads, el('th', { scope: 'col' }, words.digit))),
    el('tbody', {}, ...classes.map(row)),
  );
  return { element, show: (mode) => shows.forEach((show) => show(mode)) };
}
