import type { Random } from './data/random';
import { withRows, type Scene } from './data/scene';
import { people } from './data/words';
import type { Oracle, SolutionOracle } from './oracle';

/** Changes of a scene whose effect on the right answer is known: a constant answer survives none of them. */
export const relationNames = ['shuffled', 'doubled', 'renamed'] as const;
export type RelationName = (typeof relationNames)[number];

/** The changed scene: rows in another order, each row twice, or people who change names. */
export function related(
  relation: RelationName,
  scene: Scene,
  oracle: Oracle | SolutionOracle,
  random: Random,
): Scene {
  const { rows, columns } = scene.table;
  if (relation === 'shuffled') return withRows(scene, random.shuffled(rows));
  if (relation === 'doubled')
    return withRows(
      scene,
      rows.flatMap((row) => [row, row]),
    );
  const at = oracle.name === 'ranking' ? columns.indexOf(oracle.of) : 0;
  const old = [...new Set(rows.map((row) => row[at] ?? ''))];
  const fresh = random.shuffled(people.filter((name) => !old.includes(name)));
  const names = new Map(old.map((name, index) => [name, fresh[index] ?? `${name}${index}`]));
  return withRows(
    scene,
    rows.map((row) => row.map((cell, index) => (index === at ? (names.get(cell) ?? cell) : cell))),
  );
}
