import { at, type JsonObject } from '../../../shared/json';

/** What a parameter of a generator may be; everything a pack says is checked against this before it is used. */
export type ParameterKind = 'number' | 'boolean' | 'string' | 'strings' | 'numbers';
export type ParameterKinds = Readonly<Record<string, ParameterKind>>;

/** The most rows that a case may have: packs are strangers' data, and tables are made in memory. */
const mostNumber = 100_000;

/** Names of parameters that are unknown or of another kind; `name` itself is not one. */
export function wrongParameters(given: JsonObject, kinds: ParameterKinds): string[] {
  return Object.entries(given).flatMap(([key, value]) => {
    if (key === 'name') return [];
    const kind = Object.hasOwn(kinds, key) ? kinds[key] : undefined;
    return kind !== undefined && fits(value, kind) ? [] : [key];
  });
}

function fits(value: unknown, kind: ParameterKind): boolean {
  if (kind === 'numbers')
    return Array.isArray(value) && value.length < 100 && value.every((one) => fits(one, 'number'));
  if (kind === 'strings')
    return Array.isArray(value) && value.length < 100 && value.every((one) => fits(one, 'string'));
  if (kind === 'number')
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostNumber;
  return typeof value === kind;
}

/** Parameters with what holds where one is left out. They have been checked. */
export class Parameters {
  constructor(private readonly given: JsonObject) {}

  number(key: string, otherwise: number): number {
    const value = at(this.given, key);
    return typeof value === 'number' ? value : otherwise;
  }

  flag(key: string): boolean {
    return at(this.given, key) === true;
  }

  text(key: string, otherwise: string): string {
    const value = at(this.given, key);
    return typeof value === 'string' ? value : otherwise;
  }

  numbers(key: string): number[] {
    const value = at(this.given, key);
    return Array.isArray(value) ? value.flatMap((one) => (typeof one === 'number' ? [one] : [])) : [];
  }

  texts(key: string): string[] {
    const value = at(this.given, key);
    return Array.isArray(value) ? value.flatMap((one) => (typeof one === 'string' ? [one] : [])) : [];
  }
}
