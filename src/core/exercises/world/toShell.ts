import { shellQuoted } from '../../../shared/shellQuote';
import { expectedText } from '../compare';
import type { Expectation } from '../oracle';
import { homeWord } from './after';
import type { Wanted } from './effects';
import type { StateExpectation } from './stateOracle';
import { letters, sizeOf, type World } from './world';

/** A script of POSIX sh that makes the world in the folder where it starts: for `check.sh`, and for people to look at. */
export function makeScript({ tree, standInData }: World): string {
  const lines = [...tree].map(([path, entry]) => {
    const name = shellQuoted(placeOf(path));
    if (entry.kind === 'folder') return `mkdir -p ${name}`;
    if (entry.kind === 'link') return `ln -s ${shellQuoted(entry.to)} ${name}`;
    return `printf '%s' ${shellQuoted(entry.text)} > ${name}`;
  });
  const modes = [...tree].reverse().flatMap(([path, entry]) => {
    const usual = entry.kind === 'folder' ? 0o755 : 0o644;
    return entry.kind === 'link' || entry.mode === usual
      ? []
      : [`chmod ${entry.mode.toString(8)} ${shellQuoted(placeOf(path))}`];
  });
  const times = [...tree].flatMap(([path, entry]) =>
    entry.kind === 'file' && entry.modified !== undefined
      ? [`TZ=UTC touch -t ${stamp(entry.modified)} ${shellQuoted(placeOf(path))}`]
      : [],
  );
  const data = [...standInData].map(([name, text]) => `printf '%s' ${shellQuoted(text)} > ../data/${name}`);
  return `${['#!/bin/sh', 'umask 022', 'mkdir -p ../remote ../data', ...lines, ...data, ...times, ...modes].join('\n')}\n`;
}

const placeOf = (path: string): string => (path.startsWith('@') ? `../remote/${path.slice(1)}` : `./${path}`);

/** As `touch -t` wants it. */
function stamp(seconds: number): string {
  const [, year, month, day, hour, minute, second] =
    /^(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)/.exec(new Date(seconds * 1000).toISOString()) ?? [];
  return `${year}${month}${day}${hour}${minute}.${second}`;
}

/**
 * What `check.sh` compares, by file; `skip` alone, with nothing in it, where plain sh cannot see enough for a verdict.
 * `closed`: permissions matter, which say nothing to root.
 * `tree` has a line for each path: kind and permissions, `cksum` of the contents, path; `-` for what may be anything.
 */
export function expectedFiles(world: World, expected: StateExpectation): ReadonlyMap<string, string> {
  if (!seenFromOutside(world, expected)) return new Map([['skip', '']]);
  const { tree, prints, errors, loose, screen, status } = expected;
  const lines = [...tree]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, wanted]) => treeLine(path, wanted));
  const texts = [...tree].flatMap(([path, wanted], at): [string, string][] =>
    wanted.kind === 'file' && typeof wanted.content === 'object'
      ? [[`text.${at}`, `${placeOf(path)}\n${compareName(wanted.content)}\n${expectedText(wanted.content)}`]]
      : [],
  );
  const part = (name: string, text: string | undefined): [string, string][] =>
    text === undefined ? [] : [[name, text]];
  const output = (one: Expectation | undefined): string | undefined =>
    one && `${compareName(one)}\n${expectedText(one)}`;
  return new Map([
    ...list('own', ownFiles(tree)),
    ['tree', lines.map((line) => `${line}\n`).join('')],
    ...texts,
    ...sessionFiles(world, expected),
    ...part('stdout', output(prints)),
    ...part('stderr', output(errors)),
    ...part('status', status === undefined ? undefined : `${status}\n`),
    ...list('args', world.args),
    ...(loose ? [['loose', ''] as const] : []),
    // To root every door is open.
    ...(isClosed(world) ? [['closed', ''] as const] : []),
    ...(screen ? [['screen', ''] as const] : []),
  ]);
}

