import Mocha from 'mocha';
import { SummaryReporter } from './reporter';

export interface MochaJob {
  /** Built test files (`out/test/….test.js`), absolute. */
  readonly files: readonly string[];
  /** Where counts, failures and reasons are written as JSON. */
  readonly results: string;
  readonly grep?: string | undefined;
  /** Milliseconds a test may take. */
  readonly timeout: number;
  /** How many times as long it takes where the machine is busy with others: a limit ends what hangs, it claims no speed. */
  readonly patience?: number;
  /** How often a test is tried again that failed; the summary names each attempt. */
  readonly retries?: number;
  readonly hooks?: Mocha.RootHookObject;
}

/** Runs mocha in this process, in Node or in VS Code's extension host alike; returns how many tests failed. */
export async function runMocha(job: MochaJob): Promise<number> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: job.timeout,
    color: process.env['NO_COLOR'] === undefined,
    // A forgotten `.only` would silently skip everything else; --grep chooses tests.
    forbidOnly: true,
    retries: job.retries ?? 0,
    reporter: SummaryReporter as unknown as Mocha.ReporterConstructor,
    reporterOptions: { file: job.results },
    ...(job.grep === undefined ? {} : { grep: job.grep }),
    ...(job.hooks === undefined ? {} : { rootHooks: job.hooks }),
  });
  if (job.patience !== undefined) bePatient(job.patience);
  for (const file of job.files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  return new Promise((resolve) => {
    mocha.run(resolve);
  });
}

/** All limits of tests and hooks from now on, also those that they set themselves. */
function bePatient(times: number): void {
  const limited = Mocha.Runnable.prototype as unknown as { timeout: (...given: unknown[]) => unknown };
  const { timeout } = limited;
  limited.timeout = function (this: unknown, ...[ms]: unknown[]): unknown {
    return ms === undefined ? timeout.call(this) : timeout.call(this, Number(ms) * times);
  };
}
