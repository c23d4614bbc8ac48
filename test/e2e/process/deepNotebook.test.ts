import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openLargeNotebook } from '../../../src/process/largeNotebook';
import { objectAt } from '../../../src/shared/json';
import { repoRoot } from '../../harness/cache/paths';

const worker = path.join(repoRoot, 'dist', 'notebook.worker.js');
const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
const stateMime = 'application/vnd.jupyter.widget-state+json';
const cell = `{"cell_type": "markdown", "source": "shown", "metadata": {"deep": ${deep}, "tags": ["a"]}}`;
const metadata = `{"title": "t", "deep": ${deep}, "widgets": {"${stateMime}": {"state": {"one": {"deep": ${deep}}}}}}`;

describe('a large notebook that messages between threads could not carry as it is', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'ailab-deep-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const files = {
    'format 4': `{"nbformat": 4, "metadata": ${metadata}, "cells": [${cell}]}`,
    'format 3': `{"nbformat": 3, "metadata": ${metadata}, "worksheets": [{"cells": [${cell}]}]}`,
  };
  for (const [name, text] of Object.entries(files))
    it(`opens all the same where values nest deep: ${name}`, async () => {
      const file = path.join(folder, 'deep.ipynb');
      await writeFile(file, text);
      const notebook = await openLargeNotebook(file, { worker });
      assert.equal(notebook.cells[0]?.source, 'shown');
      assert.deepEqual(notebook.cells[0].metadata['tags'], ['a']);
      assert.equal(notebook.metadata['title'], 't');
      assert.ok(JSON.stringify(await notebook.widgetState()).includes('"one"'));
      notebook.dispose();
    });

  it('hands over a widget state of very many models that hold nothing', async () => {
    const count = 300_000;
    const models = Array.from({ length: count }, (_, index) => `"${index}":0`).join(',');
    const file = path.join(folder, 'many.ipynb');
    const whole = `{"nbformat": 4, "cells": [], "metadata": {"widgets": {"${stateMime}": {"state": {${models}}}}}}`;
    await writeFile(file, whole);
    const notebook = await openLargeNotebook(file, { worker });
    const state = await notebook.widgetState();
    assert.equal(Object.keys(objectAt(state, 'state')).length, count);
    notebook.dispose();
  });
});
