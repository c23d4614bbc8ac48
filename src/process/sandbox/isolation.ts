import { systemTool, type Box, type Needs } from './box';
import type { IsolationName } from './isolationName';
import { asFirst, entering, limited } from './limits';
import { newRoot, shownPaths, type Shown } from './namespaces';
import type { RemoteIsolation } from './remote/place';
import { windowsWays } from './remote/windows';
import { sandboxProfile } from './seatbelt';

/** One way to keep a command inside its box. */
export type Isolation = LocalIsolation | RemoteIsolation;

/** One of this machine itself: the box's folders lie here. */
export interface LocalIsolation {
  readonly name: IsolationName;
  /** Paths of the programs that it consists of. */
  readonly tools: readonly string[];
  /** Its processes have a namespace of their own, and end with the first of them. Without one they have to be found. */
  readonly ownProcesses: boolean;
  /** The command line that runs `argv` in the box, once. */
  wrap(box: Box, argv: readonly string[], needs: Needs): string[];
}

/** What programs need. Not the homes, `/run` and `/var`: through a socket there a way would lead out. */
const systemPaths = [
  '/usr',
  '/bin',
  '/sbin',
  '/lib',
  '/lib32',
  '/lib64',
  '/libx32',
  '/etc',
  '/opt',
  '/nix/store',
];

/** The ways that this system may have, best first; `extra` are folders to look for `bwrap` in. Whether they work only trying tells. */
export function candidates(extra: readonly string[] = []): Isolation[] {
  // Programs of Windows are none that an answer could call.
  if (process.platform === 'win32') return windowsWays();
  const found: Isolation[] = [];
  if (process.platform === 'darwin') found.push(seatbelt);
  if (process.platform === 'linux') {
    const bwrap = systemTool('bwrap', extra);
    if (bwrap !== undefined) found.push(bubblewrap(bwrap));
    const [unshare, setpriv] = [systemTool('unshare'), systemTool('setpriv')];
    if (unshare !== undefined && setpriv !== undefined) found.push(namespaces(unshare, setpriv));
  }
  return [...found, none];
}

const none: LocalIsolation = { name: 'none', tools: [], ownProcesses: false, wrap: inside };

/** As the box's user, with the limits, in the folder. */
function inside(box: Box, argv: readonly string[], { limits }: Needs): string[] {
  return asUser(box, limited(argv, box.work, limits));
}

function bubblewrap(bwrap: string): LocalIsolation {
  return {
    name: 'bubblewrap',
    tools: [bwrap],
    ownProcesses: true,
    wrap(box, argv, needs) {
      // As root there is no user namespace: the user that root becomes would not exist in it.
      const capabilities =
        box.user === undefined
          ? ['--unshare-user', '--cap-drop', 'ALL']
          : ['ALL', '+CAP_SETUID', '+CAP_SETGID', '+CAP_SETPCAP'].flatMap((name) =>
              name.startsWith('+') ? ['--cap-add', name.slice(1)] : ['--cap-drop', name],
            );
      return [
        bwrap,
        ...['--unshare-ipc', '--unshare-pid', '--unshare-net', '--unshare-uts', '--unshare-cgroup-try'],
        ...['--die-with-parent', '--new-session', '--hostname', 'lab'],
        ...capabilities,
        ...['--proc', '/proc', '--dev', '/dev', '--bind', box.tmp, '/tmp', '--bind', box.tmp, '/dev/shm'],
        ...shown([...needs.readable, box.base]).flatMap(({ path, target }) =>
          target === undefined ? ['--ro-bind', path, path] : ['--symlink', target, path],
        ),
        ...[box.work, box.home, box.tmp].flatMap((path) => ['--bind', path, path]),
        ...['--remount-ro', '/dev', '--remount-ro', '/'],
        // Its own first process reports the end of the command before the others are ended; a process of ours as the first
        // is waited for, and the kernel lets nobody outlive it. It stays root where the command becomes a user: the order
        // to die with the parent would be lost with that.
        ...['--as-pid-1', '/bin/sh', '-c'],
        ...(box.user === undefined
          ? [asFirst(entering(needs.limits), needs.linger), 'sh', box.work, ...argv]
          : [asFirst('', needs.linger), 'sh', ...inside(box, argv, needs)]),
      ];
    },
  };
}

/** The same by the tools of util-linux, for systems without bubblewrap (Ubuntu in WSL has none). */
function namespaces(unshare: string, setpriv: string): LocalIsolation {
  return {
    name: 'unshare',
    tools: [unshare, setpriv],
    ownProcesses: true,
    wrap(box, argv, { readable, ...inner }) {
      const drop =
        box.user === undefined
          ? [setpriv, '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all', ...argv]
          : asUser(box, argv);
      return [
        ...[setpriv, '--pdeathsig', 'KILL', unshare],
        ...(box.user === undefined ? ['--user', '--map-root-user'] : []),
        ...['--mount', '--pid', '--net', '--ipc', '--uts', '--fork', '--kill-child'],
        ...['/bin/sh', '-c', newRoot(box, shown(readable), inner), 'sh', ...drop],
      ];
    },
  };
}

/** The sandbox of macOS, which its own programs are kept in. Processes are not apart there: those of a box are known by whom they came from. */
const seatbelt: LocalIsolation = {
  name: 'sandbox-exec',
  tools: ['/usr/bin/sandbox-exec'],
  ownProcesses: false,
  wrap: (box, argv, needs) => [
    ...['/usr/bin/sandbox-exec', '-p', sandboxProfile(box, needs)],
    ...inside(box, argv, needs),
  ],
};

let system: readonly Shown[] | undefined;

/** What a box shows beside its own folders; the system is looked at once. */
function shown(readable: readonly string[]): Shown[] {
  system ??= shownPaths(systemPaths);
  return [...system, ...readable.map((one) => ({ path: one }))];
}

/** As root: becomes the box's own user and can never be more again. */
function asUser({ user }: Box, inner: readonly string[]): string[] {
  const setpriv = systemTool('setpriv');
  if (user === undefined || setpriv === undefined) return [...inner];
  const identity = ['--reuid', String(user), '--regid', String(user), '--clear-groups'];
  return [setpriv, ...identity, '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all', ...inner];
}
