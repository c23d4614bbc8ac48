import { UserError } from '../shared/errors';
import type { Permit } from '../shared/permit';
import { bestIsolation } from './sandbox/detect';
import { execute, type SandboxRequest, type SandboxResult } from './sandbox/execute';
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
