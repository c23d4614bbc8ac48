import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import type { MochaResults } from './summary';

interface Reasoned {
  skipReason?: string;
}

/** Prints what mocha's spec reporter prints, and writes counts, failures and reasons to `reporterOptions.file`. */
export class SummaryReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const retried: NonNullable<MochaResults['retried']> = [];
    const results: MochaResults = { passed: 0, failures: [], skips: [], retried };
    runner.on('pass', () => {
      results.passed++;
    });
    runner.on('fail', (test: Mocha.Runnable, error: Error) => {
      results.failures.push({ title: test.fullTitle(), message: error.message });
    });
    runner.on('retry', (test: Mocha.Test, error: Error) => {
      retried.push({ title: test.fullTitle(), message: error.message });
    });
    runner.on('pending', (test: Mocha.Test) => {
      results.skips.push({ title: test.fullTitle(), reason: reasonOf(test) });
    });
    const { file } = options.reporterOptions as { file: string };
    runner.on('end', () => {
      writeFileSync(file, JSON.stringify(results));
    });
  }
}

/** The reason given on the test, or on a hook of a suite around it (a `before` that skips all). */
function reasonOf(test: Mocha.Test): string {
  const own = (test as Reasoned).skipReason;
  if (own !== undefined) return own;
  for (let suite: Mocha.Suite | undefined = test.parent; suite; suite = suite.parent) {
    const hooks = [...hooksOf(suite, '_beforeAll'), ...hooksOf(suite, '_beforeEach')];
    const reason = hooks.find((hook) => hook.skipReason !== undefined)?.skipReason;
    if (reason !== undefined) return reason;
  }
  return 'no reason given';
}

function hooksOf(suite: Mocha.Suite, name: '_beforeAll' | '_beforeEach'): Reasoned[] {
  return (suite as unknown as Record<string, Reasoned[] | undefined>)[name] ?? [];
}
