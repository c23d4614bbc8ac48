import { stat } from 'node:fs/promises';
import path from 'node:path';
import { writeLargeNotebook } from '../../fixtures/large';
import type { Bench } from '../bench';
import type { Figure } from '../figure';
import type { LargeTimes } from '../host/api';

/** The 100 MB notebook with 2,000 outputs, opened from its file in a fresh extension host each time. */
export async function large(bench: Bench): Promise<Figure[]> {
  const notebook = path.join(await bench.folder(), 'large.ipynb');
  await writeLargeNotebook(notebook, { megabytes: 100, outputs: 2000, seed: 3 });
  const { size } = await stat(notebook);
  const editor = await bench.editor();
  const small = await bench.notebook('hello');
  const floor: number[] = [];
  const samples: LargeTimes[] = [];
  for (let run = 0; run < bench.runs; run++) {
    // Memory that was freed stays with the process: only a new one shows the growth.
    await editor.restart();
    await editor.call('dashboard', { notebook: small });
    floor.push((await editor.call('floor', {})).ms);
    samples.push(await editor.call('large', { notebook }));
  }
  return [
    ...bench.figure({
      id: 'dashboard.large.firstTile',
      quantity: 'ms',
      ours: samples.map(({ first }) => first),
      name: 'empty webview panel',
      against: floor,
    }),
    ...bench.figure({
      id: 'dashboard.large.memory',
      quantity: 'bytes',
      ours: samples.map(({ growth }) => growth),
      name: 'size of the notebook',
      against: size,
    }),
    ...bench.figure({
      id: 'dashboard.large.block',
      quantity: 'ms',
      ours: samples.map(({ block }) => block),
      name: '100 ms: what a person notices',
      against: 100,
    }),
  ];
}
