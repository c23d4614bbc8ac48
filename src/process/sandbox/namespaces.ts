import { shellQuoted } from '../../shared/shellQuote';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Box, Needs } from './box';
import { fstabField, mountOf, mountsHere, type Mount } from './mounts';
import { isInside } from './inside';
import { asFirst } from './limits';
import { inPassing } from './places';

/** A path of the system that the box shows. */
export interface Shown {
  readonly path: string;
  /** Of a link, where it leads. */
  readonly target?: string;
}

const devices = ['null', 'zero', 'full', 'random', 'urandom'];
const links = {
  fd: '/proc/self/fd',
  stdin: '/proc/self/fd/0',
  stdout: '/proc/self/fd/1',
  stderr: '/proc/self/fd/2',
  ptmx: 'pts/ptmx',
};
const safe = 'nosuid,nodev,noexec';
/** Of `/proc`: what may change the machine. */
const settings = ['sys', 'irq', 'bus', 'sysrq-trigger'];

/**
 * Puts together a root with the places of everything that the box shows, and a table of its mounts, so that one `mount`
 * makes them all. Returns shell text that moves in there and runs its arguments as a child, behind `limits`.
 */
export function newRoot(box: Box, paths: readonly Shown[], needs: Omit<Needs, 'readable'>): string {
  const mounts = mountsHere();
  const shown = paths.flatMap(({ path: one, target }) => (target === undefined ? [one] : []));
  const lasts = (one: string): boolean => inPassing(one) === undefined;
  // The others have their places in the box's `tmp`.
  const places = [...shown, box.base, box.work].filter(lasts);
  const root = rootWith(box, places, paths);
  const lines = [
    ...systemTable(root, shown.filter(lasts), mounts),
    bind(box.tmp, path.join(root, 'tmp')),
    bind(box.tmp, path.join(root, 'dev/shm')),
    // Not before: they may lie in what stands there now.
    ...readOnly([...shown.filter((one) => !lasts(one)), box.base], root, mounts),
    ...[box.work, box.home, box.tmp].map((folder) => bind(folder, path.join(root, folder))),
  ];
  const table = path.join(box.base, 'mounts');
  writeFileSync(table, `${lines.join('\n')}\n`);
  return [
    'set -e; inside=$PATH; PATH=/usr/sbin:/usr/bin:/sbin:/bin',
    `mount -n -a -T ${shellQuoted(table)}`,
    ...(needs.loopback ? [bringUp(path.join(root, 'sys'))] : []),
    ...(needs.terminal ? [withTerminals(path.join(root, 'dev/pts'))] : []),
    `cd ${shellQuoted(root)}; pivot_root . .old; cd /; umount -n -l /.old`,
    `cd ${shellQuoted(box.work)}; PATH=$inside; set +e`,
    asFirst(needs.limits, needs.linger),
  ].join('\n');
}

/** A line of the table that shows a file or folder at another place, with all that is mounted in it. */
function bind(from: string, to: string, options: readonly string[] = []): string {
  return `${fstabField(from)} ${fstabField(to)} none ${['rbind', ...options].join(',')} 0 0`;
}

/** Options of what can only be read. */
function fixed(place: string, mounts: readonly Mount[]): string[] {
  return ['ro', ...(mountOf(place, mounts)?.locked ?? [])];
}

/** Shows paths at their own place, to be read only. */
function readOnly(shown: readonly string[], root: string, mounts: readonly Mount[]): string[] {
  // What is mounted within them comes along, and could be written to.
  const within = mounts.flatMap(({ point }) =>
    shown.some((one) => point !== one && isInside(one, point)) ? [point] : [],
  );
  return [...shown, ...within].map((one) => bind(one, path.join(root, one), fixed(one, mounts)));
}

/** Of the boxes with one root, while nothing is mounted elsewhere: most of a table, and the same for all of them. */
let known: { readonly root: string; readonly mounts: readonly Mount[]; readonly lines: string[] } | undefined;

