import { normals, uniforms } from './chance';
import { T, type Schedule } from './diffusion';

/** The lecture's data: tacos at −1 (70 %), burritos at 1 (30 %), each peak 0.2 wide. */
export const peaks = [
  { at: -1, share: 0.7 },
  { at: 1, share: 0.3 },
] as const;
export const width = 0.2;

/** A sample farther than this from both peaks is at no peak: a dish that does not exist. */
const reach = 0.5;

/** Density of x_t: the mixture with its peaks moved to √ᾱ and variance ᾱ w² + 1 − ᾱ. At ᾱ = 1 that of the data. */
export function density(x: number, alphaBar: number): number {
  const variance = alphaBar * width ** 2 + 1 - alphaBar;
  const away = (at: number): number => x - Math.sqrt(alphaBar) * at;
  return (
    peaks.reduce((sum, { at, share }) => sum + share * Math.exp(-(away(at) ** 2) / (2 * variance)), 0) /
    Math.sqrt(2 * Math.PI * variance)
  );
}

/** The slope of the log density of x_t, exactly. */
export function score(x: number, alphaBar: number): number {
  const variance = alphaBar * width ** 2 + 1 - alphaBar;
  const root = Math.sqrt(alphaBar);
  // Exponents relative to the nearest peak: far out all of them would be 0.
  const nearest = Math.min(...peaks.map(({ at }) => (x - root * at) ** 2));
  let [weights, pull] = [0, 0];
  for (const { at, share } of peaks) {
    const away = x - root * at;
    const weight = share * Math.exp((nearest - away ** 2) / (2 * variance));
    weights += weight;
    pull += weight * away;
  }
  return -pull / (weights * variance);
}

/** E[ε | x_t], the best guess of the noise: the score in other clothes. */
export function bestGuess(x: number, alphaBar: number): number {
  return -Math.sqrt(1 - alphaBar) * score(x, alphaBar);
}

/** The moments that a walk of so many strides visits, from T to 0. */
export function moments(steps: number): readonly number[] {
  return Array.from({ length: steps + 1 }, (_, k) => Math.round(T * (1 - k / steps)));
}

/** A walk back from N(0, 1): DDPM's ancestral sampling, in strides from t to s by putting ᾱ_t/ᾱ_s for α_t. */
export interface Walk {
  readonly moments: readonly number[];
  /** All walkers after so many strides; computed when first asked for and kept. */
  after(strides: number): Float64Array;
}

export function walk({ alphaBar }: Schedule, steps: number, walkers: number, seed: number): Walk {
  const normal = normals(uniforms(seed));
  const visited = moments(steps);
  const states: Float64Array[] = [new Float64Array(walkers).map(() => normal())];
  const stride = (from: Float64Array, t: number, s: number): Float64Array => {
    const [now, then] = [alphaBar[t] ?? 0, alphaBar[s] ?? 1];
    const alpha = now / then;
    const pull = (1 - alpha) / Math.sqrt(1 - now);
    // σ² = 1 − α; none is added to the last step, whose result is what the model drew.
    const fresh = s > 0 ? Math.sqrt(1 - alpha) : 0;
    return from.map(
      (x) => (x - pull * bestGuess(x, now)) / Math.sqrt(alpha) + (fresh > 0 ? fresh * normal() : 0),
    );
  };
  return {
    moments: visited,
    after: (strides) => {
      const wanted = Math.min(steps, Math.max(0, Math.round(strides)));
      for (let k = states.length; k <= wanted; k++)
        states.push(stride(states[k - 1] ?? new Float64Array(), visited[k - 1] ?? 0, visited[k] ?? 0));
      return states[wanted] ?? new Float64Array();
    },
  };
}

export interface Outcome {
  /** Share of walkers on the right, where 30 % of the data is. */
  readonly right: number;
  /** Share of walkers at neither peak. */
  readonly lost: number;
  /** Standard deviation from the nearer peak's middle. */
  readonly width: number;
  readonly mean: number;
}

/** What the walkers make together: shares are diversity, the width of a peak is quality. */
export function outcome(walkers: Float64Array): Outcome {
  let [right, lost, spread, mean] = [0, 0, 0, 0];
  for (const x of walkers) {
    const away = Math.min(...peaks.map(({ at }) => Math.abs(x - at)));
    if (x > 0) right++;
    if (away > reach) lost++;
    spread += away ** 2;
    mean += x;
  }
  const all = walkers.length;
  return { right: right / all, lost: lost / all, width: Math.sqrt(spread / all), mean: mean / all };
}

/** Share of the data itself that is at no peak, from its density. */
export function lostInData(): number {
  const [from, to, step] = [-4, 4, 0.001];
  let sum = 0;
  for (let x = from; x < to; x += step)
    if (peaks.every(({ at }) => Math.abs(x - at) > reach)) sum += density(x, 1) * step;
  return sum;
}

/** Shares of the walkers in bins of equal width between two ends; those outside are in the outermost bins. */
export function counted(walkers: Float64Array, from: number, to: number, bins: number): readonly number[] {
  const counts = Array.from({ length: bins }, () => 0);
  for (const x of walkers) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(((x - from) / (to - from)) * bins)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count) => count / walkers.length);
}
