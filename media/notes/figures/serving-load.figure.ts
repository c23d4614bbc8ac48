import type { Load, QueueModel } from '../../../src/core/notes/figures/queue';
import { batch, curve, online } from '../../../src/core/notes/figures/serving-load';
import { el } from '../../common/dom';
import { register, type FigureContext } from './contract';
import { choices, numbers, saying, slider } from './kit/controls';
import { fitted } from './kit/fit';
import { svg } from './kit/svg';
import { drawChart } from './serving-load/chart';
import { drawDay } from './serving-load/day';
import { en } from './serving-load/words.en';
import { ko } from './serving-load/words.ko';
import type { Words } from './serving-load/words';

const words = { ko, en } as const;
/** Most requests a second: the slider's end and the chart's. */
const most = 50;

function draw(into: HTMLElement, { lang }: FigureContext): () => void {
  const text = words[lang];
  // The section's own example: 50 ms and one worker.
  let load: Load = { rate: 10, service: 0.05, workers: 1 };
  let model: QueueModel = 'M/D/c';
  let points = curve(load, model, most);
  let now = online(load, model);
  const said = saying();
  const on = numbers(pick(text.online, ['utilisation', 'waiting', 'p50', 'p95', 'cost']));
  const off = numbers(pick(text.batch, ['predictions', 'hours', 'ends', 'cost']));
  const modelSays = el('p', { class: 'serving-note' });
  const chart = fitted((width) =>
    drawChart(width, { rate: load.rate, most, service: load.service, online: now, points }, text),
  );
  const day = fitted((width) => drawDay(width, batch(load), text));

  const update = (): void => {
    now = online(load, model);
    const night = batch(load);
    const { rest } = now;
    const busy = now.utilisation;
    on.set(
      'utilisation',
      `${(busy * 100).toLocaleString(lang, { maximumFractionDigits: 0 })} %`,
      rest ? (busy > 0.8 && model !== 'D/D/c' ? 'warn' : 'good') : 'bad',
    );
    on.set('waiting', rest ? text.count(rest.waiting) : text.endless, rest ? undefined : 'bad');
    on.set('p50', rest ? text.time(rest.p50) : text.endless, rest ? undefined : 'bad');
    on.set('p95', rest ? text.time(rest.p95) : text.endless, rest ? undefined : 'bad');
    on.set('cost', text.won(now.cost));
    off.set('predictions', text.count(night.predictions));
    off.set('hours', text.hours(night.hours));
    off.set(
      'ends',
      text.clock(night.ends),
      ({ 'in-time': 'good', late: 'warn', overlaps: 'bad' } as const)[night.fate],
    );
    off.set('cost', text.won(night.cost));
    modelSays.textContent = text.modelSays[model];
    chart.redraw();
    day.redraw();
    said.say(text.says(load, now, night));
  };
  const change = (changes: Partial<Load>): void => {
    load = { ...load, ...changes };
    if (changes.rate === undefined) points = curve(load, model, most);
    update();
  };
  const sliders = [
    slider({
      label: text.rate,
      min: 1,
      max: most,
      step: 1,
      value: load.rate,
      format: text.perSecond,
      changed: (rate) => change({ rate }),
    }),
    slider({
      label: text.service,
      min: 10,
      max: 200,
      step: 10,
      value: load.service * 1_000,
      format: (ms) => text.time(ms / 1_000),
      changed: (ms) => change({ service: ms / 1_000 }),
    }),
    slider({
      label: text.workers,
      min: 1,
      max: 4,
      step: 1,
      value: load.workers,
      format: text.people,
      changed: (workers) => change({ workers }),
    }),
  ];
  into.append(
    el('div', { class: 'figure-controls' }, ...sliders.map(({ element }) => element)),
    choices(
      text.uneven,
      (['D/D/c', 'M/D/c', 'M/M/c'] as const).map((value) => ({ value, label: text.models[value] })),
      model,
      (chosen) => {
        model = chosen;
        change({});
      },
    ),
    el('div', { class: 'serving-chart' }, chart.element, legend(text)),
    said.element,
    el('p', { class: 'serving-head' }, text.online.head),
    on.element,
    el('p', { class: 'serving-head' }, text.batch.head),
    off.element,
    day.element,
    el('p', { class: 'serving-when' }, text.whenBatch),
    modelSays,
    el('p', { class: 'serving-note' }, text.examples),
  );
  update();
  return () => {
    chart.end();
    day.end();
  };
}

function pick<Key extends string>(
  names: Readonly<Record<Key, string>>,
  keys: readonly Key[],
): Readonly<Record<Key, string>> {
  return Object.fromEntries(keys.map((key) => [key, names[key]])) as Record<Key, string>;
}

/** How the two curves look; silent like the chart. */
function legend({ legend: names }: Words): HTMLElement {
  const sample = (className: string, shape: SVGElement): SVGSVGElement =>
    svg(
      'svg',
      { viewBox: '0 0 36 14', width: 36, height: 14, class: 'figure-drawing serving-sample' },
      svg('line', { x1: 0, x2: 36, y1: 7, y2: 7, class: `serving-curve ${className}` }),
      shape,
    );
  return el(
    'p',
    { class: 'serving-legend', 'aria-hidden': 'true' },
    el(
      'span',
      {},
      sample('stroke-accent', svg('circle', { cx: 18, cy: 7, r: 5, class: 'serving-mark accent' })),
      names.p50,
    ),
    el(
      'span',
      {},
      sample('serving-tail', svg('rect', { x: 13, y: 2, width: 10, height: 10, class: 'serving-mark fg' })),
      names.p95,
    ),
  );
}

register('serving-load', { words, draw });
