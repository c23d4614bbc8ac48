import assert from 'node:assert/strict';
import { grade } from '../../../src/core/exercises/grade';
import type { Judged } from '../../../src/core/exercises/judge';
import type { Runner } from '../../../src/core/exercises/run';
import { passed } from '../../../src/core/exercises/results';
import type { Exercise } from '../../../src/core/exercises/spec';
import { sandboxRunner } from '../../../src/process/exercises/runner';
import { bestIsolation } from '../../../src/process/sandbox/detect';
import { grantPermit } from '../../../src/shared/permit';
import { t } from '../../../src/shared/t';
import { skip } from '../../harness/skip';
import { setAims, type SetAims } from './aims';
import { fingerprint, survivors } from './fingerprint';
import { hostileAnswers, right, timeFor, type Aims, type Hostile } from './hostileAnswers';
import { exercisesById } from './pack';

const mark = `600.${process.pid}`;
/** To name the tests; where their aims are, `before` finds out. */
const named = hostileAnswers({ outside: '', repository: '', port: 0, socket: '', grader: 0, mark });

describe('hostile answers', function () {
  this.retries(0);
  this.timeout(60_000);
  const sandboxed = sandboxRunner(grantPermit());
  // In the environment of everything that an answer starts, unless it takes care that it is not.
  const runFor =
    (ms: number): Runner =>
    (request) =>
      sandboxed({ ...request, ms, env: { ...request.env, LAB_HOSTILE: mark } });
  let exercise: Exercise;
  let next: Exercise;
  let aims: Aims;
  let answers: readonly Hostile[] = [];
  let set: SetAims | undefined;

  before(async function () {
    if (process.platform !== 'linux') skip(this, 'these tests look at processes in /proc');
    if ((await bestIsolation()).name === 'none') skip(this, 'this machine has no isolation');
    const all = await exercisesById();
    [exercise, next] = [all.get('kakao-top3')!, all.get('levels')!];
    set = await setAims(mark);
    aims = set.aims;
    answers = hostileAnswers(aims);
  });

  after(() => {
    set?.end();
  });

  const judge = async (
    of: Exercise,
    { script, verdict }: Pick<Hostile, 'script' | 'verdict'>,
    only: string,
  ): Promise<readonly Judged[]> => {
    const ports = { run: runFor(timeFor({ verdict })) };
    const { judged, isolation } = await grade(of, script, ports, { seed: 11, shrink: false, only });
    assert.equal(isolation, (await bestIsolation()).name);
    return judged;
  };

  it('are sixty at least', () => assert.ok(named.length >= 60, String(named.length)));

  for (const [at, { name, verdict }] of named.entries())
    it(`${verdict === 'ended' ? 'is ended' : verdict === 'fails' ? 'never passes' : 'changes nothing'}: ${name}`, async () => {
      const answer = answers[at]!;
      const before = fingerprint(aims);
      const judged = await judge(exercise, answer, 'years');
      assert.ok(judged.length > 4);
      const told = judged.map(({ one, status, why, output }) => {
        const message = why ? t('en', why.id, why.args) : '';
        return `${one.name}: ${status} ${message}\n${output.slice(0, 400)}`;
      });
      if (verdict === 'passes') assert.ok(passed(judged, 'core'), told.join('\n'));
      else {
        for (const { status, why } of judged) {
          assert.ok(status !== 'pass' && why !== undefined, told.join('\n'));
          if (status === 'fail' && answer.reason !== undefined)
            assert.equal(why.id, answer.reason, told.join('\n'));
        }
        const wasEnded = told.some((line) => line.includes('was ended'));
        assert.equal(wasEnded, verdict === 'ended', told.join('\n'));
      }
      assert.deepEqual(fingerprint(aims), before);
      assert.deepEqual(survivors(mark), []);
      assert.equal(set?.called(), 0, 'a server of the machine was called');
      const solution = { script: next.solutions[0]!.script, verdict: 'passes' } as const;
      const afterwards = await judge(next, solution, next.cases[0]!.name);
      assert.ok(passed(afterwards, 'core'), 'the next exercise is judged as ever');
    });

  it('leave the right answer right', async () => {
    assert.ok(passed(await judge(exercise, { script: right, verdict: 'passes' }, 'years'), 'core'));
  });
});
