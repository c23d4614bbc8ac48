/** Samples of one side of a ratio, in whatever unit they were taken. */
export interface Summary {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** How many samples there were. */
  readonly runs: number;
}

/** Middle sample, or the mean of the two in the middle. Throws without samples or with one that is not a number. */
export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  if (upper === undefined || lower === undefined) throw new Error('A median needs at least one sample');
  if (samples.some((sample) => !Number.isFinite(sample)))
    throw new Error(`A sample is not a number: ${samples.join(', ')}`);
  return (lower + upper) / 2;
}

export function summarise(samples: readonly number[]): Summary {
  return {
    median: median(samples),
    min: Math.min(...samples),
    max: Math.max(...samples),
    runs: samples.length,
  };
}

/** What is measured in turn, each by its name; each call gives one sample. */
export type Sides<Samples> = { readonly [Name in keyof Samples]: () => Promise<Samples[Name]> };

/**
 * Takes the sides in turn (A B A B …), so that whatever slows the machine for a while slows all of them. Every other
 * round goes backwards: no side always comes right after the same other.
 */
export async function inTurn<Samples extends Readonly<Record<string, unknown>>>(
  runs: number,
  sides: Sides<Samples>,
): Promise<{ [Name in keyof Samples]: Samples[Name][] }> {
  const names: (keyof Samples)[] = Object.keys(sides);
  const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as {
    [Name in keyof Samples]: Samples[Name][];
  };
  for (let round = 0; round < runs; round++)
    for (const name of round % 2 === 0 ? names : names.toReversed()) samples[name].push(await sides[name]());
  return samples;
}
