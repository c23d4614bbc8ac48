import { readFileSync } from 'node:fs';
import { constants } from 'node:os';

/** Ends a process group at once; nothing where nobody is left in it. */
export function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // Nobody is left in it.
  }
}

/**
 * Ends the first process of the PID namespace that a program of the box waits for: the kernel ends all others with it, and
 * the program when they are gone. Where there is no such process yet, the program itself. Linux only.
 */
export function killNamespace(holder: number): void {
  const first = childrenOf(holder);
  if (first.length === 0) killGroup(holder);
  for (const pid of first) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** The signal that a status above 128 stands for. */
export function signalOf(status: number): NodeJS.Signals | null {
  const found = Object.entries(constants.signals).find(([, number]) => number === status - 128);
  return found ? (found[0] as NodeJS.Signals) : null;
}
