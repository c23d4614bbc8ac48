import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { install } from '../../harness/cache/install';
import { isStale } from '../../harness/cache/lock';

describe('harness: cache', () => {
  const before = process.env['AILAB_CACHE'];
  let cache = '';

  beforeEach(async () => {
    cache = await mkdtemp(path.join(os.tmpdir(), 'ailab-cache-'));
    process.env['AILAB_CACHE'] = cache;
    process.env['AILAB_QUIET'] = '1';
  });

  afterEach(async () => {
    delete process.env['AILAB_QUIET'];
    if (before === undefined) delete process.env['AILAB_CACHE'];
    else process.env['AILAB_CACHE'] = before;
    await rm(cache, { recursive: true, force: true });
  });

  const recipe = (key: string, build: (folder: string) => Promise<void>, inPlace = false) =>
    install({ name: 'thing', key, label: 'thing', inPlace, build });

  it('builds once for two at the same time, and again for another key', async () => {
    let builds = 0;
    const build = async (folder: string): Promise<void> => {
      builds++;
      await sleep(50);
      await writeFile(path.join(folder, 'file'), String(builds));
    };
    const [one, two] = await Promise.all([recipe('a', build), recipe('a', build)]);
    assert.equal(one, two);
    assert.equal(builds, 1);
    await recipe('b', build);
    assert.equal(await readFile(path.join(one, 'file'), 'utf8'), '2');
  });

  it('never uses a folder whose build was cut off', async () => {
    for (const inPlace of [false, true]) {
      await assert.rejects(recipe('a', () => Promise.reject(new Error('cut off')), inPlace));
      let built = false;
      const folder = await recipe(
        'a',
        (target) => {
          built = true;
          assert.ok(!existsSync(path.join(target, 'left')));
          return writeFile(path.join(target, 'left'), '');
        },
        inPlace,
      );
      assert.ok(built);
      await rm(folder, { recursive: true });
    }
  });

  it('tells a lock that was left over from one that is held', async () => {
    const lock = path.join(cache, 'x.lock');
    await mkdir(lock);
    assert.equal(await isStale(lock), false, 'just taken, owner not yet written');
    await writeFile(path.join(lock, 'owner.json'), JSON.stringify({ pid: process.pid, host: os.hostname() }));
    assert.equal(await isStale(lock), false);
    await writeFile(path.join(lock, 'owner.json'), JSON.stringify({ pid: 2 ** 22 + 1, host: os.hostname() }));
    assert.equal(await isStale(lock), true);
    await writeFile(path.join(lock, 'owner.json'), JSON.stringify({ pid: 1, host: 'elsewhere' }));
    assert.equal(await isStale(lock), false);
    const old = new Date(Date.now() - 120_000);
    await utimes(lock, old, old);
    assert.equal(await isStale(lock), true);
  });
});
