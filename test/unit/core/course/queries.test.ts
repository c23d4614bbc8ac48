import assert from 'node:assert/strict';
import { buildIndex, type CourseIndex } from '../../../../src/core/course/search';
import { sourcesOf } from '../../../../src/core/course/sources';
import { courseFiles, exerciseHeads, queries, type LearnersQuery } from '../../../fixtures/search/course';

describe('the queries of learners', () => {
  let index: CourseIndex;
  before(async () => {
    index = buildIndex(courseFiles, { exercises: await exerciseHeads() });
  });

  const found = ({ q }: LearnersQuery): string[] =>
    index
      .search(q, { lang: /\p{Script=Hangul}/u.test(q) ? 'ko' : 'en' })
      .map(({ kind, id }) => `${kind}:${id}`);

  /** Holds the share of queries with a right answer among the first `most`; names the others. */
  function holds(chosen: readonly LearnersQuery[], most: number, share: number): void {
    const wrong = chosen.flatMap((query) => {
      const all = found(query);
      return all.slice(0, most).some((one) => query.accept.includes(one))
        ? []
        : [`${query.q} → ${all.slice(0, 3).join(' ')} instead of ${query.accept.join(' ')}`];
    });
    const right = 1 - wrong.length / chosen.length;
    assert.ok(
      right >= share,
      `${(right * 100).toFixed(1)} % right of ${chosen.length}:\n${wrong.join('\n')}`,
    );
  }

  it('are many, a third of them Korean, a third held out, and name what the course has', () => {
    assert.ok(queries.length >= 90, String(queries.length));
    assert.ok(queries.filter(({ q }) => /\p{Script=Hangul}/u.test(q)).length * 3 >= queries.length);
    assert.ok(queries.filter(({ held }) => held).length * 3 >= queries.length);
    assert.equal(new Set(queries.map(({ q }) => q)).size, queries.length);
    const known = new Set(sourcesOf(courseFiles, []).all.map(({ kind, id }) => `${kind}:${id}`));
    assert.deepEqual(
      queries.flatMap(({ accept }) => accept).filter((one) => !known.has(one)),
      [],
    );
  });

  it('find the right place among the first three, 95 of 100', () => holds(queries, 3, 0.95));
  it('find it first, 80 of 100', () => holds(queries, 1, 0.8));
  it('do so where they were held out, too', () => {
    const held = queries.filter((query) => query.held);
    holds(held, 3, 0.95);
    holds(held, 1, 0.8);
  });
});
