import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import { systemTool, type Box } from './box';

export type IsolationName = 'bubblewrap' | 'unshare' | 'none';

/** One way to keep a command inside its box. */
export interface Isolation {
  readonly name: IsolationName;
  /** The command line that runs `inner` in the box; `readable` are paths outside that it may read. */
  wrap(box: Box, readable: readonly string[], inner: readonly string[]): string[];
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
  const found: Isolation[] = [];
  if (process.platform === 'linux') {
    const bwrap = systemTool('bwrap', extra);
    if (bwrap !== undefined) found.push(bubblewrap(bwrap));
    const [unshare, setpriv] = [systemTool('unshare'), systemTool('setpriv')];
    if (unshare !== undefined && setpriv !== undefined) found.push(namespaces(unshare, setpriv));
  }
  return [...found, none];
}

const none: Isolation = { name: 'none', wrap: (box, _readable, inner) => asUser(box, inner) };

function bubblewrap(bwrap: string): Isolation {
  return {
    name: 'bubblewrap',
    wrap(box, readable, inner) {
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
        ...['--proc', '/proc', '--dev', '/dev', '--bind', box.tmp, '/tmp', '--bind', box.shm, '/dev/shm'],
        ...shown(readable).flatMap(({ path, target }) =>
          target === undefined ? ['--ro-bind', path, path] : ['--symlink', target, path],
        ),
        ...[box.work, box.home, box.tmp].flatMap((path) => ['--bind', path, path]),
        ...['--remount-ro', '/dev', '--remount-ro', '/'],
        ...asUser(box, inner),
      ];
    },
  };
}

/** The same by the tools of util-linux, for systems without bubblewrap (Ubuntu in WSL has none). */
function namespaces(unshare: string, setpriv: string): Isolation {
  return {
    name: 'unshare',
    wrap(box, readable, inner) {
      const drop =
        box.user === undefined
          ? [setpriv, '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all', ...inner]
          : asUser(box, inner);
      return [
        ...[setpriv, '--pdeathsig', 'KILL', unshare],
        ...(box.user === undefined ? ['--user', '--map-root-user'] : []),
        ...['--mount', '--pid', '--net', '--ipc', '--uts', '--fork', '--kill-child'],
        ...['/bin/sh', '-c', newRoot(box, shown(readable)), 'sh', ...drop],
      ];
    },
  };
}

/** As root: becomes the box's own user and can never be more again. */
function asUser({ user }: Box, inner: readonly string[]): string[] {
  const setpriv = systemTool('setpriv');
  if (user === undefined || setpriv === undefined) return [...inner];
  const identity = ['--reuid', String(user), '--regid', String(user), '--clear-groups'];
  return [setpriv, ...identity, '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all', ...inner];
}

interface Shown {
  readonly path: string;
  /** Of a link, where it leads. */
  readonly target?: string;
}

function shown(readable: readonly string[]): Shown[] {
  const system = systemPaths
    .filter((path) => existsSync(path))
    .map((path) => (lstatSync(path).isSymbolicLink() ? { path, target: readlinkSync(path) } : { path }));
  return [...system, ...readable.map((path) => ({ path }))];
}

/** Shell text: builds a new root of what is shown, makes it read-only, moves into it and runs its arguments there as a child. */
function newRoot(box: Box, paths: readonly Shown[]): string {
  const root = quoted(box.root);
  const at = (path: string): string => quoted(box.root + path);
  const devices = ['null', 'zero', 'full', 'random', 'urandom'];
  return `set -e
inside=$PATH
PATH=/usr/sbin:/usr/bin:/sbin:/bin
mount -t tmpfs -o mode=755,size=1m lab ${root}
mkdir -p ${['/proc', '/dev', '/tmp', '/sys', '/.old'].map(at).join(' ')}
bind() {
  if [ -d "$1" ]; then mkdir -p ${root}"$2"; else mkdir -p ${root}"\${2%/*}"; [ -e ${root}"$2" ] || : > ${root}"$2"; fi
  mount --rbind "$1" ${root}"$2"
}
bind ${quoted(box.tmp)} /tmp
${paths
  .map(({ path, target }) =>
    target === undefined ? `bind ${quoted(path)} ${quoted(path)}` : `ln -s ${quoted(target)} ${at(path)}`,
  )
  .join('\n')}
mount -t proc proc ${at('/proc')}
ip link set lo up 2>/dev/null || {
  mount -t sysfs sys ${at('/sys')} 2>/dev/null && echo 9 > ${at('/sys/class/net/lo/flags')} && umount ${at('/sys')}
} || :
for device in ${devices.join(' ')}; do bind /dev/$device /dev/$device; done
ln -s /proc/self/fd ${at('/dev/fd')}
for number in 0:stdin 1:stdout 2:stderr; do ln -s "/proc/self/fd/\${number%:*}" ${at('/dev')}/"\${number#*:}"; done
for name in sys irq bus sysrq-trigger; do
  if [ -e ${at('/proc')}/$name ]; then mount --bind ${at('/proc')}/$name ${at('/proc')}/$name; fi
done
while read -r _ _ _ _ point _; do
  point=$(printf '%b' "$point")
  case $point in
    ${root}/proc | ${root}/tmp | ${root}/dev/*) ;;
    ${root}/*) mount -o remount,bind,ro "$point" ;;
  esac
done < /proc/self/mountinfo
bind ${quoted(box.shm)} /dev/shm
${[box.work, box.home, box.tmp].map((path) => `bind ${quoted(path)} ${quoted(path)}`).join('\n')}
cd ${root}
pivot_root . .old
cd /
umount -l /.old
mount -o remount,bind,ro /
PATH=$inside
set +e
"$@"
exit $?`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
