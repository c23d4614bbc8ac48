import {
  T,
  alphaBarAt,
  halfTime,
  likeness,
  noise,
  noised,
  schedule,
  signalToNoise,
  type ScheduleName,
} from '../../../../src/core/notes/figures/diffusion';
import { edge, taco } from '../../../../src/core/notes/figures/picture';
import { el } from '../../../common/dom';
import { choices, numbers, saying, slider } from '../kit/controls';
import { fitted } from '../kit/fit';
import { curve } from './curve';
import type { DiffusionWords } from './words';

const schedules = { linear: schedule('linear'), cosine: schedule('cosine') };
const firstT = 300;
/** Under this correlation nobody sees the picture among the noise any more. */
const seen = 0.12;

/** The forward process: the picture, the noise and their mixture at t, with the curve of ᾱ. */
export function forward(words: DiffusionWords): { readonly element: HTMLElement; readonly end: () => void } {
  const original = taco();
  const epsilon = noise(edge * edge, 10);
  let name: ScheduleName = 'linear';
  let t = firstT;

  const pictures = { original: picture(), noise: picture(), mixed: picture() };
  paint(pictures.original, original);
  paint(pictures.noise, epsilon);
  const signalFactor = el('output', { class: 'diffusion-factor' });
  const noiseFactor = el('output', { class: 'diffusion-factor' });
  const values = numbers(words.numbers);
  const said = saying();
  const drawing = fitted((width) => curve(width, schedules, name, t, words));

  const show = (): void => {
    const made = schedules[name];
    const alphaBar = alphaBarAt(made, t);
    const [signal, spread] = [Math.sqrt(alphaBar), Math.sqrt(1 - alphaBar)];
    const mixed = noised(original, epsilon, alphaBar);
    const like = likeness(original, mixed);
    paint(pictures.mixed, mixed);
    signalFactor.textContent = `× ${signal.toFixed(2)}`;
    noiseFactor.textContent = `× ${spread.toFixed(2)}`;
    values.set('alphaBar', small(alphaBar));
    values.set('signal', small(signal));
    values.set('noise', spread.toFixed(3));
    values.set('ratio', Number.isFinite(signalToNoise(alphaBar)) ? small(signalToNoise(alphaBar)) : '∞');
    values.set('likeness', like.toFixed(2));
    const kind =
      t === 0
        ? 'clean'
        : t === T
          ? 'end'
          : Math.abs(like) < seen
            ? 'gone'
            : t < halfTime(made)
              ? 'signal'
              : 'noise';
    said.say(
      words.said[kind]({
        t,
        half: halfTime(made),
        signal: `${plainly(signal * 100)}%`,
        likeness: like.toFixed(2),
      }),
    );
    drawing.redraw();
  };

  const moment = slider({
    label: words.t,
    min: 0,
    max: T,
    step: 1,
    value: t,
    format: (value) => `t = ${value}`,
    changed: (value) => {
      t = value;
      show();
    },
  });
  const chosen = choices(
    words.schedule,
    [
      { value: 'linear', label: words.schedules.linear },
      { value: 'cosine', label: words.schedules.cosine },
    ],
    name,
    (value) => {
      name = value;
      show();
    },
  );
  const factor = (canvas: HTMLCanvasElement, text: string, times: Node | string): HTMLElement =>
    el('div', { class: 'diffusion-picture' }, canvas, el('span', {}, text), times);
  const sign = (text: string): HTMLElement => el('span', { class: 'diffusion-sign' }, text);
  const element = el(
    'div',
    { role: 'group', 'aria-label': words.forward, class: 'diffusion-part' },
    el('p', { class: 'diffusion-heading' }, words.forward),
    el('div', { class: 'figure-controls' }, chosen, moment.element),
    el(
      'div',
      { class: 'diffusion-sum' },
      factor(pictures.original, words.pictures.original, signalFactor),
      sign('+'),
      factor(pictures.noise, words.pictures.noise, noiseFactor),
      sign('='),
      factor(pictures.mixed, words.pictures.mixed, ''),
    ),
    said.element,
    values.element,
    drawing.element,
  );
  show();
  return { element, end: () => drawing.end() };
}

const picture = (): HTMLCanvasElement =>
  el('canvas', { width: edge, height: edge, 'aria-hidden': 'true', class: 'diffusion-pixels' });

/** Grey levels from −1 (black) to 1 (white) in every theme; what is beyond is cut off, as in a photo. */
function paint(canvas: HTMLCanvasElement, values: Float64Array): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const pixels = context.createImageData(edge, edge);
  values.forEach((value, index) => {
    const grey = Math.round(((Math.min(1, Math.max(-1, value)) + 1) / 2) * 255);
    pixels.data.set([grey, grey, grey, 255], index * 4);
  });
  context.putImageData(pixels, 0, 0);
}

/** Three digits that count, however small: what is left at the end must not read as 0. */
const small = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 0.1 ? value.toFixed(3) : value === 0 ? '0' : plainly(value);

const plainly = (value: number): string =>
  value < 1e-6 ? value.toExponential(1) : String(Number(value.toPrecision(2)));
