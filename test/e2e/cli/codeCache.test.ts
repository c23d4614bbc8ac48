import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ailab, ailabWith } from '../../harness/ailab';
import { ensureNode24 } from '../../harness/cache/nodeRuntime';
import { skip } from '../../harness/skip';

describe('compiled code of the command line', function () {
  this.timeout(300_000);
  const words = ['exercises', 'list', '--json'];
  let home = '';
  let expected = '';
  const own = (): string => path.join(home, 'ailab');
  /** The files that are kept, each with a number that it has for as long as nobody writes it anew. */
  const kept = (): Map<string, number> =>
    new Map(readdirSync(own()).map((name) => [name, statSync(path.join(own(), name)).ino]));
  const list = (env: NodeJS.ProcessEnv = {}, node: string = process.execPath): void => {
    const run = ailabWith({ env: { ...process.env, XDG_CACHE_HOME: home, ...env }, node }, ...words);
    assert.deepEqual([run.status, run.stderr, run.stdout], [0, '', expected]);
  };

  before(function () {
    if (process.platform !== 'linux') skip(this, 'XDG_CACHE_HOME is a folder of Linux');
    expected = ailab(...words).stdout;
    assert.ok(expected.includes('kakao-top3'));
  });
  beforeEach(() => (home = mkdtempSync(path.join(os.tmpdir(), 'ailab-cache-'))));
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it('is kept by the first run where only the person can write, and used by the next one', () => {
    list();
    const first = kept();
    const bundles = ['exercises', 't', 'terminal'];
    assert.deepEqual(
      [...first.keys()].sort(),
      bundles.map((name) => `${name}-${process.version}-${process.arch}.v8`),
    );
    assert.equal(statSync(own()).mode & 0o777, 0o700);
    for (const name of first.keys()) assert.equal(statSync(path.join(own(), name)).mode & 0o777, 0o600);
    list();
    assert.deepEqual(kept(), first);
  });

  it('of another source, or broken, is not used, and made anew', () => {
    list();
    const first = kept();
    for (const name of first.keys()) {
      const file = path.join(own(), name);
      const all = readFileSync(file);
      // V8 compares lengths alone: it would run the code of a source that is as long.
      all[4 + Math.floor(all.readUInt32LE(0) / 2)]! ^= 1;
      writeFileSync(file, all);
    }
    list();
    const second = kept();
    for (const [name, number] of first) assert.notEqual(second.get(name), number, name);
    for (const length of [0, 3, 1000]) {
      for (const name of first.keys()) {
        const file = path.join(own(), name);
        writeFileSync(file, readFileSync(file).subarray(0, length));
      }
      list();
    }
    list();
    for (const name of first.keys()) assert.ok(statSync(path.join(own(), name)).size > 1000, name);
  });

  it('is neither read nor kept where others may write, or where the folder is a link', () => {
    mkdirSync(own());
    chmodSync(own(), 0o777);
    list();
    assert.deepEqual(readdirSync(own()), []);
    rmSync(own(), { recursive: true });
    const elsewhere = path.join(home, 'elsewhere');
    mkdirSync(elsewhere, { mode: 0o700 });
    symlinkSync(elsewhere, own());
    list();
    assert.deepEqual(readdirSync(elsewhere), []);
  });

  it('is no need: the command works where nothing can be kept, and keeps nothing where it shall not', () => {
    list({ NODE_DISABLE_COMPILE_CACHE: '1' });
    assert.ok(!existsSync(own()));
    writeFileSync(own(), '');
    list();
    list({ XDG_CACHE_HOME: 'relative/place' });
    assert.ok(!existsSync('relative'));
  });

  it('is not kept of a run that only said how it is used', () => {
    const { status } = ailabWith({ env: { ...process.env, XDG_CACHE_HOME: home } }, 'exercises', 'what');
    assert.equal(status, 2);
    assert.deepEqual(readdirSync(own()), []);
  });

  it('is kept by Node itself where that can', async () => {
    const node = await ensureNode24();
    list({}, node);
    const first = readdirSync(own(), { recursive: true }).map(String);
    assert.ok(first.length > 0 && first.every((name) => !name.endsWith('.v8')), first.join());
    list({}, node);
  });
});
