import assert from 'node:assert/strict';
import {
  erlangC,
  steady,
  utilisation,
  type Load,
  type QueueModel,
} from '../../../../../src/core/notes/figures/queue';

const near = (actual: number | undefined, expected: number, tolerance: number): void => {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) <= tolerance,
    `${actual} is not ${expected} ± ${tolerance}`,
  );
};

/** Runs the queue itself, request by request, with numbers that are the same every time. */
function simulate({ rate, service, workers }: Load, model: QueueModel, requests: number) {
  let state = 0x9e3779b9;
  const uniform = (): number => {
    // xorshift32
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 2 ** 32;
  };
  const draw = (mean: number, even: boolean): number => (even ? mean : -Math.log(uniform()) * mean);
  const free = Array<number>(workers).fill(0);
  const times: number[] = [];
  let now = 0;
  let waited = 0;
  for (let n = 0; n < requests; n++) {
    now += draw(1 / rate, model === 'D/D/c');
    const first = free.indexOf(Math.min(...free));
    const starts = Math.max(now, free[first]!);
    free[first] = starts + draw(service, model !== 'M/M/c');
    if (n < requests / 10) continue;
    waited += starts - now;
    times.push(free[first] - now);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(share * times.length)]!;
  return { waiting: (rate * waited) / times.length, p50: at(0.5), p95: at(0.95) };
}

describe('queues', () => {
  it('agree with known values of Erlang C', () => {
    // One worker: the share that waits is the utilisation. Two: a² / (2 + a). The others by the formula with factorials.
    near(erlangC(1, 0.7), 0.7, 1e-12);
    near(erlangC(2, 1.5), 1.5 ** 2 / 3.5, 1e-12);
    near(erlangC(5, 4), 0.554113, 1e-6);
    near(erlangC(10, 8), 0.40918, 1e-5);
    assert.ok(Number.isFinite(erlangC(500, 480)));
  });

  it('agree with what is known of one worker', () => {
    const load = { rate: 16, service: 0.05, workers: 1 };
    // M/M/1: the time in the system is exponential with mean s / (1 - ρ).
    const varied = steady(load, 'M/M/c');
    near(varied?.mean, 0.25, 1e-9);
    near(varied?.percentile(0.95), 0.25 * Math.log(20), 1e-9);
    near(varied?.percentile(0.5), 0.25 * Math.LN2, 1e-9);
    near(varied?.waiting, 0.8 ** 2 / 0.2, 1e-9);
    // M/D/1 (Pollaczek and Khinchine): half the waiting of M/M/1.
    const fixed = steady(load, 'M/D/c');
    near(fixed?.waiting, 0.8 ** 2 / 0.4, 1e-8);
    near(fixed?.mean, 0.05 + (0.8 * 0.05) / 0.4, 1e-9);
  });

  for (const [model, load] of [
    ['M/D/c', { rate: 19, service: 0.05, workers: 1 }],
    ['M/D/c', { rate: 36, service: 0.05, workers: 2 }],
    ['M/D/c', { rate: 10, service: 0.2, workers: 4 }],
    ['M/M/c', { rate: 15, service: 0.05, workers: 1 }],
    ['M/M/c', { rate: 50, service: 0.05, workers: 3 }],
    ['D/D/c', { rate: 39, service: 0.05, workers: 2 }],
  ] as [QueueModel, Load][])
    it(`agree with the queue when it is run: ${model} at ${load.rate}/s, ${load.workers} workers`, () => {
      const run = simulate(load, model, 400_000);
      const calm = steady(load, model);
      near(calm?.waiting, run.waiting, 0.06 * run.waiting + 0.01);
      near(calm?.percentile(0.5), run.p50, 0.03 * run.p50);
      near(calm?.percentile(0.95), run.p95, 0.06 * run.p95);
    });

  it("keep Little's law: present = rate × time, with the mean taken from the percentiles", () => {
    for (const model of ['M/D/c', 'M/M/c'] as const)
      for (const load of [
        { rate: 19, service: 0.05, workers: 1 },
        { rate: 50, service: 0.05, workers: 3 },
      ]) {
        const calm = steady(load, model)!;
        const steps = 4_000;
        let mean = 0;
        for (let step = 0; step < steps; step++) mean += calm.percentile((step + 0.5) / steps) / steps;
        near(calm.waiting, load.rate * (mean - load.service), 0.01 * calm.waiting + 0.01);
      }
  });

  it('have the lesson’s limit: 50 ms and one worker make 20 a second', () => {
    const at = (rate: number): Load => ({ rate, service: 0.05, workers: 1 });
    assert.equal(steady(at(20), 'D/D/c')?.percentile(1), 0.05);
    assert.equal(steady(at(20.1), 'D/D/c'), undefined);
    assert.equal(steady(at(20), 'M/D/c'), undefined);
    assert.equal(steady(at(20), 'M/M/c'), undefined);
    assert.equal(utilisation(at(25)), 1.25);
  });

  it('stay exact just below the limit', () => {
    const busy = 0.9966;
    const calm = steady({ rate: busy / 0.05, service: 0.05, workers: 1 }, 'M/D/c');
    near(calm?.waiting, busy ** 2 / (2 * (1 - busy)), 0.01);
  });

  it('get longer the more is uneven', () => {
    const load = { rate: 17, service: 0.05, workers: 1 };
    const [even, arrivals, both] = (['D/D/c', 'M/D/c', 'M/M/c'] as const).map((model) =>
      steady(load, model)!.percentile(0.95),
    );
    assert.ok(even! < arrivals! && arrivals! < both!);
  });
});
