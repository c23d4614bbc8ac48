import type { Readable } from 'node:stream';

/** A stream that says something, then a line that only who made the nonce can know, then something else. */
export class Framed {
  readonly #chunks: Buffer[] = [];
  #size = 0;
  #cut: number | undefined;
  /** When the line came, by our clock. */
  dividedAt: number | undefined;

  /**
   * @param line what divides it, with its line ends
   * @param most bytes before that line, and `mostAfter` behind it; `full` is called once there are more
   */
  constructor(
    stream: Readable,
    private readonly line: string,
    private readonly most: number,
    private readonly mostAfter: number,
    full: () => void,
  ) {
    stream.on('data', (chunk: Buffer) => {
      const seen = this.#size;
      if (seen > this.#limit) return;
      this.#chunks.push(chunk);
      this.#size += chunk.byteLength;
      if (this.#cut === undefined) this.#find(Math.max(0, seen - line.length));
      if (this.#size > this.#limit) full();
    });
    // Ended from outside in the middle of a read.
    stream.on('error', () => undefined);
  }

  /** Whether the line came. */
  get divided(): boolean {
    return this.#cut !== undefined;
  }

  /** Up to the line, or all that may be. */
  get before(): Buffer {
    return this.#all().subarray(0, Math.min(this.#cut ?? this.#size, this.most));
  }

  /** Behind the line. */
  get after(): Buffer {
    return this.#cut === undefined
      ? Buffer.alloc(0)
      : this.#all()
          .subarray(this.#cut + this.line.length)
          .subarray(0, this.mostAfter);
  }

  #find(from: number): void {
    const at = this.#all().indexOf(this.line, from);
    if (at < 0) return;
    this.#cut = at;
    this.dividedAt = performance.now();
  }

  get #limit(): number {
    const { line, most, mostAfter } = this;
    return line.length + (this.#cut === undefined ? most : this.#cut + mostAfter);
  }

  #all(): Buffer {
    if (this.#chunks.length > 1) this.#chunks.splice(0, this.#chunks.length, Buffer.concat(this.#chunks));
    return this.#chunks[0] ?? Buffer.alloc(0);
  }
}
