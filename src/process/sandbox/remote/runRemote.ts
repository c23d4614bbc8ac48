import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { UserError } from '../../../shared/errors';
import { textOf } from '../capture';
import type { SandboxRequest, SandboxResult } from '../execute';
import { environmentIn } from '../environment';
import { closedForChildren } from '../inherited';
import type { Planted } from '../files';
import { defaultLimits, lingerSteps, limiting, type SandboxLimits } from '../limits';
import { killGroup, signalOf } from '../signals';
import agent from './agent.sh' with { type: 'text' };
import { packed, unpacked, type Unpacked } from './archive';
import type { ArchiveFiles } from './archiveFiles';
import { Framed } from './framed';
import { headed } from './headed';
import type { Place, RemoteIsolation } from './place';

/** Milliseconds that a place may take to be there and to be left, beside those of its command. */
const aroundMs = 30_000;
/** And to end by itself, where it is no longer wanted. */
const endMs = 3000;
const mostOfFile = 16 << 20;

type Ending = 'truncated' | 'late' | 'aborted';

/** Runs the one command of a box that is elsewhere, and fetches what it left. Throws UserError where the place could not be made. */
export async function runRemote(
  isolation: RemoteIsolation,
  place: Place,
  files: ArchiveFiles,
  request: Omit<SandboxRequest, 'folder'>,
): Promise<SandboxResult> {
  request.signal?.throwIfAborted();
  const limits = { ...defaultLimits, ...request.limits };
  const nonce = randomUUID();
  const archive = await archiveOf(place, files.planted, request.stdin);
  const script = `${place.before ?? ''}${headed(agent, headerOf(place, nonce, limits, request, archive.byteLength))}`;
  const child = begin(place.argv);
  const exited = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
  let ending: Ending | undefined;
  let grace: NodeJS.Timeout | undefined;
  const end = (why: Ending): void => {
    if (ending !== undefined) return;
    ending = why;
    child.stdin.end();
    grace = setTimeout(() => void (place.end?.() ?? Promise.resolve()).finally(() => stop(child)), endMs);
  };
  const full = (): void => end('truncated');
  const out = new Framed(child.stdout, `\n${nonce} `, limits.outputBytes, 2 * limits.diskBytes, full);
  const err = new Framed(child.stderr, `${nonce}\n`, 1 << 16, limits.outputBytes, full);
  const clock = setTimeout(() => end('late'), limits.ms + aroundMs);
  const abort = (): void => end('aborted');
  request.signal?.addEventListener('abort', abort);
  // It may end without reading.
  child.stdin.on('error', () => undefined);
  child.stdin.write(script);
  // Left open: its end means that nobody waits any more.
  child.stdin.write(archive);
  try {
    await exited;
    request.signal?.throwIfAborted();
    if (ending === 'late' || (ending === undefined && !out.divided)) throw failure(isolation, err);
    if (out.divided) files.left = await readable(out.after.subarray(out.after.indexOf('\n') + 1));
    const ms = (out.dividedAt ?? performance.now()) - (err.dividedAt ?? 0);
    return {
      ...endOf(out, ending === 'truncated'),
      stderr: textOf(err.after),
      ms,
      isolation: isolation.name,
    };
  } catch (error) {
    if (error instanceof UserError || request.signal?.aborted) throw error;
    throw failure(isolation, err, error);
  } finally {
    clearTimeout(clock);
    clearTimeout(grace);
    request.signal?.removeEventListener('abort', abort);
    child.stdout.destroy();
    child.stderr.destroy();
  }
}

function endOf(out: Framed, truncated: boolean): Omit<SandboxResult, 'stderr' | 'ms' | 'isolation'> {
  const [code, late, full, memory] = textOf(out.after.subarray(0, 100)).split('\n', 1)[0]?.split(' ') ?? [];
  const flags = { timedOut: late === 'y', diskFull: full === 'y', memoryFull: memory === 'y', truncated };
  const status = Object.values(flags).includes(true) ? null : Number(code);
  return { status, signal: status === null ? null : signalOf(status), stdout: textOf(out.before), ...flags };
}

/** Nothing where it was cut off: then it is larger than what a command may leave. */
const readable = (archive: Uint8Array): Promise<Map<string, Unpacked>> =>
  unpacked(archive, mostOfFile).catch(() => new Map<string, Unpacked>());

function headerOf(
  { base, user }: Place,
  nonce: string,
  limits: SandboxLimits,
  request: Omit<SandboxRequest, 'folder'>,
  size: number,
): Record<string, string | readonly string[]> {
  const env = {
    ...environmentIn({ home: `${base}/home`, tmp: user === undefined ? `${base}/tmp` : '/tmp' }, false),
    ...request.env,
  };
  return {
    base,
    nonce,
    size: String(size),
    user: user === undefined ? '' : String(user),
    seconds: String(limits.ms / 1000),
    linger: request.linger ? String(lingerSteps) : '0',
    terminal: request.terminal ? 'y' : 'n',
    limits: limiting(limits, user !== undefined),
    env: Object.entries(env).map(([name, value]) => `${name}=${value}`),
    argv: request.argv,
  };
}

function archiveOf(
  { user = 0 }: Place,
  planted: ReadonlyMap<string, Planted>,
  stdin: SandboxRequest['stdin'],
): Promise<Buffer> {
  const folder = { kind: 'folder', mode: 0o755 } as const;
  const own = ['work', 'home', 'tmp'];
  return packed(
    [
      ...[...own, 'tools'].map((name): [string, Planted] => [name, folder]),
      ...planted,
      ...(stdin === undefined
        ? []
        : [['.stdin', { kind: 'file', mode: 0o600, text: String(stdin) }] satisfies [string, Planted]]),
    ],
    (path) => (own.includes(path.split('/')[0] ?? '') ? user : 0),
  );
}

function begin([program, ...args]: Place['argv']): ChildProcessWithoutNullStreams {
  const child = spawn(program, args, {
    // Not where we are: that may be the folder of somebody's project.
    cwd: tmpdir(),
    stdio: ['pipe', 'pipe', 'pipe', ...closedForChildren()],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  // All three are pipes, which the types cannot tell of a list.
  return child as ChildProcessWithoutNullStreams;
}

function stop(child: ChildProcessWithoutNullStreams): void {
  if (process.platform === 'win32') child.kill('SIGKILL');
  else if (child.pid !== undefined) killGroup(child.pid);
}

function failure({ name }: RemoteIsolation, err: Framed, cause?: unknown): UserError {
  const told = textOf(err.before).trim() || (cause instanceof Error ? cause.message : '');
  return new UserError('sandbox.remoteFailed', { name, detail: told.slice(0, 500) });
}
