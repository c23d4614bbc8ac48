import type { Side, Stacks } from '../../../../src/core/notes/figures/vm-container';

/** Every word of the figure in one language. */
export interface Words {
  readonly title: string;
  readonly desc: string;
  readonly apps: string;
  readonly add: string;
  readonly remove: string;
  readonly otherDistribution: string;
  readonly otherKernel: string;
  readonly desktop: string;
  readonly sides: { readonly vm: string; readonly container: string };
  readonly rows: {
    readonly app: string;
    readonly libraries: string;
    readonly image: string;
    readonly system: string;
    readonly kernel: string;
    readonly hypervisor: string;
    readonly engine: string;
    readonly linux: string;
    readonly host: string;
    readonly hostDesktop: string;
  };
  /** In the one cell of a layer that all share; and for the layers that each app has. */
  readonly shared: string;
  readonly copied: string;
  readonly letters: string;
  readonly table: {
    readonly caption: string;
    readonly kernels: string;
    readonly distributions: string;
    readonly memory: string;
    readonly disk: string;
    readonly next: string;
    readonly fits: string;
  };
  /** An amount of MB, in GB where that reads better. */
  readonly amount: (mb: number) => string;
  readonly seconds: (seconds: number) => string;
  readonly count: (count: number) => string;
  /** How many copies of a layer there are. */
  readonly copies: (count: number) => string;
  readonly examples: string;
  readonly says: (stacks: Stacks, vm: Side, container: Side) => string;
}
