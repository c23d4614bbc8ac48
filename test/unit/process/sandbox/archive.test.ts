import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { LocalFiles } from '../../../../src/process/sandbox/localFiles';
import type { BoxFiles, Planted } from '../../../../src/process/sandbox/files';
import { packed, unpacked } from '../../../../src/process/sandbox/remote/archive';
import { ArchiveFiles } from '../../../../src/process/sandbox/remote/archiveFiles';
import { Framed } from '../../../../src/process/sandbox/remote/framed';
import { skip } from '../../../harness/skip';

const most = { entries: 100, bytes: 1000, allBytes: 5000 };
const long = 'a'.repeat(120);
const tree: [string, Planted][] = [
  ['work/home', { kind: 'folder', mode: 0o755 }],
  ['work/home/가 "x"\n', { kind: 'folder', mode: 0o700 }],
  ['work/home/가 "x"\n/empty', { kind: 'file', mode: 0o600, text: '' }],
  [`work/home/${long}`, { kind: 'folder', mode: 0o755 }],
  [`work/home/${long}/${long}`, { kind: 'file', mode: 0o755, text: '글\n', modified: 1_700_000_000 }],
  ['work/home/link', { kind: 'link', to: '/etc/passwd' }],
  ['work/home/big', { kind: 'file', mode: 0o644, text: 'b'.repeat(2000) }],
];

describe('files of a box that is elsewhere', () => {
  it('come back as they were put there', async () => {
    const back = await unpacked(await packed(tree, () => 7), 10_000);
    assert.deepEqual(
      [...back].map(([name, { entry }]) => [name, entry]),
      tree.map(([name, entry]) => {
        const { modified: _, ...rest } = { modified: undefined, ...entry };
        return [name, rest];
      }),
    );
  });

  it('are looked at as those of a box that is here', async function () {
    if (process.platform === 'win32') skip(this, 'permissions are those of Unix');
    const folder = mkdtempSync(path.join(os.tmpdir(), 'ailab-archive-'));
    try {
      const here = new LocalFiles({ work: folder });
      here.put(tree);
      execFileSync(
        'sh',
        [
          '-c',
          'mkfifo pipe; ln big second; ln link linked 2> /dev/null; printf x > small; ln small same; mkdir closed; ln -s home out; : > closed/in',
        ],
        {
          cwd: path.join(folder, 'home'),
        },
      );
      const archive = execFileSync('tar', ['--transform=s,^[.],work,S', '-cf', '-', '.'], { cwd: folder });
      const there = new ArchiveFiles();
      there.left = await unpacked(archive, 10_000);
      const seen = (files: BoxFiles): unknown => {
        const all = files.below('work/home', most);
        // Whatever tells files apart, it is the same for names of one file.
        const ids = all.map(([, entry]) => ('identity' in entry ? entry.identity : undefined));
        return all.map(([name, entry], at) => [name, { ...entry, identity: ids.indexOf(ids[at]) }]);
      };
      assert.deepEqual(seen(there), seen(here));
      const some = { ...most, entries: 4 };
      // By name: what had to be opened for reading the first time is open now.
      const names = (files: BoxFiles): string[] => files.below('work/home', some).map(([name]) => name);
      assert.deepEqual(names(there), names(here));
      for (const name of ['big', 'link', 'pipe', 'no', `${long}/${long}`, 'closed', 'out/big'])
        for (const bytes of [1000, 3000])
          assert.equal(
            there.text(`work/home/${name}`, bytes),
            here.text(`work/home/${name}`, bytes),
            `${name} ${bytes}`,
          );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('are nothing where the archive is none', async () => {
    await assert.rejects(unpacked(Buffer.alloc(2048, 'x'), 100));
    const whole = await packed(tree, () => 0);
    await assert.rejects(unpacked(whole.subarray(0, 2600), 100));
  });
});

describe('a divided stream', () => {
  const read = async (chunks: readonly string[], before = 10, after = 10) => {
    let full = 0;
    const stream = Readable.from(chunks.map((one) => Buffer.from(one)));
    const framed = new Framed(stream, '\nN ', before, after, () => full++);
    await new Promise((resolve) => stream.once('close', resolve));
    return [String(framed.before), framed.divided ? String(framed.after) : undefined, full > 0];
  };

  it('is cut at its line, wherever chunks end', async () => {
    const text = 'out\nN 0\nrest';
    for (let at = 0; at <= text.length; at++)
      assert.deepEqual(await read([text.slice(0, at), text.slice(at)].filter(Boolean)), [
        'out',
        '0\nrest',
        false,
      ]);
    assert.deepEqual(await read(text.split(/(?:)/)), ['out', '0\nrest', false]);
    assert.deepEqual(await read(['\nN \nN 1']), ['', '\nN 1', false]);
  });

  it('is full on either side, and never without its line in time', async () => {
    assert.deepEqual(await read(['0123456789', 'abcdef', 'more\nN 0']), ['0123456789', undefined, true]);
    assert.deepEqual(await read(['a\nN 0123456789', 'more', 'more']), ['a', '0123456789', true]);
    assert.deepEqual(await read(['0123456789\nN x']), ['0123456789', 'x', false]);
  });
});
