import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

export interface SandboxLimits {
  /** Milliseconds by the clock on the wall. */
  readonly ms: number;
  /** Of stdout and of stderr, each. */
  readonly outputBytes: number;
  /** What the command may add to its folders; no single file grows beyond it. */
  readonly diskBytes: number;
  /** Processes and threads at one time. */
  readonly processes: number;
  /** Address space of one process; macOS has no such limit. */
  readonly memoryBytes: number;
  /** What all processes may hold together; looked at from time to time. */
  readonly totalMemoryBytes: number;
}

export const defaultLimits: SandboxLimits = {
  ms: 10_000,
  outputBytes: 1 << 20,
  diskBytes: 64 << 20,
  processes: 128,
  memoryBytes: 1 << 30,
  totalMemoryBytes: 2 ** 31,
};

/**
 * Shell text that sets the kernel's limits for what comes after it. A limit that this system does not know, or that is
 * stricter already, is left as it is: time, output and disk are held from outside too.
 */
export function limiting(limits: SandboxLimits, ownUser: boolean): string {
  const { ms, diskBytes, processes, memoryBytes } = limits;
  // The kernel counts all processes of a user, so a person's own (editor, browser) come on top.
  const most = processes + (ownUser ? 0 : threadsOfUser());
  // Processor time only counts if we are gone: threads spend it side by side.
  const seconds = (Math.ceil(ms / 1000) + 1) * availableParallelism();
  const set = (option: string, value: number): string => `ulimit ${option} ${value} 2>/dev/null`;
  return [
    // bash says -u, dash says -p; -p of bash may only be read.
    `${set('-u', most)} || ${set('-p', most)} || :`,
    // POSIX counts files in blocks of 512 bytes.
    `${set('-f', Math.ceil(diskBytes / 512))} || :`,
    `${set('-v', Math.ceil(memoryBytes / 1024))} || :`,
    `${set('-t', seconds)} || :`,
    `${set('-n', openFiles)} || :`,
    `${set('-c', 0)} || :`,
    // Where memory runs out all the same, the system shall end this first.
    '{ echo 1000 > /proc/self/oom_score_adj; } 2>/dev/null || :',
    'umask 022',
  ].join('\n');
}

/** More than an ordinary program ever has open. */
const openFiles = 1024;

/**
 * How long it is waited, with a namespace, until all of its processes are gone. They are ended with the first; a busy machine
 * may take seconds to take back what they held in memory, and until then they are there.
 */
export const goneMs = 15_000;

/** How long programs may take to end that a command left at work: little of it where a machine is not busy. */
export const lingerMs = 1000;
const lingerStepMs = 20;
/** How often it is looked whether they have. */
export const lingerSteps = lingerMs / lingerStepMs;

/**
 * Shell text for the first process of a PID namespace: runs the command that its arguments are as a child (signals have no
 * effect on itself) behind the text `before`, and ends with its status. All of its namespace end with it.
 */
export function asFirst(before: string, linger: boolean): string {
  return `(\n${before}\nexec "$@")\n${linger ? lingering : 'exit $?'}`;
}

/**
 * Waits until it is alone in its namespace: by globs of the shell, so nothing is started where nobody is left. It may be root
 * here, so it looks for `sleep` where only the system has put programs.
 */
const lingering = `status=$? PATH=/usr/bin:/bin:$PATH left=${lingerSteps}
set -- /proc/[0-9]*
while [ $# -gt 1 ] && [ $left -gt 0 ]; do
  sleep ${lingerStepMs / 1000}
  left=$((left - 1))
  set -- /proc/[0-9]*
done
exit $status`;

/** Shell text that sets the limits and enters the folder, its first argument: only here, for the user who we are before may not. */
export const entering = (limits: string): string => `${limits}\ncd -- "$1" || exit\nshift`;

/** The command behind a shell that sets the limits, enters the folder and becomes it. */
export function limited(argv: readonly string[], folder: string, limits: string): string[] {
  return ['/bin/sh', '-c', `${entering(limits)}\nexec "$@"`, 'sh', folder, ...argv];
}

let counted: { readonly at: number; readonly threads: number } | undefined;

/** Threads of this user, counted once in five seconds: it takes long, and has room for some more. */
function threadsOfUser(): number {
  const now = performance.now();
  if (counted === undefined || now - counted.at > 5000) counted = { at: now, threads: countThreads() };
  return counted.threads;
}

/** 1,000 where the system does not say. */
function countThreads(): number {
  const uid = process.getuid?.();
  if (process.platform !== 'linux' || uid === undefined) return 1000;
  let sum = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const text = readFileSync(`/proc/${name}/status`, 'latin1');
      if (Number(/^Uid:\s+(\d+)/m.exec(text)?.[1]) === uid)
        sum += Number(/^Threads:\s+(\d+)/m.exec(text)?.[1] ?? 1);
    } catch {
      // It has ended meanwhile.
    }
  }
  return sum;
}
