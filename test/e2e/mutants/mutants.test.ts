import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { UserError } from '../../../src/shared/errors';
import { chosenIndexes, chosenSeed, describeMutant, mutantOf, type Mutant } from '../../fixtures/mutants';
import { outputDir, repoRoot } from '../../harness/cache/paths';
import { closeBrowser } from '../frame/page';
import { openAsPanel } from './core';
import { MutantFrame } from './frame';

const worker = path.join(repoRoot, 'dist', 'notebook.worker.js');
const count = 2000;
/** After so many the rest would say nothing new. */
const mostFailures = 10;
/** One of so many is read as if it were a file of more than 5 MB; odd, so that trusted ones and others come by. */
const largeOf = 21;
/** Pages at a time; every other one is trusted. */
const lanes = 4;

/** One page that shows its share of the mutants one after the other. */
class Lane {
  readonly failures: string[] = [];
  refused = 0;
  drawn = 0;
  #frame: MutantFrame;

  constructor(
    readonly number: number,
    readonly folder: string,
  ) {
    this.#frame = new MutantFrame(number % 2 === 1);
  }

  async run(indexes: readonly number[], seed: number): Promise<void> {
    for (const index of indexes) {
      const mutant = mutantOf(seed, index);
      const inOne = !this.#frame.isFresh;
      const wrong = await this.#show(mutant);
      if (wrong.length === 0) continue;
      this.failures.push(await this.#report(mutant, wrong, inOne));
      if (this.failures.length >= mostFailures) break;
    }
    await this.#frame.close();
  }

  async #show(mutant: Mutant): Promise<string[]> {
    const { index } = mutant;
    const file = path.join(this.folder, `mutant-${this.number}.ipynb`);
    await writeFile(file, mutant.bytes);
    const settings = { code: index % 4 < 2, theme: 'follow', width: 'wide' } as const;
    const options = { worker, large: index % largeOf === 7, trusted: this.#frame.trusted, settings };
    try {
      const notebook = await openAsPanel(file, options);
      if (notebook instanceof UserError) {
        this.refused++;
        return [];
      }
      this.drawn++;
      return await this.#frame.show(notebook).finally(() => notebook.dispose());
    } catch (error) {
      return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
    }
  }

  /** The file stays for whoever looks into it; what fails only after others is another kind of fault. */
  async #report(mutant: Mutant, wrong: readonly string[], inOne: boolean): Promise<string> {
    const file = path.join(outputDir('mutants'), `${mutant.seed}-${mutant.index}.ipynb`);
    await writeFile(file, mutant.bytes);
    const alone = !inOne || (await this.#show(mutant)).length > 0;
    await this.#frame.close();
    const when = alone ? '' : '\n  (not when it is shown alone: it needs the ones before it)';
    return `${describeMutant(mutant)}\n  ${file}${when}\n  ${wrong.slice(0, 6).join('\n  ')}`;
  }
}

describe('mutants of real notebooks', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'ailab-mutants-'));
  });
  after(async () => {
    await closeBrowser();
    await rm(folder, { recursive: true, force: true });
  });

  it(`are shown, or refused in words: ${count} of them`, async function () {
    this.timeout(900_000);
    const seed = chosenSeed();
    const indexes = chosenIndexes(count);
    console.log(`      AILAB_SEED=${seed}, ${indexes.length} mutants`);
    const shares = Array.from({ length: lanes }, (_, number) => new Lane(number, folder));
    const started = performance.now();
    await Promise.all(
      shares.map((lane) =>
        lane.run(
          indexes.filter((index) => index % lanes === lane.number),
          seed,
        ),
      ),
    );
    const seconds = (performance.now() - started) / 1000;
    const sum = (numberOf: (lane: Lane) => number): number =>
      shares.reduce((all, lane) => all + numberOf(lane), 0);
    const drawn = sum((lane) => lane.drawn);
    console.log(`      ${drawn} drawn, ${sum((lane) => lane.refused)} refused in ${seconds.toFixed(1)} s`);
    const failures = shares.flatMap((lane) => lane.failures);
    assert.equal(failures.length, 0, `${failures.length} mutants failed.\n${failures.join('\n')}`);
    if (indexes.length > 1) assert.ok(drawn > indexes.length * 0.6, `only ${drawn} reached the page`);
  });
});
