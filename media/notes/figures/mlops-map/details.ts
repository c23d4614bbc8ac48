import { flows, travels, type ComponentId, type FlowId } from '../../../../src/core/notes/figures/mlops-map';
import { el } from '../../../common/dom';
import type { ComponentEvidence, FigureContext } from '../contract';
import { button } from '../kit/controls';
import type { MapWords } from './words';

export interface Details {
  readonly element: HTMLElement;
  /** Another place: everything anew. */
  show(id: ComponentId, evidence: readonly ComponentEvidence[] | undefined): void;
  /** The same place, with other evidence. True if the focus was on evidence that is gone. */
  update(id: ComponentId, evidence: readonly ComponentEvidence[] | undefined): boolean;
}

/** The panel beside the map: why the chosen place came to be, and what of the workspace belongs to it. */
export function details(words: MapWords, panelId: string, context: FigureContext): Details {
  const about = el('div', {});
  const here = el('div', { class: 'map-here' });
  const element = el(
    'div',
    { id: panelId, role: 'tabpanel', class: 'map-details', tabindex: '0' },
    about,
    here,
  );
  // The host may find the same again and again: only what differs is drawn.
  let drawn = '';

  const fill = (id: ComponentId, evidence: readonly ComponentEvidence[] | undefined): void => {
    drawn = signature(id, evidence);
    here.replaceChildren(el('p', { class: 'map-title' }, words.here), ...inWorkspace(id, evidence));
  };
  const inWorkspace = (
    id: ComponentId,
    evidence: readonly ComponentEvidence[] | undefined,
  ): readonly Node[] => {
    if (evidence && evidence.length > 0)
      return [
        el(
          'ul',
          {},
          ...evidence.map((one) => {
            const opener = button(one.text, () => context.evidence.open(one.id));
            opener.setAttribute('aria-label', words.open(one.text));
            opener.dataset['evidence'] = one.id;
            return el('li', {}, el('span', { 'aria-hidden': 'true' }, '✓'), opener);
          }),
        ),
      ];
    return [
      el('p', {}, evidence ? words.nothing : words.noFolder),
      el('p', { class: 'map-lights' }, words.places[id].lights),
      button(words.project, () => context.follow('lab:scaffold/project')),
    ];
  };

  return {
    element,
    show: (id, evidence) => {
      const place = words.places[id];
      element.setAttribute('aria-labelledby', `${panelId}-${id}`);
      about.replaceChildren(
        el('p', { class: 'map-title' }, place.name, ' ', el('span', { class: 'map-scene' }, place.scene)),
        el(
          'dl',
          {},
          ...row(words.need, place.need),
          ...row(words.tools, place.tools),
          ...travelling(words.into, travels(id).into, (flow) =>
            words.from(words.flows[flow.id], name(words, flow.from)),
          ),
          ...travelling(words.out, travels(id).out, (flow) =>
            words.to(words.flows[flow.id], name(words, flow.to)),
          ),
        ),
        button(words.section(place.name), () => context.follow(`lab:lecture/2#${id}`)),
      );
      fill(id, evidence);
    },
    update: (id, evidence) => {
      if (signature(id, evidence) === drawn) return false;
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement) || !here.contains(focused)) {
        fill(id, evidence);
        return false;
      }
      const held = focused.dataset['evidence'];
      fill(id, evidence);
      const again = [...here.querySelectorAll<HTMLElement>('button')].find(
        (one) => one.dataset['evidence'] === held,
      );
      again?.focus();
      return !again;
    },
  };
}

type Flow = (typeof flows)[number];

const row = (term: string, text: string): readonly Node[] => [el('dt', {}, term), el('dd', {}, text)];

const name = (words: MapWords, station: Flow['from'] | Flow['to']): string =>
  station === 'guests' || station === 'all' ? words.stations[station] : words.places[station].name;

function travelling(term: string, ids: readonly FlowId[], say: (flow: Flow) => string): readonly Node[] {
  const texts = flows.filter(({ id }) => ids.includes(id)).map(say);
  return texts.length > 0 ? row(term, texts.join(' · ')) : [];
}

const signature = (id: ComponentId, evidence: readonly ComponentEvidence[] | undefined): string =>
  JSON.stringify([id, evidence?.map((one) => [one.id, one.text])]);
