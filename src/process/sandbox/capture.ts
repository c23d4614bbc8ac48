import type { Readable } from 'node:stream';

/** As UTF-8; bytes that are none become U+FFFD, a character that was cut off at the end is left out. */
export const textOf = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: true });

/** The beginning of a stream, up to a number of bytes; what comes after is thrown away as it comes. */
export class Capture {
  private readonly chunks: Uint8Array[] = [];
  private size = 0;

  constructor(stream: Readable | null, most: number, full: () => void) {
    stream?.on('data', (chunk: Uint8Array) => {
      const room = most - this.size;
      if (room > 0) this.chunks.push(chunk.subarray(0, room));
      this.size += chunk.byteLength;
      if (this.size > most) full();
    });
    // Ended from outside in the middle of a read.
    stream?.on('error', () => undefined);
  }

  text(): string {
    return textOf(Buffer.concat(this.chunks));
  }
}
