import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { progress } from './log';

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds after which the command is ended and counts as failed. */
  readonly timeout?: number;
}

/** Runs a command and returns what it wrote to stdout; throws with the end of its output if it fails. */
export async function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    timeout: options.timeout,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let stdout = '';
  let all = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    all += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    all += text;
  });
  const status = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve(code === 0 ? '' : (signal ?? `status ${String(code)}`));
    });
  });
  if (status === '') return stdout;
  const tail = all.trim().split('\n').slice(-20).join('\n');
  throw new Error(`${command} ${args.join(' ')}: ${status}\n${tail}`);
}

/** npm, by the very npm that started us where there is one: no shell, no PATH, no npm.cmd on Windows. */
export async function npm(args: readonly string[], options: RunOptions = {}): Promise<string> {
  const cli = process.env['npm_execpath'];
  if (cli?.endsWith('.js') === true) return run(process.execPath, [cli, ...args], options);
  return process.platform === 'win32'
    ? run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options)
    : run('npm', args, options);
}

const networkFault =
  /ECONNRESET|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|ERR_SOCKET|socket hang up|network|timed? ?out|\b50[0-4]\b|429|Connection (broken|aborted|reset)|EINTEGRITY|IncompleteRead/i;

/** Whether an error of npm or pip is worth another try. */
export function isNetworkFault(error: unknown): boolean {
  return error instanceof Error && networkFault.test(error.message);
}

/** Tries again after faults of the network; anything else is thrown at once. */
export async function retry<T>(
  label: string,
  step: () => Promise<T>,
  pauses: readonly number[] = [2000, 8000, 20_000],
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await step();
    } catch (error) {
      const pause = pauses[attempt];
      if (pause === undefined || !isNetworkFault(error)) throw error;
      progress(`${label}: network fault, trying again in ${pause / 1000} s`);
      await sleep(pause);
    }
  }
}
