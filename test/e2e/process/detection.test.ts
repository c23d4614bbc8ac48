import assert from 'node:assert/strict';
import { bestIsolation, Detection } from '../../../src/process/sandbox/detect';
import { candidates, type Isolation } from '../../../src/process/sandbox/isolation';
import type { IsolationMemory } from '../../../src/process/sandbox/memory';
import { skip } from '../../harness/skip';

describe('detection of isolation', function () {
  this.timeout(60_000);

  before(function () {
    if (process.platform !== 'linux') skip(this, 'only Linux has ways to remember');
  });

  /** Says that it knows, and notes what it is told. */
  function memoryOf(known: Isolation | undefined): IsolationMemory & { kept: string[] } {
    const kept: string[] = [];
    return { recall: () => known, keep: ({ name }) => void kept.push(name), kept };
  }

  it('tries where nothing is remembered, and has it kept', async () => {
    const memory = memoryOf(undefined);
    const detection = new Detection(candidates);
    const best = await detection.best(memory);
    assert.equal(best.name, (await bestIsolation()).name);
    assert.deepEqual(memory.kept, [best.name]);
    assert.equal(await detection.confirmed(), true);
  });

  it('believes what is remembered until it is asked, and then finds one that holds', async () => {
    const started: string[] = [];
    const broken: Isolation = {
      name: 'bubblewrap',
      tools: [],
      ownProcesses: true,
      wrap: ({ base }) => (started.push(base), ['/bin/false']),
    };
    const memory = memoryOf(broken);
    const detection = new Detection(() => [broken, ...candidates()]);
    assert.equal(await detection.best(memory), broken);
    assert.deepEqual(started, []);
    assert.equal(await detection.confirmed(), false);
    assert.equal(started.length, 1);
    const other = await detection.best();
    assert.equal(other.name, (await bestIsolation()).name);
    assert.notEqual(other, broken);
    assert.deepEqual(memory.kept, [other.name]);
    assert.equal(await detection.confirmed(), true);
  });

  it('stays with what is remembered and holds', async () => {
    const best = await bestIsolation();
    const memory = memoryOf(best);
    const detection = new Detection(candidates);
    assert.equal(await detection.best(memory), best);
    assert.equal(await detection.confirmed(), true);
    assert.equal(await detection.best(), best);
    assert.deepEqual(memory.kept, []);
  });
});
