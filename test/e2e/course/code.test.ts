import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runInSandbox, type SandboxResult } from '../../../src/process/sandbox';
import { grantPermit } from '../../../src/shared/permit';
import { ensurePython, readableFor, whyNoPython } from '../../harness/python';
import { skip } from '../../harness/skip';
import { bare, blocksOf, firstDifference, lectureNames, trimmed, type LectureBlock } from './blocks';

/** What a block may need (`requires=`) and has here; `mlflow` is its client without a server. */
const here = new Set(['ipywidgets', 'mlflow', 'numpy', 'pandas', 'streamlit']);
const languages = ['ko', 'en'] as const;
const atOnce = 2;

const environment = {
  MLFLOW_DISABLE_TELEMETRY: 'true',
  // Two threads add in another order than one, and then the last digit differs.
  OPENBLAS_NUM_THREADS: '1',
  PYTHONDONTWRITEBYTECODE: '1',
  STREAMLIT_BROWSER_GATHER_USAGE_STATS: 'false',
};

/** Why a block is not run; undefined for those that are. */
function leftOut({ block: { attributes, language } }: LectureBlock): string | undefined {
  const required = attributes.get('requires')?.split(',') ?? [];
  const missing = required.filter((name) => !here.has(name));
  if (attributes.has('run') && missing.length > 0) return `needs ${missing.join(' and ')}`;
  if (attributes.has('run')) return undefined;
  if (required.length > 0) return `not marked {run}; needs ${required.join(' and ')}`;
  return `not marked {run}; ${language === '' ? 'no language' : language}`;
}

describe('code of the lectures', function () {
  this.timeout(300_000);
  const all = lectureNames().flatMap((name) => languages.flatMap((lang) => blocksOf(lang, name)));
  const runnable = all.filter((one) => leftOut(one) === undefined);
  const results = new Map<LectureBlock, Promise<SandboxResult>>();

  before(async function () {
    if (process.platform === 'win32') skip(this, 'the sandbox needs Linux or macOS');
    this.timeout(900_000);
    const why = await whyNoPython('course');
    if (why !== undefined) skip(this, why);
    const python = await ensurePython('course');
    const readable = await readableFor(python);
    // Started in their order, two at once; each test waits for its own.
    const lanes = Array.from({ length: atOnce }, () => Promise.resolve());
    for (const [index, one] of runnable.entries()) {
      const lane = index % atOnce;
      const result = (lanes[lane] ?? Promise.resolve()).then(() => run(one, python, readable));
      results.set(one, result);
      lanes[lane] = result.then(
        () => undefined,
        () => undefined,
      );
    }
  });

  after(() => {
    const reasons = new Map<string, number>();
    for (const one of all) {
      const why = leftOut(one);
      if (why !== undefined) reasons.set(why, (reasons.get(why) ?? 0) + 1);
    }
    console.log(`      ${results.size} blocks were run, ${all.length - runnable.length} were left out:`);
    for (const [why, count] of [...reasons].sort((a, b) => b[1] - a[1]))
      console.log(`        ${count} ${why}`);
  });

  for (const one of runnable)
    it(`${one.place} ${one.block.language}${one.output === undefined ? '' : ', with its output'}`, async () => {
      const result = await results.get(one)!;
      const { status, stdout, stderr, timedOut, truncated, diskFull, isolation } = result;
      const ended = timedOut
        ? 'too slow'
        : truncated
          ? 'too much output'
          : diskFull
            ? 'too many files'
            : status;
      assert.equal(ended, 0, `${one.place} (${isolation}):\n${stdout}${stderr}`);
      if (one.output !== undefined) assert.equal(trimmed(stdout), trimmed(one.output), one.place);
    });

  for (const name of lectureNames())
    it(`${name}: both languages have the same code, but for comments and words`, () => {
      const [ko, en] = [blocksOf('ko', name), blocksOf('en', name)];
      assert.equal(ko.length, en.length);
      for (const [index, korean] of ko.entries()) {
        const english = en[index]!;
        const label = `${korean.place} and ${english.place}`;
        assert.deepEqual([...korean.block.attributes], [...english.block.attributes], label);
        assert.equal(korean.output === undefined, english.output === undefined, label);
        const line = firstDifference(korean.block, english.block);
        assert.equal(line, undefined, `${label} differ in line ${line} of the code`);
      }
    });

  it('is compared without words, but with all that is computed', () => {
    assert.equal(bare('print(f"{a}원")  # 값', 'python'), bare('print(f"won {a}")', 'python'));
    assert.notEqual(bare('print(f"{a}원")', 'python'), bare('print(f"{b} won")', 'python'));
    assert.notEqual(bare('x = 1  # 하나', 'python'), bare('x = 2  # one', 'python'));
    assert.notEqual(bare('echo "$a 개"', 'sh'), bare('echo "$b pieces"', 'sh'));
  });
});

/** Every block begins in an empty folder, as media/course/README.md says. */
async function run({ block }: LectureBlock, python: string, readable: string[]): Promise<SandboxResult> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ailab-block-'));
  try {
    const isPython = block.language === 'python';
    const file = block.attributes.get('file') ?? 'block.py';
    if (isPython) await writeFile(path.join(folder, file), block.text);
    return await runInSandbox(grantPermit(), {
      argv: isPython ? [python, file] : ['bash', '--noprofile', '--norc', '-c', block.text],
      folder,
      readable,
      env: environment,
      // Three times what a lecture promises: this machine may be busy. Libraries reserve much more than they use.
      limits: { ms: 60_000, memoryBytes: 16 * 2 ** 30, diskBytes: 256 << 20 },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
