import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ailab } from '../../harness/ailab';
import type { Case } from '../../../src/core/exercises/case';
import { casesOf } from '../../../src/core/exercises/cases';
import { grade } from '../../../src/core/exercises/grade';
import type { Verified } from '../../../src/core/exercises/verify';
import { isWorld } from '../../../src/core/exercises/world/world';
import { sandboxRunner } from '../../../src/process/exercises/runner';
import { bestIsolation } from '../../../src/process/sandbox/detect';
import { grantPermit } from '../../../src/shared/permit';
import { skip } from '../../harness/skip';
import { exercisesById } from './pack';

interface Report {
  readonly status: string;
  readonly isolation: string;
  readonly wrongAnswers: number;
  readonly killed: number;
  readonly findings: readonly { file: string; line: number; id: string }[];
  readonly exercises: readonly Verified[];
}

function verify(...words: string[]): { status: number | null; report: Report; stderr: string } {
  const { status, stdout, stderr } = ailab('exercises', 'verify', ...words, '--json', '--lang', 'en');
  return { status, report: JSON.parse(stdout) as Report, stderr };
}

describe('ailab exercises verify', function () {
  this.timeout(600_000);

  before(function () {
    if (process.platform === 'win32') skip(this, 'the sandbox needs Linux or macOS');
  });

  it('finds nothing to mend in the packs of the lab, and every wrong answer shown', async () => {
    // Another seed in each run: what holds for one only must not stay hidden.
    const seed = String(Math.floor(Math.random() * 2 ** 31));
    const { status, report, stderr } = verify('--seed', seed);
    assert.deepEqual([status, report.status, report.findings], [0, 'pass', []], `seed ${seed}: ${stderr}`);
    assert.equal(report.isolation, (await bestIsolation()).name);
    assert.ok(report.exercises.length >= 9);
    assert.equal(report.killed, report.wrongAnswers);
    for (const { id, starter, solutions, wrong } of report.exercises) {
      assert.equal(starter, 'fails', id);
      assert.ok(solutions.length >= 2 && wrong.length >= 3, id);
    }
    console.log(`      ${report.killed} of ${report.wrongAnswers} wrong answers were shown to be wrong`);
  });

  it('shows a loop over words to be wrong also where a file named `*` moves all that was split', async () => {
    const exercise = (await exercisesById()).get('move-and-rename')!;
    const { script } = exercise.wrong.find(({ file }) => file === 'loop-without-quotes.sh')!;
    const ports = { run: sandboxRunner(grantPermit()) };
    const hasStar = ({ scene }: Case): boolean => isWorld(scene) && scene.tree.has('inbox/*.csv');
    let cases: readonly Case[] = [];
    for (let seed = 1; seed < 1000 && !cases.some(hasStar); seed++)
      cases = await casesOf(exercise, seed, ports, 'odd-names');
    assert.ok(cases.some(hasStar));
    const { judged } = await grade(exercise, script, ports, { seed: 1, cases, shrink: false });
    assert.ok(judged.every(({ status }) => status === 'fail'));
  });

  it('names what is wrong with a pack: a solution, a wrong answer, a starter, a text', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'ailab-pack-'));
    try {
      const own = path.join(folder, 'text', 'p3');
      await cp('media/exercises/text/p3', own, { recursive: true });
      await writeFile(
        path.join(folder, 'text', 'pack.json'),
        JSON.stringify({ id: 'text', title: { ko: '글', en: 'Text' }, exercises: ['p3'] }),
      );
      assert.equal(verify(folder).status, 0);
      await writeFile(path.join(own, 'solutions', 'grep.sh'), 'echo 24\n');
      await writeFile(path.join(own, 'wrong', 'bytes.sh'), "grep -c '' test.txt\n");
      await writeFile(path.join(own, 'starter.sh'), 'wc -l < test.txt\n');
      await writeFile(path.join(own, 'en.md'), '# P3\n\nStory.\n');
      const { status, report } = verify(folder);
      const [one] = report.exercises;
      assert.deepEqual([status, report.status, one!.starter], [1, 'fail', 'passes']);
      assert.deepEqual(one!.solutions.find(({ file }) => file === 'grep.sh')?.core, false);
      assert.deepEqual(
        one!.wrong.filter(({ killed }) => !killed).map(({ file }) => file),
        ['bytes.sh'],
      );
      assert.ok(
        report.findings.some(({ file, id }) => file.endsWith('p3/en.md') && id === 'exercises.noText'),
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
