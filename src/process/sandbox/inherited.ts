import { openSync, readdirSync, readFileSync } from 'node:fs';

let found: readonly number[] | undefined;

/**
 * What a child's descriptors from 3 on must be, so that it inherits none of ours: who started us may have left files or
 * folders open, which would be a way out of every box. `/dev/null` stands for each of them.
 */
export function closedForChildren(): ('ignore' | number)[] {
  // Node itself opens nothing that children inherit: what there is was there when we began.
  found ??= inheritable();
  if (found.length === 0) return [];
  const empty = (nothing ??= openSync('/dev/null', 'r'));
  const last = Math.max(...found);
  return Array.from({ length: last - 2 }, (_, at) => (found?.includes(at + 3) ? empty : 'ignore'));
}

let nothing: number | undefined;

function inheritable(): number[] {
  if (process.platform !== 'linux') return [];
  const closeOnExec = 0o2000000;
  return readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      const flags = /^flags:\s+(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${name}`, 'latin1'))?.[1] ?? '';
      return Number(name) > 2 && (parseInt(flags, 8) & closeOnExec) === 0 ? [Number(name)] : [];
    } catch {
      // The one by which the folder was read.
      return [];
    }
  });
}
