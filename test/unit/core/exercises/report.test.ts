import assert from 'node:assert/strict';
import { grade } from '../../../../src/core/exercises/grade';
import type { Runner } from '../../../../src/core/exercises/run';
import { readPacks } from '../../../../src/core/exercises/readPack';
import { isolationText, reportText, shortened, visible } from '../../../../src/core/exercises/report';
import { readPackFiles } from '../../../../src/process/exercises/packFiles';
import { ran } from './ran';

const printing =
  (stdout: string): Runner =>
  ({ files }) =>
    Promise.resolve(ran(files, { stdout, ms: 12 }));

describe('the report of a check', () => {
  it('says what was run, on which input, for how long, what held it and which seed', async () => {
    const { packs } = readPacks(await readPackFiles('media/exercises'));
    const exercise = packs.flatMap(({ exercises }) => exercises).find(({ id }) => id === 'p3');
    assert.ok(exercise);
    const judged: string[] = [];
    const done = await grade(
      exercise,
      '',
      { run: printing('\u001b[2J99\r\n') },
      { seed: 4711, onJudged: ({ one }) => judged.push(one.name) },
    );
    assert.deepEqual(judged.sort(), done.judged.map(({ one }) => one.name).sort(), 'told once for each case');
    for (const lang of ['ko', 'en'] as const) {
      const text = reportText(done, lang, 'a/answer.sh');
      assert.match(text, /a\/answer\.sh/);
      assert.match(text, /\b4711\b/);
      assert.match(text, /\b12 ms/);
      assert.ok(text.includes(isolationText('none', lang)));
      assert.ok(text.includes('== test.txt =='), 'the input');
      assert.equal(text.includes('\u001b'), false, 'what a terminal would obey is drawn');
      assert.ok(text.includes('␛[2J99'));
    }
  });

  it('ends where it is told to', async () => {
    const { packs } = readPacks(await readPackFiles('media/exercises'));
    const exercise = packs[0]?.exercises[0];
    assert.ok(exercise);
    const ended = new AbortController();
    let runs = 0;
    const run: Runner = (request) => {
      runs++;
      ended.abort(new Error('enough'));
      return printing('')(request);
    };
    const options = { seed: 1, signal: ended.signal };
    await assert.rejects(grade(exercise, '', { run }, options), /enough/);
    assert.ok(runs <= 2);
  });

  it('shows texts that anybody wrote, and not all of a long one', () => {
    assert.equal(visible('a\tb\n\u0007\u202e\u009b'), 'a\tb\n␇·␡');
    assert.equal(shortened('x\n'.repeat(30)), 'x\n'.repeat(30));
    assert.ok(shortened('x\n'.repeat(3000)).length < 200);
    assert.ok(shortened('x'.repeat(300_000)).length < 5000);
    assert.equal(isolationText('__proto__', 'en'), '');
  });
});
