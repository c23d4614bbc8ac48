import assert from 'node:assert/strict';
import { visibleCases } from '../../../src/core/exercises/cases';
import { grade } from '../../../src/core/exercises/grade';
import { microscope } from '../../../src/core/exercises/pipelineRun';
import type { Scope } from '../../../src/core/exercises/pipelineShown';
import type { ShellParser } from '../../../src/core/exercises/shellParser';
import type { Exercise } from '../../../src/core/exercises/spec';
import { sandboxRunner } from '../../../src/process/exercises/runner';
import { shellParserIn } from '../../../src/process/exercises/shellGrammar';
import { grantPermit } from '../../../src/shared/permit';
import { skip } from '../../harness/skip';
import { kakaoAnswers } from './kakaoAnswers';
import { exercisesById } from './pack';

/** The stage that is to blame, and for what; `undefined`: no stage loses anything, the end is wrong. */
type Mark = readonly [stage: string, why: string] | undefined;

const years = 'microscope.unfiltered';
const wrongAnswers: Record<string, Mark> = {
  'kakao-top3/no-year.sh': ['grep -o', years],
  'kakao-top3/single-quotes.sh': ["grep '^$YEAR'", 'microscope.empty'],
  'kakao-top3/uniq-alone.sh': ['uniq -c', 'microscope.parts'],
  'kakao-top3/ascending.sh': ['sort -n', 'microscope.spoiled'],
  'kakao-top3/year-anywhere.sh': ["cut -d '\"' -f 2", years],
  'kakao-top3/fixed-year.sh': ["grep '^2021'", 'microscope.dropped'],
  'kakao-top3/cut-at-comma.sh': ["cut -d ','", 'microscope.shortened'],
  'kakao-top3/cut-at-quote.sh': ["cut -d '\"'", 'microscope.shortened'],
  'kakao-top3/any-line.sh': ['sed', 'microscope.inner'],
  'kakao-top3/text-order.sh': ['head -n 3', 'microscope.dropped'],
  'first-lines/one-off.sh': ['tail -n 1', 'microscope.spoiled'],
  'first-lines/other-order.sh': ['tail -n 2', 'microscope.dropped'],
  'last-error/any-place.sh': ['tail -n 1', 'microscope.dropped'],
  'last-error/first-one.sh': ['head -n 1', 'microscope.dropped'],
  'last-error/last-line.sh': ['tail -n 1', 'microscope.dropped'],
  'levels/uniq-alone.sh': ['uniq -c', 'microscope.parts'],
  'levels/whole-lines.sh': undefined,
  'levels/by-name.sh': undefined,
  'levels/text-order.sh': undefined,
  'labels-once/only-single.sh': ['uniq -u', 'microscope.dropped'],
  'labels-once/with-counts.sh': ['uniq -c', 'microscope.spoiled'],
  'labels-once/backwards.sh': undefined,
  'largest-numbers/as-text.sh': ['head -n 3', 'microscope.dropped'],
  'largest-numbers/smallest.sh': ['head -n 3', 'microscope.dropped'],
  'largest-numbers/upwards.sh': undefined,
  'largest-numbers/cut-first.sh': ['head -n 3', 'microscope.dropped'],
  'p1/pipe-to-file.sh': ['test.txt', 'microscope.spoiled'],
};

const year = 'grep "^${YEAR:-2021}" chat.txt';
const count = 'sort | uniq -c | sort -rn | head -n 3';

