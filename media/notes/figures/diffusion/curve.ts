import {
  T,
  alphaBarAt,
  type Schedule,
  type ScheduleName,
} from '../../../../src/core/notes/figures/diffusion';
import { canvas, label, svg } from '../kit/svg';
import type { DiffusionWords } from './words';

const height = 190;
const frame = { left: 40, right: 14, top: 14, bottom: 38 };

/** ᾱ over t for both schedules: the chosen one strong, with the present point on it. */
export function curve(
  width: number,
  schedules: Readonly<Record<ScheduleName, Schedule>>,
  chosen: ScheduleName,
  t: number,
  words: DiffusionWords,
): SVGSVGElement {
  const floor = height - frame.bottom;
  const x = (at: number): number => frame.left + (at / T) * (width - frame.left - frame.right);
  const y = (alphaBar: number): number => floor - alphaBar * (floor - frame.top);
  const path = (name: ScheduleName): string =>
    Array.from({ length: 101 }, (_, at) => {
      const moment = (at * T) / 100;
      return `${at === 0 ? 'M' : 'L'}${x(moment).toFixed(1)},${y(alphaBarAt(schedules[name], moment)).toFixed(1)}`;
    }).join('');
  const other: ScheduleName = chosen === 'linear' ? 'cosine' : 'linear';
  const now = alphaBarAt(schedules[chosen], t);
  return canvas(
    width,
    height,
    svg('path', { d: `M${x(0)},${frame.top}V${floor}H${x(T)}`, class: 'line', fill: 'none' }),
    svg('path', { d: `M${x(0)},${y(0.5)}H${x(T)}`, class: 'diffusion-half' }),
    label(x(T), y(0.5) - 6, words.halfLine, { anchor: 'end', className: 'muted diffusion-name' }),
    svg('path', { d: path(other), class: 'diffusion-other' }),
    svg('path', { d: path(chosen), class: 'stroke-accent diffusion-chosen' }),
    svg('path', { d: `M${x(t)},${y(now)}V${floor}`, class: 'diffusion-drop' }),
    svg('circle', { cx: x(t), cy: y(now), r: 6, class: 'diffusion-point' }),
    ...[0, 0.5, 1].map((value) =>
      label(x(0) - 8, y(value) + 5, String(value), { anchor: 'end', className: 'muted' }),
    ),
    ...[0, 250, 500, 750, 1000].map((at) =>
      label(x(at), floor + 18, String(at), { className: 'muted', anchor: at === T ? 'end' : 'middle' }),
    ),
    label(x(T / 2), floor + 34, 't', { className: 'muted' }),
    label(6, y(0.75) + 5, words.curve, { anchor: 'start' }),
    // The names stand where the curves are far apart.
    label(x(20), y(0.12), words.schedules.linear, { anchor: 'start', className: 'fg diffusion-name' }),
    label(x(560), y(0.75), words.schedules.cosine, { anchor: 'start', className: 'fg diffusion-name' }),
  );
}
