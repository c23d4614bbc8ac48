import { existsSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { freshUser, serviceUsers } from '../users';
import { headed } from './headed';
import type { RemoteIsolation } from './place';
import rootScript from './root.sh' with { type: 'text' };

/** What is asked of a Windows machine: its environment, by names in capitals, and which files it has. */
export interface WindowsMachine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly has: (file: string) => boolean;
}

const thisMachine = (): WindowsMachine => ({
  env: Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name.toUpperCase(), value])),
  has: existsSync,
});

/** The ways that Windows may have, best first: namespaces of WSL, and Git Bash. Never a bare `bash`: that is whatever Windows finds first. */
export function windowsWays(machine: WindowsMachine = thisMachine()): RemoteIsolation[] {
  const [wsl, bash] = [wslProgram(machine), gitBash(machine)];
  return [
    ...(wsl === undefined ? [] : [wslIsolation(wsl)]),
    ...(bash === undefined ? [] : [inGitBash(bash)]),
  ];
}

/** The launcher of WSL; whether it has a distribution only trying tells. */
export function wslProgram({ env, has }: WindowsMachine): string | undefined {
  const file = path.win32.join(env['SYSTEMROOT'] ?? 'C:\\Windows', 'System32', 'wsl.exe');
  return has(file) ? file : undefined;
}

/**
 * The bash that came with Git for Windows: beside the `git.exe` of PATH, wherever that was installed, or where its
 * installers and Scoop put it.
 */
export function gitBash({ env, has }: WindowsMachine): string | undefined {
  const onPath = (env['PATH'] ?? '')
    .split(';')
    .map((folder) => folder.replace(/^"|"$/g, ''))
    // A relative one would be looked up in whatever folder we are in.
    .filter((folder) => path.win32.isAbsolute(folder) && has(path.win32.join(folder, 'git.exe')))
    .flatMap((folder) => {
      const above = path.win32.dirname(folder);
      // `git.exe` lies in cmd, bin or mingw64\bin.
      return /^(mingw|clang|ucrt)\w*$/i.test(path.win32.basename(above))
        ? [path.win32.dirname(above)]
        : [above];
    });
  const below = (name: string, ...rest: string[]): string[] => {
    const folder = env[name];
    return folder === undefined ? [] : [path.win32.join(folder, ...rest)];
  };
  const scoop = ['apps', 'git', 'current'];
  const usual = [
    ...['PROGRAMFILES', 'PROGRAMW6432', 'PROGRAMFILES(X86)'].flatMap((name) => below(name, 'Git')),
    ...below('LOCALAPPDATA', 'Programs', 'Git'),
    ...(env['SCOOP'] === undefined ? below('USERPROFILE', 'scoop', ...scoop) : below('SCOOP', ...scoop)),
  ];
  return [...onPath, ...usual].map((root) => path.win32.join(root, 'bin', 'bash.exe')).find(has);
}

/** Namespaces of the default distribution. Its root is asked for nothing but those: the command becomes a user that is nobody else. */
export function wslIsolation(wsl: string): RemoteIsolation {
  return {
    name: 'wsl',
    tools: [wsl],
    isLinux: true,
    place: ({ diskBytes }) => ({
      base: '/box',
      user: freshUser(serviceUsers),
      // No word here that the launcher could take for something else: scripts come by standard input.
      argv: [
        ...([wsl, '-u', 'root', '-e', 'unshare'] as const),
        ...['--mount', '--pid', '--net', '--ipc', '--uts', '--fork', '--kill-child'],
        ...['bash', '--noprofile', '--norc', '-s'],
      ],
      before: headed(rootScript, { size: String(Math.ceil((2 * diskBytes) / 1024)) }),
    }),
  };
}

/** A folder and limits: Windows files have no permissions as Linux knows them, and nothing keeps a command in there. */
export function inGitBash(bash: string): RemoteIsolation {
  return {
    name: 'none',
    tools: [bash],
    isLinux: false,
    place: () => ({ base: `/tmp/ailab-box-${randomUUID()}`, argv: [bash, '--noprofile', '--norc', '-s'] }),
  };
}
