/**
 * Calls `late` when `ms` are over, and all has been heard that happened until then: a process that was kept from running
 * looks at its timers first, and only then at what its children wrote and which of them have ended. Returns what stops it.
 */
export function limitTime(ms: number, late: () => void): () => void {
  let turn: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => (turn = setImmediate(late)), ms);
  return () => {
    clearTimeout(timer);
    clearImmediate(turn);
  };
}

/** Waits for something, but not for ever; and keeps nobody waiting once it is there. */
export async function inTime(done: Promise<unknown>, ms: number): Promise<void> {
  let stop: (() => void) | undefined;
  await Promise.race([done, new Promise<void>((resolve) => (stop = limitTime(ms, resolve)))]);
  stop?.();
}
