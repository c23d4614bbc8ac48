import { example, type Side } from '../../../../src/core/notes/figures/vm-container';
import { el } from '../../../common/dom';
import type { Words } from './words';

/** The two sides in numbers. */
export function drawTable(vm: Side, container: Side, words: Words): HTMLTableElement {
  const { table, sides, amount, seconds, count } = words;
  const row = (id: string, name: string, show: (side: Side) => Node | string): HTMLTableRowElement =>
    el(
      'tr',
      { 'data-row': id },
      el('th', { scope: 'row' }, name),
      ...[vm, container].map((side) => el('td', {}, show(side))),
    );
  return el(
    'table',
    { class: 'vm-table' },
    el('caption', { class: 'unseen' }, table.caption),
    el(
      'thead',
      {},
      el('tr', {}, el('td'), ...[sides.vm, sides.container].map((name) => el('th', { scope: 'col' }, name))),
    ),
    el(
      'tbody',
      {},
      row('kernels', table.kernels, ({ kernels }) => count(kernels)),
      row('distributions', table.distributions, ({ distributions }) => words.copies(distributions)),
      row('memory', table.memory, ({ memory }) => used(memory, amount(memory))),
      row('disk', table.disk, ({ disk }) => amount(disk)),
      row('next', table.next, ({ next }) => seconds(next)),
      row('fits', table.fits, ({ fits }) => count(fits)),
    ),
  );
}

/** An amount of memory above a bar that is as long as the machine's memory. */
function used(memory: number, text: string): HTMLElement {
  const share = Math.min(100, (memory / example.machine) * 100);
  const bar = el('span', { class: 'vm-bar', 'aria-hidden': 'true', style: `--used: ${share.toFixed(1)}%` });
  return el('span', {}, text, bar);
}
