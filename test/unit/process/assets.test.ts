import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isInside, readAsset, resolveInside } from '../../../src/process/assets';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('images beside a notebook', () => {
  let base: string;
  let root: string;
  let notebook: string;

  before(async () => {
    base = await mkdtemp(path.join(os.tmpdir(), 'ailab-assets-'));
    root = path.join(base, 'workspace');
    notebook = path.join(root, 'week 5', 'n.ipynb');
    await mkdir(path.dirname(notebook), { recursive: true });
    await writeFile(path.join(root, 'up.png'), png);
    await writeFile(path.join(root, 'week 5', '그림 1.png'), png);
    await writeFile(path.join(root, 'week 5', 'lies.png'), '<html>');
    await writeFile(
      path.join(root, 'week 5', 'a.svg'),
      '<?xml version="1.0"?><!-- c --><svg xmlns="http://www.w3.org/2000/svg"/>',
    );
    await writeFile(path.join(base, 'secret.png'), png);
    await symlink(path.join(base, 'secret.png'), path.join(root, 'week 5', 'link.png'));
  });
  after(() => rm(base, { recursive: true, force: true }));

  const read = (url: string): Promise<string | null> => readAsset(notebook, root, url);

  it('reads images of the workspace by their bytes, with encoded names and queries', async () => {
    assert.equal(await read('../up.png'), `data:image/png;base64,${png.toString('base64')}`);
    assert.match((await read('./%EA%B7%B8%EB%A6%BC%201.png?v=2')) ?? '', /^data:image\/png;/);
    assert.match((await read('a.svg')) ?? '', /^data:image\/svg\+xml;/);
  });

  it('reads nothing outside the root, through dots, links, absolute paths or schemes', async () => {
    const outside = [
      '../../secret.png',
      '..%2f..%2fsecret.png',
      'link.png',
      path.join(base, 'secret.png'),
      'file:///etc/passwd',
    ];
    for (const url of outside) assert.equal(await read(url), null, url);
  });

  it('says null for what is missing, a folder, or no image whatever its name', async () => {
    for (const url of ['gone.png', '.', '', '%', '\0', 'lies.png', 'n.ipynb'])
      assert.equal(await read(url), null, url);
  });

  it('tells inside from outside by whole path parts', () => {
    assert.ok(isInside('/a/b', '/a/b/c'));
    assert.ok(isInside('/a/b', '/a/b/..c'));
    assert.ok(!isInside('/a/b', '/a/bc'));
    assert.ok(!isInside('/a/b', '/a'));
    assert.equal(resolveInside('/a/b/n.ipynb', '/a/b', '../bc/x.png'), undefined);
    assert.equal(resolveInside('/a/b/n.ipynb', '/a/b', 'images\\x.png'), '/a/b/images/x.png');
    assert.equal(resolveInside('/a/b/n.ipynb', '/a/b', 'java%0Ascript%0A:x'), undefined);
    for (const outside of ['\\\\host\\share\\x.png', '%5C%5Chost%5Cshare', '..\\..\\x.png'])
      assert.equal(resolveInside('/a/b/n.ipynb', '/a/b', outside), undefined);
  });
});
