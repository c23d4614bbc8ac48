import { writeFileSync } from 'node:fs';
import type { MochaResults } from './run/summary';

interface Reasoned {
  skipReason?: string;
}

interface Event {
  on(event: string, listener: (test: Mocha.Test, error?: Error) => void): void;
}

/** Prints what mocha's spec reporter prints, and writes counts, failures and reasons to `options.reporterOptions.file`. */
export default class SummaryReporter {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    const results: MochaResults = { passed: 0, failures: [], skips: [] };
    const events = runner as unknown as Event;
    events.on('pass', () => {
      results.passed++;
    });
    events.on('fail', (test, error) => {
      results.failures.push({ title: test.fullTitle(), message: error?.message ?? '' });
    });
    events.on('pending', (test) => {
      results.skips.push({ title: test.fullTitle(), reason: reasonOf(test) });
    });
    const { file, base } = options.reporterOptions as {
      file: string;
      base: new (r: Mocha.Runner, o: Mocha.MochaOptions) => unknown;
    };
    new base(runner, options);
    events.on('end', () => {
      writeFileSync(file, JSON.stringify(results));
    });
  }
}

/** A reason given on the test, or on a hook of a suite around it (`before` that skips all). */
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
