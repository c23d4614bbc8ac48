import { mkdtempSync, rmSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Aims } from './hostileAnswers';

/** What hostile answers aim at, really there. */
export interface SetAims {
  readonly aims: Aims;
  /** How often a server of the machine was called. */
  called(): number;
  end(): void;
}

/** A folder outside with a file in it, and servers on a socket and a port; only the box keeps answers from them. */
export async function setAims(mark: string): Promise<SetAims> {
  let called = 0;
  const outside = mkdtempSync(path.join(os.tmpdir(), 'ailab-outside-'));
  await writeFile(path.join(outside, 'precious'), 'kept');
  await chmod(outside, 0o777);
  await chmod(path.join(outside, 'precious'), 0o666);
  const socket = path.join(outside, 'socket');
  const heard = (): number => called++;
  const servers = [createServer(heard).listen(socket), createServer(heard).listen(0, '127.0.0.1')] as const;
  await Promise.all(servers.map((server) => new Promise((resolve) => server.once('listening', resolve))));
  await chmod(socket, 0o777);
  const { port } = servers[1].address() as AddressInfo;
  return {
    aims: { outside, repository: process.cwd(), port, socket, grader: process.pid, mark },
    called: () => called,
    end: () => {
      for (const server of servers) server.close();
      rmSync(outside, { recursive: true, force: true });
    },
  };
}
