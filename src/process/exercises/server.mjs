// The server that an answer's curl talks to: pages come in on standard input, the port goes to a file.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';

const pages = new Map(Object.entries(JSON.parse(readFileSync(0, 'utf8'))));
const server = createServer((request, response) => {
  const text = pages.get((request.url ?? '').split('?')[0]);
  response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(text ?? 'not found\n');
});
server.listen(0, '127.0.0.1', () => writeFileSync(process.argv[2], String(server.address().port)));
