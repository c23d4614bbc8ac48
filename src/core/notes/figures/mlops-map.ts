/** The places of lecture 2, by the ids of its sections, in the order in which an order becomes the next model. */
export const components = [
  'data-validation',
  'feature-store',
  'continuous-training',
  'experiments',
  'serving',
  'monitoring',
  'automl',
  'infra',
] as const;
export type ComponentId = (typeof components)[number];

export function isComponent(id: string): id is ComponentId {
  return (components as readonly string[]).includes(id);
}

/** Where a place lies: rows and columns of the map. Infrastructure carries all and spans both columns. */
export const places: Readonly<Record<ComponentId, { readonly row: number; readonly column: number }>> = {
  'data-validation': { row: 0, column: 0 },
  'feature-store': { row: 0, column: 1 },
  monitoring: { row: 1, column: 0 },
  'continuous-training': { row: 1, column: 1 },
  serving: { row: 2, column: 0 },
  experiments: { row: 2, column: 1 },
  automl: { row: 3, column: 1 },
  infra: { row: 4, column: 0 },
};

/** A component, the people who order, or all components at once. */
export type Station = ComponentId | 'guests' | 'all';

/** What travels, and between which places; the words of the figure name each. */
export const flows = [
  { id: 'order', from: 'guests', to: 'serving' },
  { id: 'answer', from: 'serving', to: 'guests' },
  { id: 'log', from: 'serving', to: 'monitoring' },
  { id: 'trigger', from: 'monitoring', to: 'continuous-training' },
  { id: 'records', from: 'monitoring', to: 'data-validation' },
  { id: 'checked', from: 'data-validation', to: 'feature-store' },
  { id: 'features', from: 'feature-store', to: 'continuous-training' },
  { id: 'candidate', from: 'continuous-training', to: 'experiments' },
  { id: 'model', from: 'experiments', to: 'serving' },
  { id: 'present', from: 'feature-store', to: 'serving' },
  { id: 'trials', from: 'automl', to: 'experiments' },
  { id: 'machines', from: 'infra', to: 'all' },
] as const satisfies readonly { readonly id: string; readonly from: Station; readonly to: Station }[];
export type FlowId = (typeof flows)[number]['id'];

/** What comes into a place and what leaves it. */
export function travels(id: ComponentId): {
  readonly into: readonly FlowId[];
  readonly out: readonly FlowId[];
} {
  return {
    into: flows.flatMap((flow) => (flow.to === id ? [flow.id] : [])),
    out: flows.flatMap((flow) => (flow.from === id ? [flow.id] : [])),
  };
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The nearest place in a direction, first in the same column or row; at the edge one stays. */
export function neighbour(from: ComponentId, direction: Direction): ComponentId {
  const here = places[from];
  const along = direction === 'left' || direction === 'right' ? 'column' : 'row';
  const across = along === 'column' ? 'row' : 'column';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  const ahead = components
    .map((id) => ({
      id,
      far: (places[id][along] - here[along]) * sign,
      aside: Math.abs(places[id][across] - here[across]),
    }))
    // Sideways only within a row; up and down may change the column where there is nothing straight ahead.
    .filter(({ far, aside }) => far > 0 && (along === 'row' || aside <= 1))
    .sort((a, b) => a.far + a.aside * 1.5 - (b.far + b.aside * 1.5));
  return ahead[0]?.id ?? from;
}
