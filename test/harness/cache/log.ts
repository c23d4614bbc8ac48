import { performance } from 'node:perf_hooks';

/** One progress line. It goes to stderr, so that stdout stays free for results and JSON. `AILAB_QUIET` silences it. */
export function progress(text: string): void {
  if (process.env['AILAB_QUIET'] === undefined) process.stderr.write(`[harness] ${text}\n`);
}

/** Runs a step and prints how long it took; a step that fails prints nothing, its error says what happened. */
export async function timed<T>(label: string, step: () => Promise<T>): Promise<T> {
  progress(`${label} …`);
  const started = performance.now();
  const result = await step();
  progress(`${label}: done in ${seconds(performance.now() - started)}`);
  return result;
}

/** Milliseconds as `3.2 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
