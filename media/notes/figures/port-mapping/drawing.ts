import { containerName, type Setup, type Trace } from '../../../../src/core/notes/figures/port-mapping';
import { isV6 } from '../../../../src/core/notes/figures/ip-address';
import { el } from '../../../common/dom';
import type { Words } from './words';

type LinkState = 'passed' | 'broken' | 'idle';
const signs: Readonly<Record<LinkState, string>> = { passed: '→', broken: '✕', idle: '⇢' };

/**
 * The path as boxes within boxes: the host around its door and the container, the container around the app. Silent,
 * since the sentence under it says the same; HTML and not SVG, so that text keeps its size on a narrow panel.
 */
export function drawPath(trace: Trace, setup: Setup, words: Words): HTMLElement {
  const { from, appPort, bind } = setup;
  const { stop, target, door } = trace;
  const started = stop !== 'docker';
  const asks = box('ask', words.asks[from], `${target.host}:${target.port}`);
  const app = box(started ? 'app' : 'app absent', `${words.app} · ${words.listens}`, `${bind}:${appPort}`);
  const container = (...inside: Node[]): HTMLElement =>
    frame(started ? 'container' : 'container absent', words.container, inside);
  const host = (...inside: Node[]): HTMLElement => frame('host', words.host, inside);
  const last = link(stop === 'app' ? 'broken' : stop === undefined ? 'passed' : 'idle');
  const picture = ((): Node[] => {
    if (from === 'inside') return [host(container(asks, link(started ? 'passed' : 'broken'), app))];
    if (from === 'container') {
      const port = box('port', words.containerPort, `${containerName}:${appPort}`);
      return [host(asks, link(started ? 'passed' : 'broken'), container(port, last, app))];
    }
    const exists = started && door !== undefined;
    const doorBox = exists
      ? box('door', words.door, `${addressOf(door.address)}:${door.host}`)
      : box('door absent', words.door, words.noDoor);
    const port = exists
      ? box('port', words.containerPort, `${door.container}/${trace.protocol}`)
      : box('port absent', words.containerPort, '–');
    const first = link(stop === 'host' || stop === 'docker' ? 'broken' : 'passed');
    const second = link(stop === undefined || stop === 'app' ? 'passed' : 'idle');
    const rest = [doorBox, second, container(port, last, app)];
    return from === 'lan' ? [asks, first, host(...rest)] : [host(asks, first, ...rest)];
  })();
  return el('div', { class: 'port-path', 'aria-hidden': 'true', 'data-stop': stop ?? 'none' }, ...picture);
}

function addressOf(address: string): string {
  if (address === '') return '0.0.0.0';
  return isV6(address) ? `[${address}]` : address;
}

const box = (kind: string, name: string, value: string): HTMLElement =>
  el('div', { class: `port-box ${kind}` }, el('span', { class: 'port-name' }, name), el('code', {}, value));

const frame = (kind: string, name: string, inside: readonly Node[]): HTMLElement =>
  el(
    'div',
    { class: `port-frame ${kind}` },
    el('span', { class: 'port-name' }, name),
    el('div', { class: 'port-row' }, ...inside),
  );

const link = (state: LinkState): HTMLElement =>
  el('span', { class: `port-link ${state}`, 'data-state': state }, el('span', {}, signs[state]));
