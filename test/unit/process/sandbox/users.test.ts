import assert from 'node:assert/strict';
import { freshUser, mapsUsers, ownUsers, serviceUsers } from '../../../../src/process/sandbox/users';

const some = (range: typeof ownUsers, pid: number, count: number): number[] =>
  Array.from({ length: count }, () => freshUser(range, pid));

describe('the users of a box', () => {
  it('can be had where the kernel maps all of them, and not in a namespace of one person', () => {
    assert.ok(mapsUsers('         0          0 4294967295\n', ownUsers));
    assert.ok(!mapsUsers('0 100000 65536\n', ownUsers));
    assert.ok(mapsUsers('         0          0 4294967295\n', serviceUsers));
    assert.ok(mapsUsers('0 1000 1\n1 100000 65536\n', serviceUsers));
    assert.ok(mapsUsers('0 100000 65520\n', serviceUsers));
    for (const map of ['0 1000 1\n', '0 0 1\n', '0 100000 65519\n', '61185 200000 9000\n', ''])
      assert.ok(!mapsUsers(map, serviceUsers), map);
  });

  it('are those of one process alone: what it ends by its user is nobody else’s', () => {
    const pids = [1, 2, 3, 37, 38, 4096, 32_768, 65_536, 4_194_302, 4_194_303];
    const all = pids.flatMap((pid) => [...new Set(some(ownUsers, pid, 200))]);
    assert.equal(new Set(all).size, pids.length * ownUsers.each);
    for (const user of all) assert.ok(user >= 0x7000_0000 && user <= 0x7fff_ffff, String(user));
  });

  it('are others for the next boxes, and for the next processes, where there are few', () => {
    const pids = Array.from({ length: 271 }, (_, index) => 9000 + index);
    const all = pids.flatMap((pid) => {
      const own = some(serviceUsers, pid, 16);
      assert.equal(new Set(own).size, 16);
      return own;
    });
    assert.equal(new Set(all).size, 4336);
    assert.deepEqual([Math.min(...all), Math.max(...all)], [61_184, 65_519]);
  });
});
