import {
  find,
  scenes,
  stabilityLevels,
  type SceneName,
  type World,
} from '../../../src/core/notes/figures/drift';
import { el } from '../../common/dom';
import { register, type Figure } from './contract';
import { chart, legend } from './drift/chart';
import { words as allWords } from './drift/words';
import { button, numbers, saying, slider, toggle, type Slider } from './kit/controls';
import { fitted } from './kit/fit';
import { freshId } from './kit/ids';

/** A slider of plain numbers would have nothing but the last tenth for small samples. */
const sizes = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000] as const;
const usualSize = sizes.indexOf(500);

const figure: Figure = {
  words: allWords,
  draw(into, { lang }) {
    const words = allWords[lang];
    let world: World = scenes.opening;
    let rows: number = sizes[usualSize] ?? sizes[0];
    let fresh = false;
    let finding = find(world, rows, fresh);

    const hatchId = freshId();
    const drawing = fitted((width) => chart(width, finding, world, words, hatchId));
    const values = numbers(words.numbers);
    const said = saying();
    const amount = new Intl.NumberFormat(lang);
    const plain = (value: number, digits = 2): string => value.toFixed(digits).replace(/^-(?=0\.?0*$)/, '');
    const percent = (value: number): string => `${Math.round(value * 100)}%`;

    const show = (): void => {
      finding = find(world, rows, fresh);
      const { then, now, distance, probability, fires, stability, stabilityLevel, verdict } = finding;
      const p = probability < 0.001 ? words.under('0.001') : plain(probability, 3);
      const accuracy = `${plain(now.accuracy * 100, now.accuracy === 1 ? 0 : 1)}%`;
      values.set('mean', `${plain(then.mean)} → ${plain(now.mean)}`);
      values.set('distance', plain(distance, 3));
      values.set('probability', fires ? words.fires(p) : words.silent(p), fires ? 'warn' : undefined);
      values.set(
        'stability',
        `${plain(stability)}, ${words.stability[stabilityLevel]}`,
        stability < stabilityLevels.watch ? undefined : 'warn',
      );
      values.set('accuracy', accuracy, now.accuracy < then.accuracy - 0.01 ? 'bad' : 'good');
      said.say(
        words.verdicts[verdict]({
          accuracy,
          distance: distance === 0 ? '0' : plain(distance, 3),
          probability: p,
          rows: amount.format(rows),
        }),
      );
      for (const [name, made] of Object.entries(sceneButtons))
        made.setAttribute('aria-pressed', String(same(world, scenes[name as SceneName])));
      drawing.redraw();
    };
    const change = (changes: Partial<World>): void => {
      world = { ...world, ...changes };
      show();
    };
    const go = (next: World): void => {
      world = next;
      for (const name of names) sliders[name].set(next[name]);
      show();
    };

    const sceneButtons = Object.fromEntries(
      Object.keys(scenes).map((name) => {
        const scene = name as SceneName;
        return [scene, button(words.scenes[scene], () => go(scenes[scene]), scene === 'opening')];
      }),
    ) as Record<SceneName, HTMLButtonElement>;
    const signed = (value: number): string => `${value > 0 ? '+' : ''}${plain(value)}`;
    const made = (
      name: keyof World,
      [min, max, step]: readonly [number, number, number],
      format: (value: number) => string,
    ): Slider =>
      slider({
        label: words[name],
        min,
        max,
        step,
        value: world[name],
        format,
        changed: (value) => change({ [name]: value }),
      });
    const sliders: Readonly<Record<keyof World, Slider>> = {
      share: made('share', [0, 1, 0.01], percent),
      shift: made('shift', [-0.2, 0.2, 0.01], signed),
      scatter: made('scatter', [0, 0.15, 0.005], (value) => plain(value, 3)),
      rule: made('rule', [0.3, 0.8, 0.01], plain),
    };
    const names = Object.keys(sliders) as (keyof World)[];
    const rowsSlider = slider({
      label: words.rows,
      min: 0,
      max: sizes.length - 1,
      step: 1,
      value: usualSize,
      format: (at) => words.rowsValue(amount.format(sizes[at] ?? 0)),
      changed: (at) => {
        rows = sizes[at] ?? rows;
        show();
      },
    });
    const freshToggle = toggle(words.fresh, fresh, (on) => {
      fresh = on;
      show();
    });

    into.classList.add('figure-drift');
    into.append(
      el(
        'div',
        { class: 'drift-scenes', role: 'group', 'aria-label': words.scene },
        ...Object.values(sceneButtons),
      ),
      drawing.element,
      legend(words, hatchId),
      said.element,
      values.element,
      el(
        'div',
        { class: 'figure-controls' },
        group(words.inputs, sliders.share.element, sliders.shift.element, sliders.scatter.element),
        group(words.answer, sliders.rule.element),
        group(words.check, rowsSlider.element, freshToggle),
      ),
      el('p', { class: 'drift-note' }, words.ruleOfThumb),
    );
    show();
    return () => drawing.end();
  },
};

const group = (legendText: string, ...children: readonly Node[]): HTMLElement =>
  el('fieldset', { class: 'drift-group' }, el('legend', {}, legendText), ...children);

/** Sliders have steps: 5/6 comes back as 0.83. */
const same = (a: World, b: World): boolean =>
  (Object.keys(a) as (keyof World)[]).every((name) => Math.abs(a[name] - b[name]) < 1e-9);

register('drift', figure);
