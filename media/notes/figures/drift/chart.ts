import {
  bins,
  histogram,
  modelCut,
  type Finding,
  type World,
} from '../../../../src/core/notes/figures/drift';
import { el } from '../../../common/dom';
import { canvas, label, svg } from '../kit/svg';
import type { DriftWords } from './words';

const height = 250;
const frame = { left: 8, right: 8, top: 44, bottom: 42 };

/** Diagonal lines for wrong answers: seen without colour too. Of another drawing, which may be hidden, they would be none. */
const hatch = (hatchId: string): SVGPatternElement =>
  svg(
    'pattern',
    { id: hatchId, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svg('rect', { width: 6, height: 6, class: 'drift-wrong-ground' }),
    svg('rect', { width: 3, height: 6, class: 'bad' }),
  );

/** The two distributions over the fill, with the model's cut and the border of the right answer. */
export function chart(
  width: number,
  { then, now }: Finding,
  world: World,
  words: DriftWords,
  hatchId: string,
): SVGSVGElement {
  const before = histogram(then);
  const after = histogram(now);
  const wrong = histogram(now, true);
  const highest = Math.max(0.1, ...before, ...after);
  const floor = height - frame.bottom;
  const x = (fill: number): number => frame.left + fill * (width - frame.left - frame.right);
  const tall = (share: number): number => (share / highest) * (floor - frame.top);
  const barWidth = x(1 / bins) - x(0);
  const bar = (share: number, bin: number, className: string, fill?: string): SVGRectElement =>
    svg('rect', {
      x: x(bin / bins),
      y: floor - tall(share),
      width: barWidth,
      height: tall(share),
      class: className,
      fill,
    });
  // Lamps move what is measured of a dish, and with it where the border of the right answer shows.
  const border = world.rule + world.shift;
  const outline = before.map((share, bin) => `V${floor - tall(share)}H${x((bin + 1) / bins)}`).join('');
  return canvas(
    width,
    height,
    svg('defs', {}, hatch(hatchId)),
    ...after.flatMap((share, bin) => (share > 0 ? [bar(share, bin, 'drift-now')] : [])),
    ...wrong.flatMap((share, bin) => (share > 0 ? [bar(share, bin, 'drift-wrong', `url(#${hatchId})`)] : [])),
    svg('path', { d: `M${x(0)},${floor}${outline}V${floor}`, class: 'drift-then' }),
    svg('path', { d: `M${x(0)},${floor}H${x(1)}`, class: 'line' }),
    ...[0, 0.2, 0.4, 0.6, 0.8, 1].map((tick) =>
      label(x(tick), floor + 18, tick.toFixed(1), {
        className: 'muted',
        anchor: tick === 0 ? 'start' : tick === 1 ? 'end' : 'middle',
      }),
    ),
    label(x(0.5), floor + 36, words.axis, { className: 'muted' }),
    ...upright(x(modelCut), 14, floor, words.cut, 'drift-cut', border >= modelCut),
    ...upright(
      x(border),
      34,
      floor,
      words.border,
      'drift-border',
      // Away from the other line, unless the name would leave the drawing.
      (border < modelCut && x(border) > textWidth(words.border)) ||
        x(border) + textWidth(words.border) > width,
    ),
  );
}

/** Roughly, in CSS pixels: Hangul is about as wide as it is high, Latin letters half of it. */
const textWidth = (text: string): number =>
  Array.from(text).reduce((sum, char) => sum + (char > '\u10ff' ? 14 : 8), 12);

/** A line with its name at the top, left or right of it. */
function upright(
  x: number,
  y: number,
  floor: number,
  text: string,
  className: string,
  left: boolean,
): readonly SVGElement[] {
  return [
    svg('path', { d: `M${x},${y - 10}V${floor}`, class: className }),
    label(x + (left ? -6 : 6), y, text, { anchor: left ? 'end' : 'start', className: 'fg drift-name' }),
  ];
}

/** What the bars and lines are, each with a sample of itself. */
export function legend(words: DriftWords, hatchId: string): HTMLElement {
  const sample = (...children: readonly SVGElement[]): SVGSVGElement =>
    svg(
      'svg',
      { viewBox: '0 0 24 14', width: 24, height: 14, class: 'drift-sample', 'aria-hidden': 'true' },
      ...children,
    );
  const row = (text: string, drawing: SVGElement): HTMLElement => el('li', {}, drawing, text);
  return el(
    'ul',
    { class: 'drift-legend figure-drawing', role: 'list' },
    row(words.then, sample(svg('path', { d: 'M2,13V3H22V13', class: 'drift-then' }))),
    row(words.now, sample(svg('rect', { x: 2, y: 2, width: 20, height: 11, class: 'drift-now' }))),
    row(
      words.wrong,
      sample(
        svg('rect', { x: 2, y: 2, width: 20, height: 11, class: 'drift-wrong', fill: `url(#${hatchId})` }),
      ),
    ),
  );
}
