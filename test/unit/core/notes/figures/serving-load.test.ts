import assert from 'node:assert/strict';
import { batch, curve, online } from '../../../../../src/core/notes/figures/serving-load';

const load = (rate: number, workers = 1) => ({ rate, service: 0.05, workers });

describe('serving one and the same work', () => {
  it('online has a limit, and beyond it a queue that grows by the surplus', () => {
    assert.deepEqual(online(load(25), 'M/D/c'), {
      utilisation: 1.25,
      limit: 20,
      rest: undefined,
      growth: 5,
      cost: 2_400,
    });
    assert.equal(online(load(25), 'D/D/c').growth, 5);
    assert.equal(online(load(20), 'M/D/c').growth, 0);
    assert.equal(online(load(20), 'M/D/c').rest, undefined);
    assert.deepEqual(online(load(20), 'D/D/c').rest, { waiting: 0, p50: 0.05, p95: 0.05 });
  });

  it('online costs the same whether anybody comes or not, and twice with two workers', () => {
    assert.equal(online(load(1), 'M/D/c').cost, online(load(19), 'M/D/c').cost);
    assert.equal(online(load(1, 2), 'M/D/c').cost, 4_800);
    assert.ok(online(load(25, 2), 'M/D/c').rest);
  });

  it('in a batch ends later with more, and sooner but not cheaper with more workers', () => {
    assert.deepEqual(batch(load(10)), {
      predictions: 288_000,
      hours: 4,
      ends: 7,
      fate: 'in-time',
      cost: 400,
    });
    assert.deepEqual(batch(load(10, 2)), {
      predictions: 288_000,
      hours: 2,
      ends: 5,
      fate: 'in-time',
      cost: 400,
    });
    assert.equal(batch(load(25)).fate, 'late');
    assert.equal(batch({ rate: 50, service: 0.2, workers: 1 }).fate, 'overlaps');
  });

  it('is drawn as a curve that rises to the limit and not beyond', () => {
    for (const model of ['D/D/c', 'M/D/c', 'M/M/c'] as const)
      for (const workers of [1, 4]) {
        const points = curve({ service: 0.05, workers }, model, 50);
        assert.ok(points.length > 30);
        for (const [index, point] of points.entries()) {
          const before = points[index - 1] ?? point;
          assert.ok(point.rate <= Math.min(50, workers * 20) && point.rate >= before.rate);
          assert.ok(point.p95 >= before.p95 - 1e-9 && point.p95 >= point.p50);
        }
      }
  });
});
