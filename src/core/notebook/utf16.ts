/** UTF-16 units of UTF-8 bytes: one for each character's first byte, one more for those of four bytes. */
export function utf16Units(chunk: Uint8Array, from: number, to: number): number {
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  let count = 0;
  for (let at = from; at < to;) {
    if (at + 4 <= to && (view.getInt32(at) & 0x80808080) === 0) {
      count += 4;
      at += 4;
      continue;
    }
    const byte = view.getUint8(at++);
    if (byte < 0x80 || byte >= 0xc0) count += byte >= 0xf0 ? 2 : 1;
  }
  return count;
}
