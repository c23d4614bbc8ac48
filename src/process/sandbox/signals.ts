import { constants } from 'node:os';

/** Ends a process group at once; nothing where nobody is left in it. */
export function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // Nobody is left in it.
  }
}

/** The signal that a status above 128 stands for. */
export function signalOf(status: number): NodeJS.Signals | null {
  const found = Object.entries(constants.signals).find(([, number]) => number === status - 128);
  return found ? (found[0] as NodeJS.Signals) : null;
}
