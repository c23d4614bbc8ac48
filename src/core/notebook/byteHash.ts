/**
 * A running 64-bit hash of bytes, every byte counted: about 3 GB/s. It depends on the bytes alone, not on the pieces
 * they come in, nor on where in a file they stand. For versions of cells, not for secrets.
 */
export class ByteHash {
  private a = 0xdeadbeef | 0;
  private b = 0x41c6ce57;
  private length = 0;
  /** Bytes that do not fill a block of eight yet. */
  private readonly rest = new DataView(new ArrayBuffer(8));

  add(chunk: Uint8Array, from: number, to: number): void {
    let at = from;
    const begun = this.length & 7;
    this.length += to - from;
    if (begun > 0) {
      let filled = begun;
      while (filled < 8 && at < to) this.rest.setUint8(filled++, chunk[at++] ?? 0);
      if (filled < 8) return;
      this.mix(this.rest, 0, 8);
    }
    const whole = at + ((to - at) & ~7);
    if (whole > at) this.mix(new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength), at, whole);
    for (at = whole; at < to; at++) this.rest.setUint8(at - whole, chunk[at] ?? 0);
  }

  /** 13 or 14 characters; the hash can go on after it. */
  toString(): string {
    const { a, b } = this;
    const filled = this.length & 7;
    for (let index = filled; index < 8; index++) this.rest.setUint8(index, 0);
    if (filled > 0) this.mix(this.rest, 0, 8);
    const one = finish(this.a ^ this.length, this.b);
    const other = finish(this.b ^ this.length, one);
    this.a = a;
    this.b = b;
    return one.toString(36) + other.toString(36).padStart(7, '0');
  }

  private mix(view: DataView, from: number, to: number): void {
    let { a, b } = this;
    for (let at = from; at < to; at += 8) {
      const one = view.getInt32(at, true);
      const two = view.getInt32(at + 4, true);
      // Both lanes see both words, each in its own order: a change in one word changes both.
      a = Math.imul(a ^ one, 0x9e3779b1);
      a = Math.imul(a ^ (a >>> 15) ^ two, 0x85ebca6b);
      b = Math.imul(b ^ two, 0x5f356495);
      b = Math.imul(b ^ (b >>> 13) ^ one, 0xc2b2ae35);
    }
    this.a = a;
    this.b = b;
  }
}

function finish(x: number, y: number): number {
  let mixed = Math.imul(x ^ (x >>> 16), 0x85ebca6b) ^ Math.imul(y ^ (y >>> 13), 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
