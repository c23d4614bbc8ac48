import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ailabWith } from '../../harness/ailab';
import { attackCount, writeHostile, type WrittenCorpus } from '../../fixtures/courses/hostile';
import { lectureAttacks } from '../../fixtures/courses/lectures';

/** Milliseconds after which a check counts as hanging. */
const patience = 30_000;

describe('ailab notes check on courses that mean harm', function () {
  this.timeout(120_000);
  let parent: string;
  let corpus: WrittenCorpus;
  before(async () => {
    parent = await mkdtemp(path.join(os.tmpdir(), 'ailab-hostile-'));
    corpus = await writeHostile(parent);
  });
  after(() => rm(parent, { recursive: true, force: true }));

  const checked = new Map<string, ReturnType<typeof check>>();
  /** Each once: it takes seconds. */
  const findingsOf = (folder: string) => {
    const found = checked.get(folder) ?? check(folder);
    checked.set(folder, found);
    return found;
  };
  const check = (folder: string) => {
    const words = ['notes', 'check', folder, '--json', '--lang', 'en'];
    const { status, stdout, stderr, signal } = ailabWith({ timeout: patience }, ...words);
    assert.equal(signal, null, `${folder} hangs`);
    const findings = (stdout === '' ? [] : JSON.parse(stdout)) as {
      file: string;
      line: number;
      id: string;
    }[];
    return { status, findings, stderr };
  };

  it('has at least forty of them', () => assert.ok(attackCount >= 40, String(attackCount)));

  it('ends with file and line of what is wrong, for each of them, and prints nothing that a terminal obeys', () => {
    for (const [name, folder] of [...Object.entries(corpus.courses), ['attacks', corpus.lectures] as const]) {
      const { status, findings, stderr } = findingsOf(folder);
      assert.equal(status, 1, `${name}: ${stderr.slice(0, 500)}`);
      assert.ok(findings.length > 0, name);
      for (const { file, line } of findings) {
        assert.ok(file.startsWith(folder + path.sep), `${name}: ${file}`);
        assert.ok(Number.isInteger(line) && line > 0, name);
      }
      assert.doesNotMatch(stderr, /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u, name);
      assert.doesNotMatch(stderr, /Secret of the person/, name);
    }
  });

  it('names the limit that each lecture exceeds', () => {
    const { findings } = findingsOf(corpus.lectures);
    for (const [index, [name, { limit }]] of Object.entries(lectureAttacks).entries()) {
      const file = `${String(index + 1).padStart(2, '0')}-${name}.md`;
      const ids = findings.filter((one) => path.basename(one.file) === file).map(({ id }) => id);
      const limits = ids.filter((id) => id.startsWith('notes.limit.'));
      // How much a page becomes is known when it is drawn.
      const expected = limit === undefined || limit === 'html' ? [] : [`notes.limit.${limit}`];
      assert.deepEqual(limits, expected, name);
    }
  });
});
