import { schedule } from '../../../../src/core/notes/figures/diffusion';
import {
  lostInData,
  outcome,
  peaks,
  walk,
  width as dataWidth,
} from '../../../../src/core/notes/figures/reverse';
import { el } from '../../../common/dom';
import { button, choices, numbers, saying, slider } from '../kit/controls';
import { fitted } from '../kit/fit';
import { walkChart } from './walkChart';
import type { DiffusionWords } from './words';

const walkers = 1000;
// A walk that looks as most do: others end with 27 to 33 % on the right.
const seed = 7;
/** Those of the lecture's table. */
const counts = ['1000', '100', '20', '10', '5', '1'] as const;
/** A whole walk takes about this long, in milliseconds, and a picture at least so long. */
const [playTime, frameTime] = [5000, 50];
/** From here on one hill becomes two, as the lecture's output shows. */
const parts = 300;
const percent = (share: number): string => `${Math.round(share * 100)}%`;
/** The shares at no peak are small: a digit more. */
const finely = (share: number): string => `${(share * 100).toFixed(share === 1 ? 0 : 1)}%`;

/** The reverse process: walkers that know the score, step by step, with play and pause. */
export function backward(words: DiffusionWords): { readonly element: HTMLElement; readonly end: () => void } {
  const linear = schedule('linear');
  const lostThere = lostInData();
  const rightThere = percent(peaks[1].share);
  let steps = 1000;
  let step = 0;
  let walked = walk(linear, steps, walkers, seed);
  let timer: ReturnType<typeof setInterval> | undefined;

  const drawing = fitted((width) => walkChart(width, walked, step, words));
  const values = numbers(words.outcome);
  const said = saying();
  const place = el('div', { class: 'diffusion-position' });
  let position = slider({
    label: words.position,
    min: 0,
    max: steps,
    step: 1,
    value: 0,
    format: () => '',
    changed: () => undefined,
  });

  const show = (): void => {
    const t = walked.moments[step] ?? 0;
    const { right, lost, width, mean } = outcome(walked.after(step));
    const done = step === steps;
    // Judged at the end only: on the way nobody is meant to have arrived.
    const judge = (good: boolean, fair = good): 'good' | 'warn' | 'bad' | undefined =>
      done ? (good ? 'good' : fair ? 'warn' : 'bad') : undefined;
    const [full, rough] = [lost <= lostThere + 0.01, lost <= 0.1];
    values.set('t', String(t));
    values.set(
      'right',
      words.ofData(percent(right), rightThere),
      judge(Math.abs(right - peaks[1].share) < 0.05),
    );
    values.set('lost', words.ofData(finely(lost), finely(lostThere)), judge(full, rough));
    values.set(
      'width',
      words.ofData(width.toFixed(2), dataWidth.toFixed(2)),
      judge(width < dataWidth + 0.015, width < dataWidth + 0.05),
    );
    const end = steps === 1 ? 'single' : full ? 'fine' : rough ? 'rough' : 'broken';
    const kind = done ? end : step === 0 ? 'start' : t > parts ? 'hill' : 'parting';
    said.say(
      words.walked[kind]({
        step,
        steps,
        t,
        right: percent(right),
        lost: finely(lost),
        lostInData: finely(lostThere),
        mean: mean.toFixed(2).replace('-', '−'),
      }),
    );
    forth.setAttribute('aria-disabled', String(done));
    drawing.redraw();
  };
  const pause = (): void => {
    clearInterval(timer);
    timer = undefined;
    player.textContent = words.play;
  };
  const go = (next: number): void => {
    step = Math.min(steps, Math.max(0, next));
    position.set(step);
    show();
  };
  const play = (): void => {
    if (step === steps) go(0);
    player.textContent = words.pause;
    const frames = Math.min(steps, playTime / frameTime);
    timer = setInterval(
      () => {
        go(step + Math.ceil(steps / frames));
        if (step === steps) pause();
      },
      Math.min(700, playTime / frames),
    );
  };
  const stopAnd = (act: () => void) => (): void => {
    pause();
    act();
  };

  const player = button(words.play, () => {
    if (timer === undefined) play();
    else pause();
  });
  const forth = button(
    words.one,
    stopAnd(() => go(step + 1)),
  );
  // Who wants no motion gets none: single steps, the slider and the end are there.
  player.hidden = matchMedia('(prefers-reduced-motion: reduce)').matches;

  const begin = (count: number): void => {
    steps = count;
    step = 0;
    walked = walk(linear, steps, walkers, seed);
    position = slider({
      label: words.position,
      min: 0,
      max: steps,
      step: 1,
      value: 0,
      format: (at) => words.positionValue({ step: at, steps, t: walked.moments[at] ?? 0 }),
      changed: (at) => {
        pause();
        step = at;
        show();
      },
    });
    place.replaceChildren(position.element);
    show();
  };
  const element = el(
    'div',
    { role: 'group', 'aria-label': words.reverse, class: 'diffusion-part' },
    el('p', { class: 'diffusion-heading' }, words.reverse),
    el('p', { class: 'diffusion-note' }, words.about(walkers)),
    el(
      'div',
      { class: 'figure-controls' },
      choices(
        words.steps,
        counts.map((count) => ({ value: count, label: count })),
        '1000',
        (count) => stopAnd(() => begin(Number(count)))(),
      ),
    ),
    el(
      'div',
      { class: 'figure-controls' },
      el(
        'div',
        { class: 'diffusion-buttons' },
        player,
        forth,
        button(
          words.start,
          stopAnd(() => go(0)),
        ),
        button(
          words.end,
          stopAnd(() => go(steps)),
        ),
      ),
      place,
    ),
    said.element,
    values.element,
    drawing.element,
  );
  begin(steps);
  return {
    element,
    end: () => {
      pause();
      drawing.end();
    },
  };
}
