import assert from 'node:assert/strict';
import { parsePlace } from '../../../../src/core/notes/place';

describe('a place in the course', () => {
  it('is a lecture, with or without a section', () => {
    assert.deepEqual(parsePlace('8#ports'), { number: 8, anchor: 'ports' });
    assert.deepEqual(parsePlace('8'), { number: 8 });
    assert.deepEqual(parsePlace('8#'), { number: 8 });
    assert.deepEqual(parsePlace(10), { number: 10 });
  });

  it('is nothing else', () => {
    for (const place of [
      '',
      '0',
      0,
      -1,
      1.5,
      '1000',
      '08',
      '8#Ports',
      '8#a b',
      '8#a#b',
      '8 ',
      '8\n',
      '../8',
      '8#<script>',
      NaN,
      null,
      undefined,
      {},
      ['8'],
      { toString: () => '8' },
    ])
      assert.equal(parsePlace(place), undefined, String(place));
  });
});
