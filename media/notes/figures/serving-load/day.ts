import { example, type Batch } from '../../../../src/core/notes/figures/serving-load';
import { canvas, label, svg } from '../kit/svg';
import type { Words } from './words';

const row = 24;
const height = 2 * row + 44;

/** One day from the start of the batch to the next: online stands ready all of it, the batch only as long as it runs. */
export function drawDay(width: number, { hours, fate }: Batch, words: Words): SVGSVGElement {
  const left = 62;
  const right = width - 22;
  const x = (after: number): number => left + (Math.min(after, 24) / 24) * (right - left);
  const opens = x(example.needed - example.starts);
  const bar = (y: number, until: number, className: string, id: string): SVGElement =>
    svg('rect', {
      x: left,
      y,
      width: Math.max(1, x(until) - left),
      height: row - 6,
      class: className,
      'data-bar': id,
    });
  const ticks = [0, 6, 12, 18, 24].map((after) =>
    label(x(after), height - 4, words.clock((example.starts + after) % 24)),
  );
  return canvas(
    width,
    height,
    label(left - 6, 18 + 14, words.day.online, { anchor: 'end' }),
    bar(18, 24, 'serving-on', 'online'),
    label(left - 6, 18 + row + 14, words.day.batch, { anchor: 'end' }),
    svg('rect', { x: left, y: 18 + row, width: right - left, height: row - 6, class: 'serving-off' }),
    bar(18 + row, hours, fate === 'in-time' ? 'good' : 'bad', 'batch'),
    svg('line', { x1: opens, x2: opens, y1: 16, y2: 18 + 2 * row, class: 'serving-now' }),
    label(opens, 12, words.day.opens),
    ...ticks,
  );
}
