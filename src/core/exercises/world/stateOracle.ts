import type { Expectation } from '../oracle';
import { treeAfter, type Effect, type WantedTree } from './effects';
import { filled } from './facts';
import { printed, type Prints } from './prints';
import type { World } from './world';

/** How the right state is computed from a world: what a right answer does to it and what can be seen of the shell. */
export interface StateOracle {
  readonly name: 'state';
  readonly effects: readonly Effect[];
  /** Other files may be there afterwards: what counts is somewhere else. */
  readonly loose?: boolean;
  /** On standard output; `screen`: what is left of it after it was cleared. */
  readonly prints?: Prints;
  readonly errors?: Prints;
  readonly screen?: boolean;
  /** `{name}` for one that was chosen by chance. */
  readonly status?: number | string;
  /** Of the shell afterwards, below home; empty is home itself. */
  readonly cwd?: string;
  /** What a child process of the shell gets; null: it must not get it. */
  readonly exports?: Readonly<Record<string, string | null>>;
  /** Lines that somebody types into the shell afterwards, and what they print. */
  readonly typed?: readonly { readonly line: string; readonly prints: Prints }[];
  /** Scripts that run when the shell is done, and after its terminal was closed. */
  readonly alive?: readonly string[];
  /** Scripts that no longer run. */
  readonly ended?: readonly string[];
  /** File that holds the number of the process of the first of `alive`. */
  readonly pidFile?: string;
}

/** The state that is right. */
export interface StateExpectation {
  readonly kind: 'state';
  readonly tree: WantedTree;
  readonly loose: boolean;
  readonly prints?: Expectation;
  readonly errors?: Expectation;
  readonly screen: boolean;
  readonly status?: number;
  readonly cwd?: string;
  readonly exports: Readonly<Record<string, string | null>>;
  readonly typed: readonly { readonly line: string; readonly prints: Expectation }[];
  readonly alive: readonly string[];
  readonly ended: readonly string[];
  readonly pidFile?: string;
}

/** Computes the right state from a world; no shell has a part in it. */
export function stateAfter(oracle: StateOracle, world: World): StateExpectation {
  const {
    effects,
    loose,
    prints,
    errors,
    screen,
    status,
    cwd,
    exports = {},
    typed = [],
    alive,
    ended,
    pidFile,
  } = filled(oracle, world.facts);
  return {
    kind: 'state',
    tree: treeAfter(world, effects),
    loose: loose === true,
    ...(prints ? { prints: printed(prints, world) } : {}),
    ...(errors ? { errors: printed(errors, world) } : {}),
    screen: screen === true,
    ...(status === undefined ? {} : { status: Number(status) }),
    ...(cwd === undefined ? {} : { cwd }),
    exports,
    typed: typed.map((one) => ({ line: one.line, prints: printed(one.prints, world) })),
    alive: alive ?? [],
    ended: ended ?? [],
    ...(pidFile === undefined ? {} : { pidFile }),
  };
}
