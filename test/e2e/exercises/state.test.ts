import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import { grade } from '../../../src/core/exercises/grade';
import { inputText } from '../../../src/core/exercises/judge';
import { passed, resultsOf } from '../../../src/core/exercises/results';
import type { Exercise } from '../../../src/core/exercises/spec';
import { sandboxRunner } from '../../../src/process/exercises/runner';
import { leavesOf } from '../../../src/core/exercises/world/leaves';
import type { World } from '../../../src/core/exercises/world/world';
import { bestIsolation, isolationsHere } from '../../../src/process/sandbox/detect';
import { grantPermit } from '../../../src/shared/permit';
import { running } from '../../harness/processes';
import { whyNoPython } from '../../harness/python';
import { skip } from '../../harness/skip';
import { bubblewrapFolder } from '../../harness/tools';
import { exercisesInSandbox, patientRunner } from './pack';
import { realVim } from './realVim';
import { stateAnswers } from './stateAnswers';

/** Where the bubblewrap of the test tools lies, for machines that have none. */
async function bubblewrap(): Promise<string[]> {
  const folder = (await whyNoPython('tools')) === undefined ? await bubblewrapFolder() : undefined;
  return folder === undefined ? [] : [folder];
}

const mark = `601.${process.pid}`;

/** What an answer can do to the shell that is looked at; none of it is an alias. */
const deceptions: Readonly<Record<string, string>> = {
  'ends the shell': 'exit 0',
  'becomes another program': 'exec true',
  'becomes one that stays': 'exec sleep 1',
  'kills the shell': 'kill -9 $$',
  'kills who looks at it': 'kill -9 $PPID',
  'ends the shell later': "trap 'exit 0' DEBUG",
  'ends the shell at the next prompt': "PROMPT_COMMAND='exit 0'",
  'says at the end that all is well': 'trap \'echo "ok 1 - typed-later"\' EXIT; exit 0',
  'skips what comes after it': "shopt -s extdebug; trap 'false' DEBUG",
  'renames what a probe could use':
    'for name in builtin command exec unset env pwd cat printf : eval; do eval "$name() { [[ x ]]; }"; done',
  'renames programs by their paths': '/usr/bin/env() { :; }; /bin/pwd() { :; }; ls() { :; }',
  'makes aliases of words of the shell': 'alias exec=true unset=true env=true',
  'makes aliases of its braces': "alias '{=true' '}=true'",
  'loses its PATH': 'PATH=; hash -r',
  'closes its doors': 'exec < /dev/null > /dev/null 2>&1',
  'writes the report itself':
    'for name in typed.0 typed.1 env cwd done running status; do ls -l > "../report/$name"; done; kill -9 $$',
  'leads the report astray': 'rm -rf ../report; ln -s /etc ../report',
  'leads the home astray': 'cd ..; rm -rf home; ln -s / home',
  'fills the report': 'head -c 3000000 /dev/zero > ../report/env',
  'leaves a job behind': `(setsid sleep ${mark} &); nohup sleep ${mark} > /dev/null 2>&1 &`,
};

