import assert from 'node:assert/strict';
import { mapsUsers } from '../../../../src/process/sandbox/box';

describe('the users of a box', () => {
  it('can be had where the kernel maps all of them, and not in a namespace of one person', () => {
    assert.ok(mapsUsers('         0          0 4294967295\n'));
    assert.ok(mapsUsers('0 1000 1\n1 100000 65536\n'));
    assert.ok(mapsUsers('0 100000 65520\n'));
    for (const map of ['0 1000 1\n', '0 0 1\n', '0 100000 65519\n', '61185 200000 9000\n', ''])
      assert.ok(!mapsUsers(map), map);
  });
});
