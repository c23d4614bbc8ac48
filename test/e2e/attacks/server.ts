import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** Where attacks send what they find: it answers everything, as a friendly attacker's server would. */
export interface CanaryServer {
  readonly port: number;
  /** Paths asked for, and `connection` for a socket over which nothing was asked. */
  readonly seen: readonly string[];
  close(): Promise<void>;
}

export async function startCanaryServer(): Promise<CanaryServer> {
  const seen: string[] = [];
  const silent = new Map<Duplex, boolean>();
  const server = createServer((request, response) => {
    seen.push(request.url ?? '');
    silent.set(request.socket, false);
    response.writeHead(200, {
      'access-control-allow-origin': '*',
      'content-type': 'text/javascript',
      'service-worker-allowed': '/',
    });
    response.end('/* fetched */');
  });
  // TURN and other talk that is not HTTP.
  server.on('clientError', (_error, socket) => {
    seen.push('connection: not HTTP');
    silent.set(socket, false);
    socket.destroy();
  });
  server.on('upgrade', (request, socket) => {
    seen.push(request.url ?? '');
    silent.set(socket, false);
    socket.destroy();
  });
  server.on('connection', (socket) => {
    silent.set(socket, true);
    setTimeout(() => {
      if (silent.get(socket)) seen.push('connection: silent');
    }, 150).unref();
    socket.on('close', () => silent.get(socket) === false && silent.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
