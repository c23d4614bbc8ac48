import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Bench } from '../bench';
import type { Figure } from '../figure';
import { manyCells } from '../manyCells';

/** Three frames at 60 Hz: the event's own, the page's work, the paint. */
const limit = 50;

/** One cell of a notebook of 500 that is open in the notebook editor gets a new output. */
export async function redraw(bench: Bench): Promise<Figure[]> {
  const editor = await bench.editor();
  const notebook = path.join(await bench.folder(), 'cells500.ipynb');
  await writeFile(notebook, JSON.stringify(manyCells(500)));
  const ours = await editor.call('redraw', { notebook, cell: 1, runs: bench.runs });
  return bench.figure({
    id: 'dashboard.redraw',
    quantity: 'ms',
    ours,
    name: '50 ms: 3 frames at 60 Hz',
    against: limit,
  });
}
