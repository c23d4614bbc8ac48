import type { SandboxRequest, SandboxResult } from './execute';
import type { BoxFiles } from './files';

/** What can be done with a box before and after its command, which is the only one. */
export interface OpenBox {
  /** Absolute, as the command sees them: where it begins, and what it may read. */
  readonly work: string;
  readonly tools: string;
  readonly files: BoxFiles;
  /** Whether files have owners and permissions there, and processes are those of Linux or the like. */
  readonly isUnix: boolean;
  /** Where a program lies there; undefined where there is none. `node` is always the one that runs us, if it can be. */
  readonly tool: (name: string, extra?: readonly string[]) => string | undefined;
  /** `readable` says nothing where another program makes the place: what lies here is not there. */
  readonly run: (request: Omit<SandboxRequest, 'folder'>) => Promise<SandboxResult>;
}
