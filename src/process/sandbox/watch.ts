import { readFileSync } from 'node:fs';
import type { Box } from './box';
import { fromProc } from './leftovers';

/** Calls `full` once when `isFull` says so; asks so seldom that asking costs little. Returns what stops it. */
export function watch(isFull: () => boolean | Promise<boolean>, full: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const look = async (): Promise<void> => {
    const before = performance.now();
    const found = await isFull();
    if (stopped) return;
    if (found) full();
    else timer = setTimeout(() => void look(), Math.max(200, 4 * (performance.now() - before)));
  };
  timer = setTimeout(() => void look(), 200);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** Memory that the processes of a box hold now, all together; 0 where the system does not say. */
export function residentBytes(box: Box, leader: number | undefined): number {
  if (process.platform !== 'linux' || leader === undefined) return 0;
  const all = fromProc();
  const mine = new Set([leader]);
  // Who lost its parent in a box with processes of its own gets the first of them: all descend from the leader.
  for (let known = 0; known < mine.size;) {
    known = mine.size;
    for (const { pid, parent } of all) if (mine.has(parent)) mine.add(pid);
  }
  return all
    .filter(({ pid, user }) => mine.has(pid) || user === box.user)
    .reduce((sum, { pid }) => sum + residentPages(pid) * pageBytes, 0);
}

/** Of all systems that we meet; a larger one would only make the limit wider. */
const pageBytes = 4096;

function residentPages(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]);
  } catch {
    return 0;
  }
}
