import { type Summary, summarise } from './stats';

/** How a person reads the samples; the figure itself is always a ratio. */
export type Quantity = 'ms' | 'bytes';

export interface Figure {
  readonly id: string;
  /** Ours by theirs, of medians. */
  readonly value: number;
  /** Null: reported only. */
  readonly target: number | null;
  readonly better: 'lower';
  readonly unit: 'ratio';
  readonly ours: Summary;
  readonly against: { readonly name: string } & Omit<Summary, 'runs'>;
  readonly quantity: Quantity;
}

export interface FigureInput {
  readonly id: string;
  readonly target: number | null;
  readonly quantity: Quantity;
  readonly ours: readonly number[];
  /** The peer's name with its version, or what the limit is. */
  readonly name: string;
  /** Samples of the peer, taken in turn with ours; or one number, a limit that does not move. */
  readonly against: readonly number[] | number;
}

export function figure({ id, target, quantity, ours, name, against }: FigureInput): Figure {
  const own = summarise(ours);
  const { median, min, max } = summarise(typeof against === 'number' ? [against] : against);
  if (!(median > 0)) throw new Error(`${id}: there is nothing to compare with (${name}: ${median})`);
  return {
    id,
    value: own.median / median,
    target,
    better: 'lower',
    unit: 'ratio',
    ours: own,
    against: { name, median, min, max },
    quantity,
  };
}

/** Whether a figure reaches its target; one without a target does. */
export function reached({ value, target }: Pick<Figure, 'value' | 'target'>): boolean {
  return target === null || value <= target;
}
