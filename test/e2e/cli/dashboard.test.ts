import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ailabWith, type Ended } from '../../harness/ailab';

const notebook = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells: [
    { cell_type: 'markdown', id: 'a', metadata: {}, source: '# Menu\n\n![taco](taco.png)' },
    {
      cell_type: 'code',
      id: 'b',
      metadata: {},
      source: 'print("hello </script>")',
      execution_count: 1,
      outputs: [{ output_type: 'stream', name: 'stdout', text: 'hello </script> 타코\n' }],
    },
    {
      cell_type: 'code',
      id: 'c',
      metadata: { tags: ['remove_cell'] },
      source: 'secret = 1',
      execution_count: 2,
      outputs: [{ output_type: 'stream', name: 'stdout', text: 'hidden words' }],
    },
  ],
};
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('ailab dashboard render', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'ailab-cli-'));
    await writeFile(path.join(folder, 'menu.ipynb'), JSON.stringify(notebook, undefined, 1));
    await writeFile(path.join(folder, 'taco.png'), Buffer.from(png, 'base64'));
    await writeFile(path.join(folder, 'broken.ipynb'), '{\n "cells": [\n  {"source": oops}\n ]\n}');
    await writeFile(path.join(folder, 'other.ipynb'), '{"name": "not a notebook"}');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const ailab = (...words: string[]): Ended =>
    ailabWith(
      { cwd: folder, env: { ...process.env, LC_ALL: '', LC_MESSAGES: '', LANG: 'en_US.UTF-8' } },
      ...words,
    );

  it('writes one file with everything inside and nothing that the author hid', async () => {
    const { status, stderr, stdout } = ailab('dashboard', 'render', 'menu.ipynb', '-o', 'out/menu.html');
    assert.equal(status, 0, stderr);
    assert.equal(stdout, '');
    const html = await readFile(path.join(folder, 'out', 'menu.html'), 'utf8');
    assert.match(html, /hello &lt;\/script&gt; 타코/);
    assert.ok(html.length < 150e3, `${html.length} characters for a small notebook`);
    assert.ok(html.includes(png), 'the image beside the notebook is inside');
    assert.doesNotMatch(html, /hidden words|secret = 1/);
    assert.doesNotMatch(html, /(src|href)="https?:/);
    assert.deepEqual(await readdir(path.join(folder, 'out')), ['menu.html']);
  });

  it('puts code in only with --code, and tells the page whether the notebook is trusted', () => {
    const page = (...more: string[]): string =>
      ailab('dashboard', 'render', 'menu.ipynb', '-o', '-', ...more).stdout;
    assert.doesNotMatch(page(), /hljs language-/);
    assert.match(page('--code'), /hljs language-/);
    assert.match(page(), /"trusted":true/);
    const untrusted = page('--untrusted');
    assert.match(untrusted, /"trusted":false/);
    const policy = /Content-Security-Policy" content="([^"]*)/.exec(untrusted)?.[1] ?? '';
    assert.match(policy, /default-src &#39;none&#39;/);
    assert.doesNotMatch(policy, /script-src[^;]*blob:|https?:/);
  });

  it('exits with 2 and says line and column for what is not JSON, in the language asked for', () => {
    const english = ailab('dashboard', 'render', 'broken.ipynb', '-o', 'x.html');
    assert.equal(english.status, 2);
    assert.match(english.stderr, /broken\.ipynb.*line 3.*column 14/);
    const korean = ailab('dashboard', 'render', 'broken.ipynb', '-o', 'x.html', '--lang', 'ko');
    assert.match(korean.stderr, /3행 14열/);
  });

  it('exits with 2 for other JSON, missing files, folders and wrong use, and writes nothing', async () => {
    const wrong: string[][] = [
      ['dashboard', 'render', 'other.ipynb', '-o', 'x.html'],
      ['dashboard', 'render', 'gone.ipynb', '-o', 'x.html'],
      ['dashboard', 'render', '.', '-o', 'x.html'],
      ['dashboard', 'render', 'menu.ipynb'],
      ['dashboard', 'render', 'menu.ipynb', '-o', 'x.html', '--theme', 'pink'],
      ['dashboard', 'render', 'menu.ipynb', '-o', 'x.html', '--bogus'],
      ['dashboard', 'render', 'menu.ipynb', '-o', 'menu.ipynb/x.html'],
      ['dashboard', 'paint'],
      ['constructor'],
      [],
    ];
    for (const words of wrong) {
      const { status, stderr } = ailab(...words);
      assert.equal(status, 2, words.join(' '));
      assert.notEqual(stderr.trim(), '');
      assert.doesNotMatch(stderr, /\n\s+at /, 'no stack for people');
    }
    assert.ok(!(await readdir(folder)).includes('x.html'));
  });
});
