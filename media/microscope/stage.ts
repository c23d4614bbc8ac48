import type { ScopeStage } from '../../src/core/exercises/pipelineShown';
import { rowNumbers, rowsText } from '../../src/core/exercises/pipelineWords';
import { t, type Lang, type MessageId } from '../../src/shared/t';
import { el } from '../common/dom';

/** Rows in and out of a stage. */
export function flow(lang: Lang, { rowsIn, rowsOut, cut }: ScopeStage): HTMLElement {
  const from = rowNumbers(rowsIn, false);
  return el(
    'span',
    { role: 'img', 'aria-label': t(lang, 'microscope.flow', { from, to: rowNumbers(rowsOut, cut) }) },
    `${from} → ${rowsText(lang, rowsOut, cut)}`,
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
