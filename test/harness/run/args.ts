import { parseArgs } from 'node:util';

export const stageNames = ['lint', 'format', 'types', 'unit', 'integration', 'e2e'] as const;
export type StageName = (typeof stageNames)[number];

export interface TestArgs {
  readonly stages: readonly StageName[];
  readonly grep?: string;
  /** Test sources (`test/e2e/x.test.ts`) that alone should run. */
  readonly files: readonly string[];
  /** Integration in a downloaded desktop VS Code instead of the server. */
  readonly desktop: boolean;
}

/** A mistake in the arguments; its message is for people. */
export class UsageError extends Error {}

/** Reads `[file …] [--grep TEXT] [--stage unit,e2e] [--desktop]`; files choose their stages by themselves. */
export function parseTestArgs(argv: readonly string[], defaults: readonly StageName[]): TestArgs {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        grep: { type: 'string' },
        stage: { type: 'string' },
        desktop: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const files = positionals.map((file) => file.replaceAll('\\', '/').replace(/^\.\//, ''));
  const stages =
    values.stage === undefined ? stagesOf(files, defaults) : values.stage.split(',').map(toStage);
  return {
    stages,
    files,
    desktop: values.desktop,
    ...(values.grep === undefined ? {} : { grep: values.grep }),
  };
}

function stagesOf(files: readonly string[], defaults: readonly StageName[]): readonly StageName[] {
  if (files.length === 0) return defaults;
  return [
    ...new Set(
      files.map((file) => {
        const folder = /(?:^|\/)test\/(unit|integration|e2e)\//.exec(file)?.[1];
        if (folder === undefined || !file.endsWith('.test.ts'))
          throw new UsageError(`${file} is not a file test/{unit,integration,e2e}/….test.ts`);
        return toStage(folder);
      }),
    ),
  ];
}

function toStage(name: string): StageName {
  const found = stageNames.find((stage) => stage === name.trim());
  if (!found) throw new UsageError(`No stage "${name}": there are ${stageNames.join(', ')}`);
  return found;
}
