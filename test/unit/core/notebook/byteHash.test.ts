import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ByteHash } from '../../../../src/core/notebook/byteHash';

const hashOf = (...parts: readonly Uint8Array[]): string => {
  const hash = new ByteHash();
  for (const part of parts) hash.add(part, 0, part.length);
  return hash.toString();
};

describe('the hash of bytes', () => {
  it('does not depend on the pieces, nor on the place in a piece', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(60), fc.nat(60), fc.nat(9), (bytes, a, b, pad) => {
        const [one, two] = [Math.min(a, b), Math.max(a, b)];
        assert.equal(
          hashOf(bytes.subarray(0, one), bytes.subarray(one, two), bytes.subarray(two)),
          hashOf(bytes),
        );
        const moved = new Uint8Array(pad + bytes.length + 3).fill(7);
        moved.set(bytes, pad);
        const hash = new ByteHash();
        hash.add(moved, pad, pad + bytes.length);
        assert.equal(hash.toString(), hashOf(bytes));
      }),
    );
  });

  it('changes with every bit, with the length, and with the order of words', () => {
    const bytes = Uint8Array.from({ length: 40 }, (_, index) => index * 37);
    const seen = new Set([hashOf(bytes)]);
    let made = 1;
    for (let bit = 0; bit < bytes.length * 8; bit++, made++) {
      const other = bytes.slice();
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      seen.add(hashOf(other));
    }
    for (let length = 0; length < 40; length++, made++) seen.add(hashOf(new Uint8Array(length)));
    for (let word = 4; word <= 36; word += 4, made++) {
      const swapped = bytes.slice();
      swapped.copyWithin(0, word, word + 4);
      swapped.set(bytes.subarray(0, 4), word);
      seen.add(hashOf(swapped));
    }
    assert.equal(seen.size, made);
  });
});
