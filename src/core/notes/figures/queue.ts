/** Queues with one line and `workers` equal workers, first come, first served. Times in seconds, rates per second. */
export interface Load {
  readonly rate: number;
  /** Time that one request keeps one worker busy; the mean where it varies. */
  readonly service: number;
  readonly workers: number;
}

/**
 * What is uneven: nothing (D/D/c), the arrivals (M/D/c), or arrivals and work (M/M/c). M: exponentially distributed
 * gaps or work; D: always the same.
 */
export type QueueModel = 'D/D/c' | 'M/D/c' | 'M/M/c';

/** A queue that has come to rest. */
export interface Steady {
  /** Requests that wait for a worker, on average. */
  readonly waiting: number;
  /** Mean time in the system, waiting and work. */
  readonly mean: number;
  /** The time in the system that a share of all requests does not exceed. */
  readonly percentile: (share: number) => number;
}

/** The part of the time in which a worker is busy; over 1 when more comes than can be done. */
export const utilisation = ({ rate, service, workers }: Load): number => (rate * service) / workers;

/** Behaviour in the long run; undefined where the queue never comes to rest. */
export function steady(load: Load, model: QueueModel): Steady | undefined {
  const busy = utilisation(load);
  // Even gaps with even work need no reserve at all: exactly at the limit nobody waits yet.
  if (model === 'D/D/c')
    return busy > 1 + 1e-12 ? undefined : { waiting: 0, mean: load.service, percentile: () => load.service };
  if (busy >= 1 - 1e-12) return undefined;
  return model === 'M/M/c' ? exponential(load) : fixedWork(load);
}

/** Erlang C: the share of requests that has to wait, with `offered` = rate × service, below `workers`. */
export function erlangC(workers: number, offered: number): number {
  // Erlang B step by step: no factorials, so no overflow.
  let blocked = 1;
  for (let n = 1; n <= workers; n++) blocked = (offered * blocked) / (n + offered * blocked);
  return blocked / (1 - (offered / workers) * (1 - blocked));
}

function exponential(load: Load): Steady {
  const { rate, service, workers } = load;
  const offered = rate * service;
  const waits = erlangC(workers, offered);
  const meanWait = (waits * service) / (workers - offered);
  const spare = workers - 1 - offered;
  const longer = (time: number): number => {
    const t = time / service;
    const both = Math.abs(spare) < 1e-9 ? t : (1 - Math.exp(-t * spare)) / spare;
    return Math.exp(-t) * (1 + waits * both);
  };
  return {
    waiting: rate * meanWait,
    mean: meanWait + service,
    percentile: (share) => invert((time) => 1 - longer(time), share, service),
  };
}

function fixedWork(load: Load): Steady {
  const { rate, service, workers } = load;
  const present = numberPresent(workers, rate * service);
  let waiting = 0;
  // cumulative[n]: the chance that at most n requests wait.
  const cumulative: number[] = [];
  let total = 0;
  for (const [count, chance] of present.entries()) {
    total += chance;
    if (count < workers) continue;
    waiting += (count - workers) * chance;
    cumulative.push(total);
  }
  // Franx, "A simple solution for the M/D/c waiting time distribution" (2001): a sum of positive terms only.
  const waitsAtMost = (time: number): number => {
    const rounds = Math.floor(time / service + 1e-9) + 1;
    const mean = rate * (rounds * service - time);
    let weight = Math.exp(-mean);
    let chance = 0;
    for (let j = 0; j < rounds * workers; j++) {
      chance += weight * (cumulative[Math.min(rounds * workers - 1 - j, cumulative.length - 1)] ?? 0);
      weight *= mean / (j + 1);
      if (weight < 1e-18 && j > mean) break;
    }
    return chance;
  };
  return {
    waiting,
    mean: service + waiting / rate,
    percentile: (share) => service + (waitsAtMost(0) >= share ? 0 : invert(waitsAtMost, share, service)),
  };
}

/**
 * Chances of 0, 1, 2 … requests in a queue with Poisson arrivals and fixed work. Seen once every service time, all who
 * were served then are gone and those who came since are new: a chain, solved by taking its states away from the top
 * (Grassmann, Taksar and Heyman), which never subtracts and so stays exact near the limit.
 */
function numberPresent(workers: number, offered: number): number[] {
  const arrivals = poisson(offered);
  const reserve = 1 - offered / workers;
  // The tail falls like exp(-2 × reserve × n / …): 30 of its lengths leave less than one in 10^12.
  const top = Math.ceil(workers + arrivals.length + 15 / reserve);
  const up = arrivals.length;
  const width = workers + up + 1;
  // chain[n][j - n + workers]: the chance of coming from n to j.
  const chain = Array.from({ length: top + 1 }, (_, n) => {
    const row = new Float64Array(width);
    const left = Math.max(n - workers, 0);
    for (const [came, chance] of arrivals.entries()) {
      const place = Math.min(left + came, top) - n + workers;
      row[place] = (row[place] ?? 0) + chance;
    }
    return row;
  });
  const down = new Float64Array(top + 1);
  const at = (n: number, j: number): number => chain[n]?.[j - n + workers] ?? 0;
  for (let n = top; n > 0; n--) {
    let leaves = 0;
    for (let j = Math.max(0, n - workers); j < n; j++) leaves += at(n, j);
    down[n] = leaves;
    for (let i = Math.max(0, n - up); i < n; i++) {
      const share = at(i, n) / leaves;
      const row = chain[i];
      if (share === 0 || !row) continue;
      for (let j = Math.max(0, n - workers); j < n; j++)
        row[j - i + workers] = (row[j - i + workers] ?? 0) + share * at(n, j);
    }
  }
  const chances = [1];
  for (let n = 1; n <= top; n++) {
    let into = 0;
    for (let i = Math.max(0, n - up); i < n; i++) into += (chances[i] ?? 0) * at(i, n);
    chances.push(into / (down[n] ?? 1));
  }
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  return chances.map((chance) => chance / total);
}

function poisson(mean: number): number[] {
  const chances = [Math.exp(-mean)];
  for (let n = 1; n < mean || (chances.at(-1) ?? 0) > 1e-17; n++)
    chances.push(((chances.at(-1) ?? 0) * mean) / n);
  return chances;
}

/** The time at which a distribution function reaches `share`. */
function invert(distribution: (time: number) => number, share: number, unit: number): number {
  let high = unit;
  while (distribution(high) < share && high < unit * 1e6) high *= 2;
  let low = 0;
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (distribution(middle) < share) low = middle;
    else high = middle;
  }
  return high;
}
