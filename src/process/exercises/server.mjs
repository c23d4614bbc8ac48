// The server that an answer's curl talks to: pages come in on standard input, the port goes to a file.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';

const given = Object.entries(JSON.parse(readFileSync(0, 'utf8')));
const pages = new Map(
  given.map(([name, text]) => {
    // A status may stand before the path.
    const [path, status = '200'] = name.split(' ').reverse();
    return [path, { text, status: Number(status) }];
  }),
);
const server = createServer((request, response) => {
  const { text, status } = pages.get((request.url ?? '').split('?')[0]) ?? {
    text: 'not found\n',
    status: 404,
  };
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(text);
});
server.listen(0, '127.0.0.1', () => writeFileSync(process.argv[2], String(server.address().port)));
