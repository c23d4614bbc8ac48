import type { Case, Situation } from './case';
import { makeScene } from './data/generators';
import { Random } from './data/random';
import type { Scene } from './data/scene';
import { withExpected, type ExpectPorts } from './expect';
import { once } from './once';
import { related, type RelationName } from './relations';
import type { CaseSpec, Exercise } from './spec';
import { makeWorld } from './world/makeWorld';
import { isWorld, type World } from './world/world';

/** The cases of a run, those of the core first; with `only` those of one kind, and no others are made. Throws UnfitReference. */
export async function casesOf(
  exercise: Exercise,
  seed: number,
  ports: ExpectPorts,
  only?: string,
): Promise<Case[]> {
  const cases = exercise.cases.filter(({ name }) => only === undefined || name === only);
  const chosen = { ...exercise, cases };
  const all = [...visibleSituations(chosen), ...hiddenSituations(chosen, seed)];
  const ordered = (['core', 'robust'] as const).flatMap((tier) => all.filter((one) => one.tier === tier));
  return withExpected(exercise, ordered, ports);
}

/** Seed of the cases that stand in the learner's folder. */
const visibleSeed = 'visible';

/** The cases that a learner sees: the same on every machine. Throws UnfitReference. */
export async function visibleCases(exercise: Exercise, ports: ExpectPorts): Promise<Case[]> {
  return withExpected(exercise, visibleSituations(exercise), ports);
}

/** What the learner's folder holds of each visible case before anybody knows what is right. */
export function visibleSituations(exercise: Exercise): Situation[] {
  return exercise.cases
    .filter(({ visible }) => visible)
    .map((spec) =>
      situation(
        spec,
        spec.name,
        once(() => sceneOf(spec, visibleSeed, 0)),
        { visible: true },
      ),
    );
}

/** Those of a seed that nobody has seen, with those that come of them by a relation. */
export function hiddenSituations(exercise: Exercise, seed: number): Situation[] {
  return exercise.cases.flatMap((spec) => {
    const scenes = Array.from({ length: spec.times }, (_, at) => once(() => sceneOf(spec, String(seed), at)));
    const fresh = scenes.map((scene, at) => {
      const name = spec.visible ? `${spec.name} ${at + 2}` : at === 0 ? spec.name : `${spec.name} ${at + 1}`;
      return situation(spec, name, scene, {});
    });
    const [first] = scenes;
    if (!first) return fresh;
    const derived = spec.relations.flatMap((relation) => {
      const { oracle } = exercise;
      if (spec.world || oracle.name === 'state') return [];
      const scene = once(() => {
        const table = first();
        if (isWorld(table)) throw new Error('a world has no relations');
        return related(relation, table, oracle, new Random(`${seed}/${spec.name}/${relation}`));
      });
      return [situation(spec, `${spec.name}, ${relation}`, scene, { relation })];
    });
    return [...fresh, ...derived];
  });
}

/** The same case with other data. Throws UnfitReference. */
export async function withScene(
  exercise: Exercise,
  one: Case,
  scene: Scene | World,
  ports: ExpectPorts,
): Promise<Case> {
  const [made] = await withExpected(exercise, [{ ...one, scene }], ports);
  return made ?? one;
}

function sceneOf({ name, generator, env, system, world }: CaseSpec, seed: string, at: number): Scene | World {
  if (world) {
    const made = makeWorld(world, new Random(`${seed}/${name}/${at}`));
    return { ...made, env: { ...made.env, ...env }, system };
  }
  const scene = makeScene(generator.name, generator.given, `${seed}/${name}/${at}`);
  return { ...scene, env: { ...scene.env, ...env }, system: system === 'gnu' ? scene.system : system };
}

function situation(
  spec: CaseSpec,
  name: string,
  scene: () => Scene | World,
  { visible = false, relation }: { visible?: boolean; relation?: RelationName },
): Situation {
  return {
    name,
    spec,
    tier: spec.tier,
    visible,
    ...(relation ? { relation } : {}),
    get scene() {
      return scene();
    },
  };
}
