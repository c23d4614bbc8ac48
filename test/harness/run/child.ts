import { type ChildProcess, spawn } from 'node:child_process';
import os from 'node:os';
import { repoRoot } from '../cache/paths';

const running = new Set<ChildProcess>();

/**
 * Runs a command with our own terminal; returns '' if it succeeded, else how it ended. `channel` gives our own scripts
 * a channel that closes when we are gone (see `endWithParent`).
 */
export function spawnInherited(command: string, args: readonly string[], channel = false): Promise<string> {
  const stdio = ['inherit', 'inherit', 'inherit', ...(channel ? (['ipc'] as const) : [])] as const;
  return ended(spawn(command, args, { cwd: repoRoot, stdio: [...stdio] }), 'exit');
}

/** The same for what runs beside something else: it comes second, and what it says is told when it has ended. */
export async function spawnBeside(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { cwd: repoRoot, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  if (child.pid !== undefined) os.setPriority(child.pid, 5);
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
  const how = await ended(child, 'close');
  process.stdout.write(Buffer.concat(said));
  return how;
}

function ended(child: ChildProcess, event: 'exit' | 'close'): Promise<string> {
  running.add(child);
  return new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once(event, (code: number | null, signal: NodeJS.Signals | null) =>
      resolve(code === 0 ? '' : (signal ?? `exit status ${String(code)}`)),
    );
  }).finally(() => running.delete(child));
}

/** Ends what `spawnInherited` and `spawnBeside` have started and waits for it. */
export async function endChildren(): Promise<void> {
  await Promise.all(
    [...running].map(
      (child) =>
        new Promise((resolve) => {
          child.once('exit', resolve);
          child.kill('SIGTERM');
        }),
    ),
  );
}

/** Runs one of the scripts of package.json with our own terminal. */
export function npmScript(name: string): Promise<string> {
  const cli = process.env['npm_execpath'];
  if (cli?.endsWith('.js') === true) return spawnInherited(process.execPath, [cli, 'run', '--silent', name]);
  return process.platform === 'win32'
    ? spawnInherited('cmd.exe', ['/d', '/s', '/c', `npm run --silent ${name}`])
    : spawnInherited('npm', ['run', '--silent', name]);
}
