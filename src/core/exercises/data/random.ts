/** Numbers that look random and are the same for the same seed, on every machine: a failure can be replayed. */
export class Random {
  #state: number;

  constructor(seed: string) {
    let state = 0x2545f491;
    for (const unit of new TextEncoder().encode(seed)) state = mixed(state ^ unit);
    // Zero is the one state that xorshift never leaves.
    this.#state = mixed(state) || 1;
  }

  /** 0 up to, not including, `limit`; `limit` is at least 1. */
  below(limit: number): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return Math.floor(((mixed(state) >>> 0) / 2 ** 32) * limit);
  }

  /** Both ends included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** Throws for an empty list. */
  pick<T>(list: readonly T[]): T {
    const found = list[this.below(list.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }

  /** The first `count` of the numbers below `limit` as `shuffled` would give them, and as far on afterwards. */
  firstOfShuffled(limit: number, count: number): number[] {
    const moved = new Map<number, number>();
    const found: number[] = [];
    for (let left = limit; left > 0; left--) {
      const at = this.below(left);
      if (found.length === count) continue;
      found.push(moved.get(at) ?? at);
      moved.set(at, moved.get(left - 1) ?? left - 1);
    }
    return found;
  }

  /** A new list in another order. */
  shuffled<T>(list: readonly T[]): T[] {
    const left = [...list];
    const done: T[] = [];
    while (left.length > 0) {
      const at = this.below(left.length);
      const last = left.pop() as T;
      // Filling the gap with the last one keeps 50,000 rows fast.
      done.push(at < left.length ? (left[at] as T) : last);
      if (at < left.length) left[at] = last;
    }
    return done;
  }
}

function mixed(value: number): number {
  const folded = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  return Math.imul(folded ^ (folded >>> 15), 0x846ca68b) | 0;
}
