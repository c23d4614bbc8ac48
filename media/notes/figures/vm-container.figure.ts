import {
  containers,
  maxApps,
  virtualMachines,
  type Stacks,
} from '../../../src/core/notes/figures/vm-container';
import { el } from '../../common/dom';
import { register, type FigureContext } from './contract';
import { button, saying, toggle } from './kit/controls';
import { drawStacks } from './vm-container/stack';
import { drawTable } from './vm-container/table';
import { en } from './vm-container/words.en';
import { ko } from './vm-container/words.ko';

const words = { ko, en } as const;

function draw(into: HTMLElement, { lang }: FigureContext): undefined {
  const text = words[lang];
  let stacks: Stacks = { apps: 3, otherDistribution: false, otherKernel: false, desktop: false };
  const said = saying();
  const picture = el('div', { class: 'vm-picture' });
  const numbers = el('div', { class: 'vm-numbers' });
  const shown = el('output', { class: 'vm-apps' });

  const update = (changes: Partial<Stacks>): void => {
    stacks = { ...stacks, ...changes };
    const [vm, container] = [virtualMachines(stacks), containers(stacks)];
    shown.textContent = text.count(stacks.apps);
    // Not `disabled`: the focus would be lost at the last press.
    fewer.setAttribute('aria-disabled', String(stacks.apps === 1));
    more.setAttribute('aria-disabled', String(stacks.apps === maxApps));
    picture.replaceChildren(drawStacks(stacks, text));
    numbers.replaceChildren(drawTable(vm, container, text));
    said.say(text.says(stacks, vm, container));
  };
  const step = (by: number): void => {
    const apps = stacks.apps + by;
    if (apps >= 1 && apps <= maxApps) update({ apps });
  };
  const fewer = button(`− ${text.remove}`, () => step(-1));
  const more = button(`+ ${text.add}`, () => step(1));

  into.append(
    el(
      'div',
      { class: 'figure-controls' },
      el('div', { class: 'vm-steps', role: 'group', 'aria-label': text.apps }, fewer, shown, more),
      el(
        'div',
        { class: 'vm-toggles' },
        toggle(text.otherDistribution, stacks.otherDistribution, (on) => update({ otherDistribution: on })),
        toggle(text.otherKernel, stacks.otherKernel, (on) => update({ otherKernel: on })),
        toggle(text.desktop, stacks.desktop, (on) => update({ desktop: on })),
      ),
    ),
    picture,
    el(
      'p',
      { class: 'vm-legend', 'aria-hidden': 'true' },
      el('span', { class: 'vm-cell copied' }, '1'),
      text.copied,
      el('span', { class: 'vm-cell shared' }, 'A'),
      text.shared,
      el('span', {}, text.letters),
    ),
    said.element,
    numbers,
    el('p', { class: 'vm-examples' }, text.examples),
  );
  update({});
  return undefined;
}

register('vm-container', { words, draw });
