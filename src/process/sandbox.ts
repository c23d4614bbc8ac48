import { UserError } from '../shared/errors';
import type { Permit } from '../shared/permit';
import { bestIsolation } from './sandbox/detect';
import type { Box } from './sandbox/box';
import { execute, inBox, runIn, type SandboxRequest, type SandboxResult } from './sandbox/execute';
import type { Isolation } from './sandbox/isolation';

export type { SandboxRequest, SandboxResult } from './sandbox/execute';
export type { IsolationName } from './sandbox/isolation';
export type { SandboxLimits } from './sandbox/limits';

/**
 * Runs a command that may be clumsy or hostile: in folders of its own, with limits, without network where the machine
 * can hold that, and nothing of it is left running. `isolation` of the result says what held it: ask the person before
 * running what looks dangerous with `none`. Throws UserError on Windows outside WSL, and the signal's reason if aborted.
 */
export async function runInSandbox(
  _permit: Permit,
  request: SandboxRequest,
  isolation?: Isolation,
): Promise<SandboxResult> {
  if (process.platform === 'win32') throw new UserError('sandbox.windows');
  return execute(isolation ?? (await bestIsolation()), request);
}

/** What can be done with a box before and after its command, which is the only one. */
export interface OpenBox extends Pick<Box, 'work' | 'tools'> {
  readonly run: (request: Omit<SandboxRequest, 'folder'>) => Promise<SandboxResult>;
}

/**
 * As `runInSandbox`, for who puts files into the box and looks at what is left there: the command begins in `work`, may read `tools`, and
 * when it has ended, nothing changes any more. Everything is gone when `use` is done.
 */
export async function withSandbox<T>(
  _permit: Permit,
  use: (box: OpenBox) => Promise<T>,
  isolation?: Isolation,
): Promise<T> {
  if (process.platform === 'win32') throw new UserError('sandbox.windows');
  const way = isolation ?? (await bestIsolation());
  return inBox(undefined, (box) =>
    use({ work: box.work, tools: box.tools, run: (request) => runIn(box, way, request) }),
  );
}
