import type { CurvePoint, Online } from '../../../../src/core/notes/figures/serving-load';
import { canvas, label, svg } from '../kit/svg';
import type { Words } from './words';

export interface ChartState {
  readonly rate: number;
  /** Right end of the axis: the slider's own. */
  readonly most: number;
  readonly service: number;
  readonly online: Online;
  readonly points: readonly CurvePoint[];
}

const height = 250;
const margin = { left: 62, right: 12, top: 28, bottom: 40 } as const;

/** Latency against load: two curves, the limit, and where we are now. */
export function drawChart(width: number, state: ChartState, words: Words): SVGSVGElement {
  const { most, service, online, points, rate } = state;
  const right = width - margin.right;
  const bottom = height - margin.bottom;
  // Ten times the work itself: enough to see the curve turn upwards, and the same picture for every service time.
  const top = 10 * service;
  const x = (value: number): number => margin.left + (value / most) * (right - margin.left);
  const y = (value: number): number => bottom - (value / top) * (bottom - margin.top);

  const grid = [0, 2, 4, 6, 8, 10].flatMap((step) => {
    const at = y(step * service);
    return [
      svg('line', { x1: margin.left, x2: right, y1: at, y2: at, class: 'line serving-grid' }),
      ...(step % 4 === 2
        ? []
        : [label(margin.left - 6, at + 5, words.time(step * service), { anchor: 'end' })]),
    ];
  });
  const ticks = Array.from({ length: Math.floor(most / 10) + 1 }, (_, index) =>
    label(x(index * 10), bottom + 18, String(index * 10)),
  );
  const names = [
    label(right, height - 4, words.axes.load, { anchor: 'end', className: 'muted' }),
    label(4, 14, words.axes.latency, { anchor: 'start', className: 'muted' }),
  ];
  return canvas(
    width,
    height,
    ...grid,
    ...ticks,
    ...names,
    ...drawLimit(state, x, margin.top, bottom, right, words),
    curveOf(points, ({ p50 }) => p50, 'stroke-accent', x, y, top),
    curveOf(points, ({ p95 }) => p95, 'serving-tail', x, y, top),
    svg('line', { x1: x(rate), x2: x(rate), y1: margin.top, y2: bottom, class: 'serving-now' }),
    ...(online.rest
      ? [
          mark(x(rate), y(online.rest.p50), margin.top, 'p50'),
          mark(x(rate), y(online.rest.p95), margin.top, 'p95'),
        ]
      : [
          label(x(rate), margin.top + 16, '∞', {
            size: 20,
            weight: 700,
            anchor: x(rate) > right - 20 ? 'end' : 'middle',
          }),
        ]),
  );
}

function drawLimit(
  { online, most }: ChartState,
  x: (value: number) => number,
  top: number,
  bottom: number,
  right: number,
  words: Words,
): SVGElement[] {
  if (online.limit > most) return [];
  const at = x(online.limit);
  const text = words.limit(words.perSecond(online.limit));
  const room = right - at;
  // Beside the line where it fits; else it ends at it, clear of the axis' name.
  const anchor = widthOf(text) < room ? 'start' : 'end';
  return [
    svg('rect', { x: at, y: top, width: Math.max(0, room), height: bottom - top, class: 'serving-over' }),
    svg('line', { x1: at, x2: at, y1: top - 4, y2: bottom, class: 'stroke-bad serving-limit' }),
    label(anchor === 'start' ? at : Math.min(right, at + 4), 14, text, { anchor }),
    ...(widthOf(words.over) + 8 < room ? [label((at + right) / 2, (top + bottom) / 2, words.over)] : []),
  ];
}

/** About how wide a text of size 14 gets: Hangul is as wide as high. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + (sign >= '가' ? 13 : 7.5), 0);

/** Up to the upper edge, where it leaves the picture. */
function curveOf(
  points: readonly CurvePoint[],
  value: (point: CurvePoint) => number,
  className: string,
  x: (value: number) => number,
  y: (value: number) => number,
  top: number,
): SVGPathElement {
  const parts: string[] = [];
  let before: CurvePoint | undefined;
  for (const point of points) {
    if (value(point) > top) {
      if (before) {
        const share = (top - value(before)) / (value(point) - value(before));
        parts.push(`${x(before.rate + share * (point.rate - before.rate)).toFixed(1)},${y(top).toFixed(1)}`);
      }
      break;
    }
    parts.push(`${x(point.rate).toFixed(1)},${y(value(point)).toFixed(1)}`);
    before = point;
  }
  return svg('path', { d: `M${parts.join('L')}`, class: `serving-curve ${className}` });
}

/** A disc for p50, a square for p95; an arrow head where the value lies above the picture. */
function mark(x: number, y: number, top: number, kind: 'p50' | 'p95'): SVGElement {
  const className = `serving-mark ${kind === 'p50' ? 'accent' : 'fg'}`;
  if (y < top)
    return svg('path', {
      d: `M${x - 7},${top + 8}L${x},${top - 4}L${x + 7},${top + 8}Z`,
      class: className,
      'data-mark': kind,
    });
  return kind === 'p50'
    ? svg('circle', { cx: x, cy: y, r: 5, class: className, 'data-mark': kind })
    : svg('rect', { x: x - 5, y: y - 5, width: 10, height: 10, class: className, 'data-mark': kind });
}
