// Benchmarks are in test/bench: its index exports `main(arguments)`, which returns the exit status.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { repoRoot } from './cache/paths';
import { endWithParent } from './run/parent';
import { disposeSessions } from './session';

async function bench(): Promise<number> {
  const entry = path.join(repoRoot, 'out', 'test', 'bench', 'index.js');
  if (!existsSync(entry)) throw new Error('There is no benchmark yet (test/bench/index.ts).');
  const { main } = (await import(entry)) as { main: (argv: readonly string[]) => Promise<number> };
  try {
    return await main(process.argv.slice(2));
  } finally {
    await disposeSessions();
  }
}

endWithParent(disposeSessions);
bench().then(
  (status) => process.exit(status),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
