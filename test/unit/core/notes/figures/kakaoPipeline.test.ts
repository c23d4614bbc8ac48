import assert from 'node:assert/strict';
import { chatText, chatYears, messages } from '../../../../../src/core/notes/figures/kakaoChat';
import {
  firstSurprise,
  isTopThree,
  ranking,
  rightChoices,
  runPipeline,
  tiedOut,
  type Choices,
} from '../../../../../src/core/notes/figures/kakaoPipeline';

describe('the figure kakao-pipeline', () => {
  it('has a sample in which every wrong choice shows', () => {
    const surprise = (
      change: Partial<Choices>,
      year: (typeof chatYears)[number] = 2021,
    ): number | undefined => firstSurprise({ ...rightChoices, ...change }, year);
    assert.equal(surprise({}), undefined);
    assert.equal(surprise({ filter: 'none' }), 0);
    assert.equal(surprise({ filter: 'anywhere' }), 0);
    assert.equal(surprise({ field: 'commas' }), 1);
    assert.equal(surprise({ first: 'count' }), 2);
    // By luck: the blanks before the numbers put them in order.
    assert.equal(surprise({ rank: 'text' }), undefined);
    assert.equal(surprise({ rank: 'textEnUs' }), 4);
    assert.equal(surprise({ rank: 'textEnUs', filter: 'none' }), 0);
    for (const change of [
      { filter: 'none' },
      { filter: 'anywhere' },
      { field: 'commas' },
      { first: 'count' },
      { rank: 'textEnUs' },
    ] as const)
      assert.equal(
        isTopThree(runPipeline({ ...rightChoices, ...change }, 2021).at(-1)?.output ?? [], 2021),
        false,
        `${JSON.stringify(change)} does no harm`,
      );
  });

  it('knows the truth without the pipeline, and who is cut off among equals', () => {
    const top = (year: (typeof chatYears)[number]) => runPipeline(rightChoices, year).at(-1)?.output ?? [];
    assert.deepEqual(
      ranking(2021)
        .slice(0, 4)
        .map(({ user, count }) => `${count} ${user}`),
      ['11 하늘', '9 도윤', '9 민지', '6 김, 서연'],
    );
    for (const year of chatYears) assert.ok(isTopThree(top(year), year));
    assert.deepEqual(tiedOut(top(2021), 2021), []);
    assert.deepEqual(tiedOut(top(2022), 2022), ['도윤']);
    // Any of the equals may stand there, in any order, but nobody twice and nobody else.
    assert.ok(isTopThree(['14 준서', '4 도윤', '4 하늘'], 2022));
    assert.ok(!isTopThree(['14 준서', '4 도윤', '4 도윤'], 2022));
    assert.ok(!isTopThree(['14 준서', '4 도윤'], 2022));
    assert.ok(!isTopThree(['11 하늘', '9 도윤', '9 "민지'], 2021));
    assert.ok(!isTopThree(['', 'x', '\0'], 2021));
  });

  it('has a room of several years, a name with a comma and a message of two lines', () => {
    assert.deepEqual(
      new Set(messages.map(({ date }) => date.slice(0, 4))),
      new Set(['2021', '2022', '2023']),
    );
    assert.ok(messages.every(({ date }) => /^\d{4}-(0\d|1[0-2])-[0-2]\d [01]\d:[0-5]\d:[0-5]\d$/.test(date)));
    assert.equal(chatText.split('\n').length, messages.length + 1 + 2);
    assert.ok(messages.some(({ user }) => user.includes(',')));
  });
});
