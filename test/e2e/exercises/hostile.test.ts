import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { grade } from '../../../src/core/exercises/grade';
import { passed, resultsOf } from '../../../src/core/exercises/results';
import type { Exercise } from '../../../src/core/exercises/spec';
import { sandboxRunner } from '../../../src/process/exercises/runner';
import { bestIsolation } from '../../../src/process/sandbox/detect';
import { grantPermit } from '../../../src/shared/permit';
import { running } from '../../harness/processes';
import { skip } from '../../harness/skip';
import { kakaoAnswers } from './kakaoAnswers';
import { exercisesById } from './pack';

const right = kakaoAnswers[0]!.script;
const mark = `600.${process.pid}`;

/** What answers do to their folder, the machine and the grader; none of them may pass. */
const hostile: Readonly<Record<string, string>> = {
  'deletes its folder': 'rm -rf "$PWD"',
  'answers, then deletes what it was given': `${right}\nrm -rf ./*`,
  'answers, then changes what it was given': `${right}\necho >> chat.txt`,
  'puts a link in the place of its input': `${right}\nrm chat.txt; ln -s /etc/passwd chat.txt`,
  'puts a pipe in the place of its input': `${right}\nrm chat.txt; mkfifo chat.txt`,
  'puts a folder in the place of its input': `${right}\nrm chat.txt; mkdir chat.txt`,
  'leaves a folder that nobody may enter': 'mkdir -p a/b/c; touch a/b/c/d; chmod -R 000 a; chmod 000 .',
  'kills everything': 'kill -9 -1; kill -9 $PPID',
  'kills its shell': 'kill -9 $$',
  'prints bytes that are no text': 'head -c 100000 /dev/urandom',
  'looks for the expected results': `cat cases/*/expected ../cases/*/expected "$(dirname "$0")"/../cases/*/expected; find / -name expected 2>/dev/null | xargs cat`,
  'reads where it came from': 'cat "$0"; cat /proc/$PPID/cmdline; env',
  'changes its own text': 'echo "echo 1" > "$0"; echo "exit 0" >> "$0"',
  'prints TAP and JSON': 'echo "ok 1 - years"; echo \'{"status":"pass"}\'',
  'leaves processes behind': `(setsid sleep ${mark} &) ; nohup sleep ${mark} > /dev/null 2>&1 &`,
  'names itself as tools':
    'uniq() { echo 9 x; }; sort() { echo; }; head() { uniq; }; cat chat.txt | sort | uniq | head',
  'asks for a name that is a path': 'printf "%0.s../" $(seq 3000); cat /etc/shadow',
};

/** These are ended from outside, each after its time or its output. */
const endless: Readonly<Record<string, string>> = {
  'hangs, after the right answer': `${right}\nwhile :; do :; done`,
  'prints without end': 'yes',
  multiplies: `${right}\n:() { : | : & }; :; while :; do :; done`,
};

describe('hostile answers', function () {
  this.timeout(180_000);
  let exercise: Exercise;
  let outside = '';
  const run = sandboxRunner(grantPermit());

  before(async function () {
    if (process.platform !== 'linux') skip(this, 'these tests look at processes in /proc');
    if ((await bestIsolation()).name === 'none') skip(this, 'this machine has no isolation');
    exercise = (await exercisesById()).get('kakao-top3')!;
    outside = await mkdtemp(path.join(os.tmpdir(), 'ailab-outside-'));
    await writeFile(path.join(outside, 'precious'), 'kept');
  });

  after(async () => {
    if (outside !== '') await rm(outside, { recursive: true, force: true });
  });

  async function judge(script: string) {
    const judged = await grade(exercise, script, { run }, { seed: 11, shrink: false, only: 'years' });
    assert.ok(judged.judged.length > 1);
    return judged;
  }

  for (const [name, script] of Object.entries(hostile))
    it(`never passes: ${name}`, async () => {
      const { judged } = await judge(script);
      assert.ok(!passed(judged, 'core'));
      for (const { status, why } of judged) assert.deepEqual([status, why === undefined], ['fail', false]);
    });

  for (const [name, script] of Object.entries(endless))
    it(`is ended: ${name}`, async () => {
      const { judged } = resultsAndReasons(await judge(script));
      assert.ok(judged.every(({ status }) => status !== 'pass'));
      assert.ok(
        judged.some(({ message }) => message.includes('was ended')),
        JSON.stringify(judged.map(({ message }) => message)),
      );
    });

  it('writes nothing outside, whatever it tries', async () => {
    const script = `for place in ${outside}/precious ${outside}/new /usr/new /etc/new ${os.homedir()}/new; do echo x > $place; done
rm -rf ${outside} ${process.cwd()}/package.json
${right}`;
    await judge(script);
    assert.deepEqual(await readdir(outside), ['precious']);
    assert.equal(await readFile(path.join(outside, 'precious'), 'utf8'), 'kept');
    assert.ok(existsSync('package.json'));
  });

  it('leaves no process and no folder behind, and the next answer is judged as ever', async () => {
    assert.deepEqual(running(mark), []);
    assert.deepEqual(
      readdirSync(os.tmpdir()).filter((name) => name.startsWith(`ailab-box-${process.pid}-`)),
      [],
    );
    assert.ok(passed((await judge(right)).judged, 'core'));
  });
});

function resultsAndReasons(judged: Parameters<typeof resultsOf>[0]) {
  return { judged: resultsOf(judged, 'en').tests };
}
