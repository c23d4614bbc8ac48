import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import manifest from '../../../package.json';
import { ensurePython, whyNoPython } from '../../harness/python';
import { skip } from '../../harness/skip';
import { expandSnippet, readSnippets } from '../../unit/snippets/expand';
import { checks } from './checks';

interface Told {
  readonly type: 'error' | 'stdout' | 'stderr' | 'display';
  readonly text: string;
}

const snippets = manifest.contributes.snippets
  .filter(({ language }) => language === 'python')
  .flatMap(({ path: file }) => readSnippets(file));

// Deprecated traits and functions only warn: as errors they fail here before they fail learners.
const start = `%reset -f
import os, warnings
os.environ.pop('QUERY_STRING', None)
warnings.simplefilter('error', DeprecationWarning)
warnings.simplefilter('error', FutureWarning)`;
const parts = ['start', 'before', 'snippet', 'act', 'then'] as const;

describe('snippets run by Python', () => {
  let results: Told[][];
  let folder: string | undefined;

  before(async function () {
    // The first run installs the packages.
    this.timeout(600_000);
    const why = await whyNoPython('test');
    if (why !== undefined) skip(this, why);
    folder = await mkdtemp(path.join(os.tmpdir(), 'ailab-snippets-'));
    const cells = snippets.flatMap(({ prefix, body }) => {
      const { before = '', act = '', then = '' } = checks[prefix] ?? {};
      return [start, before, expandSnippet(body), act, then];
    });
    const script = path.resolve('test/e2e/python/run_cells.py');
    // One process and one kernel for all of them: a kernel takes longer to start than they take to run.
    const { stdout, stderr, status } = spawnSync(await ensurePython('test'), [script, folder], {
      input: JSON.stringify(cells),
      encoding: 'utf8',
      maxBuffer: 1e8,
      timeout: 300_000,
    });
    assert.equal(status, 0, stderr);
    results = JSON.parse(stdout) as Told[][];
  });

  after(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  for (const [index, { prefix }] of snippets.entries())
    it(prefix, () => {
      assert.ok(checks[prefix], 'every snippet has a check in checks.ts');
      for (const [nth, part] of parts.entries()) {
        const told = results[index * parts.length + nth] ?? [];
        const complaints = told.filter(({ type }) => type === 'error' || type === 'stderr');
        assert.deepEqual(complaints, [], part);
        // Figures and tables belong into the dashboard's widgets: what a cell shows itself is one thing at most.
        if (part === 'snippet') assert.ok(told.length <= 1, JSON.stringify(told));
      }
    });
});
