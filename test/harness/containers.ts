import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { unpackDebian, whyNoDebian } from './cache/debian';
import { isNetworkFault, run } from './cache/exec';
import { install } from './cache/install';
import { spawnOwned } from './vscode/owned';

/** A real engine of our own. It knows one image, `debian:bookworm-slim`, made by debootstrap: Docker Hub is not asked. */
export interface Engine {
  /** Path of the `docker` that belongs to it. */
  readonly docker: string;
  /** For `DOCKER_HOST`. */
  readonly host: string;
  /** Ends it, and removes its containers and images. */
  end(): Promise<void>;
}

const mirror = 'http://deb.debian.org/debian';
const packages = ['docker.io', 'containerd', 'runc', 'debootstrap'];

/** Folder with the programs of Docker in `root` and a system as `base.tar`. */
function ensureContainers(): Promise<string> {
  return install({
    name: 'containers',
    key: `1 ${packages.join(' ')}`,
    label: 'Docker and a Debian for tests of containers (65 MB + 40 MB)',
    build: async (folder) => {
      const root = path.join(folder, 'root');
      await unpackDebian(packages, root);
      const base = path.join(folder, 'base');
      await run(path.join(root, 'usr/sbin/debootstrap'), ['--variant=minbase', 'bookworm', base, mirror], {
        env: { ...process.env, DEBOOTSTRAP_DIR: path.join(root, 'usr/share/debootstrap') },
      });
      await run('tar', ['-C', base, '-cf', path.join(folder, 'base.tar'), '.']);
      await rm(base, { recursive: true });
    },
  });
}

/** Why tests of containers cannot have an engine here, for their skip; else the engine, started. */
export async function startEngine(): Promise<Engine | string> {
  if (process.getuid?.() !== 0) return 'an engine of our own needs root';
  const why = await whyNoDebian();
  if (why !== undefined) return why;
  try {
    return await started(await ensureContainers());
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    // debootstrap says in words of its own that a mirror cannot be reached, or that it may not mount here.
    if (!isNetworkFault(error) && !/^\S*(?:debootstrap|apt-get) /.test(told)) throw error;
    return `Docker or its Debian could not be had: ${told.slice(-200).replace(/\s+/g, ' ')}`;
  }
}

async function started(programs: string): Promise<Engine | string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ailab-engine-'));
  const at = (name: string): string => path.join(folder, name);
  const bin = ['usr/bin', 'usr/sbin'].map((one) => path.join(programs, 'root', one));
  const env = { ...process.env, PATH: [...bin, process.env['PATH']].join(':') };
  const host = `unix://${at('docker.sock')}`;
  const daemon = spawnOwned(
    path.join(programs, 'root/usr/sbin/dockerd'),
    [
      // No bridge, so no firewall rules: containers have no network, and builds that of the machine.
      ...['--iptables=false', '--ip6tables=false', '--bridge=none'],
      ...['--data-root', at('data'), '--exec-root', at('exec'), '--pidfile', at('pid'), '--host', host],
    ],
    env,
  );
  for (const stream of [daemon.child.stdout, daemon.child.stderr]) stream?.resume();
  const docker = path.join(programs, 'root/usr/bin/docker');
  const call = (...words: string[]): Promise<string> => run(docker, ['--host', host, ...words], { env });
  const end = async (): Promise<void> => {
    await call('ps', '--all', '--quiet')
      .then((ids) => call('rm', '--force', ...ids.split('\n').filter(Boolean)))
      .catch(() => '');
    const pid = Number(await readFile(at('pid'), 'utf8').catch(() => '0'));
    if (pid > 0) process.kill(pid, 'SIGTERM');
    for (let tries = 0; tries < 50 && (await stat(at('pid')).catch(() => undefined)); tries++)
      await sleep(100);
    await daemon.dispose();
    // The network namespace of builds stays mounted.
    await run('umount', ['--lazy', at('exec/netns/default')]).catch(() => '');
    await rm(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 150; tries++) {
    if (await call('version').catch(() => undefined)) {
      await call('import', path.join(programs, 'base.tar'), 'debian:bookworm-slim');
      return { docker, host, end };
    }
    await sleep(200);
  }
  await end();
  return 'dockerd does not start on this machine';
}