/** Files, what was printed and what a shell tells of itself can be; its processes and history, and a server of ours, cannot. */
function seenFromOutside(world: World, expected: StateExpectation): boolean {
  const { history, pages, running, tree } = world;
  const plain = [...tree.keys(), ...expected.tree.keys()].every((path) => !/[\n\\]/.test(path));
  const quiet = expected.alive.length + expected.ended.length + running.length === 0;
  return history.length === 0 && pages.size === 0 && quiet && plain;
}

/** Of a session: what a shell reads after the answer to tell of itself, and what it should tell. */
function sessionFiles({ way }: World, { cwd, exports, typed }: StateExpectation): [string, string][] {
  if (way === 'script') return [];
  const lines = typed.map(({ line }, at) => `{\n${line}\n} > "$seen/typed.${at}" 2>&1 < /dev/null\n`);
  // The name by which an answer asks where it lies: as when it is run, and not ours.
  const script = `seen=$2 BASH_ARGV0=$1\n. "$1" < /dev/null\n${lines.join('')}( exec env ) > "$seen/env"\n( exec /bin/pwd -P ) > "$seen/cwd"\n`;
  const pairs = Object.entries(exports);
  return [
    ['session', script],
    ...(cwd === undefined ? [] : list('cwd', ['lines', cwd === '' ? homeWord : `${homeWord}/${cwd}`])),
    ...list(
      'exported',
      pairs.flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`])),
    ),
    ...list(
      'inner',
      pairs.flatMap(([name, value]) => (value === null ? [name] : [])),
    ),
    ...typed.map(({ prints }, at): [string, string] => [
      `typed.${at}`,
      `${compareName(prints)}\n${expectedText(prints)}`,
    ]),
  ];
}

/** Copies, which must be no second names of what they are copies of. */
const ownFiles = (tree: StateExpectation['tree']): string[] =>
  [...tree].flatMap(([path, wanted]) => (wanted.kind === 'file' && wanted.copied ? [placeOf(path)] : []));

/** A file with these lines; none without any. */
const list = (name: string, all: readonly string[]): [string, string][] =>
  all.length === 0 ? [] : [[name, all.map((one) => `${one}\n`).join('')]];

const isClosed = ({ tree }: World): boolean =>
  [...tree.values()].some((entry) => entry.kind !== 'link' && (entry.mode & 0o600) !== 0o600);

function compareName(expected: Expectation): string {
  if (expected.kind !== 'lines') return expected.kind;
  const { anyOrder, padded, paths } = expected;
  if (paths) return anyOrder ? 'paths' : 'pathsInOrder';
  return padded ? 'padded' : anyOrder ? 'anyOrder' : 'lines';
}

function treeLine(path: string, wanted: Wanted): string {
  const place = placeOf(path);
  if (wanted.kind === 'link') return `lrwxrwxrwx ${quotedLink(wanted.to)} ${place}`;
  const kind = wanted.kind === 'folder' ? 'd' : '-';
  const mode = wanted.mode === undefined ? kind : letters({ kind: wanted.kind, mode: wanted.mode, text: '' });
  if (wanted.kind === 'folder') return `${mode} - ${place}`;
  const sum = typeof wanted.content === 'string' ? `${cksum(wanted.content)}:${sizeOf(wanted.content)}` : '-';
  return `${mode} ${sum} ${place}`;
}

const quotedLink = (to: string): string => `->${to.replaceAll(' ', '\\ ')}`;

/** The sum of the POSIX tool `cksum`: the polynomial of CRC-32, its bits the other way round than zip has them. */
export function cksum(text: string): number {
  const bytes = new TextEncoder().encode(text);
  let sum = 0;
  const feed = (byte: number): void => {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  };
  for (const byte of bytes) feed(byte);
  for (let length = bytes.length; length > 0; length = Math.floor(length / 256)) feed(length & 0xff);
  return ~sum >>> 0;
}
