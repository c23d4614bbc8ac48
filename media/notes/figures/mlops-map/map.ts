import {
  components,
  flows,
  neighbour,
  type ComponentId,
  type Direction,
  type FlowId,
} from '../../../../src/core/notes/figures/mlops-map';
import { el } from '../../../common/dom';
import { svg } from '../kit/svg';
import type { MapWords } from './words';

const keys: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export interface PlacesMap {
  readonly element: HTMLElement;
  select(id: ComponentId): void;
  /** How many things of the workspace belong to each place. */
  light(counts: ReadonlyMap<ComponentId, number>): void;
  focus(id: ComponentId): void;
}

/**
 * The places as tabs of one panel, laid out with what travels between them. Arrow keys go to the place that lies there,
 * Home and End along the road of an order; the place with the focus is the chosen one.
 */
export function placesMap(words: MapWords, panelId: string, chosen: (id: ComponentId) => void): PlacesMap {
  const tabs = new Map<ComponentId, Tab>(components.map((id) => [id, tab(words, id, panelId)]));
  const travelling = new Map(
    flows.map(({ id, from, to }) => [
      id,
      { from, to, element: flow(id, id === 'machines' ? words.carries : words.flows[id]) },
    ]),
  );

  const select = (id: ComponentId): void => {
    for (const [other, { button }] of tabs) {
      button.setAttribute('aria-selected', String(other === id));
      button.tabIndex = other === id ? 0 : -1;
    }
    for (const { from, to, element } of travelling.values())
      element.classList.toggle('near', from === id || to === id);
  };
  const focus = (id: ComponentId): void => tabs.get(id)?.button.focus();
  const go = (id: ComponentId): void => {
    chosen(id);
    focus(id);
  };
  for (const [id, { button }] of tabs) {
    button.addEventListener('click', () => chosen(id));
    button.addEventListener('keydown', (event) => {
      const direction = keys[event.key];
      const next =
        event.key === 'Home'
          ? components[0]
          : event.key === 'End'
            ? components[components.length - 1]
            : direction && neighbour(id, direction);
      if (next === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      go(next);
    });
  }
  return {
    // In the order of the road, so that reading and Tab follow an order to the next model.
    element: el(
      'div',
      { class: 'map-places', role: 'tablist', 'aria-label': words.map },
      ...[...tabs.values()].map(({ button }) => button),
      el(
        'span',
        { class: 'map-guests', style: 'grid-area: guests', 'aria-hidden': 'true' },
        words.stations.guests,
      ),
      diagonal(),
      ...[...travelling.values()].map(({ element }) => element),
    ),
    select,
    focus,
    light: (counts) => {
      for (const [id, { button, sign }] of tabs) {
        const count = counts.get(id) ?? 0;
        button.classList.toggle('lit', count > 0);
        if (count === 0) sign.replaceChildren();
        else
          sign.replaceChildren(
            el('span', { 'aria-hidden': 'true' }, words.found(count)),
            el('span', { class: 'unseen' }, words.lit(count)),
          );
      }
    },
  };
}

interface Tab {
  readonly button: HTMLButtonElement;
  readonly sign: HTMLElement;
}

function tab(words: MapWords, id: ComponentId, panelId: string): Tab {
  const sign = el('span', { class: 'map-sign' });
  const { name, scene } = words.places[id];
  const button = el(
    'button',
    {
      type: 'button',
      role: 'tab',
      class: 'map-place',
      style: `grid-area: ${id}`,
      id: `${panelId}-${id}`,
      'aria-controls': panelId,
    },
    el('span', { class: 'map-name' }, name),
    el('span', { class: 'map-scene' }, scene),
    sign,
  );
  return { button, sign };
}

/** What travels, with an arrow, in the area of its name (an answer shares that of the order); the panel of each place says the same in words. */
const flow = (id: FlowId, text: string): HTMLElement =>
  el(
    'span',
    {
      class: `map-flow map-flow-${id}`,
      style: `grid-area: ${id === 'answer' ? 'order' : id}`,
      'aria-hidden': 'true',
    },
    el('span', { class: 'map-arrow' }),
    el('span', { class: 'map-what' }, text),
  );

/** Present features cross the middle of the map, from the feature store down to serving. */
function diagonal(): SVGSVGElement {
  return svg(
    'svg',
    { class: 'map-diagonal', viewBox: '0 0 100 100', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('path', { d: 'M100,0L0,100', 'vector-effect': 'non-scaling-stroke' }),
  );
}
