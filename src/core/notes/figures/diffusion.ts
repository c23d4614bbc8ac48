import { normals, uniforms } from './chance';

/** Steps of DDPM's forward process. */
export const T = 1000;

export type ScheduleName = 'linear' | 'cosine';

export interface Schedule {
  /** `beta[t]` for t from 1 to T; `beta[0]` is 0. */
  readonly beta: Float64Array;
  /** ᾱ_t for t from 0 (where it is 1) to T: the product of 1 − β up to t. */
  readonly alphaBar: Float64Array;
}

/** DDPM's straight line from 1e-4 to 0.02, or Nichol and Dhariwal's cosine with s = 0.008 and β at most 0.999. */
export function schedule(name: ScheduleName): Schedule {
  const beta = new Float64Array(T + 1);
  const alphaBar = new Float64Array(T + 1).fill(1);
  const wave = (t: number): number => Math.cos(((t / T + 0.008) / 1.008) * (Math.PI / 2)) ** 2;
  for (let t = 1; t <= T; t++) {
    const b =
      name === 'linear'
        ? 1e-4 + ((0.02 - 1e-4) * (t - 1)) / (T - 1)
        : Math.min(0.999, 1 - wave(t) / wave(t - 1));
    beta[t] = b;
    alphaBar[t] = (alphaBar[t - 1] ?? 1) * (1 - b);
  }
  return { beta, alphaBar };
}

/** ᾱ_t for any number a person may type: t is rounded and kept in 0…T. */
export function alphaBarAt({ alphaBar }: Schedule, t: number): number {
  return alphaBar[Math.min(T, Math.max(0, Math.round(t)))] ?? 1;
}

/** Signal over noise, in variance: ᾱ / (1 − ᾱ); infinite where no noise has come in yet. */
export function signalToNoise(alphaBar: number): number {
  return alphaBar / (1 - alphaBar);
}

/** The first t at which there is more noise than signal. */
export function halfTime({ alphaBar }: Schedule): number {
  return alphaBar.findIndex((value) => value < 0.5);
}

/** x_t = √ᾱ x_0 + √(1 − ᾱ) ε, value by value. */
export function noised(x0: Float64Array, noise: Float64Array, alphaBar: number): Float64Array {
  const [signal, spread] = [Math.sqrt(alphaBar), Math.sqrt(1 - alphaBar)];
  return x0.map((value, index) => signal * value + spread * (noise[index] ?? 0));
}

/** Seeded standard normal noise. */
export function noise(size: number, seed: number): Float64Array {
  const normal = normals(uniforms(seed));
  return new Float64Array(size).map(() => normal());
}

/** Pearson's correlation of two pictures, 1 for the same one: how much of the one is still seen in the other. */
export function likeness(a: Float64Array, b: Float64Array): number {
  const mean = (values: Float64Array): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, index) => {
    const [da, db] = [value - meanA, (b[index] ?? 0) - meanB];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  });
  return aa * bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}
