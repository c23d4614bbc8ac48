import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchImage } from '../../../src/process/remoteImage';
import { UserError } from '../../../src/shared/errors';

const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

describe('an image that the person agreed to load', () => {
  let server: Server;
  let origin: string;
  let sentHeaders: NodeJS.Dict<string | string[]> = {};

  before(async () => {
    server = createServer((request, response) => {
      sentHeaders = request.headers;
      if (request.url === '/gif') response.end(gif);
      else if (request.url === '/html')
        response.setHeader('content-type', 'image/png').end('<script>1</script>');
      else if (request.url === '/endless') {
        const more = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(1 << 20)));
        };
        response.on('drain', more);
        more();
      } else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const failsWith = (url: string, id: string): Promise<void> =>
    assert.rejects(fetchImage(url), (error) => error instanceof UserError && error.id === id);

  it('comes as a data: address, typed by its bytes, and tells the server nothing of us', async () => {
    assert.equal(await fetchImage(`${origin}/gif`), `data:image/gif;base64,${gif.toString('base64')}`);
    assert.equal(sentHeaders['referer'], undefined);
    assert.equal(sentHeaders['cookie'], undefined);
  });

  it('is refused with the reason when it is no image, missing, endless, or not from the web', async () => {
    await failsWith(`${origin}/html`, 'image.notImage');
    await failsWith(`${origin}/404`, 'image.refused');
    await failsWith(`${origin}/endless`, 'image.tooLarge');
    await failsWith('file:///etc/hosts', 'image.notWeb');
    await failsWith('http://127.0.0.1:1/x', 'image.unreachable');
  });
});
