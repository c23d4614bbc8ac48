import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { openLargeNotebook } from '../../src/process/largeNotebook';

/** What one process sees of opening a large notebook; milliseconds and bytes. */
export interface LargeSample {
  /** Until all heads are there. */
  readonly open: number;
  /** From the start until the first twenty tiles' bodies are there too. */
  readonly screen: number;
  /** For all bodies after that. */
  readonly rest: number;
  /** The longest time that the main thread's loop was held up. */
  readonly block: number;
  /** The most that the main thread computed between two turns of its loop: a busy machine does not change it. */
  readonly busy: number;
  /** Peak of the process's memory, worker included, above what it had before. */
  readonly growth: number;
  readonly cells: number;
  readonly problems: number;
}

/** Opens a notebook and asks for every tile once, as reading it to the end does. */
async function sample(file: string, worker: string): Promise<LargeSample> {
  const before = process.memoryUsage.rss();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const endBusy = watchBusy();
  const start = performance.now();
  const notebook = await openLargeNotebook(file, { worker });
  const open = performance.now() - start;
  const options = { code: false, limits: true, language: 'python' };
  let screen = open;
  for (const [index, cell] of notebook.cells.entries()) {
    if (index === 20) screen = performance.now() - start;
    await notebook.body(cell, options);
  }
  const rest = performance.now() - start - screen;
  const { length: cells } = notebook.cells;
  const { length: problems } = notebook.problems;
  notebook.dispose();
  delay.disable();
  const block = delay.max / 1e6;
  // maxRSS is in units of 1024 bytes on every platform.
  const growth = process.resourceUsage().maxRSS * 1024 - before;
  return { open, screen, rest, block, busy: endBusy() ?? block, growth, cells, problems };
}

/** Linux tells the time that a thread has computed, in nanoseconds; undefined elsewhere. */
function computed(): number | undefined {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[0]);
  } catch {
    return undefined;
  }
}

function watchBusy(): () => number | undefined {
  let last = computed();
  let most = 0;
  const look = (): void => {
    const now = computed();
    most = Math.max(most, (now ?? 0) - (last ?? 0));
    last = now;
  };
  const timer = setInterval(look, 5);
  return () => {
    clearInterval(timer);
    look();
    return last === undefined ? undefined : most / 1e6;
  };
}

/** A process of its own for each sample: `node largeProbe.js FILE WORKER` prints one JSON object. */
if (require.main === module) {
  const [file = '', worker = ''] = process.argv.slice(2);
  sample(file, worker).then(
    (result) => process.stdout.write(JSON.stringify(result)),
    (error: unknown) => {
      process.stderr.write(String(error));
      process.exitCode = 1;
    },
  );
}
