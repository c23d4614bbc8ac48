import { normals, uniforms } from './chance';
import { ksDistance, ksProbability, stabilityIndex } from './twoSample';

/** What differs from the opening week: three things about the inputs, one about the right answer. */
export interface World {
  /** Share of burritos among the orders. */
  readonly share: number;
  /** Added to every fill, as a brighter lamp does. */
  readonly shift: number;
  /** Standard deviation of what is added to each fill by chance, as grease on the lens does. */
  readonly scatter: number;
  /** A dish whose own fill, before lamp and lens, is larger than this is rightly called a burrito. */
  readonly rule: number;
}

/** Where the model of lecture 1 cuts. It never learns here: that is the point. */
export const modelCut = 0.45;

/** The four lines of lecture 2. Their accuracies there, 6, 6, 4 and 4 of 6, are those of the figure (a test holds it). */
export const scenes = {
  opening: { share: 0.5, shift: 0, scatter: 0, rule: modelCut },
  burritos: { share: 5 / 6, shift: 0, scatter: 0, rule: modelCut },
  lamp: { share: 0.5, shift: 0.12, scatter: 0, rule: modelCut },
  jumbo: { share: 0.5, shift: 0, scatter: 0, rule: 0.63 },
} as const satisfies Readonly<Record<string, World>>;

export type SceneName = keyof typeof scenes;

/** Fills of the two dishes, evenly spread: the lecture's three tacos and three burritos, widened to a range. */
const tacos = { from: 0.29, to: 0.41 };
const burritos = { from: 0.51, to: 0.69 };

export interface Week {
  /** What the camera measured, order by order. */
  readonly fills: Float64Array;
  readonly sorted: Float64Array;
  /** 1 where the model's answer is right. */
  readonly right: Uint8Array;
  readonly mean: number;
  readonly accuracy: number;
}

/** A week of orders. The same seed draws the same dishes whatever the world does to them. */
export function week(world: World, rows: number, seed: number): Week {
  const uniform = uniforms(seed);
  const normal = normals(uniforms(seed + 1000));
  const fills = new Float64Array(rows);
  const right = new Uint8Array(rows);
  let [sum, hits] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const dish = uniform() < world.share ? burritos : tacos;
    const own = dish.from + (dish.to - dish.from) * uniform();
    const measured = Math.min(1, Math.max(0, own + world.shift + world.scatter * normal()));
    const hit = measured > modelCut === own > world.rule;
    fills[row] = measured;
    right[row] = hit ? 1 : 0;
    sum += measured;
    if (hit) hits++;
  }
  return { fills, right, sorted: fills.slice().sort(), mean: sum / rows, accuracy: hits / rows };
}

/** Bins of the histogram over fills from 0 to 1. */
export const bins = 50;

/** Orders a bin, as shares of all; with `wrong` only those that the model got wrong. */
export function histogram({ fills, right }: Week, wrong = false): readonly number[] {
  const counts = Array.from({ length: bins }, () => 0);
  fills.forEach((fill, row) => {
    const bin = Math.min(bins - 1, Math.floor(fill * bins));
    if (!wrong || right[row] === 0) counts[bin] = (counts[bin] ?? 0) + 1;
  });
  return counts.map((count) => count / fills.length);
}

/** The usual level of the test. */
export const level = 0.05;

/** Below the first the index is called stable, from the second on large: a rule of thumb of credit scoring, no theorem. */
export const stabilityLevels = { watch: 0.1, large: 0.25 } as const;

export type Verdict =
  | 'same'
  /** The inputs moved too little to be noticed, and nothing was lost. */
  | 'quiet'
  /** The test fires, the index and the accuracy see nothing: many rows prove a trifle. */
  | 'trifle'
  /** Another distribution, the same accuracy. */
  | 'harmless'
  | 'harmful'
  /** The accuracy falls and the check of the inputs says nothing. */
  | 'blind';

export interface Finding {
  readonly then: Week;
  readonly now: Week;
  readonly distance: number;
  readonly probability: number;
  readonly fires: boolean;
  readonly stability: number;
  readonly stabilityLevel: 'stable' | 'watch' | 'large';
  readonly verdict: Verdict;
}

const trainingSeed = 2;
const freshSeed = 17;

/** Compares the week of training with a week in this world. With `fresh` other guests come, so that chance differs too. */
export function find(world: World, rows: number, fresh: boolean): Finding {
  const then = week(scenes.opening, rows, trainingSeed);
  const now = week(world, rows, fresh ? freshSeed : trainingSeed);
  const distance = ksDistance(then.sorted, now.sorted);
  const probability = ksProbability(distance, rows, rows);
  const stability = stabilityIndex(then.sorted, now.sorted);
  const fires = probability < level;
  const { watch, large } = stabilityLevels;
  const stabilityLevel = stability >= large ? 'large' : stability >= watch ? 'watch' : 'stable';
  // A point of accuracy is what a shop would notice.
  const fell = now.accuracy < then.accuracy - 0.01;
  const kept = fires
    ? stabilityLevel === 'stable'
      ? 'trifle'
      : 'harmless'
    : distance > 0
      ? 'quiet'
      : 'same';
  const verdict = fell ? (fires ? 'harmful' : 'blind') : kept;
  return { then, now, distance, probability, fires, stability, stabilityLevel, verdict };
}
