import { bases, type Base, type Stacks } from '../../../../src/core/notes/figures/vm-container';
import { el } from '../../../common/dom';
import type { Words } from './words';

/** A layer: cells from left to right, each as wide as the apps that it carries. */
interface Layer {
  readonly name: string;
  readonly cells: readonly Cell[];
  readonly id: string;
}

interface Cell {
  readonly apps: number;
  readonly text: string;
  readonly kind: 'copied' | 'shared' | 'missing';
}

const distributionOf = (base: Base): string => (base === 'other-distribution' ? 'B' : 'A');
const systemOf = (base: Base): string => (base === 'other-kernel' ? 'W' : 'L');

/** Both stacks from the apps down to the host. */
export function drawStacks(stacks: Stacks, words: Words): HTMLElement {
  const { sides } = words;
  return el(
    'div',
    { class: 'vm-stacks', 'aria-hidden': 'true' },
    stack('vm', sides.vm, vmLayers(stacks, words), stacks.apps),
    stack('container', sides.container, containerLayers(stacks, words), stacks.apps),
  );
}

function vmLayers(stacks: Stacks, { rows, shared }: Words): Layer[] {
  const on = bases(stacks);
  const each = (id: string, name: string, text: (base: Base, index: number) => string): Layer => ({
    id,
    name,
    cells: on.map((base, index) => ({ apps: 1, text: text(base, index), kind: 'copied' })),
  });
  return [
    each('app', rows.app, (_base, index) => String(index + 1)),
    each('libraries', rows.libraries, (base) => (base === 'other-kernel' ? 'W' : distributionOf(base))),
    each('system', rows.system, systemOf),
    each('kernel', rows.kernel, systemOf),
    all('hypervisor', rows.hypervisor, on.length, shared),
    all('host', rows.host, on.length, shared),
  ];
}

function containerLayers(stacks: Stacks, { rows, shared }: Words): Layer[] {
  const on = bases(stacks);
  const missing = (apps: number): Cell => ({ apps, text: '', kind: 'missing' });
  const running = on.filter((base) => base !== 'other-kernel').length;
  // Images with one base share its files: neighbours become one wide cell.
  const images: Cell[] = [];
  for (const base of on) {
    const before = images.at(-1);
    if (base === 'other-kernel') images.push(missing(1));
    else if (before?.text === distributionOf(base))
      images[images.length - 1] = { ...before, apps: before.apps + 1 };
    else images.push({ apps: 1, text: distributionOf(base), kind: 'copied' });
  }
  const under = (id: string, name: string): Layer => all(id, name, on.length, shared);
  return [
    {
      id: 'app',
      name: rows.app,
      cells: on.map((base, index) =>
        base === 'other-kernel'
          ? { apps: 1, text: '✕', kind: 'missing' }
          : { apps: 1, text: String(index + 1), kind: 'copied' },
      ),
    },
    {
      id: 'image',
      name: rows.image,
      cells: images.map((cell) =>
        cell.kind === 'copied' && cell.apps > 1
          ? { ...cell, text: `${cell.text} · ${shared}`, kind: 'shared' }
          : cell.apps === running && cell.kind === 'copied'
            ? { ...cell, kind: 'shared' }
            : cell,
      ),
    },
    under('engine', rows.engine),
    ...(stacks.desktop ? [under('linux', rows.linux)] : []),
    under('host', stacks.desktop ? rows.hostDesktop : rows.host),
  ];
}

const all = (id: string, name: string, apps: number, text: string): Layer => ({
  id,
  name,
  cells: [{ apps, text, kind: 'shared' }],
});

function stack(id: string, title: string, layers: readonly Layer[], apps: number): HTMLElement {
  const rows = layers.map(({ id: layer, name, cells }) =>
    el(
      'div',
      { class: 'vm-layer', 'data-layer': layer },
      el('span', { class: 'vm-name' }, name),
      el(
        'span',
        { class: 'vm-cells', style: `--apps: ${apps}` },
        ...cells.map(({ apps: width, text, kind }) =>
          el('span', { class: `vm-cell ${kind}`, style: `grid-column: span ${width}` }, text),
        ),
      ),
      el('span', { class: 'vm-count' }, `×${cells.filter(({ kind }) => kind !== 'missing').length}`),
    ),
  );
  return el('div', { class: 'vm-stack', 'data-side': id }, el('p', { class: 'vm-title' }, title), ...rows);
}
