import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Isolation } from '../../../../src/process/sandbox/isolation';
import type { IsolationName } from '../../../../src/process/sandbox/isolationName';
import { isolationMemory } from '../../../../src/process/sandbox/memory';
import { skip } from '../../../harness/skip';

describe('memory of isolation', () => {
  let folder = '';
  let tool = '';
  const way = (name: IsolationName): Isolation => ({
    name,
    tools: name === 'none' ? [] : [tool],
    ownProcesses: name !== 'none',
    wrap: (_box, argv) => [...argv],
  });
  const day = 24 * 60 * 60 * 1000;

  before(function () {
    if (process.platform !== 'linux') skip(this, 'only Linux has ways to remember');
  });
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'ailab-memory-'));
    tool = path.join(folder, 'tool');
    writeFileSync(tool, '');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('knows for a day what was found, and writes it where nobody else can read it', () => {
    const all = [way('unshare'), way('none')];
    const at = (now: number) => isolationMemory(folder, () => now)!;
    assert.equal(at(day).recall(all), undefined);
    at(day).keep(all[0]!, all);
    assert.equal(at(day + 1000).recall(all), all[0]);
    assert.equal(at(2 * day - 1).recall(all)?.name, 'unshare');
    assert.equal(at(2 * day).recall(all), undefined);
    // A clock that was set back says nothing about when.
    assert.equal(at(-1).recall(all), undefined);
    assert.equal(statSync(path.join(folder, 'isolation.json')).mode & 0o077, 0);
    assert.deepEqual(readdirSync(folder).sort(), ['isolation.json', 'tool']);
  });

  it('knows nothing of another machine: a tool that was changed, or ways that are others', () => {
    const memory = isolationMemory(folder)!;
    const all = [way('unshare'), way('none')];
    memory.keep(all[0]!, all);
    assert.equal(memory.recall([way('bubblewrap'), ...all]), undefined);
    assert.equal(memory.recall(all), all[0]);
    const file = path.join(folder, 'isolation.json');
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { machine: string };
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    assert.ok(kept.machine.includes(boot));
    writeFileSync(file, JSON.stringify({ ...kept, machine: kept.machine.replace(boot, 'another') }));
    assert.equal(memory.recall(all), undefined);
    memory.keep(all[0]!, all);
    rmSync(tool);
    assert.equal(memory.recall(all), undefined);
  });

  it('never keeps nor recalls that nothing holds, and takes what it cannot read for nothing', () => {
    const memory = isolationMemory(folder)!;
    const all = [way('unshare'), way('none')];
    memory.keep(all[1]!, all);
    const file = path.join(folder, 'isolation.json');
    assert.ok(!existsSync(file));
    memory.keep(all[0]!, all);
    const text = readFileSync(file, 'utf8');
    for (const broken of [
      text.replace('"unshare"', '"none"'),
      text.slice(0, 40),
      '[]',
      'null',
      '{"name":3}',
      '',
    ]) {
      writeFileSync(file, broken);
      assert.equal(memory.recall(all), undefined, broken);
    }
    assert.equal(isolationMemory(path.join(folder, 'missing'))!.recall(all), undefined);
  });
});
