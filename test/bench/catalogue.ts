import { UsageError } from './args';

/** Our notebooks that are measured, by the name that stands in the figures' ids. */
export const notebooks = ['hello', 'text', 'tables', 'matplotlib', 'buttons400', 'widgets'] as const;
export type NotebookName = (typeof notebooks)[number];

/** Exercises whose grading is measured: two typical ones, and the largest. */
export const gradedExercises = ['levels', 'last-error', 'kakao-top3'] as const;

/** Measurements that are taken together: one start of an editor or a server serves several figures. */
export type Group =
  'exercises' | 'notes' | 'firstTile' | 'render' | 'redraw' | 'large' | 'activation' | 'package';

export interface Entry {
  readonly id: string;
  readonly target: number | null;
  readonly group: Group;
  readonly notebook?: NotebookName;
}

const perNotebook = notebooks.flatMap((notebook): Entry[] => [
  { id: `dashboard.firstTile.${notebook}`, target: 1.5, group: 'firstTile', notebook },
  { id: `dashboard.firstTile.${notebook}.voila`, target: 0.25, group: 'firstTile', notebook },
  { id: `dashboard.screen.${notebook}.voila`, target: 0.33, group: 'firstTile', notebook },
  { id: `dashboard.render.${notebook}`, target: 0.1, group: 'render', notebook },
]);

/** Every figure with the target it must reach. */
export const catalogue: readonly Entry[] = [
  { id: 'package.size', target: 1, group: 'package' },
  { id: 'activation.bytes', target: 1, group: 'activation' },
  { id: 'activation.time', target: 1, group: 'activation' },
  ...perNotebook.sort((a, b) => Number(a.group === 'render') - Number(b.group === 'render')),
  { id: 'notes.open.preview', target: 0.8, group: 'notes' },
  { id: 'notes.open.floor', target: 1.5, group: 'notes' },
  { id: 'notes.switch.preview', target: 0.15, group: 'notes' },
  { id: 'notes.switch.page', target: 1, group: 'notes' },
  { id: 'notes.search', target: 1, group: 'notes' },
  { id: 'notes.size', target: 1, group: 'notes' },
  ...gradedExercises.flatMap((id): Entry[] => [
    { id: `exercises.grade.${id}`, target: 1, group: 'exercises' },
    { id: `exercises.grade.${id}.node24`, target: 1, group: 'exercises' },
    { id: `exercises.grade.${id}.editor`, target: 1, group: 'exercises' },
  ]),
  { id: 'exercises.references', target: 1, group: 'exercises' },
  { id: 'exercises.continuous', target: 1, group: 'exercises' },
  { id: 'exercises.rows50k', target: 1, group: 'exercises' },
  { id: 'dashboard.redraw', target: 1, group: 'redraw' },
  { id: 'dashboard.large.firstTile', target: null, group: 'large' },
  { id: 'dashboard.large.memory', target: 3, group: 'large' },
  { id: 'dashboard.large.block', target: 1, group: 'large' },
];

/** The figures whose id is one of the names, or begins with one; all without names. Throws `UsageError` at a name that fits none. */
export function choose(names: readonly string[], all: readonly Entry[] = catalogue): Entry[] {
  const unknown = names.find((name) => !all.some(({ id }) => id.startsWith(name)));
  if (unknown !== undefined)
    throw new UsageError(
      `No figure begins with "${unknown}". There are:\n${all.map(({ id }) => `  ${id}`).join('\n')}`,
    );
  return all.filter(({ id }) => names.length === 0 || names.some((name) => id.startsWith(name)));
}
