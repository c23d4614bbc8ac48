import { T } from '../../../../src/core/notes/figures/diffusion';
import { counted, density, peaks, type Walk } from '../../../../src/core/notes/figures/reverse';
import { canvas, label, svg } from '../kit/svg';
import type { DiffusionWords } from './words';

const [from, to, bins] = [-3, 3, 60];
/** Walkers whose roads are drawn: more would be a cloud. */
const drawn = 40;
/** Points of a road: more than the screen's lines help nobody. */
const points = 100;

const roads = { top: 24, bottom: 184 };
const bars = { top: 214, floor: 334 };
const height = 378;

/** The roads of some walkers from t = 1000 above down to now, and below them the histogram of all beside the data. */
export function walkChart(width: number, walk: Walk, step: number, words: DiffusionWords): SVGSVGElement {
  const left = 44;
  const x = (value: number): number =>
    left + ((Math.min(to, Math.max(from, value)) - from) / (to - from)) * (width - left - 8);
  const time = (t: number): number => roads.top + (1 - t / T) * (roads.bottom - roads.top);
  // By the whole walk: a road that was drawn must not change as it grows.
  const stride = Math.ceil((walk.moments.length - 1) / points);
  const visited = [...Array.from({ length: Math.ceil(step / stride) }, (_, k) => k * stride), step];
  const states = visited.map((k) => ({ t: walk.moments[k] ?? 0, at: walk.after(k) }));
  const road = (walker: number): string =>
    states
      .map(({ t, at }, k) => `${k === 0 ? 'M' : 'L'}${x(at[walker] ?? 0).toFixed(1)},${time(t).toFixed(1)}`)
      .join('');
  const now = states.at(-1);
  const shares = counted(now?.at ?? new Float64Array(), from, to, bins);
  const binWidth = (to - from) / bins;
  // As densities, so that bars and line can be compared; cut off above the data's peak.
  const highest = density(-1, 1) * 1.15;
  const tall = (value: number): number => Math.min(1, value / highest) * (bars.floor - bars.top);
  const line = Array.from({ length: 181 }, (_, at) => {
    const value = from + (at / 180) * (to - from);
    return `${at === 0 ? 'M' : 'L'}${x(value).toFixed(1)},${(bars.floor - tall(density(value, 1))).toFixed(1)}`;
  }).join('');
  return canvas(
    width,
    height,
    label(left, 14, words.trails, { anchor: 'start', className: 'muted' }),
    ...[T, T / 2, 0].map((t) =>
      label(left - 6, time(t) + 5, String(t), { anchor: 'end', className: 'muted' }),
    ),
    label(12, time(T * 0.75) + 5, 't', { anchor: 'start', className: 'muted' }),
    svg('rect', {
      x: left,
      y: roads.top,
      width: width - left - 8,
      height: roads.bottom - roads.top,
      class: 'diffusion-field',
    }),
    ...Array.from({ length: drawn }, (_, walker) =>
      svg('path', { d: road(walker), class: 'diffusion-road' }),
    ),
    ...Array.from({ length: drawn }, (_, walker) =>
      svg('circle', { cx: x(now?.at[walker] ?? 0), cy: time(now?.t ?? T), r: 2.5, class: 'accent' }),
    ),
    ...shares.flatMap((share, bin) =>
      share > 0
        ? [
            svg('rect', {
              x: x(from + bin * binWidth),
              y: bars.floor - tall(share / binWidth),
              width: x(binWidth) - x(0),
              height: tall(share / binWidth),
              class: 'diffusion-bar',
            }),
          ]
        : [],
    ),
    svg('path', { d: line, class: 'diffusion-data' }),
    svg('path', { d: `M${x(from)},${bars.floor}H${x(to)}`, class: 'line' }),
    ...peaks.map(({ at, share }) =>
      label(x(at), bars.floor + 36, `${at < 0 ? words.taco : words.burrito} ${Math.round(share * 100)}%`, {}),
    ),
    ...[-3, -2, -1, 0, 1, 2, 3].map((tick) =>
      label(x(tick), bars.floor + 18, tick < 0 ? `−${-tick}` : String(tick), {
        className: 'muted',
        anchor: tick === to ? 'end' : 'middle',
      }),
    ),
    ...key(width, words),
  );
}

/** What the bars and the line are. */
function key(width: number, words: DiffusionWords): readonly SVGElement[] {
  const right = width - 12;
  return [
    svg('rect', { x: right - 18, y: bars.top - 2, width: 18, height: 12, class: 'diffusion-bar' }),
    label(right - 24, bars.top + 9, words.walkers, { anchor: 'end' }),
    svg('path', { d: `M${right - 18},${bars.top + 26}h18`, class: 'diffusion-data' }),
    label(right - 24, bars.top + 31, words.data, { anchor: 'end' }),
  ];
}
