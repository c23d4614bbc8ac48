import { UserError } from '../shared/errors';
import type { Permit } from '../shared/permit';
import { systemTool } from './sandbox/box';
import { bestIsolation } from './sandbox/detect';
import { execute, inBox, runIn, type SandboxRequest, type SandboxResult } from './sandbox/execute';
import type { Isolation } from './sandbox/isolation';
import { LocalFiles } from './sandbox/localFiles';
import type { OpenBox } from './sandbox/openBox';
import { openRemote } from './sandbox/remote/openRemote';

export type { SandboxRequest, SandboxResult } from './sandbox/execute';
export type { IsolationName } from './sandbox/isolationName';
export type { SandboxLimits } from './sandbox/limits';
export type { OpenBox } from './sandbox/openBox';

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
  const way = isolation ?? (await bestIsolation());
  // What it may read and where it starts are folders of this machine.
  if ('place' in way) throw new UserError('sandbox.windows');
  return execute(way, request);
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
  const way = isolation ?? (await bestIsolation());
  if ('place' in way) return use(await openRemote(way));
  return inBox(undefined, (box) =>
    use({
      work: box.work,
      tools: box.tools,
      files: new LocalFiles({ work: box.work, tools: box.tools }),
      isUnix: true,
      tool: (name, extra) => (name === 'node' ? process.execPath : systemTool(name, extra)),
      run: (request) => runIn(box, way, request),
    }),
  );
}
