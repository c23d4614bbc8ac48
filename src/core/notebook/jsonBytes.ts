import type { JsonFault } from './jsonText';
import { utf16Units } from './utf16';

/** What a scanner tells while it goes; offsets are bytes from the start of the file. */
export interface JsonBytesListener {
  /** A member's name, unescaped, in an object that is watched; undefined where it is longer than any we know. */
  key(name: string | undefined): void;
  /** A value begins with this byte (`{`, `[`, `"` or a scalar's first); true: tell about its inside too. */
  start(first: number, offset: number): boolean;
  /** The value that began last ended before this offset. */
  ended(offset: number): void;
}

export type ByteFault = JsonFault & { readonly offset: number };

// What may come next, as a set of bits.
const VALUE = 1;
const KEY = 2;
const CLOSE = 4;
const COMMA = 8;
const COLON = 16;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BRACE = 0x7b;
const BRACKET = 0x5b;
const LINE_FEED = 0x0a;

/** Bytes of a name that are kept: the longest name we look for, wholly written as \\u escapes, is shorter. */
const longestKey = 400;
/** Bytes of a string that are looked at one by one before the search for its end is left to `indexOf`. */
const near = 48;

/** Letters, digits and signs of which numbers and words are made. NaN and Infinity pass: decoding judges them. */
const isScalar = new Uint8Array(256);
for (const character of '0123456789+-.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
  isScalar[character.charCodeAt(0)] = 1;
/** First bytes of numbers, `true`, `false`, `null`, and of Python's `NaN` and `Infinity`. */
const beginsScalar = new Uint8Array(256);
for (const character of '-0123456789tfnNI') beginsScalar[character.charCodeAt(0)] = 1;

/**
 * Walks over JSON in UTF-8 that comes in pieces of any size, without decoding it: structure is checked, strings are
 * passed over, numbers and words are taken as they are. Keeps one bit for each level of nesting, and no text but
 * the name at hand. A line end inside a string is a fault; other controls are left to the decoder.
 */
export class JsonBytes {
  fault: ByteFault | undefined;
  /** Bytes of all pieces so far. */
  size = 0;
  private line = 1;
  private lineStart = 0;
  /** UTF-16 units of the current line in earlier pieces. */
  private lineUnits = 0;
  private expect = VALUE;
  private inside: 'nothing' | 'string' | 'key' | 'scalar' = 'nothing';
  private escaped = false;
  private depth = 0;
  /** Levels deeper than this are not told about. */
  private watched = 0;
  private objects = new Uint8Array(64);
  private keyBytes: number[] | undefined;
  private lineFeed = -1;

  constructor(private readonly listener: JsonBytesListener) {}

  /** Takes the next piece; the fault, once there is one, after which nothing more is read. */
  push(chunk: Uint8Array): ByteFault | undefined {
    const base = this.size;
    this.lineFeed = -1;
    for (let at = 0; at < chunk.length && !this.fault;) {
      if (this.inside === 'nothing') at = this.structure(chunk, at);
      else if (this.inside === 'scalar') at = this.scalar(chunk, at);
      else at = this.text(chunk, at);
    }
    if (this.fault) return this.fault;
    this.lineUnits =
      this.lineStart >= base
        ? utf16Units(chunk, this.lineStart - base, chunk.length)
        : this.lineUnits + utf16Units(chunk, 0, chunk.length);
    this.size += chunk.length;
    return undefined;
  }

  /** No more bytes: false, with a fault, where the document is not complete. */
  finish(): boolean {
    if (this.inside === 'scalar') this.ended(this.size);
    if (!this.fault && (this.expect !== 0 || this.inside !== 'nothing'))
      this.fault = {
        kind: 'truncated',
        line: this.line,
        column: this.lineUnits + 1,
        found: '',
        offset: this.size,
      };
    return !this.fault;
  }

  /** Between values: until a string or scalar begins, or the piece ends. */
  private structure(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length) {
      const byte = chunk[at] ?? 0;
      switch (byte) {
        case 0x20:
        case 0x09:
        case 0x0d:
          at++;
          continue;
        case LINE_FEED:
          at++;
          this.line++;
          this.lineStart = this.size + at;
          continue;
        case QUOTE:
          if ((this.expect & (VALUE | KEY)) === 0) return this.fail('unexpected', chunk, at);
          if ((this.expect & VALUE) !== 0) {
            this.inside = 'string';
            if (this.depth <= this.watched) this.listener.start(byte, this.size + at);
          } else {
            this.inside = 'key';
            this.keyBytes = this.depth <= this.watched ? [] : undefined;
          }
          at = this.text(chunk, at + 1);
          continue;
        case BRACE:
        case BRACKET:
          if ((this.expect & VALUE) === 0) return this.fail('unexpected', chunk, at);
          this.open(byte, this.size + at);
          at++;
          continue;
        case BRACE + 2:
        case BRACKET + 2:
          if ((this.expect & CLOSE) === 0 || this.isObject() !== (byte === BRACE + 2))
            return this.fail('unexpected', chunk, at);
          at++;
          this.depth--;
          this.watched = Math.min(this.watched, this.depth);
          this.ended(this.size + at);
          continue;
        case 0x2c:
          if ((this.expect & COMMA) === 0) return this.fail('unexpected', chunk, at);
          this.expect = this.isObject() ? KEY : VALUE;
          at++;
          continue;
        case 0x3a:
          if ((this.expect & COLON) === 0) return this.fail('unexpected', chunk, at);
          this.expect = VALUE;
          at++;
          continue;
        default:
          if ((this.expect & VALUE) === 0 || beginsScalar[byte] === 0) {
            if (!this.skipMark(byte, at)) return this.fail('unexpected', chunk, at);
            at++;
            continue;
          }
          this.inside = 'scalar';
          if (this.depth <= this.watched) this.listener.start(byte, this.size + at);
          at = this.scalar(chunk, at + 1);
      }
    }
    return at;
  }

  /** The byte order mark, which may come in pieces too. */
  private skipMark(byte: number, at: number): boolean {
    const offset = this.size + at;
    if (this.lineStart !== offset || this.line !== 1 || byte !== [0xef, 0xbb, 0xbf][offset]) return false;
    this.lineStart++;
    this.lineUnits = 0;
    return true;
  }

  private open(byte: number, offset: number): void {
    const watch = this.depth <= this.watched && this.listener.start(byte, offset);
    const isObject = byte === BRACE;
    this.depth++;
    if (watch) this.watched = this.depth;
    const index = this.depth >> 3;
    if (index >= this.objects.length) {
      const larger = new Uint8Array(this.objects.length * 2);
      larger.set(this.objects);
      this.objects = larger;
    }
    const bit = 1 << (this.depth & 7);
    const bits = this.objects[index] ?? 0;
    this.objects[index] = isObject ? bits | bit : bits & ~bit;
    this.expect = isObject ? KEY | CLOSE : VALUE | CLOSE;
  }

  private isObject(): boolean {
    return ((this.objects[this.depth >> 3] ?? 0) & (1 << (this.depth & 7))) !== 0;
  }

  private ended(offset: number): void {
    this.inside = 'nothing';
    this.expect = this.depth === 0 ? 0 : COMMA | CLOSE;
    if (this.depth <= this.watched) this.listener.ended(offset);
  }

  private scalar(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length && isScalar[chunk[at] ?? 0] === 1) at++;
    if (at < chunk.length) this.ended(this.size + at);
    return at;
  }

  /** Inside a string: to the byte after its closing quote, or to the end of the piece. */
  private text(chunk: Uint8Array, from: number): number {
    let at = from;
    for (;;) {
      const stop = Math.min(at + near, chunk.length);
      for (; at < stop; at++) {
        const byte = chunk[at] ?? 0;
        if (this.escaped) this.escaped = false;
        else if (byte === BACKSLASH) this.escaped = true;
        else if (byte === QUOTE) return this.textEnded(chunk, from, at);
        else if (byte === LINE_FEED) return this.fail('control', chunk, at);
      }
      if (at >= chunk.length) break;
      if (this.escaped) continue;
      const quote = chunk.indexOf(QUOTE, at);
      const end = quote < 0 ? chunk.length : quote;
      if (this.nextLineFeed(chunk, at) < end) return this.fail('control', chunk, this.lineFeed);
      let before = end;
      while (before > at && chunk[before - 1] === BACKSLASH) before--;
      this.escaped = (end - before) % 2 === 1;
      at = end;
      if (quote < 0) break;
    }
    this.keepKey(chunk, from, at);
    return at;
  }

  /** Place of the first line end from `at` on in this piece: looked up once for all strings before it. */
  private nextLineFeed(chunk: Uint8Array, at: number): number {
    if (this.lineFeed < at) {
      const found = chunk.indexOf(LINE_FEED, at);
      this.lineFeed = found < 0 ? chunk.length : found;
    }
    return this.lineFeed;
  }

  private textEnded(chunk: Uint8Array, from: number, at: number): number {
    if (this.inside === 'string') this.ended(this.size + at + 1);
    else {
      this.keepKey(chunk, from, at);
      this.inside = 'nothing';
      this.expect = COLON;
      if (this.keyBytes) this.listener.key(nameOf(this.keyBytes));
      this.keyBytes = undefined;
    }
    return at + 1;
  }

  private keepKey(chunk: Uint8Array, from: number, to: number): void {
    const kept = this.keyBytes;
    if (!kept || this.inside !== 'key') return;
    // One more than the longest: the mark of a name that is none of ours.
    for (let at = from; at < to && kept.length <= longestKey; at++) kept.push(chunk[at] ?? 0);
  }

  private fail(kind: 'unexpected' | 'control', chunk: Uint8Array, at: number): number {
    const from = Math.max(0, this.lineStart - this.size);
    const column = (this.lineStart >= this.size ? 0 : this.lineUnits) + utf16Units(chunk, from, at) + 1;
    const byte = chunk[at] ?? 0;
    const rest = new TextDecoder().decode(chunk.subarray(at, at + 8));
    this.fault = {
      kind: /^(<{7}|={7}|>{7}|\|{7})/.test(rest) ? 'conflict' : byte < 0x20 ? 'control' : kind,
      line: this.line,
      column,
      found: String.fromCodePoint(rest.codePointAt(0) ?? 0xfffd),
      offset: this.size + at,
    };
    return chunk.length;
  }
}

/** The text of a name as it stands between its quotes; undefined where it is too long or its escapes are wrong. */
function nameOf(bytes: readonly number[]): string | undefined {
  if (bytes.length > longestKey) return undefined;
  const text = new TextDecoder().decode(Uint8Array.from(bytes));
  if (!text.includes('\\')) return text;
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return undefined;
  }
}
