import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import { UserError } from '../shared/errors';
import { checkEncoding, checkFile, fileError } from './fileErrors';

/** Bytes of one read while the whole file is passed over. */
const pieceSize = 1 << 20;
/** Small ranges stand near each other: one read of this size serves many of them. */
const windowSize = 1 << 16;

/**
 * One file that stays open, read synchronously: for a worker thread, whose loop nobody else waits for. Every method
 * throws `UserError`, also where the file was written to since it was opened.
 */
export class FileRanges {
  private readonly fd: number;
  private readonly opened: Stats;
  private readonly small = Buffer.allocUnsafeSlow(windowSize);
  /** What of the file is in `small`. */
  private window: Uint8Array = new Uint8Array();
  private windowStart = 0;
  /** False once `pass` met bytes that are not UTF-8. */
  isUtf8 = true;

  constructor(file: string) {
    try {
      checkFile(statSync(file));
      this.fd = openSync(file, 'r');
      this.opened = fstatSync(this.fd);
    } catch (error) {
      throw fileError(error);
    }
  }

  get size(): number {
    return this.opened.size;
  }

  /** All bytes from the start, in pieces of one buffer that is used again for each: take what you need at once. */
  pass(take: (piece: Uint8Array) => void): void {
    const buffer = Buffer.allocUnsafe(pieceSize);
    // Bytes of a character that the piece before ended in.
    let kept = 0;
    for (let offset = 0; ;) {
      const count = this.fill(buffer, kept, pieceSize - kept, offset);
      if (count === 0) break;
      const piece = buffer.subarray(kept, kept + count);
      if (offset === 0) checkEncoding(piece);
      take(piece);
      offset += count;
      const all = buffer.subarray(0, kept + count);
      const whole = all.length - openCharacter(all);
      this.isUtf8 &&= isUtf8(all.subarray(0, whole));
      kept = all.length - whole;
      buffer.copy(buffer, 0, whole, all.length);
    }
    if (kept > 0) this.isUtf8 = false;
    this.checkUnchanged();
  }

  /** Bytes [start, end), of which a later call may reuse the memory. */
  read(start: number, end: number): Uint8Array {
    const length = end - start;
    if (start < this.windowStart || end > this.windowStart + this.window.length) {
      const wanted = Math.min(Math.max(length, windowSize), this.size - start);
      const bytes = wanted > windowSize ? Buffer.allocUnsafeSlow(wanted) : this.small.subarray(0, wanted);
      // Its memory is about to be overwritten.
      this.window = new Uint8Array();
      if (this.fill(bytes, 0, wanted, start) < length) throw changed();
      this.checkUnchanged();
      if (wanted > windowSize) return bytes;
      this.window = bytes;
      this.windowStart = start;
    }
    return this.window.subarray(start - this.windowStart, end - this.windowStart);
  }

  close(): void {
    closeSync(this.fd);
  }

  private fill(buffer: Uint8Array, at: number, length: number, offset: number): number {
    let done = 0;
    try {
      while (done < length) {
        const count = readSync(this.fd, buffer, at + done, length - done, offset + done);
        if (count === 0) break;
        done += count;
      }
    } catch (error) {
      throw fileError(error);
    }
    return done;
  }

  /** To be called after reading: what was read before the change would otherwise be mixed with what came after it. */
  checkUnchanged(): void {
    const { size, mtimeMs } = fstatSync(this.fd);
    if (size !== this.opened.size || mtimeMs !== this.opened.mtimeMs) throw changed();
  }
}

function changed(): UserError {
  return new UserError('notebook.changed', {}, 'reload');
}

/** Bytes at the end that begin a character of UTF-8 and do not complete it: 0 to 3. */
function openCharacter(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
