import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { leadsOutside, readFiles } from '../../../src/process/folder';

describe('a file below a folder', () => {
  let parent: string;
  let root: string;
  before(async () => {
    parent = await mkdtemp(path.join(os.tmpdir(), 'ailab-folder-'));
    root = path.join(parent, 'root');
    await mkdir(path.join(root, 'inner'), { recursive: true });
    await writeFile(path.join(root, 'file'), 'text');
    await writeFile(path.join(parent, 'root-2'), 'a neighbour whose name begins alike');
    const links = {
      out: parent,
      outFile: path.join(parent, 'root-2'),
      nothing: path.join(parent, 'not-there'),
      loop: path.join(root, 'loop'),
      within: path.join(root, 'inner'),
      hop: path.join(root, 'out'),
    };
    for (const [name, target] of Object.entries(links)) await symlink(target, path.join(root, name));
    await symlink(root, path.join(parent, 'entry'));
  });
  after(() => rm(parent, { recursive: true, force: true }));

  it('leads outside where a link on its way does, or leads to nothing', async () => {
    for (const file of ['out/a', 'outFile', 'nothing', 'nothing/a', 'loop', 'loop/a', 'hop/a/b'])
      assert.equal(await leadsOutside(root, file), true, file);
    for (const file of ['a', 'a/b', 'inner/a', 'within/a', 'file', 'file/a'])
      assert.equal(await leadsOutside(root, file), false, file);
    assert.equal(await leadsOutside(path.join(parent, 'entry'), 'inner/a'), false);
  });

  it('is read by its path, and missing is an error', async () => {
    assert.equal(new TextDecoder().decode((await readFiles(root, ['file'])).get('file')), 'text');
    await assert.rejects(readFiles(root, ['file', 'none']), /ENOENT/);
  });
});
