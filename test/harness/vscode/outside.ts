import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that lets nothing through and remembers what was asked of it. */
export interface OutsideProxy {
  readonly url: string;
  /** `GET http://host/path` or `CONNECT host:443`, in order. */
  readonly requests: readonly string[];
  forget(): void;
  dispose(): Promise<void>;
}

/**
 * Everything that a page asks of another machine comes here, whoever asks: workers, service workers, prefetches and
 * sockets too, which page events do not show.
 */
export async function startOutsideProxy(): Promise<OutsideProxy> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    requests.push(`CONNECT ${request.url ?? ''}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await listen(server);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    forget: () => {
      requests.length = 0;
    },
    dispose: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      resolve();
    });
  });
}
