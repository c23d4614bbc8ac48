import type { ScopeStage } from '../../src/core/exercises/pipelineShown';
import { t, type Lang, type MessageId } from '../../src/shared/t';
import { el } from '../common/dom';

/** How many rows there were in each run: `3`, `3, 1, 0`, `≥ 3`, or a dash where nobody knows. */
function numbers(counts: readonly (number | undefined)[], atLeast: boolean): string {
  const shown = counts
    .slice(0, 3)
    .map((count) => (count === undefined ? '–' : `${atLeast ? '≥ ' : ''}${count}`));
  return [...shown, ...(counts.length > 3 ? ['…'] : [])].join(', ');
}

/** `12 rows` for people. */
export function rowsText(lang: Lang, counts: readonly (number | undefined)[], atLeast: boolean): string {
  const id = counts.length === 1 && counts[0] === 1 ? 'microscope.oneRow' : 'microscope.rows';
  return t(lang, id, { count: counts.length === 0 ? '–' : numbers(counts, atLeast) });
}

/** Rows in and out of a stage. */
export function flow(lang: Lang, { rowsIn, rowsOut, cut }: ScopeStage): HTMLElement {
  const from = numbers(rowsIn, false);
  return el(
    'span',
    { role: 'img', 'aria-label': t(lang, 'microscope.flow', { from, to: numbers(rowsOut, cut) }) },
    `${from === '' ? '–' : from} → ${rowsText(lang, rowsOut, cut)}`,
  );
}

/** Some rows under their heading; `lost` is the one that does not get through. */
export function sampleOf(
  lang: Lang,
  heading: MessageId,
  lines: readonly string[],
  count: number | undefined,
  lost?: string,
): HTMLElement {
  const first = lost?.split('\n')[0];
  const held = first === undefined || lines.includes(first) ? lines : [...lines, first];
  const list = el('div', { class: 'rows-of', tabindex: '0', role: 'group', 'aria-label': t(lang, heading) });
  for (const line of held)
    list.append(el('code', { class: line === first ? 'lost' : undefined }, line === '' ? ' ' : line));
  if (lines.length === 0)
    list.append(
      el('p', { class: 'none' }, t(lang, count === undefined ? 'microscope.unseen' : 'microscope.noRows')),
    );
  const more = count === undefined ? 0 : count - held.length;
  if (more > 0) list.append(el('p', { class: 'none' }, t(lang, 'microscope.moreRows', { count: more })));
  return el('div', { class: 'sample' }, el('h3', {}, t(lang, heading)), list);
}
