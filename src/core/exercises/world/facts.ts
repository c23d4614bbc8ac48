/** A text that is nothing but the name of what was chosen by chance: `{name}`. */
export const factOnly = '^\\{[a-z]+\\}$';

/** The same value with `{name}` replaced in every text of it; names that are no fact stay as they are. */
export function filled<T>(value: T, facts: Readonly<Record<string, string>>): T {
  return replaced(value, (text) =>
    text.replace(/\{([a-z]+)\}/g, (whole, name: string) =>
      Object.hasOwn(facts, name) ? (facts[name] ?? whole) : whole,
    ),
  ) as T;
}

function replaced(value: unknown, fill: (text: string) => string): unknown {
  if (typeof value === 'string') return fill(value);
  if (Array.isArray(value)) return value.map((one) => replaced(one, fill));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaced(one, fill)]));
}
