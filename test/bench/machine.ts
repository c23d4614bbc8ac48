import os from 'node:os';

/** Where the figures were taken; memory in bytes, load as the system's average of one minute, before and after. */
export interface Machine {
  readonly platform: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memory: number;
  readonly node: string;
  /** VS Code's version, where it was started. */
  readonly vscode?: string;
  readonly chromium?: string;
  readonly load: readonly number[];
}

export function machine(before: number, versions: Pick<Machine, 'vscode' | 'chromium'>): Machine {
  const cpus = os.cpus();
  return {
    platform: `${os.platform()} ${os.release()} ${os.arch()}`,
    cpu: cpus[0]?.model.trim() ?? 'unknown',
    cores: cpus.length,
    memory: os.totalmem(),
    node: process.versions.node,
    ...versions,
    load: [before, loadNow()],
  };
}

/** How many processes wanted to run during the last minute: a busy machine explains a wide spread. */
export const loadNow = (): number => Math.round((os.loadavg()[0] ?? 0) * 100) / 100;
