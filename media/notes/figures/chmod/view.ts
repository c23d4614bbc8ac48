import {
  absolute,
  classes,
  isMode,
  letters,
  listing,
  octal,
  parseListing,
  parseOctal,
  relative,
  withRight,
  type Mode,
  type NotAMode,
  type ReadMode,
} from '../../../../src/core/notes/figures/chmod';
import { ability, advise, things, type Thing } from '../../../../src/core/notes/figures/chmodAdvice';
import { el } from '../../../common/dom';
import { button, choices, saying } from '../kit/controls';

import { field } from './field';
import { grid } from './grid';
import type { ChmodWords } from './words';

const names: Readonly<Record<Thing, string>> = {
  data: 'weights.npy',
  script: 'run.sh',
  key: 'id_ed25519',
  folder: 'data',
};
const presets: readonly Mode[] = [0o644, 0o600, 0o755, 0o700];

/** Draws the figure: one mode, and everything on the page follows from it. */
export function drawChmod(into: HTMLElement, words: ChmodWords): void {
  // The script of the lecture's example, before its `chmod u+x`.
  let mode: Mode = 0o640;
  let before: Mode | undefined;
  let thing: Thing = 'script';

  const said = saying();
  const set = (next: Mode): void => {
    if (next !== mode) [before, mode] = [mode, next];
    show();
  };
  const kinds = choices(
    words.thing,
    things.map((value) => ({ value, label: words.things[value] })),
    thing,
    (value) => {
      thing = value;
      show();
    },
  );
  const setThing = (folder: boolean): void => {
    if (folder === (thing === 'folder')) return;
    thing = folder ? 'folder' : 'data';
    const radio = kinds.querySelector<HTMLInputElement>(`input[value="${thing}"]`);
    if (radio) radio.checked = true;
  };
  const cells = grid(words, (who, right, on) => set(withRight(mode, who, right, on)));
  const remark =
    (kind: 'octal' | 'listing') =>
    (read: ReadMode | NotAMode): string => {
      if (!isMode(read)) return words.problem[kind](read);
      return read.leftOut === undefined ? '' : words.leftOut[read.leftOut];
    };
  const octalField = field({
    name: 'octal',
    label: words.octal,
    size: 5,
    read: parseOctal,
    remark: remark('octal'),
    changed: (read) => set(read.mode),
    text: () => octal(mode),
    refused: (why) => said.say(why),
  });
  const listingField = field({
    name: 'listing',
    label: words.listing,
    size: 12,
    read: parseListing,
    remark: remark('listing'),
    changed: (read) => {
      if (read.folder !== undefined) setThing(read.folder);
      set(read.mode);
    },
    text: () => listing(mode, thing === 'folder'),
    refused: (why) => said.say(why),
  });
  const commands = el('dl', { class: 'chmod-commands' });
  const abilities = el('ul', { class: 'chmod-abilities' });
  const verdict = el('ul', { class: 'chmod-verdict' });

  function show(): void {
    const name = names[thing];
    cells.show(mode);
    octalField.show(octal(mode));
    listingField.show(listing(mode, thing === 'folder'));
    const change = before === undefined ? undefined : relative(before, mode);
    const row = (label: string, command: string): Node[] => [
      el('dt', {}, label),
      el('dd', {}, el('code', {}, `chmod ${command} ${name}`)),
    ];
    commands.replaceChildren(
      ...row(words.wholeNumber, octal(mode)),
      ...row(words.wholeLetters, absolute(mode)),
      ...(before !== undefined && change !== undefined
        ? row(words.change(octal(before), octal(mode)), change)
        : []),
    );
    abilities.replaceChildren(
      ...classes.map((who) =>
        el('li', {}, el('strong', {}, words.who[who]), ` ${words.ability[ability(mode, who, thing)]}`),
      ),
    );
    const advice = advise(mode, thing).map(({ id, level, whom }) => ({
      level,
      text: words.advice[id](whom.map((who) => words.who[who]).join(', ')),
    }));
    verdict.replaceChildren(
      ...advice.map(({ level, text }) =>
        el(
          'li',
          { class: level === 'danger' ? 'bad' : 'warn' },
          el('strong', {}, level === 'danger' ? words.danger : words.useless),
          ` ${text}`,
        ),
      ),
      ...(advice.length === 0 ? [el('li', { class: 'good' }, words.fine)] : []),
    );
    const dangers = advice.filter(({ level }) => level === 'danger').length;
    said.say(
      `${before === undefined ? '' : `${octal(before)} → `}${octal(mode)} = ${letters(mode)}. ${
        advice.length === 0 ? words.fine : words.count(dangers, advice.length - dangers)
      }`,
    );
  }

  const titled = (title: string, ...children: readonly Node[]): HTMLElement =>
    el('section', {}, el('p', { class: 'figure-heading' }, title), ...children);
  into.classList.add('chmod');
  into.append(
    el('p', { class: 'figure-task' }, words.task),
    el('div', { class: 'figure-controls' }, kinds),
    el(
      'div',
      { class: 'chmod-top' },
      el('div', {}, cells.element),
      el(
        'div',
        { class: 'chmod-fields' },
        octalField.element,
        listingField.element,
        el(
          'div',
          { class: 'chmod-presets', role: 'group', 'aria-label': words.presets },
          el('p', { class: 'figure-heading' }, words.presets),
          ...presets.map((preset) => button(octal(preset), () => set(preset))),
        ),
      ),
    ),
    said.element,
    el(
      'div',
      { class: 'chmod-results' },
      titled(words.whoMay, abilities),
      titled(words.verdict, verdict),
      titled(words.commands, commands),
    ),
  );
  show();
}