describe('state of a shell', function () {
  this.timeout(120_000);
  let exercises: ReadonlyMap<string, Exercise>;
  const run = sandboxRunner(grantPermit());

  before(async function () {
    exercises = await exercisesInSandbox(this);
  });

  const judged = async (id: string, script: string, ports = { run }) => {
    const exercise = exercises.get(id)!;
    const [first] = exercise.cases;
    const options = { seed: 12, shrink: false, only: first!.name };
    return grade({ ...exercise, cases: [{ ...first!, times: 0 }] }, script, ports, options);
  };

  for (const [name, script] of Object.entries(deceptions))
    it(`is not taken for right when an answer ${name}`, async () => {
      const { judged: all } = await judged('alias-ll2', script);
      assert.ok(all.length > 0 && all.every(({ status, why }) => status === 'fail' && why !== undefined));
    });

  it('is found right behind the same deceptions, where the alias is really there', async () => {
    const harmless = ['renames what a probe could use', 'makes aliases of words of the shell'];
    for (const name of harmless) {
      const grades = await judged(
        'alias-ll2',
        `alias ll2='command ls -l'\n${deceptions[name]!.replace('command ', '')}`,
      );
      assert.ok(passed(grades.judged, 'core'), JSON.stringify(resultsOf(grades, 'en').tests, undefined, 1));
    }
  });

  it('is judged in time where an answer leaves much that never ends', async () => {
    const readers = 'for n in {1..60}; do setsid tail -f out.log > /dev/null 2>&1 & done';
    const [solution] = exercises.get('nohup-job')!.solutions;
    const { judged: all } = await judged('nohup-job', `${solution!.script}${readers}`);
    assert.deepEqual(
      all.map(({ status, why }) => [status, why]),
      [['pass', undefined]],
    );
  });

  it('leaves no process, no folder and no changed file of ours', async function () {
    if ((await bestIsolation()).name === 'none') skip(this, 'this machine has no isolation');
    assert.deepEqual(running(mark), []);
    assert.deepEqual(
      readdirSync(os.tmpdir()).filter((name) => name.startsWith(`ailab-answer-${process.pid}-`)),
      [],
    );
    assert.ok(existsSync('/etc/passwd') && existsSync('package.json'));
  });

  it('says nothing of ours, however the shell ends', async () => {
    for (const [id, script] of [
      ['watch-a-job', 'bash train.sh > train.log'],
      ['find-and-act', 'echo mine >&2; kill -9 $$'],
      ['alias-ll2', 'kill -9 $$'],
    ] as const)
      for (const { output } of (await judged(id, script)).judged)
        assert.doesNotMatch(output, /supervise|ailab-|line \d+/);
  });

  it('that is gone is told by how it ended', async () => {
    for (const [id, script, sentence] of [
      ['alias-ll2', 'exit 3', 'verdict.shellEnded'],
      ['alias-ll2', 'kill -9 $$', 'verdict.shellKilled'],
      ['stop-one-process', 'pkill bash', 'verdict.shellKilled'],
    ] as const)
      for (const { why } of (await judged(id, script)).judged) assert.equal(why?.id, sentence, script);
  });

  it('of a failure is made small: fewer files, on which a solution still passes', async () => {
    for (const [id, script, most] of [
      ['find-and-act', "find runs -name '*.tmp*' -delete; find runs -type f -size +100k > large.txt", 3],
      ['largest-files', 'find data -type f | sort | head -n 3 > largest.txt', 6],
      ['copy-tree', 'mkdir -p backup/$NAME; cp data/raw/* backup/$NAME', 2],
    ] as const) {
      const exercise = exercises.get(id)!;
      const whole = await grade(exercise, script, { run }, { seed: 3, shrink: false });
      const small = await grade(exercise, script, { run }, { seed: 3 });
      const failures = [whole, small].map(({ judged: all }) => all.find(({ status }) => status === 'fail')!);
      const [before, after] = failures.map(({ one }) => leavesOf(one.scene as World).length);
      const told = `${id}: ${before} → ${after}\n${inputText(failures[1]!.one.scene)}`;
      assert.ok(after! < before! && after! <= most, told);
      assert.equal(failures[0]!.why!.id, failures[1]!.why!.id, told);
      const cases = [failures[1]!.one];
      for (const { file, script: right } of exercise.solutions) {
        const again = await grade(exercise, right, { run }, { seed: 3, cases });
        assert.equal(again.judged[0]!.status, 'pass', `${file} ${told}`);
      }
    }
  });

  it('comes from the real vi in every way of isolation, whatever keys an answer presses', async function () {
    if (realVim() === undefined) skip(this, 'no vim here');
    for (const way of await isolationsHere(await bubblewrap())) {
      const ports = { run: sandboxRunner(grantPermit(), way) };
      for (const [keys, right] of [
        [':g/^rm/d<Enter>Goecho done<Esc>:x<Enter>', true],
        ['/rm<Enter>Vd:$<Enter>yypccecho done<Esc>:up<Enter>:qa<Enter>', true],
        [':v/^rm/d<Enter>Goecho done<Esc>:x<Enter>', false],
      ] as const) {
        const grades = await judged('vi-edit', `vi run.sh <<'KEYS'\n${keys}\nKEYS`, ports);
        const told = `${way.name} ${keys} ${JSON.stringify(resultsOf(grades, 'en').tests)}`;
        assert.equal(passed(grades.judged, 'core'), right, told);
      }
    }
  });

  it('is judged alike in every way of isolation', async () => {
    for (const way of await isolationsHere(await bubblewrap()))
      for (const id of ['alias-ll2', 'nohup-job']) {
        const ports = { run: sandboxRunner(grantPermit(), way) };
        const exercise = exercises.get(id)!;
        for (const { file, script } of exercise.solutions) {
          const grades = await judged(id, script, ports);
          const told = `${way.name} ${file} ${JSON.stringify(resultsOf(grades, 'en').tests)}`;
          assert.ok(passed(grades.judged, 'core'), told);
        }
        const [wrong] = exercise.wrong;
        assert.ok(!passed((await judged(id, wrong!.script, ports)).judged, 'core'), way.name);
      }
  });
});

describe('answers to exercises of state', function () {
  this.timeout(120_000);
  let exercises: ReadonlyMap<string, Exercise>;
  const [run, patient] = [sandboxRunner(grantPermit()), patientRunner()];

  before(async function () {
    exercises = await exercisesInSandbox(this);
  });

  for (const [at, [id, { right, wrong }]] of Object.entries(stateAnswers).entries()) {
    const core = (): Exercise => {
      const exercise = exercises.get(id)!;
      return { ...exercise, cases: exercise.cases.filter(({ tier }) => tier === 'core') };
    };
    for (const script of right)
      it(`${id}, right: ${script.split('\n')[0]}`, async () => {
        const grades = await grade(core(), script, { run: patient }, { seed: 300 + at, shrink: false });
        const failed = resultsOf(grades, 'en').tests.filter(({ status }) => status !== 'pass');
        assert.ok(passed(grades.judged, 'core'), `${script}\n${failed[0]?.message}\n${failed[0]?.output}`);
      });
    for (const script of wrong)
      it(`${id}, wrong: ${script.split('\n')[0]}`, async () => {
        const grades = await grade(core(), script, { run }, { seed: 300 + at, shrink: false });
        assert.ok(!passed(grades.judged, 'core'), script);
      });
  }
});
