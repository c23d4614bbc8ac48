import { createHash } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { writeLargeNotebook } from '../fixtures/large';
import { run } from '../harness/cache/exec';
import { repoRoot } from '../harness/cache/paths';
import { figure, type Figure } from './figure';
import type { LargeSample } from './largeProbe';
import { inTurn } from './stats';

const plan = { megabytes: 100, outputs: 2000, seed: 1 };

/** One fresh process that opens the notebook and asks for all its tiles. */
export async function probeLarge(file: string): Promise<LargeSample> {
  const probe = path.join(repoRoot, 'out', 'test', 'bench', 'largeProbe.js');
  const worker = path.join(repoRoot, 'dist', 'notebook.worker.js');
  return JSON.parse(await run(process.execPath, [probe, file, worker])) as LargeSample;
}

/**
 * The reader of large notebooks by itself, without VS Code: memory by the file's size, the longest block by the
 * 100 ms that are allowed, and the time to all heads by what no reader can beat, the file read and hashed once.
 */
export async function largeNotebookFigures(runs = 5): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ailab-large-'));
  const file = path.join(folder, 'large.ipynb');
  try {
    await writeLargeNotebook(file, plan);
    const samples: LargeSample[] = [];
    const { opened, hashed } = await inTurn(runs, {
      opened: async () => {
        const sample = await probeLarge(file);
        samples.push(sample);
        return sample.open;
      },
      hashed: () => hashOnce(file),
    });
    return [
      figure({
        id: 'notebook.large.memory',
        target: 3,
        quantity: 'bytes',
        ours: samples.map(({ growth }) => growth),
        name: 'size of the file',
        against: plan.megabytes * 1e6,
      }),
      figure({
        id: 'notebook.large.block',
        target: 1,
        quantity: 'ms',
        ours: samples.map(({ block }) => block),
        name: 'the longest block allowed',
        against: 100,
      }),
      figure({
        id: 'notebook.large.open',
        target: null,
        quantity: 'ms',
        ours: opened,
        name: 'reading and hashing the file',
        against: hashed,
      }),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds to read the file once with one buffer and hash it. */
async function hashOnce(file: string): Promise<number> {
  const start = performance.now();
  const handle = await open(file);
  const buffer = Buffer.allocUnsafe(1 << 20);
  const hash = createHash('sha256');
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length);
    if (bytesRead === 0) break;
    hash.update(buffer.subarray(0, bytesRead));
  }
  hash.digest();
  await handle.close();
  return performance.now() - start;
}
