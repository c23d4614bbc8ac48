import type { SandboxLimits } from '../limits';
import type { IsolationName } from '../isolationName';

/** How one command gets to a place of its own that another program makes. */
export interface Place {
  /** Runs `bash -s` there, as root where `user` is set. */
  readonly argv: readonly [string, ...string[]];
  /** Absolute, as seen there: the folder of the box. */
  readonly base: string;
  /** Whom the command becomes there; undefined where nothing else can be become. */
  readonly user?: number;
  /** Shell text that is read before all else. */
  readonly before?: string;
  /** Ends what runs there, where ending the program that leads there is not enough. */
  readonly end?: () => Promise<void>;
}

/** An isolation that another program holds: files travel there and back. */
export interface RemoteIsolation {
  readonly name: IsolationName;
  /** Paths of the programs that it consists of. */
  readonly tools: readonly string[];
  /** Whether files have owners and permissions there, and processes are those of Linux. */
  readonly isLinux: boolean;
  /** A fresh one for each command. */
  place(limits: SandboxLimits): Place;
}