/** More answers to the chat: what is lost, over several commands and in other shapes. */
const more: Record<string, readonly [script: string, mark: Mark]> = {
  'the filter comes too late': [
    `cut -d '"' -f 2 chat.txt | grep "^\${YEAR:-2021}" | ${count}`,
    // Only here something is lost: all rows that came in were of the year.
    ['grep', 'microscope.empty'],
  ],
  'some lines only': [
    `head -n 4 chat.txt | grep "^\${YEAR:-2021}" | cut -d '"' -f 2 | ${count}`,
    ['head -n 4', 'microscope.dropped'],
  ],
  'each once': [
    `${year} | cut -d '"' -f 2 | sort | uniq | uniq -c | sort -rn | head -n 3`,
    ['uniq', 'microscope.howOften'],
  ],
  'sort -u': [
    `${year} | cut -d '"' -f 2 | sort -u | uniq -c | sort -rn | head -n 3`,
    ['sort -u', 'microscope.howOften'],
  ],
  'the first letter of a name': [
    `${year} | cut -d '"' -f 2 | cut -c 1-3 | ${count}`,
    ['cut -c 1-3', 'microscope.shortened'],
  ],
  'through a file': [
    `cut -d '"' -f 2 chat.txt > names.txt\nsort names.txt | uniq -c | sort -rn | head -n 3`,
    undefined,
  ],
  'through a file, in two pipelines': [
    `tail -n +2 chat.txt | cut -d '"' -f 2 > names.txt\nsort names.txt | uniq -c | sort -rn | head -n 3`,
    ["cut -d '\"'", years],
  ],
  'through a variable': [
    `names=$(cat chat.txt | cut -d '"' -f 2 | tail -n +2)\nprintf '%s\\n' "$names" | ${count}`,
    ["cut -d '\"'", years],
  ],
  'in a function': [
    `names() { grep -o '".*"' chat.txt | cut -d '"' -f 2; }\nnames | ${count}`,
    ['grep -o', years],
  ],
  'a function without a pipe': [
    `names() { cut -d '"' -f 2 chat.txt; }\nnames | tail -n +2 | ${count}`,
    ['names', years],
  ],
  'a file in a variable': [`file=chat.txt\ncut -d '"' -f 2 "$file" | tail -n +2 | ${count}`, ['cut', years]],
  'a loop': [
    `while IFS=, read -r _ name _; do echo "$name"; done < chat.txt | tail -n +2 | ${count}`,
    ['while', years],
  ],
  'another file': [`grep '^2021' Chat.txt | cut -d '"' -f 2 | ${count}`, undefined],
  'a number before each': [`${year} | cut -d '"' -f 2 | ${count} | cat -n`, ['cat -n', 'microscope.spoiled']],
  'helpers that have little to do with it': [
    `y=$(echo 2022 | cut -c 1-4)\nhead -n 1 chat.txt | wc -c > size\ngrep "^$y" chat.txt | cut -d '"' -f 2 | ${count}`,
    ['grep "^$y"', 'microscope.dropped'],
  ],
  'it comes from several commands': [
    `for y in 2021; do grep "^$y" chat.txt | head -n 1; done\necho x | cat`,
    undefined,
  ],
};

/** What it finds is tested here, not how fast, while other tests use the machine. */
const unhurried = (): number => performance.now() / 5;

