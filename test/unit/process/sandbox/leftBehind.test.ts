import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { removeLeftBehind } from '../../../../src/process/sandbox/leftBehind';
import { skip } from '../../../harness/skip';

describe('folders that boxes left behind', () => {
  /** Higher than any that Linux gives. */
  const nobody = 2 ** 22 + 7;
  let folder = '';

  before(function () {
    if (process.platform === 'win32') skip(this, 'there are no boxes on Windows');
  });
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'ailab-left-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are removed when their process is gone, and nothing else is', async () => {
    const old = new Date(Date.now() - 2 * 60 * 60 * 1000);
    const make = (name: string, time = old): string => {
      const place = path.join(folder, name);
      mkdirSync(path.join(place, 'work'), { recursive: true });
      writeFileSync(path.join(place, 'work', 'file'), '');
      utimesSync(place, time, time);
      return name;
    };
    make(`ailab-box-${nobody}-a`);
    make(`ailab-root-${nobody}-b`);
    const kept = [
      make(`ailab-box-${process.pid}-c`),
      make(`ailab-root-${nobody}-d`, new Date()),
      make('ailab-root-e'),
      make(`other-box-${nobody}-f`),
    ];
    await removeLeftBehind(folder);
    assert.deepEqual(readdirSync(folder).sort(), kept.sort());
    await removeLeftBehind(folder, Date.now() + 2 * 60 * 60 * 1000);
    assert.ok(!readdirSync(folder).includes(`ailab-root-${nobody}-d`));
  });
});
