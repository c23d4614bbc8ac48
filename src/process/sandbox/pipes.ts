import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmSync, unlinkSync } from 'node:fs';
import { Socket } from 'node:net';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { systemTool } from './box';
import { boxesFolder } from './places';

/** What a command writes into, and where that comes out. */
export interface Pipe {
  readonly reader: Readable;
  /** File descriptor of ours: to be handed to the command, then closed. */
  readonly writer: number;
}

/**
 * A real pipe. Node's own are sockets, and a socket cannot be opened again: `echo > /dev/stderr` or `tee /dev/stdout`
 * would fail on Linux. Undefined where sockets do as well, or where none can be made.
 */
export function makePipe(): Pipe | undefined {
  if (process.platform !== 'linux') return undefined;
  if (stock.length === 0) refill();
  const fifo = stock.pop();
  if (fifo === undefined) return undefined;
  try {
    // Opened anew, for who opens it decides on waiting: we never, the command as ever.
    const writer = openSync(`/proc/self/fd/${fifo}`, constants.O_WRONLY);
    const fd = openSync(`/proc/self/fd/${fifo}`, constants.O_RDONLY | constants.O_NONBLOCK);
    return { reader: new Socket({ fd, readable: true, writable: false }), writer };
  } finally {
    closeSync(fifo);
  }
}

/** Pipes that nobody uses yet, each by one descriptor. Only a process of its own can make them, so it makes some. */
const stock: number[] = [];

/** Makes some before they are asked for. Where that fails, `makePipe` says so. */
export function stockPipes(): void {
  if (process.platform !== 'linux' || stock.length > 0) return;
  try {
    refill();
  } catch {
    // As above.
  }
}

/** At once: boxes wait for it, and what else there is to do would come between. */
function refill(): void {
  const mkfifo = systemTool('mkfifo');
  if (mkfifo === undefined) return;
  const folder = mkdtempSync(path.join(boxesFolder(), 'ailab-pipes-'));
  try {
    const names = Array.from({ length: 32 }, (_, at) => path.join(folder, String(at)));
    // Whoever the command is: it may open its own output again. Nobody else gets into the folder.
    execFileSync(mkfifo, ['-m', '666', '--', ...names], { stdio: 'ignore' });
    for (const name of names) {
      stock.push(openSync(name, constants.O_RDWR | constants.O_NONBLOCK));
      unlinkSync(name);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
