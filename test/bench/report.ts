import { type Figure, type Quantity, reached } from './figure';
import type { Machine } from './machine';
import type { Summary } from './stats';

/** The one document of `--json`: the shape that scripts build on. */
export function jsonReport(machine: Machine, figures: readonly Figure[]): string {
  const rows = figures.map(({ quantity: _quantity, ...figure }) => figure);
  return JSON.stringify({ machine, figures: rows }, undefined, 2);
}

const head = ['figure', 'value', 'target', '', 'ours (min–max)', 'against (min–max)'];

/** The table for people: one line a figure, a mark where the target is missed. */
export function tableReport(machine: Machine, figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { id, value, target, quantity, ours, against } = figure;
    return [
      id,
      digits(value),
      target === null ? '–' : `≤ ${digits(target)}`,
      target === null ? '' : reached(figure) ? 'ok' : 'MISSED',
      `${spread(ours, quantity)} n=${ours.runs}`,
      `${spread(against, quantity)} ${against.name}`,
    ];
  });
  const table = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) =>
        column === 1 || column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const missed = figures.filter((figure) => !reached(figure));
  const { cpu, cores, memory, platform, load } = machine;
  return [
    `${cpu} · ${cores} cores · ${amount(memory, 'bytes')} · ${platform} · load ${load.map((one) => one.toFixed(1)).join(' → ')}`,
    '',
    ...lines,
    '',
    `${figures.length} figures, ${missed.length} missed${missed.length === 0 ? '' : `: ${missed.map(({ id }) => id).join(', ')}`}`,
  ].join('\n');
}

const digits = (value: number): string =>
  (value >= 100 ? value.toFixed(0) : value.toPrecision(3)).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

function spread({ median, min, max }: Omit<Summary, 'runs'>, quantity: Quantity): string {
  const middle = amount(median, quantity);
  return min === max ? middle : `${middle} (${amount(min, quantity)}–${amount(max, quantity)})`;
}

/** `243 ms`, `3.2 s`, `148 kB`, `1.2 MB`. */
export function amount(value: number, quantity: Quantity): string {
  const steps: readonly (readonly [number, string])[] =
    quantity === 'ms'
      ? [
          [1000, 's'],
          [1, 'ms'],
        ]
      : [
          [1e9, 'GB'],
          [1e6, 'MB'],
          [1e3, 'kB'],
          [1, 'B'],
        ];
  const [unit, name] = steps.find(([size]) => Math.abs(value) >= size) ?? steps[steps.length - 1]!;
  return `${digits(value / unit)} ${name}`;
}
