/** What one mocha run left behind. */
export interface MochaResults {
  passed: number;
  failures: { title: string; message: string }[];
  skips: { title: string; reason: string }[];
  /** Attempts that failed before another one, in the same run. */
  retried?: { title: string; message: string }[];
}

export interface StageResult extends MochaResults {
  readonly name: string;
  readonly milliseconds: number;
  /** Set where tests were chosen: then a stage without a match is no fault. */
  readonly filtered?: boolean;
}

/** A stage that is one check (lint, types): one passed or one failed. */
export function checkResult(name: string, milliseconds: number, error?: string): StageResult {
  return error === undefined
    ? { name, milliseconds, passed: 1, failures: [], skips: [] }
    : { name, milliseconds, passed: 0, failures: [{ title: name, message: error }], skips: [] };
}

/** A stage that executed no test proves nothing: that is a failure of its own, not a silent success. */
export function judged(stage: StageResult): StageResult {
  if (stage.passed + stage.failures.length > 0 || stage.filtered === true) return stage;
  const why = stage.skips.length > 0 ? 'every test was skipped' : 'no test was found';
  return { ...stage, failures: [{ title: `${stage.name} executed no test`, message: why }] };
}

export interface Summary {
  /** Lines to print; the last one is exactly `N passed, N failed, N skipped`. */
  readonly lines: readonly string[];
  readonly status: 0 | 1;
}

/** The end of a run: times, what was skipped and why, what failed, and the one line with the sums. */
export function summarise(results: readonly StageResult[]): Summary {
  let stages = results.map(judged);
  const executed = stages.reduce((sum, { passed, failures }) => sum + passed + failures.length, 0);
  if (executed === 0) stages = [...stages, checkResult('selection', 0, 'no test matches')];
  const passed = stages.reduce((sum, stage) => sum + stage.passed, 0);
  const failures = stages.flatMap(({ name, failures: list }) => list.map((one) => ({ ...one, name })));
  const retried = stages.flatMap(({ name, retried: list = [] }) => list.map((one) => ({ ...one, name })));
  const skips = stages.flatMap(({ name, skips: list }) => list.map((one) => ({ ...one, name })));
  return {
    lines: [
      '',
      ...stages.map(line),
      ...(skips.length > 0
        ? ['', 'Skipped:', ...skips.map(({ name, title, reason }) => `  ${name}: ${title} (${reason})`)]
        : []),
      ...listed('Failed once, and were tried again:', retried),
      ...listed('Failed:', failures),
      '',
      `${passed} passed, ${failures.length} failed, ${skips.length} skipped`,
    ],
    status: failures.length > 0 ? 1 : 0,
  };
}

function listed(
  heading: string,
  all: readonly { readonly name: string; readonly title: string; readonly message: string }[],
): string[] {
  if (all.length === 0) return [];
  return [
    '',
    heading,
    ...all.map(({ name, title, message }) => `  ${name}: ${title}: ${inOneLine(message)}`),
  ];
}

function line({ name, milliseconds, passed, failures, skips }: StageResult): string {
  const counts = `${passed} passed, ${failures.length} failed, ${skips.length} skipped`;
  return `  ${name.padEnd(12)} ${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${counts.replaceAll(', ', ' · ')}`;
}

/** An assertion's first line alone does not say what came instead. */
function inOneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').slice(0, 400);
}
