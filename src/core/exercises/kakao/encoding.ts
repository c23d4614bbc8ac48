/** How a chat is written as bytes; `euc-kr` is what Windows calls 949. */
export type ChatEncoding = 'utf-8' | 'euc-kr' | 'utf-16le' | 'utf-16be';

/** Share of characters that may be broken in a chat that we take: exports cut emoji in half. */
const mostBroken = 0.01;

/**
 * Finds out how a file is encoded by decoding all of it: a chat may begin with a long stretch of plain ASCII. Nothing is
 * kept of what it saw.
 */
export class EncodingGuess {
  private readonly counters = (['utf-8', 'euc-kr'] as const).map((name) => new Broken(name));
  private mark: ChatEncoding | undefined;
  private begun = false;
  private nul = false;

  push(bytes: Uint8Array): void {
    if (!this.begun) this.mark = markOf(bytes);
    this.begun ||= bytes.length > 0;
    if (this.mark?.startsWith('utf-16')) return;
    this.nul ||= bytes.includes(0);
    if (!this.nul) for (const counter of this.counters) counter.push(bytes);
  }

  /** Undefined where it is no text. */
  end(): ChatEncoding | undefined {
    if (this.mark?.startsWith('utf-16')) return this.mark;
    for (const counter of this.counters) counter.end();
    const [best] = [...this.counters].sort((a, b) => a.share - b.share);
    if (this.nul || !best) return undefined;
    const chosen = this.mark === 'utf-8' ? this.counters[0] : best;
    return chosen && chosen.share <= mostBroken ? chosen.name : undefined;
  }
}

class Broken {
  private readonly decoder: TextDecoder;
  private all = 0;
  private broken = 0;

  constructor(readonly name: 'utf-8' | 'euc-kr') {
    this.decoder = new TextDecoder(name);
  }

  get share(): number {
    return this.all === 0 ? 0 : this.broken / this.all;
  }

  push(bytes: Uint8Array): void {
    this.count(this.decoder.decode(bytes, { stream: true }));
  }

  end(): void {
    this.count(this.decoder.decode());
  }

  private count(text: string): void {
    this.all += text.length;
    for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) this.broken++;
  }
}

function markOf([a, b, c]: Uint8Array): ChatEncoding | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : undefined;
}
