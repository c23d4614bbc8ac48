import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import manifest from '../../../package.json';
import { runInSandbox } from '../../../src/process/sandbox';
import { grantPermit } from '../../../src/shared/permit';
import { run } from '../../harness/cache/exec';
import { whyNoPython } from '../../harness/python';
import { skip } from '../../harness/skip';
import { shellcheckPath } from '../../harness/tools';
import { expandSnippet, readSnippets } from '../../unit/snippets/expand';
import { shellChecks, shellFailures, type ShellCheck } from './shellChecks';

const snippets = manifest.contributes.snippets
  .filter(({ language }) => language === 'shellscript')
  .flatMap(({ path: file }) => readSnippets(file));

async function check(body: string, one: ShellCheck): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ailab-snippet-'));
  try {
    const parts = ['set -euo pipefail', one.before ?? '', expandSnippet(body), one.after ?? ''];
    await writeFile(path.join(folder, 'script.sh'), parts.join('\n') + '\n');
    // By its full path: a script that looks for its own folder must find it from anywhere.
    const { status, stdout, stderr } = await runInSandbox(grantPermit(), {
      argv: ['bash', '--noprofile', '--norc', path.join(folder, 'script.sh'), ...(one.args ?? [])],
      folder,
    });
    // find and xargs keep no order.
    const sorted = /find .*-print0/.test(body);
    const order = (text: string): string => (sorted ? text.split('\n').sort().join('\n') : text);
    assert.deepEqual([order(stdout), status], [order(one.stdout), one.status ?? 0], stderr);
    if (one.stderr) assert.match(stderr, one.stderr);
    else assert.equal(stderr, '');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('snippets for the shell', function () {
  this.timeout(30_000);

  before(function () {
    if (process.platform === 'win32') skip(this, 'the sandbox needs Linux or macOS');
  });

  it('are at least fifteen, and every one has a check', () => {
    assert.ok(snippets.length >= 15);
    assert.deepEqual(snippets.map(({ prefix }) => prefix).sort(), Object.keys(shellChecks).sort());
  });

  for (const { prefix, body } of snippets) it(`${prefix} works`, () => check(body, shellChecks[prefix]!));

  for (const failure of shellFailures)
    it(`${failure.prefix} when ${failure.title}`, () =>
      check(snippets.find(({ prefix }) => prefix === failure.prefix)!.body, failure));

  it('are clean for shellcheck', async function () {
    this.timeout(300_000);
    const why = await whyNoPython('tools');
    if (why !== undefined) skip(this, why);
    const folder = await mkdtemp(path.join(os.tmpdir(), 'ailab-shellcheck-'));
    try {
      const files = snippets.map(({ prefix }) => path.join(folder, `${prefix}.sh`));
      for (const [index, { body }] of snippets.entries())
        await writeFile(files[index]!, expandSnippet(body).trimEnd() + '\n');
      await run(await shellcheckPath(), ['--shell=bash', '--severity=style', '--format=gcc', ...files]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
