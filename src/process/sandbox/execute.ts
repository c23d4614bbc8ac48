import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { diskKilobytes, furnish, makeBox, removeBox, type Box } from './box';
import { Capture } from './capture';
import { environmentIn } from './environment';
import { inTime, limitTime } from './inTime';
import type { LocalIsolation } from './isolation';
import type { IsolationName } from './isolationName';
import { closedForChildren } from './inherited';
import { Leftovers } from './leftovers';
import { defaultLimits, goneMs, lingerMs, limiting, type SandboxLimits } from './limits';
import { makePipe, type Pipe } from './pipes';
import { killGroup, killNamespace, signalOf } from './signals';
import { residentBytes, watch } from './watch';

export interface SandboxRequest {
  /** Program and arguments; no shell reads them. */
  readonly argv: readonly [string, ...string[]];
  /** Where it starts, and may write; without one an empty folder that is gone afterwards. */
  readonly folder?: string;
  /** Without it reading meets the end at once. */
  readonly stdin?: string | Uint8Array;
  /** The whole environment beside the box's own HOME, TMPDIR, PATH, locale and time zone: nothing of ours is handed on. */
  readonly env?: Readonly<Record<string, string>>;
  /** Files and folders outside that it may read, beside the system's programs; absolute. */
  readonly readable?: readonly string[];
  /** Whether its programs can talk to each other by the network of the box; takes a moment more to start. Yes unless it says no. */
  readonly loopback?: boolean;
  /** Whether its programs can open a terminal of their own; takes a moment more to start. No unless it says yes. */
  readonly terminal?: boolean;
  /** Whether programs that it left at work get a moment to end: a shell does not wait for `>(tee …)`. No unless it says yes. */
  readonly linger?: boolean;
  /** Whether its output can be opened again, as `/dev/stderr`; making such pipes takes a program. Yes unless it says no. */
  readonly reopened?: boolean;
  readonly limits?: Partial<SandboxLimits>;
  readonly signal?: AbortSignal;
}

export interface SandboxResult {
  /** As shells count: 128 + n for signal n. Null if we ended it. */
  readonly status: number | null;
  /** `SIGSEGV` …, for a status above 128 that stands for one. */
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
  readonly timedOut: boolean;
  /** It printed more than it may, and was ended. */
  readonly truncated: boolean;
  /** It wrote more than it may, and was ended. */
  readonly diskFull: boolean;
  /** All of its processes together held more memory than they may, and were ended. */
  readonly memoryFull: boolean;
  /** What really held it. With `none` files and network were open to it. */
  readonly isolation: IsolationName;
}

/** Runs one command by one way of isolation and leaves no process and no file of it behind. Throws if it cannot be started. */
export function execute(isolation: LocalIsolation, request: SandboxRequest): Promise<SandboxResult> {
  return inBox(request.folder, (box) => runIn(box, isolation, request));
}

/** A box for what is done with it: it is there before the command and after it, and is gone when `use` is done. */
export async function inBox<T>(folder: string | undefined, use: (box: Box) => Promise<T>): Promise<T> {
  const box = makeBox(folder);
  try {
    return await use(box);
  } finally {
    await removeBox(box);
  }
}

type Ending = 'timedOut' | 'truncated' | 'diskFull' | 'memoryFull' | 'aborted';