/** The root itself, and what of the system is shown in it: the part of a table in which no box has its own. */
function systemTable(root: string, shown: readonly string[], mounts: readonly Mount[]): string[] {
  if (known?.root === root && known.mounts === mounts) return known.lines;
  const at = (inner: string): string => fstabField(path.join(root, inner));
  const lines = [
    // Over itself: only a mount can be read-only, and become the root.
    bind(root, root, fixed(root, mounts)),
    ...readOnly(shown, root, mounts),
    `proc ${at('proc')} proc ${safe} 0 0`,
    ...settings
      .filter((name) => existsSync(`/proc/${name}`))
      .map((name) => `${at(`proc/${name}`)} ${at(`proc/${name}`)} none bind,ro,${safe} 0 0`),
    ...devices.map((name) =>
      bind(`/dev/${name}`, path.join(root, 'dev', name), fixed(`/dev/${name}`, mounts)),
    ),
  ];
  known = { root, mounts, lines };
  return lines;
}

/** Shell text: a network of one's own begins without its loopback. */
function bringUp(sys: string): string {
  const at = shellQuoted(sys);
  return `ip link set lo up 2>/dev/null || {
  mount -n -t sysfs sys ${at} 2>/dev/null && echo 9 > ${at}/class/net/lo/flags && umount -n ${at}
} || :`;
}

/** Shell text: terminals of the box's own, none of which is one of the system's. */
const withTerminals = (at: string): string =>
  `mount -n -t devpts -o newinstance,ptmxmode=0666,mode=0600,nosuid,noexec pts ${shellQuoted(at)} 2>/dev/null || :`;

/** By what they show. */
const roots = new Map<string, string>();

/** The root that all boxes use which show the same; one for this box alone where its own folders need places there. */
function rootWith(box: Box, places: readonly string[], paths: readonly Shown[]): string {
  if (inPassing(box.base) === undefined || inPassing(box.work) === undefined)
    return made(path.join(box.base, 'root'), places, paths);
  const key = JSON.stringify([places, paths]);
  let root = roots.get(key);
  if (root === undefined || !existsSync(root)) {
    root = made(mkdtempSync(path.join(path.dirname(box.base), `ailab-root-${process.pid}-`)), places, paths);
    if (roots.size === 0) process.once('exit', removeRoots);
    roots.set(key, root);
  }
  return root;
}

function removeRoots(): void {
  for (const root of roots.values()) rmSync(root, { recursive: true, force: true });
}

function made(root: string, places: readonly string[], paths: readonly Shown[]): string {
  mkdirSync(root, { recursive: true });
  chmodSync(root, 0o755);
  for (const inner of ['proc', 'dev/shm', 'dev/pts', 'tmp', 'sys', '.old'])
    mkdirSync(path.join(root, inner), { recursive: true });
  for (const name of devices) writeFileSync(path.join(root, 'dev', name), '');
  for (const [name, target] of Object.entries(links)) symlinkSync(target, path.join(root, 'dev', name));
  for (const { path: name, target } of paths)
    if (target !== undefined) symlinkSync(target, path.join(root, name));
  for (const place of places) placeFor(place, path.join(root, place));
  return root;
}

/** An empty folder or file, whichever the other one is. */
function placeFor(from: string, to: string): void {
  if (existsSync(to)) return;
  const isFolder = statSync(from).isDirectory();
  mkdirSync(isFolder ? to : path.dirname(to), { recursive: true });
  if (!isFolder) writeFileSync(to, '');
}

/** Paths that the box shows as the system has them: those that exist, links as links. */
export function shownPaths(paths: readonly string[]): Shown[] {
  return paths
    .filter((one) => existsSync(one))
    .map((one) =>
      lstatSync(one).isSymbolicLink() ? { path: one, target: readlinkSync(one) } : { path: one },
    );
}
