import { rm } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../../harness/cache/exec';
import type { Bench } from '../bench';
import type { NotebookName } from '../catalogue';
import type { Figure } from '../figure';
import { inTurn } from '../stats';

/** `ailab dashboard render` beside `jupyter nbconvert --to html`: whole processes, as a person runs them. */
export async function render(bench: Bench): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const name of bench.notebooks('render'))
    figures.push(...(await bench.attempt(`rendering ${name}`, () => ofNotebook(bench, name))));
  return figures;
}

async function ofNotebook(bench: Bench, name: NotebookName): Promise<Figure[]> {
  const notebook = await bench.notebook(name);
  const python = await bench.python();
  const cli = path.join((await bench.packaged()).folder, 'dist', 'cli.js');
  const version = await run(python, ['-c', 'import nbconvert; print(nbconvert.__version__)']);
  const out = path.join(await bench.folder(), `${name}.out.html`);
  const timed = async (command: string, args: readonly string[]): Promise<number> => {
    await rm(out, { force: true });
    const started = performance.now();
    await run(command, args);
    const ms = performance.now() - started;
    // A side that writes nothing has not rendered.
    await rm(out);
    return ms;
  };
  const sides = {
    ours: () => timed(process.execPath, [cli, 'dashboard', 'render', notebook, '-o', out]),
    // As `jupyter nbconvert`, without the time that `jupyter` takes to find it.
    nbconvert: () => timed(python, ['-m', 'nbconvert', '--to', 'html', notebook, '--output', out]),
  };
  // Files come from the disk's cache for both.
  await sides.ours();
  await sides.nbconvert();
  const { ours, nbconvert } = await inTurn(bench.runs, sides);
  return bench.figure({
    id: `dashboard.render.${name}`,
    quantity: 'ms',
    ours,
    name: `nbconvert ${version.trim()}`,
    against: nbconvert,
  });
}
