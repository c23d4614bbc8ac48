import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inTurn, median, summarise } from '../../bench/stats';

describe('bench statistics', () => {
  it('takes the middle of an odd number of samples, the mean of the middle two of an even one', () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([4, 1, 2, 9]), 3);
    assert.deepEqual(summarise([7, 3, 30]), { median: 7, min: 3, max: 30, runs: 3 });
  });

  it('keeps the median between extremes, with as many samples on each side, and leaves its input alone', () => {
    const samples = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 });
    fc.assert(
      fc.property(samples, (list) => {
        const before = [...list];
        const middle = median(list);
        assert.deepEqual(list, before);
        assert.ok(list.filter((one) => one < middle).length <= list.length / 2);
        assert.ok(list.filter((one) => one > middle).length <= list.length / 2);
      }),
    );
  });

  it('refuses no samples and samples that are no numbers', () => {
    assert.throws(() => median([]), /at least one/);
    assert.throws(() => median([1, NaN]), /not a number/);
  });

  it('takes the sides in turn, and every other round backwards', async () => {
    const order: string[] = [];
    const side = (name: string) => (): Promise<string> => {
      order.push(name);
      return Promise.resolve(`${name}${order.length}`);
    };
    const samples = await inTurn(3, { a: side('a'), b: side('b') });
    assert.equal(order.join(''), 'abbaab');
    assert.deepEqual(samples, { a: ['a1', 'a4', 'a5'], b: ['b2', 'b3', 'b6'] });
  });

  it('never takes two sides at once', async () => {
    let running = 0;
    const side = async (): Promise<number> => {
      running++;
      await Promise.resolve();
      return running--;
    };
    assert.deepEqual(await inTurn(2, { a: side, b: side }), { a: [1, 1], b: [1, 1] });
  });
});
