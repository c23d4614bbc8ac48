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
    reporter: SummaryReporter as unknown as Mocha.ReporterConstructor,
    reporterOptions: { file: job.results },
    ...(job.grep === undefined ? {} : { grep: job.grep }),
    ...(job.hooks === undefined ? {} : { rootHooks: job.hooks }),
  });
  for (const file of job.files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  return new Promise((resolve) => {
    mocha.run(resolve);
  });
}
