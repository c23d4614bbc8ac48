import { makeScene } from './data/generators';
import { Random } from './data/random';
import { withRows, type Scene } from './data/scene';
import { expectationOf, type Expectation } from './oracle';
import { related, type RelationName } from './relations';
import type { CaseSpec, Exercise, Tier } from './spec';

/** One case, ready to be run. */
export interface Case {
  /** `years`, `years 2` for the second of its kind, `years, shuffled` for a relation. */
  readonly name: string;
  readonly spec: CaseSpec;
  readonly tier: Tier;
  readonly visible: boolean;
  readonly relation?: RelationName;
  readonly scene: Scene;
  readonly expected: Expectation;
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
    const derived = spec.relations.map((relation) => {
      const random = new Random(`${seed}/${spec.name}/${relation}`);
      const scene = related(relation, first, exercise.oracle, random);
      return caseOf(exercise, spec, `${spec.name}, ${relation}`, scene, { relation });
    });
    return [...fresh, ...derived];
  });
}

/** The same case with some of its rows. */
export function smaller(exercise: Exercise, one: Case, rows: readonly (readonly string[])[]): Case {
  const scene = withRows(one.scene, rows);
  return { ...one, scene, expected: expectationOf(exercise.oracle, scene) };
}

function sceneOf({ name, generator, env, system }: CaseSpec, seed: string, at: number): Scene {
  const scene = makeScene(generator.name, generator.given, `${seed}/${name}/${at}`);
  return { ...scene, env: { ...scene.env, ...env }, system: system === 'gnu' ? scene.system : system };
}

function caseOf(
  { oracle }: Exercise,
  spec: CaseSpec,
  name: string,
  scene: Scene,
  { visible = false, relation }: { visible?: boolean; relation?: RelationName },
): Case {
  const expected = expectationOf(oracle, scene);
  return { name, spec, tier: spec.tier, visible, ...(relation ? { relation } : {}), scene, expected };
}
