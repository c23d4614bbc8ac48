import type { Check } from '../../../shared/guard';
import { isObject } from '../../../shared/json';
import { isVariable } from '../environment';
import { isModeChange } from './modes';

/** The first member that is missing, unknown or of another kind; undefined for a good object. */
export function wrongMember(
  value: unknown,
  needed: Readonly<Record<string, Check>>,
  others: Readonly<Record<string, Check>> = {},
): string | undefined {
  if (!isObject(value)) return 'object';
  const unknown = Object.keys(value).find(
    (key) => !Object.hasOwn(needed, key) && !Object.hasOwn(others, key),
  );
  if (unknown !== undefined) return unknown;
  for (const [key, check] of Object.entries({ ...needed, ...others }))
    if (!(value[key] === undefined ? !Object.hasOwn(needed, key) : check(value[key]))) return key;
  return undefined;
}

export const shape =
  (needed: Readonly<Record<string, Check>>, others: Readonly<Record<string, Check>> = {}): Check =>
  (value) =>
    wrongMember(value, needed, others) === undefined;

/** A text of one line, without characters that no file's name and no command line may have. */
export const line: Check = (value) =>
  // eslint-disable-next-line no-control-regex
  typeof value === 'string' && value.length <= 400 && !/[\0-\x08\n-\x1f]/.test(value);

/** A path below the home folder, or below that of a stand-in (`@host/…`); nothing that leads out. */
export const innerPath: Check = (value) =>
  line(value) &&
  typeof value === 'string' &&
  value.split('/').every((name) => name !== '' && name !== '.' && name !== '..' && name !== '@') &&
  new TextEncoder().encode(value).length <= 200;

/** The same, or with a slash at its end: into that folder. */
export const targetPath: Check = (value) => typeof value === 'string' && innerPath(value.replace(/\/$/, ''));

export const whole =
  (most: number): Check =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;

/** Least and most. */
export const range =
  (most: number): Check =>
  (value) =>
    Array.isArray(value) && value.length === 2 && value.every(whole(most)) && value[0] <= value[1];

export const modeChange: Check = (value) => typeof value === 'string' && isModeChange(value);

/** An object of at most so many members with names of a kind. */
export const recordOf =
  (name: RegExp, check: Check, most = 20): Check =>
  (value) =>
    isObject(value) &&
    Object.keys(value).length <= most &&
    Object.entries(value).every(([key, one]) => name.test(key) && key !== '__proto__' && check(one));

export const environment: Check = (value) =>
  isObject(value) && Object.entries(value).every(([name, one]) => isVariable(name, one) && line(one));
