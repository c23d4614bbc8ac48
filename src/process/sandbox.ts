import path from 'node:path';
import { UserError } from '../shared/errors';
import type { Permit } from '../shared/permit';
import { systemTool } from './sandbox/box';
import { bestIsolation } from './sandbox/detect';
import { execute, inBox, runIn, type SandboxRequest, type SandboxResult } from './sandbox/execute';
import type { BoxFiles } from './sandbox/files';
import type { Isolation } from './sandbox/isolation';
import { defaultLimits } from './sandbox/limits';
import { LocalFiles } from './sandbox/localFiles';
import type { RemoteIsolation } from './sandbox/remote/place';

export type { SandboxRequest, SandboxResult } from './sandbox/execute';
export type { IsolationName } from './sandbox/isolationName';
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
  const way = isolation ?? (await bestIsolation());
  // What it may read and where it starts are folders of this machine.
  if ('place' in way) throw new UserError('sandbox.windows');
  return execute(way, request);
}

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
  /** What the command must be allowed to read for a tool of ours. */
  readonly readable: (tool: string) => readonly string[];
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
  const way = isolation ?? (await bestIsolation());
  if ('place' in way) return use(await remoteBox(way));
  return inBox(undefined, (box) =>
    use({
      work: box.work,
      tools: box.tools,
      files: new LocalFiles({ work: box.work, tools: box.tools }),
      isUnix: true,
      tool: (name, extra) => (name === 'node' ? process.execPath : systemTool(name, extra)),
      readable: (tool) => [path.dirname(tool)],
      run: (request) => runIn(box, way, request),
    }),
  );
}

/** A box in a place that another program makes: it is there only while its command runs. */
async function remoteBox(way: RemoteIsolation): Promise<OpenBox> {
  // Few need it, and everybody would wait for it.
  const [{ runRemote }, { ArchiveFiles }] = await Promise.all([
    import('./sandbox/remote/runRemote'),
    import('./sandbox/remote/archiveFiles'),
  ]);
  const place = way.place(defaultLimits);
  const files = new ArchiveFiles();
  return {
    work: `${place.base}/work`,
    tools: `${place.base}/tools`,
    files,
    isUnix: way.isLinux,
    // The system's own, also where a stand-in of that name comes first in PATH; the others lie wherever PATH finds them.
    tool: (name) => (name === 'bash' || name === 'node' ? name : `/usr/bin/${name}`),
    readable: () => [],
    run: (request) => runRemote(way, place, files, request),
  };
}
