/** Sizes in MB, times in seconds. Round examples that show orders of magnitude, not measurements; the figure says so. */
export const example = {
  machine: 16_384,
  hostOs: 2_048,
  app: { memory: 256, disk: 300, start: 2 },
  /** Shell, libraries and settings of a distribution, without a kernel. */
  distribution: { disk: 100 },
  /** What stands around a container: the process that watches it, namespaces, its writable layer. */
  fence: { memory: 10, disk: 1, start: 0.3 },
  guest: {
    linux: { memory: 1_024, disk: 4_000, start: 30 },
    windows: { memory: 2_048, disk: 20_000, start: 60 },
  },
  /** The one small Linux machine that Docker Desktop keeps. */
  desktop: { memory: 1_024, disk: 1_000, start: 10 },
} as const;

export const maxApps = 8;

export interface Stacks {
  /** 1 to `maxApps`. */
  readonly apps: number;
  /** The first app needs the libraries of another distribution. */
  readonly otherDistribution: boolean;
  /** The last app is made for Windows: another kernel. */
  readonly otherKernel: boolean;
  /** The containers run in Docker Desktop, on macOS or Windows. */
  readonly desktop: boolean;
}

/** What one app is built on. */
export type Base = 'usual' | 'other-distribution' | 'other-kernel';

export interface Side {
  /** How many of the apps run here. */
  readonly running: number;
  /** Kernels at work, the host's own among them. */
  readonly kernels: number;
  /** Distributions' libraries that lie on the disk. */
  readonly distributions: number;
  /** Memory with the host's system, and disk without it, in MB. */
  readonly memory: number;
  readonly disk: number;
  /** Seconds until one more ordinary app answers. */
  readonly next: number;
  /** How many ordinary apps the machine's memory holds. */
  readonly fits: number;
}

/** The base of each app, in their order. A Windows app has no Linux distribution, so it wins where both are asked of one. */
export function bases({ apps, otherDistribution, otherKernel }: Stacks): Base[] {
  return Array.from({ length: apps }, (_, index) =>
    otherKernel && index === apps - 1
      ? 'other-kernel'
      : otherDistribution && index === 0
        ? 'other-distribution'
        : 'usual',
  );
}

/** Each app with a whole system of its own. */
export function virtualMachines(stacks: Stacks): Side {
  const { machine, hostOs, app, guest, distribution } = example;
  const guests = bases(stacks).map((base) => (base === 'other-kernel' ? guest.windows : guest.linux));
  return {
    running: stacks.apps,
    kernels: 1 + stacks.apps,
    distributions: bases(stacks).filter((base) => base !== 'other-kernel').length,
    memory: sum(guests.map(({ memory }) => memory + app.memory)) + hostOs,
    disk: sum(guests.map(({ disk }) => disk + distribution.disk + app.disk)),
    next: guest.linux.start + app.start,
    fits: Math.floor((machine - hostOs) / (guest.linux.memory + app.memory)),
  };
}

/** Fenced processes on one kernel; images that share a distribution share its files. */
export function containers(stacks: Stacks): Side {
  const { machine, hostOs, app, distribution, fence, desktop } = example;
  const run = bases(stacks).filter((base) => base !== 'other-kernel');
  const below = stacks.desktop ? desktop : { memory: 0, disk: 0 };
  const distributions = new Set(run).size;
  const each = app.memory + fence.memory;
  return {
    running: run.length,
    kernels: stacks.desktop ? 2 : 1,
    distributions,
    memory: hostOs + below.memory + run.length * each,
    disk: below.disk + distributions * distribution.disk + run.length * (app.disk + fence.disk),
    next: fence.start + app.start,
    fits: Math.floor((machine - hostOs - below.memory) / each),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
