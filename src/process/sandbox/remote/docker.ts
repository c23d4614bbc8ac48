import { execFile, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { UserError } from '../../../shared/errors';
import { systemTool } from '../box';
import type { SandboxLimits } from '../limits';
import { freshUser, serviceUsers } from '../users';
import dockerfile from './exercises.Dockerfile' with { type: 'text' };
import type { Place, RemoteIsolation } from './place';

const execute = promisify(execFile);

/** The image that answers run in; another Dockerfile is another image. */
export const exercisesImage = `ailab-exercises:${createHash('sha256').update(dockerfile).digest('hex').slice(0, 12)}`;

/** Where its installers put the command, beside the system's folders: nowhere that a workspace could write to. */
const folders =
  process.platform === 'win32'
    ? ['C:\\Program Files\\Docker\\Docker\\resources\\bin']
    : ['/opt/homebrew/bin', '/snap/bin', path.join(os.homedir(), '.docker', 'bin')];

/** `AILAB_DOCKER` is the path of another one, or of one that takes the same words. */
function docker(): string | undefined {
  const named = process.env['AILAB_DOCKER'];
  if (named !== undefined) return path.isAbsolute(named) && existsSync(named) ? named : undefined;
  return systemTool(process.platform === 'win32' ? 'docker.exe' : 'docker', folders);
}

/**
 * Containers as an isolation: each command gets one of its own, without network, on a system that cannot be changed. Throws
 * UserError where there is no Docker, it does not run, or the image is not there.
 */
export async function dockerIsolation(): Promise<RemoteIsolation> {
  const command = needed();
  const there = await execute(command, ['image', 'inspect', '--format', '{{.Os}}', exercisesImage]).then(
    () => true,
    () => false,
  );
  if (!there) {
    await engineRuns(command);
    throw new UserError('docker.noImage', { image: exercisesImage });
  }
  return { name: 'docker', tools: [command], isLinux: true, place: (limits) => container(command, limits) };
}

/**
 * Builds the image, which loads packages from the network: only when a person said so. Throws UserError, also with what
 * Docker said last where it fails, and the signal's reason.
 * @param tell gets what Docker says, line by line
 */
export async function buildExercisesImage(tell: (line: string) => void, signal?: AbortSignal): Promise<void> {
  const command = needed();
  await engineRuns(command);
  const words = ['build', ...buildOptions(), '--tag', exercisesImage, '-'];
  const child = spawn(command, words, { cwd: os.tmpdir(), windowsHide: true, signal });
  const last: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      last.push(line);
      last.splice(0, last.length - 5);
      tell(line);
    });
  child.stdin.on('error', () => undefined);
  child.stdin.end(dockerfile);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw error;
  });
  if (status !== 0) throw new UserError('docker.buildFailed', { detail: last.join('\n').slice(-800) });
}

/** `AILAB_DOCKER_BUILD` holds more options for `docker build`, for networks that need some (`--network host`). */
const buildOptions = (): string[] => (process.env['AILAB_DOCKER_BUILD'] ?? '').split(' ').filter(Boolean);

function needed(): string {
  const command = docker();
  if (command === undefined) throw new UserError('docker.missing');
  return command;
}

async function engineRuns(command: string): Promise<void> {
  await execute(command, ['version', '--format', '{{.Server.Os}}']).catch((error: unknown) => {
    const { stderr = '' } = error as { stderr?: string };
    throw new UserError('docker.stopped', { detail: stderr.trim().slice(0, 300) });
  });
}

function container(command: string, { processes, totalMemoryBytes, diskBytes }: SandboxLimits): Place {
  const name = `ailab-exercise-${randomUUID()}`;
  const disk = (mode: string): string => `rw,exec,nosuid,nodev,size=${diskBytes},mode=${mode}`;
  return {
    base: '/box',
    user: freshUser(serviceUsers),
    argv: [
      command,
      ...['run', '--rm', '--interactive', '--pull', 'never', '--name', name, '--log-driver', 'none'],
      ...['--network', 'none', '--hostname', 'lab', '--user', '0:0', '--workdir', '/'],
      ...['--read-only', '--tmpfs', `/box:${disk('755')}`, '--tmpfs', `/tmp:${disk('1777')}`],
      // What the script needs that builds the box; the answer gives up all of them.
      ...['--cap-drop', 'ALL'],
      ...['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETUID', 'SETGID', 'SETPCAP', 'KILL'].flatMap((one) => [
        '--cap-add',
        one,
      ]),
      ...['--security-opt', 'no-new-privileges', '--pids-limit', String(processes + 20)],
      ...['--memory', String(totalMemoryBytes), '--memory-swap', String(totalMemoryBytes)],
      ...['--shm-size', '16m', '--entrypoint', 'bash', exercisesImage, '--noprofile', '--norc', '-s'],
    ],
    // The command of Docker only looks on: ending it ends nothing.
    end: () =>
      execute(command, ['kill', name]).then(
        () => undefined,
        () => undefined,
      ),
  };
}
