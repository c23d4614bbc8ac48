import { parseArgs } from 'node:util';

export interface BenchArgs {
  /** Beginnings of ids; none means all. */
  readonly names: readonly string[];
  /** One JSON document on stdout, and nothing else there. */
  readonly json: boolean;
  /** Exit status 1 if a figure misses its target. */
  readonly check: boolean;
  readonly runs: number;
}

/** A mistake in the arguments; its message is for people. */
export class UsageError extends Error {}

/** Reads `[NAME …] [--json] [--check] [--runs N]`. Throws `UsageError`. */
export function parseBenchArgs(argv: readonly string[]): BenchArgs {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
        runs: { type: 'string', default: '5' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { json, check, runs } = parsed.values;
  if (!/^[1-9]\d{0,2}$/.test(runs)) throw new UsageError(`--runs ${runs}: a number from 1 to 999 is meant`);
  return { names: parsed.positionals, json, check, runs: Number(runs) };
}
