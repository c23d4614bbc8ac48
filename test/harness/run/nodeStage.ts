import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { repoRoot } from '../cache/paths';
import type { TestArgs } from './args';
import { spawnBeside, spawnInherited } from './child';
import { testFiles } from './files';
import type { MochaResults, StageResult } from './summary';

/** Unit and end-to-end tests: mocha in a Node of its own, which can be ended without ending us. */
export async function nodeStage(name: 'unit' | 'e2e', args: TestArgs): Promise<StageResult> {
  const started = Date.now();
  const filtered = args.grep !== undefined || args.files.length > 0;
  const files = testFiles(name, args.files);
  if (files.length === 0) return { name, milliseconds: 0, passed: 0, failures: [], skips: [], filtered };
  const lanes: readonly Lane[] = name === 'unit' ? [{ files }] : await lanesOf(files);
  const done = await Promise.all(
    lanes.map((lane, at) =>
      withResultsFile((file) => {
        const job = {
          ...lane,
          results: file,
          grep: args.grep,
          timeout: name === 'unit' ? 20_000 : 60_000,
          ...(name === 'unit' ? {} : { patience: 3 }),
          shared: name === 'e2e',
        };
        const main = path.join(repoRoot, 'out', 'harness', 'mochaMain.js');
        const words = ['--enable-source-maps', main, JSON.stringify(job)];
        return at === 0
          ? spawnInherited(process.execPath, words, true)
          : spawnBeside(process.execPath, words);
      }),
    ),
  );
  return {
    name,
    milliseconds: Date.now() - started,
    filtered,
    passed: done.reduce((sum, { passed }) => sum + passed, 0),
    failures: done.flatMap(({ failures }) => failures),
    skips: done.flatMap(({ skips }) => skips),
    retried: done.flatMap(({ retried = [] }) => retried),
  };
}

interface Lane {
  readonly files: readonly string[];
  readonly retries?: number;
}

/**
 * What drives VS Code, what drives a browser alone, and what only runs programs: each of them waits for a good part of its
 * time. Tests that look at the whole machine before and after are in the first lane too, for a VS Code beside them writes to
 * the person's home. Only where VS Code itself is driven, a test is tried once more: where the keyboard goes and when a view
 * is drawn is not in our hands there. What tests safety says `this.retries(0)`.
 */
async function lanesOf(files: readonly string[]): Promise<Lane[]> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const laneOf = (at: number): number => {
    const text = texts[at] ?? '';
    if (/\bstartVSCodeServer\(|fingerprint\(/.test(text)) return 0;
    return text.includes('require("playwright-core")') ? 1 : 2;
  };
  return [0, 1, 2]
    .map((lane) => ({ files: files.filter((_, at) => laneOf(at) === lane), retries: lane === 0 ? 1 : 0 }))
    .filter((lane) => lane.files.length > 0);
}

/** Runs something that writes mocha's results to a file; a run that wrote none is one failure, with how it ended. */
export async function withResultsFile(run: (file: string) => Promise<string>): Promise<MochaResults> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ailab-results-'));
  const file = path.join(folder, 'results.json');
  try {
    const ended = await run(file);
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined)
      return { passed: 0, failures: [{ title: 'the run did not finish', message: ended }], skips: [] };
    const results = JSON.parse(text) as MochaResults;
    // For example a hook after the last test, or an exception nobody caught.
    if (ended !== '' && results.failures.length === 0)
      results.failures.push({ title: 'the run failed', message: ended });
    return results;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
