import type { Random } from '../data/random';
import { labels } from '../data/words';
import { filled } from './facts';
import { changedMode } from './modes';
import type { EntrySpec, WorldSpec } from './spec';
import { foldersOf, type Entry, type World } from './world';

/** Makes the world of a seed from what a pack says about it. */
export function makeWorld(spec: WorldSpec, random: Random): World {
  const facts: Record<string, string> = {};
  for (const [name, among] of Object.entries(spec.pick))
    facts[name] = picked(among, Object.values(facts), random);
  const disks = spec.standIns.includes('df') ? disksOf(random, facts) : undefined;
  const { args, env, man, hosts, history, running, pages, ...rest } = filled(spec, facts);
  const tree = new Map<string, Entry>();
  const used = new Set<string>();
  // Paths of entries are filled one by one: each `{*}` is another word.
  for (const entry of rest.tree)
    for (let count = entry.times ?? 1; count > 0; count--) add(tree, entry, random, used, spec.odd, count);
  const data = new Map([
    ...Object.entries(man).map(([name, lines]): [string, string] => [`man-${name}`, text(lines)]),
    ...(disks === undefined ? [] : [['df', disks] as const]),
    ...(hosts.length === 0
      ? []
      : [['scp', text(hosts.map((one) => `${one.host} ${one.user} ${one.port}`))] as const]),
  ]);
  return {
    tree: sorted(tree),
    env,
    system: 'gnu',
    way: spec.way,
    args,
    facts,
    standIns: spec.standIns,
    standInData: data,
    history,
    running,
    pages: new Map(Object.entries(pages).map(([path, lines]) => [path, text(lines)])),
  };
}

const diskFacts = ['diskfree', 'diskused', 'diskpercent'] as const;

/** Names that stand for something in the worlds of a specification. */
export function factNames({ pick, standIns }: WorldSpec): string[] {
  return [...Object.keys(pick), ...(standIns.includes('df') ? diskFacts : [])];
}

const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** One of a list that no earlier fact has, or a number between two. */
function picked(among: WorldSpec['pick'][string], taken: readonly string[], random: Random): string {
  const [least, most] = among;
  if (typeof least === 'number' && typeof most === 'number') return String(random.between(least, most));
  const texts = among.map(String);
  const free = texts.filter((one) => !taken.includes(one));
  return random.pick(free.length > 0 ? free : texts);
}

/** What answers stumble over that take names for words, or for plain letters. */
const oddNames = ['two words', '민지 사진', '-n', '.숨은', "it's", '$HOME', 'a;b', '[x]', '*'];

function add(
  tree: Map<string, Entry>,
  spec: EntrySpec,
  random: Random,
  used: Set<string>,
  odd: boolean,
  count: number,
): void {
  let path = spec.path;
  if (path.includes('{*}')) {
    // The last ones are odd, so that there are plain ones too.
    const names = odd && count <= Math.max(2, (spec.times ?? 1) / 2) ? oddNames : labels;
    const free = names.filter((one) => !used.has(path.replaceAll('{*}', one)));
    const word = free.length > 0 ? random.pick(free) : `${random.pick(labels)}${used.size}`;
    path = path.replaceAll('{*}', word);
    used.add(path);
  }
  for (const folder of foldersOf(path))
    if (!tree.has(folder)) tree.set(folder, { kind: 'folder', mode: 0o755 });
  const mode = changedMode(spec.folder ? 0o755 : 0o644, spec.mode ?? (spec.folder ? '755' : '644'));
  const modified = spec.modified && daysAfter(random.between(...spec.modified), random.below(86_400));
  if (spec.folder) tree.set(path, { kind: 'folder', mode });
  else if (spec.link !== undefined) tree.set(path, { kind: 'link', to: spec.link });
  else
    tree.set(path, {
      kind: 'file',
      text: contentsOf(spec, random),
      mode,
      ...(modified === undefined ? {} : { modified }),
    });
}

function contentsOf({ lines, rows, bytes }: EntrySpec, random: Random): string {
  const written = lines ? text(lines) : '';
  const made = Array.from(
    { length: rows ? random.between(...rows) : 0 },
    (_, at) => `${random.pick(labels)}_${at + 1}.png,${random.below(10)}\n`,
  );
  const size = bytes ? random.between(...bytes) : 0;
  return written + made.join('') + 'taco'.repeat(Math.ceil(size / 4)).slice(0, size);
}

/** Seconds since 1970 of a moment so many days after the first of 2026. */
const daysAfter = (days: number, seconds: number): number => 1_767_225_600 + days * 86_400 + seconds;

/**
 * The table of the stand-in for `df`: source, size, used and free in gigabytes, mount point.
 * Whole gigabytes, so that every way of rounding shows the same.
 */
function disksOf(random: Random, facts: Record<string, string>): string {
  const percents = random.shuffled([11, 23, 38, 52, 67, 74, 86, 91, 97]);
  // One below the home's: its line is not the only one in which that word stands.
  const mounted = [
    '/dev/vda1 /',
    '/dev/vdb1 /home',
    '/dev/vdc1 /data',
    'tmpfs /dev/shm',
    '/dev/vdd1 /home/backup',
  ];
  const rows = mounted.map((names, at) => {
    const size = random.between(2, 9) * 100;
    const used = ((percents[at] ?? 50) * size) / 100;
    if (at === 1)
      Object.assign(facts, {
        diskfree: String(size - used),
        diskused: String(used),
        diskpercent: String(percents[at]),
      });
    return [...names.split(' ').slice(0, 1), size, used, size - used, names.split(' ')[1]].join(' ');
  });
  // The home's is neither the first nor the last, which are those that are read by who does not look.
  const [home, ...others] = [rows[1] ?? '', ...random.shuffled(rows.filter((_, at) => at !== 1))];
  others.splice(random.between(1, others.length - 1), 0, home);
  return text(others);
}

function sorted(tree: ReadonlyMap<string, Entry>): Map<string, Entry> {
  return new Map([...tree].sort(([a], [b]) => (a < b ? -1 : 1)));
}