/** Runs the one command of a box. */
export async function runIn(
  box: Box,
  isolation: LocalIsolation,
  request: SandboxRequest,
): Promise<SandboxResult> {
  request.signal?.throwIfAborted();
  const limits = { ...defaultLimits, ...request.limits };
  // No other box has had this folder's name.
  const mark = `AILAB_BOX=${box.base}`;
  await furnish(box, request.readable ?? []);
  const argv = isolation.wrap(box, request.argv, {
    readable: request.readable ?? [],
    limits: limiting(limits, box.user !== undefined),
    loopback: request.loopback ?? true,
    terminal: request.terminal ?? false,
    linger: request.linger ?? false,
  });
  const diskBefore = await diskKilobytes(box);
  const [outPipe, errPipe] = request.reopened === false ? [undefined, undefined] : [makePipe(), makePipe()];
  const started = performance.now();
  const child = begin(argv, { ...environmentOf(box, mark), ...request.env }, request.stdin, [
    outPipe,
    errPipe,
  ]);
  const stdout = outPipe?.reader ?? child.stdout;
  const stderr = errPipe?.reader ?? child.stderr;
  const closed = Promise.all([endOf(stdout), endOf(stderr)]);
  const exited = new Promise<{ code: number | null; by: NodeJS.Signals | null }>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, by) => resolve({ code, by }));
  });
  const leftovers =
    isolation.ownProcesses || child.pid === undefined ? undefined : new Leftovers(box, child.pid, mark);
  leftovers?.watch();

  let ending: Ending | undefined;
  let stopGiveUp = (): void => undefined;
  const end = (why: Ending): void => {
    // Not yet started has no number, and minus zero would be our own group.
    const { pid } = child;
    if (ending !== undefined || pid === undefined) return;
    ending = why;
    if (!isolation.ownProcesses) {
      killGroup(pid);
      return;
    }
    killNamespace(pid);
    // What the kernel itself cannot end (a file system that does not answer) keeps nobody waiting for ever.
    stopGiveUp = limitTime(goneMs, () => killGroup(pid));
  };
  const out = new Capture(stdout, limits.outputBytes, () => end('truncated'));
  const err = new Capture(stderr, limits.outputBytes, () => end('truncated'));
  const stopClock = limitTime(limits.ms, () => end('timedOut'));
  const mostKilobytes = diskBefore + Math.ceil(limits.diskBytes / 1024);
  const stopWatches = [
    watch(
      async () => (await diskKilobytes(box)) > mostKilobytes,
      () => end('diskFull'),
    ),
    watch(
      () => residentBytes(box, child.pid) > limits.totalMemoryBytes,
      () => end('memoryFull'),
    ),
  ];
  const abort = (): void => end('aborted');
  request.signal?.addEventListener('abort', abort);
  // It may end without reading.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(request.stdin);
  try {
    const { code, by } = await exited;
    // What comes now is our own time.
    stopClock();
    // In a namespace its first process waits, for with it all are gone.
    if (request.linger && !isolation.ownProcesses) await inTime(closed, lingerMs);
    const ms = performance.now() - started;
    if (child.pid !== undefined) killGroup(child.pid);
    await leftovers?.end();
    await inTime(closed, isolation.ownProcesses ? goneMs : 1000);
    request.signal?.throwIfAborted();
    const status = ending !== undefined ? null : by === null ? code : 128 + constants.signals[by];
    return {
      status,
      signal: status === null ? null : signalOf(status),
      stdout: out.text(),
      stderr: err.text(),
      ms,
      timedOut: ending === 'timedOut',
      truncated: ending === 'truncated',
      diskFull: ending === 'diskFull',
      memoryFull: ending === 'memoryFull',
      isolation: isolation.name,
    };
  } finally {
    stopClock();
    stopGiveUp();
    for (const stop of stopWatches) stop();
    request.signal?.removeEventListener('abort', abort);
    stdout?.destroy();
    stderr?.destroy();
  }
}

function begin(
  [program = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
  stdin: SandboxRequest['stdin'],
  [out, err]: readonly [Pipe | undefined, Pipe | undefined],
): ChildProcess {
  try {
    return spawn(program, args, {
      cwd: '/',
      env,
      stdio: [
        stdin === undefined ? 'ignore' : 'pipe',
        out?.writer ?? 'pipe',
        err?.writer ?? 'pipe',
        ...closedForChildren(),
      ],
      // A session of its own: no terminal to read from, and one group to end.
      detached: true,
    });
  } finally {
    for (const pipe of [out, err]) if (pipe) closeSync(pipe.writer);
  }
}

function endOf(stream: Readable | null): Promise<void> {
  return new Promise((resolve) => (stream ? stream.once('close', () => resolve()) : resolve()));
}

function environmentOf(box: Box, mark: string): Record<string, string> {
  const [name = '', value = ''] = mark.split('=');
  return { ...environmentIn(box), [name]: value };
}
