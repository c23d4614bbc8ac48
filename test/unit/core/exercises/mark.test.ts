import assert from 'node:assert/strict';
import {
  exerciseOf,
  historyName,
  isHistoryName,
  isWay,
  markText,
  readMark,
} from '../../../../src/core/exercises/mark';

describe('the mark in a learner’s folder', () => {
  it('says which exercise it is, and the way to a pack that is none of ours', () => {
    assert.equal(markText({ id: 'p1', pack: 'text' }), '{"id":"p1","pack":"text"}\n');
    assert.deepEqual(readMark(markText({ id: 'p1', pack: 'text' })), { id: 'p1' });
    const from = '../../our packs/아침';
    assert.deepEqual(readMark(markText({ id: 'x', pack: 'y' }, from)), { id: 'x', from, pack: 'y' });
  });

  it('is read as if a stranger had written it', () => {
    for (const text of [undefined, '', '{', '[]', '{}', '{"id":1}', '{"id":"../p1"}', '{"id":"P1"}'])
      assert.equal(readMark(text), undefined, text);
    for (const from of ['/etc', '..\\packs', 3, null, ['..'], { a: 1 }])
      assert.deepEqual(readMark(JSON.stringify({ id: 'p1', from, pack: 'text' })), { id: 'p1' });
    assert.deepEqual(readMark(JSON.stringify({ id: 'p1', from: '..', pack: '../x' })), {
      id: 'p1',
      from: '..',
    });
  });

  it('keeps the histories of exercises of one name apart', () => {
    const names = [
      { id: 'p1' },
      { id: 'p1', from: '..', pack: 'a' },
      { id: 'p1', from: '..', pack: 'b' },
    ].map(historyName);
    assert.equal(new Set(names).size, 3);
    assert.ok(names.every(isHistoryName));
    assert.deepEqual(names.map(exerciseOf), ['p1', 'p1', 'p1']);
    for (const name of ['', '..', 'p1@', '@a', 'p1@a@b', 'p1@../a', 'p1/a'])
      assert.ok(!isHistoryName(name), name);
  });

  it('leads up first and then down by names that every system takes', () => {
    for (const way of ['pack', '..', '../..', '../pack', '../../a b/한글', '../'.repeat(11) + 'x'])
      assert.equal(isWay(way), true, way);
    for (const way of [
      '',
      '.',
      '/',
      '//host/share',
      './pack',
      'a/..',
      'a/../../b',
      '../a/../b',
      '../',
      'a/',
      'a//b',
      'C:/x',
      'C:x',
      '~/x/\n',
      'a\\b',
      'a\0b',
      'con',
      'a./b',
      '../'.repeat(13) + 'x',
      `../${'x'.repeat(500)}`,
      '../'.repeat(100_000),
    ])
      assert.equal(isWay(way), false, way.slice(0, 40));
  });
});
