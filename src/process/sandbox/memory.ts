import { readFileSync, readlinkSync, statSync } from 'node:fs';
import path from 'node:path';
import { at as fieldOf, parsedObject } from '../../shared/json';
import { cacheFolder, keepFile } from '../cacheFolder';
import type { Isolation } from './isolation';

/** What was found out about a machine, for those who start anew each time. */
export interface IsolationMemory {
  /** The best of these ways, where it was found on this machine, as it is, today. */
  recall(all: readonly Isolation[]): Isolation | undefined;
  keep(best: Isolation, all: readonly Isolation[]): void;
}

const lastsMs = 24 * 60 * 60 * 1000;

/**
 * Remembers in a file which way holds, so that only the first run of a day tries them. What stands there decides which
 * way is tried first, and never whether a command is kept in its box: the way itself does that, or does not start it.
 * @param folder that nobody else can write to; by default the person's own
 */
export function isolationMemory(
  folder: string | undefined = cacheFolder(),
  now: () => number = Date.now,
): IsolationMemory | undefined {
  if (folder === undefined || process.platform !== 'linux') return undefined;
  const file = path.join(folder, 'isolation.json');
  return {
    recall(all) {
      try {
        const kept = parsedObject(readFileSync(file, 'utf8'));
        const [machine, name, when] = ['machine', 'name', 'at'].map((key) => fieldOf(kept, key));
        const fresh = typeof when === 'number' && Math.abs(now() - when) < lastsMs;
        if (!fresh || machine !== machineNow(all)) return undefined;
        return all.find((one) => one.name !== 'none' && one.name === name);
      } catch {
        return undefined;
      }
    },
    keep(best, all) {
      // Nothing holds there, and tomorrow something may.
      if (best.name !== 'none')
        keepFile(file, JSON.stringify({ machine: machineNow(all), name: best.name, at: now() }));
    },
  };
}

/** What decides which ways hold: another boot, container, person, setting or tool is another machine. */
function machineNow(all: readonly Isolation[]): string {
  const read = (name: string): string => attempt(() => readFileSync(name, 'utf8').trim());
  const settings = [
    'random/boot_id',
    'unprivileged_userns_clone',
    'apparmor_restrict_unprivileged_userns',
    '../user/max_user_namespaces',
  ].map((name) => read(`/proc/sys/kernel/${name}`));
  const spaces = ['user', 'mnt', 'pid', 'net'].map((name) =>
    attempt(() => readlinkSync(`/proc/self/ns/${name}`)),
  );
  const rights = read('/proc/self/status')
    .split('\n')
    .filter((line) => /^(?:Uid|Cap|NoNewPrivs|Seccomp)/.test(line));
  const tools = all.flatMap(({ name, tools: files }) =>
    files.map((file) => `${name} ${file} ${attempt(() => String(statSync(file).mtimeMs))}`),
  );
  return [...settings, ...rights, read('/proc/self/attr/current'), ...spaces, ...tools].join('\n');
}

function attempt(find: () => string): string {
  try {
    return find();
  } catch {
    return '-';
  }
}