describe('the pipeline microscope', function () {
  this.timeout(240_000);
  let parse: ShellParser;
  let exercises: ReadonlyMap<string, Exercise>;
  const run = sandboxRunner(grantPermit());

  before(async function () {
    if (process.platform === 'win32') skip(this, 'the sandbox needs Linux or macOS');
    parse = await shellParserIn('dist');
    exercises = await exercisesById();
  });

  const lookAt = async (
    exercise: Exercise,
    script: string,
    only: string,
    { seed = 5 } = {},
  ): Promise<Scope> => {
    const given = { seed, only };
    const { judged } = await grade(exercise, script, { run, now: unhurried }, given);
    const failed = judged.find(({ status }) => status === 'fail');
    assert.ok(failed, 'it fails');
    return microscope(exercise, script, failed.one, { run, parse, now: unhurried });
  };
  const markOf = (scope: Scope): Mark => {
    const marks = scope.pipelines
      .flatMap(({ stages }) => stages)
      .flatMap(({ command, loss }) => (loss ? [[command, loss.why.id] as const] : []));
    assert.ok(marks.length <= 1);
    return marks[0];
  };
  const same = (found: Mark, expected: Mark): void => {
    if (expected) assert.ok(found?.[0].startsWith(expected[0]), `${found?.join()} is not ${expected.join()}`);
    assert.equal(found?.[1], expected?.[1]);
  };

  for (const [name, mark] of Object.entries(wrongAnswers))
    it(`marks ${mark?.[0] ?? 'nothing'} in ${name}`, async () => {
      const [id = '', file] = name.split('/');
      const exercise = exercises.get(id)!;
      const wrong = exercise.wrong.find((one) => one.file === file)!;
      same(markOf(await lookAt(exercise, wrong.script, wrong.shownBy)), mark);
    });

  for (const [name, [script, mark]] of Object.entries(more))
    it(`marks ${mark?.[0] ?? 'nothing'}: ${name}`, async () => {
      same(markOf(await lookAt(exercises.get('kakao-top3')!, script, 'years')), mark);
    });

  it('knows what a stage loses by another seed too', async () => {
    const { script } = exercises.get('kakao-top3')!.wrong.find(({ file }) => file === 'no-year.sh')!;
    for (const seed of [11, 12, 13])
      same(markOf(await lookAt(exercises.get('kakao-top3')!, script, 'years', { seed })), ['grep -o', years]);
  });

  it('names the two people whom a stage makes one, where both are there', async () => {
    const exercise = exercises.get('kakao-top3')!;
    const script = `${year} | cut -d ',' -f 2 | ${count}`;
    const { judged } = await grade(
      exercise,
      script,
      { run, now: unhurried },
      { seed: 5, only: 'comma-in-name', shrink: false },
    );
    const { one } = judged.find(({ status }) => status === 'fail')!;
    const scope = await microscope(exercise, script, one, { run, parse, now: unhurried });
    const why = scope.pipelines[0]?.stages[1]?.loss?.why;
    assert.equal(why?.id, 'microscope.merged');
    assert.match(`${why.args['a']}/${why.args['b']}`, /^([김이]), .*\/\1, /);
  });

  it('finds no loss in a right answer that only prints something more', async function () {
    this.timeout(600_000);
    const right = [
      ...[...exercises.values()].flatMap((exercise) =>
        exercise.target === undefined ? exercise.solutions.map(({ script }) => ({ exercise, script })) : [],
      ),
      ...kakaoAnswers
        .filter(({ robust }) => robust)
        .map(({ script }) => ({ exercise: exercises.get('kakao-top3')!, script })),
    ].filter(({ script }) => parse(script, (root) => root.descendantsOfType('pipeline').length > 0));
    assert.ok(right.length > 20);
    for (const { exercise, script } of right) {
      const ports = { run, parse, now: unhurried };
      const [first] = await visibleCases(exercise, ports);
      const scope = await microscope(exercise, `echo 'a heading'\n${script}`, first!, ports);
      assert.equal(markOf(scope), undefined, script);
    }
  });

  it('marks nothing where the answer is right', async () => {
    const exercise = exercises.get('kakao-top3')!;
    const { judged } = await grade(
      exercise,
      `${year} | cut -d '"' -f 2 | ${count}`,
      { run, now: unhurried },
      { seed: 5, only: 'years' },
    );
    const scope = await microscope(exercise, `${year} | cut -d '"' -f 2 | ${count}`, judged[0]!.one, {
      run,
      parse,
      now: unhurried,
    });
    assert.equal(scope.note?.id, 'microscope.right');
    assert.equal(markOf(scope), undefined);
    assert.deepEqual(scope.pipelines[0]?.stages.at(-1)?.rowsOut, [3]);
  });

  it('says nothing of an answer that prints something else each time, or that had to be ended', async () => {
    const exercise = exercises.get('kakao-top3')!;
    const id = async (script: string): Promise<string | undefined> =>
      (await lookAt(exercise, script, 'few-people')).note?.id;
    assert.equal(await id(`${year} | cat; date +%N | cat`), 'microscope.changed');
    assert.equal(await id('echo | cat\necho x | sleep 100'), 'microscope.ended');
  });
});
