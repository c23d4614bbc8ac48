import { isObject, type Json } from '../../../../src/shared/json';
import { element } from '../dom';
import type { Drawn, PartContext } from './drawn';

/** Children of one node that are drawn at a time. */
const page = 200;

/** A tree that makes its branches when they are opened: arrow keys as in any tree. */
export function drawJson(
  { value, expanded, root }: { readonly value: Json; readonly expanded: boolean; readonly root?: string },
  context: PartContext,
): Drawn {
  const tree = element('ul', { class: 'part-json', role: 'tree', 'aria-label': root ?? 'JSON' });
  tree.append(item(root ?? 'root', value, 1, expanded ? 3 : 1, context));
  tree.querySelector('[role=treeitem]')?.setAttribute('tabindex', '0');
  tree.addEventListener('click', (event) => {
    const row = event.target instanceof Element ? event.target.closest('.json-row') : null;
    const node = row?.parentElement;
    if (!node) return;
    focus(tree, node);
    if (node.ariaExpanded) toggle(node, node.ariaExpanded !== 'true');
  });
  tree.addEventListener('keydown', (event) => move(tree, event));
  return { element: tree };
}

const makers = new WeakMap<Element, () => Element>();

function item(name: string, value: Json, level: number, open: number, context: PartContext): HTMLElement {
  const branch = Array.isArray(value) || isObject(value);
  const node = element('li', { role: 'treeitem', tabindex: '-1', 'aria-level': String(level) });
  const row = element('span', { class: 'json-row' }, element('span', { class: 'json-key' }, name), ': ');
  node.append(row);
  if (!branch) {
    const kind = value === null ? 'null' : typeof value;
    row.append(element('span', { class: `json-${kind}` }, JSON.stringify(value)));
    return node;
  }
  const members: [string, Json][] = Array.isArray(value)
    ? value.map((member, index) => [String(index), member])
    : Object.entries(value).map(([key, member]) => [key, member ?? null]);
  const size = context.text(Array.isArray(value) ? 'tile.jsonItems' : 'tile.jsonKeys', {
    count: members.length,
  });
  row.append(element('span', { class: 'json-size' }, Array.isArray(value) ? `[] ${size}` : `{} ${size}`));
  node.ariaExpanded = 'false';
  makers.set(node, () => {
    const group = element('ul', { role: 'group' });
    more(group, members, level + 1, open - 1, context);
    return group;
  });
  if (open > 0) toggle(node, true);
  return node;
}

function more(
  group: HTMLElement,
  members: readonly [string, Json][],
  level: number,
  open: number,
  context: PartContext,
): void {
  for (const [key, value] of members.slice(0, page)) group.append(item(key, value, level, open, context));
  const rest = members.slice(page);
  if (rest.length === 0) return;
  const next = element('li', { role: 'treeitem', tabindex: '-1', class: 'json-more' });
  next.append(element('span', { class: 'json-row' }, context.text('tile.jsonMore', { count: rest.length })));
  const open_ = (): void => {
    next.remove();
    more(group, rest, level, 0, context);
  };
  next.addEventListener('click', open_);
  next.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') open_();
  });
  group.append(next);
}

function toggle(node: Element, open: boolean): undefined {
  node.ariaExpanded = String(open);
  const make = makers.get(node);
  if (open && make) {
    makers.delete(node);
    node.append(make());
  }
}

function focus(tree: Element, node: Element): void {
  tree.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
  node.setAttribute('tabindex', '0');
  if (node instanceof HTMLElement) node.focus();
}

function move(tree: HTMLElement, event: KeyboardEvent): void {
  const node = event.target instanceof Element ? event.target.closest('[role=treeitem]') : null;
  if (!node) return;
  const shown = [...tree.querySelectorAll('[role=treeitem]')].filter(
    (one) => !one.parentElement?.closest('[aria-expanded=false]'),
  );
  const at = shown.indexOf(node);
  const close = node.ariaExpanded === 'true';
  const actions: Readonly<Record<string, () => Element | null | undefined>> = {
    ArrowDown: () => shown[at + 1],
    ArrowUp: () => shown[at - 1],
    Home: () => shown[0],
    End: () => shown.at(-1),
    ArrowRight: () =>
      node.ariaExpanded === 'false' ? toggle(node, true) : node.querySelector('[role=treeitem]'),
    ArrowLeft: () => (close ? toggle(node, false) : node.parentElement?.closest('[role=treeitem]')),
    Enter: () => (node.ariaExpanded ? toggle(node, !close) : undefined),
    ' ': () => (node.ariaExpanded ? toggle(node, !close) : undefined),
  };
  const act = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
  if (!act) return;
  event.preventDefault();
  const target = act();
  if (target) focus(tree, target);
}
