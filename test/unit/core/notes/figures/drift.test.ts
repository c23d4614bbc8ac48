import assert from 'node:assert/strict';
import { find, histogram, scenes, week, type World } from '../../../../../src/core/notes/figures/drift';
import { ksDistance, ksProbability, stabilityIndex } from '../../../../../src/core/notes/figures/twoSample';
import reference from '../../../../fixtures/figures/drift.json';

const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();
const world = (changes: Partial<World>): World => ({ ...scenes.opening, ...changes });
const near = (actual: number, expected: number, tolerance: number): void =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected} ± ${tolerance}`);

describe('measures of the drift figure', () => {
  for (const { name, then, now, d, asymp, psi } of reference.cases)
    it(`are those of scipy: ${name}`, () => {
      const distance = ksDistance(sorted(then), sorted(now));
      near(distance, d, 1e-12);
      near(ksProbability(distance, then.length, now.length), asymp, 0.04 * asymp);
      near(stabilityIndex(sorted(then), sorted(now)), psi, 1e-9);
    });

  it('find nothing between a sample and itself, and everything between samples that are apart', () => {
    const a = sorted([1, 2, 2, 3]);
    assert.equal(ksDistance(a, a), 0);
    assert.equal(ksProbability(0, 100, 100), 1);
    assert.equal(stabilityIndex(a, a), 0);
    assert.equal(ksDistance(a, sorted([7, 8])), 1);
    assert.ok(ksProbability(1, 1000, 1000) < 1e-100);
  });
});

describe('the drift figure', () => {
  it('gives the accuracies and the means of the four lines of the lecture', () => {
    const lines = { opening: [0.48, 6], burritos: [0.56, 6], lamp: [0.6, 4], jumbo: [0.48, 4] } as const;
    for (const [name, [mean, right]] of Object.entries(lines)) {
      const { now } = find(scenes[name as keyof typeof lines], 20000, false);
      near(now.mean, mean, 0.01);
      near(now.accuracy, right / 6, 0.015);
    }
  });

  it('has a stretch where the distance grows and the accuracy stays, which ends', () => {
    const distances = [0, 0.01, 0.02, 0.03, 0.04].map((shift) => find(world({ shift }), 500, false));
    distances.forEach(({ now, distance }, index) => {
      assert.equal(now.accuracy, 1);
      if (index > 0) assert.ok(distance > (distances[index - 1]?.distance ?? 1));
    });
    assert.equal(distances.at(-1)?.verdict, 'harmless');
    assert.equal(find(scenes.burritos, 500, false).verdict, 'harmless');
    assert.equal(find(world({ shift: 0.06 }), 500, false).verdict, 'harmful');
  });

  it('has distance 0 while the accuracy falls when only the rule moves', () => {
    const { distance, probability, stability, now, verdict } = find(scenes.jumbo, 500, false);
    assert.deepEqual([distance, probability, stability, verdict], [0, 1, 0, 'blind']);
    assert.ok(now.accuracy < 0.7);
  });

  it('fires at a trifle once there are many rows, while the index calls it stable', () => {
    const trifle = world({ shift: 0.01 });
    const found = [100, 500, 20000].map((rows) => find(trifle, rows, false));
    assert.deepEqual(
      found.map(({ verdict }) => verdict),
      ['quiet', 'quiet', 'trifle'],
    );
    assert.ok((found[2]?.probability ?? 1) < 1e-6);
    assert.equal(found[2]?.now.accuracy, 1);
  });

  it('moves by chance only when other guests come', () => {
    assert.equal(find(scenes.opening, 500, false).verdict, 'same');
    const { distance, fires, now } = find(scenes.opening, 500, true);
    assert.ok(distance > 0 && !fires);
    assert.equal(now.accuracy, 1);
  });

  it('counts every order once, and the wrong ones among them', () => {
    const now = week({ share: 1, shift: 0.4, scatter: 0.3, rule: 0.8 }, 400, 1);
    near(
      histogram(now).reduce((sum, share) => sum + share, 0),
      1,
      1e-12,
    );
    near(
      histogram(now, true).reduce((sum, share) => sum + share, 0),
      1 - now.accuracy,
      1e-12,
    );
  });

  it('has no corner of its sliders that breaks it', () => {
    for (const share of [0, 1])
      for (const shift of [-0.2, 0.2])
        for (const scatter of [0, 0.15])
          for (const rule of [0.3, 0.8]) {
            const { distance, probability, stability } = find({ share, shift, scatter, rule }, 100, true);
            for (const value of [distance, probability]) assert.ok(value >= 0 && value <= 1);
            assert.ok(Number.isFinite(stability) && stability >= 0);
          }
  });
});
