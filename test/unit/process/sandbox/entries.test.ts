import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { entriesOf } from '../../../../src/process/sandbox/entries';
import { removeHostile } from '../../../../src/process/sandbox/removeHostile';

describe('entries of a folder', () => {
  let base: string;
  beforeEach(() => (base = mkdtempSync(path.join(os.tmpdir(), 'ailab-entries-'))));
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  const fill = (count: number): string => {
    const folder = path.join(base, 'folder');
    mkdirSync(path.join(folder, 'in'), { recursive: true });
    for (let at = 0; at < count; at++) writeFileSync(path.join(folder, 'in', `f${at}`), '');
    return folder;
  };

  it('are all of them, folders first, and links only themselves', () => {
    const folder = fill(2);
    mkdirSync(path.join(base, 'other'));
    writeFileSync(path.join(base, 'other', 'kept'), '');
    symlinkSync(path.join(base, 'other'), path.join(folder, 'out'));
    const names = entriesOf(folder)?.map((entry) => path.relative(folder, entry.path));
    assert.deepEqual(names, ['', 'in', 'in/f0', 'in/f1', 'out']);
  });

  it('are not told where there are too many, or no folder', () => {
    assert.equal(entriesOf(fill(8), 10)?.length, 10);
    assert.equal(entriesOf(fill(9), 10), undefined);
    assert.equal(entriesOf(path.join(base, 'none')), undefined);
  });

  it('are removed, few and many, and nothing behind a link', async () => {
    mkdirSync(path.join(base, 'other'));
    writeFileSync(path.join(base, 'other', 'kept'), '');
    for (const count of [3, 400]) {
      const folder = fill(count);
      symlinkSync(path.join(base, 'other'), path.join(folder, 'out'));
      await removeHostile(folder);
      assert.ok(!existsSync(folder));
    }
    assert.ok(existsSync(path.join(base, 'other', 'kept')));
    await removeHostile(path.join(base, 'none'));
  });
});
