import { flag, listOf, oneOf, type Check } from '../../../shared/guard';
import { isObject, objectAt, type Json, type JsonObject } from '../../../shared/json';
import {
  environment,
  innerPath,
  line,
  modeChange,
  range,
  recordOf,
  shape,
  whole,
  wrongMember,
} from './checks';
import type { WorldSpec } from './spec';
import { standInNames } from './world';

/** Packs are strangers' data, and worlds are made in memory. */
const [mostEntries, mostBytes] = [200, 6_000_000];
/** Of one file. */
export const largestEntry = 2_000_000;

const lines = listOf(line, 200);
const entry = shape(
  { path: innerPath },
  {
    folder: flag,
    link: innerPath,
    lines,
    rows: range(1000),
    bytes: range(largestEntry),
    mode: modeChange,
    times: whole(40),
    modified: range(3000),
  },
);
const choice: Check = (value) => listOf(line, 40)(value) || range(1_000_000)(value);
const name = /^[a-z][a-z0-9-]{0,20}$/;
const hostName = /^[a-z0-9][a-z0-9.-]{0,60}$/;
const matching =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);

const members: Readonly<Record<keyof WorldSpec, Check>> = {
  pick: recordOf(/^[a-z]{1,20}$/, (value) => choice(value) && (value as Json[]).length > 0),
  tree: listOf(entry, mostEntries),
  way: oneOf('script', 'session'),
  args: listOf(line, 9),
  env: environment,
  standIns: listOf(oneOf(...standInNames), standInNames.length),
  man: recordOf(name, lines),
  hosts: listOf(
    shape({ host: matching(hostName), user: matching(name), port: matching(/^\d{1,5}$|^\{[a-z]+\}$/) }),
    5,
  ),
  history: listOf(line, 100),
  running: listOf(innerPath, 10),
  pages: recordOf(/^([45]\d\d )?\/[a-z0-9/._-]{0,60}$/, lines),
  odd: flag,
};

const bare: WorldSpec = {
  pick: {},
  tree: [],
  way: 'script',
  args: [],
  env: {},
  standIns: [],
  man: {},
  hosts: [],
  history: [],
  running: [],
  pages: {},
  odd: false,
};

/**
 * The world of a case: what the exercise says about all of its worlds, with what the case says in its place; `tree` of a
 * case comes on top. A text names what is wrong.
 */
export function readWorld(common: Json | undefined, own: JsonObject): WorldSpec | string {
  const { name: _, ...given } = own;
  for (const part of [common ?? {}, given]) {
    const wrong = wrongMember(part, {}, members);
    if (wrong !== undefined) return wrong;
  }
  const base = isObject(common) ? common : {};
  // Each member has been checked above.
  const merged: unknown = { ...bare, ...base, ...given };
  const [first, second] = [base['tree'], given['tree']].map((one) => (Array.isArray(one) ? one : []));
  const tree = [...(first ?? []), ...(second ?? [])] as unknown as WorldSpec['tree'];
  const picks: unknown = { ...objectAt(base, 'pick'), ...objectAt(given, 'pick') };
  const pick = picks as WorldSpec['pick'];
  const entries = tree.reduce((sum, one) => sum + (one.times ?? 1), 0);
  const bytes = tree.reduce((sum, one) => sum + (one.times ?? 1) * (one.bytes?.[1] ?? 0), 0);
  if (entries > mostEntries || bytes > mostBytes) return 'tree';
  // What is chosen becomes part of paths: it must not lead out either.
  const parts = Object.values(pick).flat();
  const placed = tree.some(({ path }) => /\{[a-z]+\}/.test(path));
  if (placed && !parts.every((one) => typeof one === 'number' || innerPath(one))) return 'pick';
  return { ...(merged as WorldSpec), tree, pick };
}
