import assert from 'node:assert/strict';
import {
  T,
  alphaBarAt,
  halfTime,
  likeness,
  noise,
  noised,
  schedule,
  signalToNoise,
} from '../../../../../src/core/notes/figures/diffusion';
import { edge, taco } from '../../../../../src/core/notes/figures/picture';
import {
  bestGuess,
  counted,
  density,
  lostInData,
  moments,
  outcome,
  score,
  walk,
} from '../../../../../src/core/notes/figures/reverse';

const near = (actual: number, expected: number, tolerance: number): void =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected} ± ${tolerance}`);
const linear = schedule('linear');
const cosine = schedule('cosine');
const variance = (values: Float64Array): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
};

describe('forward process of the diffusion figure', () => {
  it('multiplies ᾱ up from the steps, and ends where the lecture says', () => {
    for (const { beta, alphaBar } of [linear, cosine]) {
      let product = 1;
      for (let t = 1; t <= T; t++) {
        product *= 1 - (beta[t] ?? 0);
        near(alphaBar[t] ?? 0, product, 1e-15);
        assert.ok((alphaBar[t] ?? 1) < (alphaBar[t - 1] ?? 0));
      }
    }
    // forward.py of lecture 10: size of the signal that is left.
    near(Math.sqrt(alphaBarAt(linear, 1000)), 0.0064, 0.00005);
    for (const [t, mean] of [
      [1, 1],
      [100, 0.95],
      [300, 0.63],
      [600, 0.16],
    ] as const)
      near(Math.sqrt(alphaBarAt(linear, t)), mean, 0.005);
    assert.deepEqual([linear.beta[1], linear.beta[1000]], [1e-4, 0.02]);
  });

  it('keeps more signal for longer with the cosine, as its formula says', () => {
    const wave = (t: number): number => Math.cos(((t / T + 0.008) / 1.008) * (Math.PI / 2)) ** 2;
    near(alphaBarAt(cosine, 500), wave(500) / wave(0), 1e-9);
    assert.ok(Math.max(...cosine.beta) <= 0.999);
    const [early, late] = [halfTime(linear), halfTime(cosine)];
    assert.ok(early > 240 && early < 280 && late > 480 && late < 510, `${early} ${late}`);
  });

  it('keeps variance 1 at every t', () => {
    const [x0, eps] = [noise(40_000, 1), noise(40_000, 2)];
    for (const t of [0, 1, 300, 700, 1000]) near(variance(noised(x0, eps, alphaBarAt(linear, t))), 1, 0.03);
  });

  it('gives the picture at t = 0 and almost only noise at the end', () => {
    const [x0, eps] = [taco(), noise(edge * edge, 7)];
    assert.deepEqual(noised(x0, eps, 1), x0);
    assert.ok(x0.every((value) => value >= -1 && value <= 1));
    near(likeness(x0, x0), 1, 1e-12);
    assert.ok(likeness(x0, noised(x0, eps, alphaBarAt(linear, 100))) > 0.8);
    assert.ok(Math.abs(likeness(x0, noised(x0, eps, alphaBarAt(linear, 1000)))) < 0.1);
    assert.equal(likeness(x0, new Float64Array(x0.length)), 0);
  });

  it('takes any t', () => {
    assert.deepEqual([alphaBarAt(linear, -5), alphaBarAt(linear, NaN)], [1, 1]);
    assert.equal(alphaBarAt(linear, 1e9), linear.alphaBar[T]);
    assert.equal(signalToNoise(1), Infinity);
    assert.equal(signalToNoise(0.5), 1);
  });
});

describe('reverse process of the diffusion figure', () => {
  it('knows the score exactly: the slope of the log density', () => {
    for (const alphaBar of [1, 0.7, 0.1])
      for (const x of [-2, -0.7, 0, 0.4, 1.3]) {
        const slope = (Math.log(density(x + 1e-5, alphaBar)) - Math.log(density(x - 1e-5, alphaBar))) / 2e-5;
        near(score(x, alphaBar), slope, 1e-4 * (1 + Math.abs(slope)));
      }
    near(bestGuess(0.3, 0.5), -Math.SQRT1_2 * score(0.3, 0.5), 1e-12);
    assert.ok(Number.isFinite(score(500, 0.99)), 'far out too');
  });

  it('finds both peaks with their shares and widths in 1000 steps, with either schedule', () => {
    for (const made of [linear, cosine]) {
      const { right, lost, width } = outcome(walk(made, 1000, 4000, 3).after(1000));
      near(right, 0.3, 0.025);
      near(width, 0.2, 0.015);
      near(lost, lostInData(), 0.006);
    }
  });

  it('gets visibly worse with fewer steps, as the table of the lecture says', () => {
    const lost = [1000, 100, 20, 10, 5, 1].map(
      (steps) => outcome(walk(linear, steps, 4000, 3).after(steps)).lost,
    );
    [0.01, 0.02, 0.03, 0.06, 0.18, 1].forEach((expected, index) =>
      near(lost[index] ?? 0, expected, index === 4 ? 0.02 : 0.008),
    );
    near(outcome(walk(linear, 1, 4000, 3).after(1)).mean, -0.4, 0.005);
  });

  it('walks the same way twice, whatever was asked for first', () => {
    const [a, b] = [walk(linear, 20, 50, 9), walk(linear, 20, 50, 9)];
    const end = a.after(20);
    b.after(4);
    assert.deepEqual(b.after(20), end);
    assert.notDeepEqual(a.after(4), end);
    assert.deepEqual(a.after(99), end);
    assert.deepEqual(a.after(-1), a.after(0));
  });

  it('visits moments from T to 0', () => {
    assert.deepEqual(moments(1), [1000, 0]);
    assert.deepEqual(moments(5), [1000, 800, 600, 400, 200, 0]);
    assert.equal(moments(1000).length, 1001);
  });

  it('has densities and counts that sum to 1', () => {
    let sum = 0;
    for (let x = -6; x < 6; x += 0.001) sum += density(x, 0.4) * 0.001;
    near(sum, 1, 1e-6);
    near(
      counted(noise(500, 1), -3, 3, 30).reduce((a, b) => a + b, 0),
      1,
      1e-12,
    );
    near(lostInData(), 0.0124, 0.001);
  });
});
