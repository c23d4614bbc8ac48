import { makeScene } from './data/generators';
import { Random } from './data/random';
import { withRows, type Scene } from './data/scene';
import { expectationOf, type Expectation } from './oracle';
import { related, type RelationName } from './relations';
import type { CaseSpec, Exercise, Tier } from './spec';
import { makeWorld } from './world/makeWorld';
import { stateAfter, type StateExpectation } from './world/stateOracle';
import { isWorld, type World } from './world/world';

/** One case, ready to be run. */
export interface Case {
  /** `years`, `years 2` for the second of its kind, `years, shuffled` for a relation. */
  readonly name: string;
  readonly spec: CaseSpec;
  readonly tier: Tier;
  readonly visible: boolean;
  readonly relation?: RelationName;
  readonly scene: Scene | World;
  readonly expected: Expectation | StateExpectation;
}

/** The cases of a run, those of the core first; with `only` those of one kind, and no others are made. */
export function casesOf(exercise: Exercise, seed: number, only?: string): Case[] {
  const cases = exercise.cases.filter(({ name }) => only === undefined || name === only);
  const chosen = { ...exercise, cases };
  const all = [...visibleCases(chosen), ...hiddenCases(chosen, seed)];
  return (['core', 'robust'] as const).flatMap((tier) => all.filter((one) => one.tier === tier));
}

/** Seed of the cases that stand in the learner's folder. */
const visibleSeed = 'visible';

/** The cases that a learner sees: the same on every machine. */
export function visibleCases(exercise: Exercise): Case[] {
  return exercise.cases
    .filter(({ visible }) => visible)
    .map((spec) => caseOf(exercise, spec, spec.name, sceneOf(spec, visibleSeed, 0), { visible: true }));
}

/** The cases of a seed that nobody has seen, with those that come of them by a relation. */
export function hiddenCases(exercise: Exercise, seed: number): Case[] {
  return exercise.cases.flatMap((spec) => {
    const scenes = Array.from({ length: spec.times }, (_, at) => sceneOf(spec, String(seed), at));
    const fresh = scenes.map((scene, at) => {
      const name = spec.visible ? `${spec.name} ${at + 2}` : at === 0 ? spec.name : `${spec.name} ${at + 1}`;
      return caseOf(exercise, spec, name, scene, {});
    });
    const [first] = scenes;
    if (!first) return fresh;
    const derived = spec.relations.flatMap((relation) => {
      const { oracle } = exercise;
      if (isWorld(first) || oracle.name === 'state') return [];
      const random = new Random(`${seed}/${spec.name}/${relation}`);
      const scene = related(relation, first, oracle, random);
      return [caseOf(exercise, spec, `${spec.name}, ${relation}`, scene, { relation })];
    });
    return [...fresh, ...derived];
  });
}

/** The same case with some of the rows of its table. */
export function smaller(exercise: Exercise, one: Case, rows: readonly (readonly string[])[]): Case {
  if (isWorld(one.scene)) return one;
  const scene = withRows(one.scene, rows);
  return { ...one, scene, expected: expectedOf(exercise, scene) };
}

function sceneOf({ name, generator, env, system, world }: CaseSpec, seed: string, at: number): Scene | World {
  if (world) {
    const made = makeWorld(world, new Random(`${seed}/${name}/${at}`));
    return { ...made, env: { ...made.env, ...env }, system };
  }
  const scene = makeScene(generator.name, generator.given, `${seed}/${name}/${at}`);
  return { ...scene, env: { ...scene.env, ...env }, system: system === 'gnu' ? scene.system : system };
}

function expectedOf({ oracle }: Exercise, scene: Scene | World): Expectation | StateExpectation {
  if (isWorld(scene) && oracle.name === 'state') return stateAfter(oracle, scene);
  // The reader of packs lets no exercise mix the two.
  if (isWorld(scene) || oracle.name === 'state') throw new Error('a state oracle needs a world');
  return expectationOf(oracle, scene);
}

function caseOf(
  exercise: Exercise,
  spec: CaseSpec,
  name: string,
  scene: Scene | World,
  { visible = false, relation }: { visible?: boolean; relation?: RelationName },
): Case {
  const expected = expectedOf(exercise, scene);
  return { name, spec, tier: spec.tier, visible, ...(relation ? { relation } : {}), scene, expected };
}
