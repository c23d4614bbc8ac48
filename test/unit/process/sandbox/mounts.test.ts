import assert from 'node:assert/strict';
import { fstabField, mountOf, mountsIn } from '../../../../src/process/sandbox/mounts';

const told = [
  '22 1 254:0 / / rw,relatime - ext4 /dev/vda rw',
  '30 22 0:26 / /tmp rw,nosuid,nodev,relatime shared:1 - tmpfs tmpfs rw',
  '31 30 0:27 / /tmp/my\\040box\\134n\\355\\225\\234 ro,noexec - tmpfs tmpfs rw',
  '32 22 0:28 / /tmpfoo rw - tmpfs tmpfs rw',
  '33 22 0:29 / /tmp rw,noexec - tmpfs tmpfs rw',
  '',
].join('\n');

describe('mounts', () => {
  it('are read with the names that stand for bytes', () => {
    assert.deepEqual(
      mountsIn(told).map(({ point }) => point),
      ['/', '/tmp', '/tmp/my box\\n한', '/tmpfoo', '/tmp'],
    );
  });

  it('hold a path: the deepest of them, and the last one where one covers another', () => {
    const of = (path: string): readonly string[] | undefined => mountOf(path, mountsIn(told))?.locked;
    assert.deepEqual(of('/usr/bin'), []);
    assert.deepEqual(of('/tmpfoo/x'), []);
    assert.deepEqual(of('/tmp'), ['noexec']);
    assert.deepEqual(of('/tmp/other'), ['noexec']);
    assert.deepEqual(of('/tmp/my box\\n한/in'), ['noexec']);
    assert.equal(mountOf('/x', []), undefined);
  });

  it('are written so that a table of them has one word a field', () => {
    assert.equal(fstabField('/usr/lib64'), '/usr/lib64');
    for (const path of ['/a b\tc\nd', '/back\\slash', '/#x', '/한', '/"q"', '/a,b=c'])
      assert.match(fstabField(path), /^[\w/\\]+$/);
    const [back] = mountsIn(`1 2 0:1 / ${fstabField('/a b\\\t\n한#,"')} rw - x x rw`);
    assert.equal(back?.point, '/a b\\\t\n한#,"');
  });
});
