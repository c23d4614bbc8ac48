import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileError } from '../../../src/process/fileErrors';
import { readNotebook } from '../../../src/process/readNotebook';
import { UserError } from '../../../src/shared/errors';
import { repoRoot } from '../../harness/cache/paths';

const worker = path.join(repoRoot, 'dist', 'notebook.worker.js');
const hello = path.join(repoRoot, 'test/fixtures/sample-workspace/hello.ipynb');

describe('reading a notebook file', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'ailab-read-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const put = async (content: string | Uint8Array): Promise<string> => {
    const file = path.join(folder, 'n.ipynb');
    await writeFile(file, content);
    return file;
  };
  const problemsOf = async (content: string | Uint8Array): Promise<string[]> => {
    const { source } = await readNotebook(await put(content), { worker });
    return source.problems.map(({ message }) => message);
  };
  const fails = (file: string, id: string, action?: string): Promise<void> =>
    assert.rejects(
      readNotebook(file, { worker }),
      (error) => error instanceof UserError && error.id === id && error.action === action,
    );

  it('gives its cells, its size and the hash of its bytes', async () => {
    const bytes = await readFile(hello);
    const { source, hash, size } = await readNotebook(hello, { worker });
    assert.ok(source.cells.length > 0);
    assert.equal(size, bytes.length);
    assert.equal(hash, createHash('sha256').update(bytes).digest('hex'));
  });

  it('says what a path is that is no readable file', async () => {
    await fails(path.join(folder, 'gone.ipynb'), 'notebook.missing', 'reload');
    await fails(path.join(hello, 'below.ipynb'), 'notebook.missing', 'reload');
    await fails(folder, 'notebook.folder');
    if (process.platform !== 'win32') {
      await fails('/dev/null', 'notebook.notFile');
      await symlink('loop.ipynb', path.join(folder, 'loop.ipynb'));
      await fails(path.join(folder, 'loop.ipynb'), 'notebook.linkLoop');
    }
  });

  it('refuses what is too large to be a notebook without reading it', async () => {
    const file = await put('');
    await truncate(file, 2.5e9);
    await fails(file, 'notebook.tooLarge');
    await rm(file);
  });

  it('says so when it may not read', async () => {
    const file = path.join(folder, 'secret.ipynb');
    await writeFile(file, '{}');
    await chmod(file, 0);
    // The superuser may read everything: there only the meaning of the system's code can be seen.
    if (process.platform !== 'win32' && process.getuid?.() !== 0)
      await fails(file, 'notebook.noPermission', 'reload');
    const denied = fileError(Object.assign(new Error(), { code: 'EACCES' }));
    assert.ok(denied instanceof UserError && denied.id === 'notebook.noPermission');
    const broken = fileError(Object.assign(new Error(), { code: 'EIO' }));
    assert.ok(broken instanceof UserError && broken.args['reason'] === 'EIO');
    const bug = new TypeError('ours');
    assert.equal(fileError(bug), bug);
  });

  it('tells UTF-16 from JSON, and shows other encodings as far as they go', async () => {
    const text = await readFile(hello, 'utf8');
    await fails(await put(Buffer.from('\uFEFF' + text, 'utf16le')), 'notebook.utf16', 'openAsText');
    await fails(await put(Buffer.from(text, 'utf16le')), 'notebook.utf16', 'openAsText');
    const latin = Buffer.from(
      '{"cells":[{"cell_type":"markdown","metadata":{},"source":"\xe9"}],"nbformat":4}',
      'latin1',
    );
    assert.deepEqual(await problemsOf(latin), ['notebook.notUtf8']);
  });

  it('shows the cells before a fault, and throws where there are none', async () => {
    const cell = '{"cell_type":"markdown","metadata":{},"source":"x"}';
    assert.deepEqual(await problemsOf(`{"cells":[${cell},${cell}`), [
      'notebook.truncated',
      'notebook.partly',
    ]);
    assert.deepEqual(await problemsOf(`{"cells":[${cell}] x`), ['notebook.unexpected', 'notebook.partly']);
    const tab = `{"cells":[${cell.replace('"x"', '"a\tb"')}],"nbformat":4}`;
    assert.deepEqual(await problemsOf(tab), ['notebook.control', 'notebook.badField']);
    await fails(await put('{"cells":['), 'notebook.truncated', 'openAsText');
    await fails(await put(''), 'notebook.empty', 'openAsText');
    await fails(await put('[]'), 'notebook.notNotebook', 'openAsText');
  });

  it('reads from 5 MB on through the worker, to the same effect', async () => {
    const text = await readFile(hello, 'utf8');
    const large = text + ' '.repeat(5_000_000);
    const { source: small } = await readNotebook(hello, { worker });
    const read = await readNotebook(await put(large), { worker });
    const { source, size, hash } = read;
    assert.equal(size, Buffer.byteLength(large));
    assert.equal(hash, createHash('sha256').update(large).digest('hex'));
    assert.equal(typeof source.body, 'function');
    assert.deepEqual(
      source.cells.map(({ id, source: code }) => [id, code]),
      small.cells.map(({ id, source: code }) => [id, code]),
    );
    read.dispose();
    await assert.rejects(source.widgetState(), UserError);
  });

  it('stops with the reason of its signal', async () => {
    const reason = new Error('enough');
    await assert.rejects(readNotebook(hello, { worker, signal: AbortSignal.abort(reason) }), reason);
  });
});
