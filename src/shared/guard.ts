import { isObject } from './json';

/** Checks one member of a message that came from outside. */
export type Check = (value: unknown) => boolean;

export const text: Check = (value) => typeof value === 'string' && value.length <= 500;
/** What a person selected or wrote: longer than names and ids. */
export const longText: Check = (value) => typeof value === 'string' && value.length <= 10_000;
export const flag: Check = (value) => typeof value === 'boolean';
export const amount: Check = (value) => typeof value === 'number' && Number.isFinite(value);
export const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && values.includes(value);
export const listOf =
  (check: Check, most: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(check);
export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/** For each message type the members it must have; members not named here make the message invalid. */
export type Schema<M extends { type: string }> = {
  readonly [K in M['type']]: Readonly<
    Required<Record<Exclude<keyof Extract<M, { type: K }>, 'type'>, Check>>
  >;
};

/** True for a message of a known type with exactly the members that its schema allows. */
export function matches<M extends { type: string }>(schema: Schema<M>, value: unknown): value is M {
  if (!isObject(value) || typeof value['type'] !== 'string' || !Object.hasOwn(schema, value['type']))
    return false;
  const members = schema[value['type'] as M['type']] as Readonly<Record<string, Check>>;
  const known = Object.keys(members);
  return (
    Object.keys(value).every((key) => key === 'type' || known.includes(key)) &&
    known.every((key) => members[key]?.(value[key]) === true)
  );
}

/** One handler for each message type: a new message without a handler does not compile. */
export type Handlers<M extends { type: string }> = {
  readonly [K in M['type']]: (message: Extract<M, { type: K }>) => void;
};

/** Calls the handler of a message that `matches` has already accepted. */
export function dispatch<M extends { type: string }>(handlers: Handlers<M>, message: M): void {
  (handlers[message.type as M['type']] as (message: M) => void)(message);
}
