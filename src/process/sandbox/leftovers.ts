import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { systemTool, type Box } from './box';

const execute = promisify(execFile);

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly user: number;
  /** With the number it is one process for ever: numbers are given again. */
  readonly started: string;
}

/**
 * Knows the processes of a box where no namespace ends them together: those of its user where we are root, else
 * everything that came from its leader or can be known by its environment or its folder.
 */
export class Leftovers {
  private readonly seen = new Map<number, string>();
  private timer: NodeJS.Timeout | undefined;
  private ending = false;

  constructor(
    private readonly box: Box,
    private readonly leader: number,
    /** `NAME=value` in the environment of the box. */
    private readonly mark: string,
  ) {}

  /** Looks again and again who descends from the leader: a process whose parent ended no longer says from whom it came. */
  watch(): void {
    if (this.box.user !== undefined) return;
    const look = async (): Promise<void> => {
      this.remember(await processes());
      if (this.ending) return;
      this.timer = setTimeout(() => void look(), 100);
    };
    this.timer = setTimeout(() => void look(), 20);
  }

  /** Ends all of them, also those that start others meanwhile. Returns how many it could not end. */
  async end(): Promise<number> {
    this.ending = true;
    clearTimeout(this.timer);
    for (let round = 0; round < 40; round++) {
      const all = await processes();
      this.remember(all);
      const mine = all.filter((one) => this.isMine(one));
      if (mine.length === 0) return 0;
      await this.kill(mine);
      await sleep(25);
    }
    return (await processes()).filter((one) => this.isMine(one)).length;
  }

  private remember(all: readonly Process[]): void {
    // Parents have mostly lower numbers than their children, but not always: until nothing is added.
    for (let more = true; more;) {
      more = false;
      for (const one of all) {
        if (this.seen.get(one.pid) === one.started) continue;
        const parent = all.find(({ pid }) => pid === one.parent);
        const mine =
          one.pid === this.leader ||
          one.group === this.leader ||
          (parent !== undefined && this.seen.get(parent.pid) === parent.started);
        if (!mine) continue;
        this.seen.set(one.pid, one.started);
        more = true;
      }
    }
  }

  private isMine(one: Process): boolean {
    if (one.pid <= 1 || one.pid === process.pid) return false;
    if (this.box.user !== undefined) return one.user === this.box.user;
    return (
      one.user === process.getuid?.() && (this.seen.get(one.pid) === one.started || this.isMarked(one.pid))
    );
  }

  private isMarked(pid: number): boolean {
    if (process.platform !== 'linux') return false;
    try {
      const folder = readlinkSync(`/proc/${pid}/cwd`);
      if (folder.startsWith(this.box.base)) return true;
      return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(this.mark);
    } catch {
      return false;
    }
  }

  private async kill(mine: readonly Process[]): Promise<void> {
    const setpriv = systemTool('setpriv');
    if (this.box.user !== undefined && setpriv !== undefined) {
      const user = String(this.box.user);
      // All at once, by the kernel: nothing can slip through between two of them. It ends itself, too.
      const identity = ['--reuid', user, '--regid', user, '--clear-groups'];
      await execute(setpriv, [...identity, '/bin/sh', '-c', 'kill -KILL -1']).catch(() => undefined);
      return;
    }
    // Stopped first: what stands still starts nothing new.
    for (const signal of ['SIGSTOP', 'SIGKILL'] as const)
      for (const { pid } of mine) {
        try {
          process.kill(pid, signal);
        } catch {
          // It has ended meanwhile.
        }
      }
  }
}

async function processes(): Promise<Process[]> {
  return process.platform === 'linux' ? fromProc() : fromPs();
}

/** All that run now, as the kernel of Linux tells them. */
export function fromProc(): Process[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const status = readFileSync(`/proc/${name}/status`, 'latin1');
      // The name in brackets may hold anything: fields are counted after the last bracket.
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
      const [state, parent, group, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (state === 'Z' || state === 'X') return [];
      const user = Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]);
      return [
        { pid: Number(name), parent: Number(parent), group: Number(group), user, started: rest[16] ?? '' },
      ];
    } catch {
      return [];
    }
  });
}

async function fromPs(): Promise<Process[]> {
  const { stdout } = await execute('ps', ['-Ao', 'pid=,ppid=,pgid=,uid=,stat=,lstart=']);
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, group, user, state = '', started = ''] =
      /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    if (pid === undefined || state.startsWith('Z')) return [];
    return [{ pid: Number(pid), parent: Number(parent), group: Number(group), user: Number(user), started }];
  });
}
