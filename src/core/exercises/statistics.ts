/** A line `NAME VALUE` of an answer. */
export interface Figure {
  readonly name: string;
  /** What may be printed: two values where the exact one lies between two roundings, none where there is no number. */
  readonly values: readonly number[];
}

/** The mean is printed with so many decimals. */
const decimals = 2;

/** Count, least, greatest and mean of the numbers; of no numbers there is a count alone. */
export function statistics(cells: readonly string[]): Figure[] {
  const numbers = cells.filter((cell) => cell.trim() !== '').map(Number);
  const count = { name: 'count', values: [numbers.length] };
  if (numbers.length === 0) return [count];
  // Not Math.min(...): a call cannot take 50,000 arguments everywhere.
  const least = numbers.reduce((a, b) => Math.min(a, b));
  const greatest = numbers.reduce((a, b) => Math.max(a, b));
  const mean = numbers.reduce((a, b) => a + b) / numbers.length;
  return [
    count,
    { name: 'min', values: [least] },
    { name: 'max', values: [greatest] },
    { name: 'mean', values: roundings(mean) },
  ];
}

/** In the middle of two roundings, tools and people go either way. */
function roundings(exact: number): number[] {
  const scale = 10 ** decimals;
  const [below, above] = [Math.floor(exact * scale), Math.ceil(exact * scale)];
  const middle = Math.abs(exact * scale - below - 0.5) < 1e-6;
  const nearest = Math.abs(exact * scale - below) < 0.5 ? below : above;
  return (middle ? [above, below] : [nearest]).map((value) => value / scale);
}

/** Reads a line as people write it: `mean 0.41`, `mean: 0.41`, `mean=0.41`. */
export function figureIn(line: string): { readonly name: string; readonly value: number } {
  const [, name = '', digits = ''] =
    /^\s*([^\s:=]+)\s*[\s:=]\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)$/.exec(line) ?? [];
  return { name, value: digits === '' ? NaN : Number(digits) };
}

/** True where a line says this figure. */
export function saysFigure(line: string, { name, values }: Figure): boolean {
  const found = figureIn(line);
  return found.name === name && values.some((value) => Math.abs(value - found.value) < 1e-9);
}

/** A figure as the task asks for it; the mean keeps its last zeros. */
export function figureText({ name, values: [value = 0] }: Figure): string {
  return `${name} ${name === 'mean' ? value.toFixed(decimals) : value}`;
}
