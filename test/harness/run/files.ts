import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { repoRoot } from '../cache/paths';

/** Built test files of a stage, in a fixed order; with `chosen` sources only those. */
export function testFiles(stage: 'unit' | 'integration' | 'e2e', chosen: readonly string[] = []): string[] {
  const folder = path.join(repoRoot, 'out', 'test', stage);
  if (!existsSync(folder)) return [];
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.js'))
    .map((file) => path.join(folder, file))
    .sort();
  if (chosen.length === 0) return all;
  const wanted = new Set(
    chosen.map((file) =>
      path.resolve(repoRoot, 'out', file.replace(/^.*(?=\btest\/)/, '').replace(/\.ts$/, '.js')),
    ),
  );
  return all.filter((file) => wanted.has(file));
}
