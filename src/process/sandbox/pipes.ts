import { execFile } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { systemTool } from './box';

const execute = promisify(execFile);

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
export async function makePipe(): Promise<Pipe | undefined> {
  if (process.platform !== 'linux') return undefined;
  if (stock.length === 0) await more();
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
let making: Promise<void> | undefined;

/** Makes some before they are asked for. Where that fails, `makePipe` says so. */
export function stockPipes(): void {
  if (process.platform === 'linux') more().catch(() => undefined);
}

function more(): Promise<void> {
  return (making ??= refill().finally(() => (making = undefined)));
}

async function refill(): Promise<void> {
  const mkfifo = systemTool('mkfifo');
  if (mkfifo === undefined) return;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ailab-pipes-'));
  try {
    const names = Array.from({ length: 32 }, (_, at) => path.join(folder, String(at)));
    // Whoever the command is: it may open its own output again. Nobody else gets into the folder.
    await execute(mkfifo, ['-m', '666', '--', ...names]);
    for (const name of names) stock.push(openSync(name, constants.O_RDWR | constants.O_NONBLOCK));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
