import assert from 'node:assert/strict';
import { parsePublish, size } from '../../../../../src/core/notes/figures/publish';
import recorded from '../../../../fixtures/figures/publish.json';

/** As the client sends it: one entry a port of the container. */
function bindings(value: string): string | string[] {
  const result = parsePublish(value);
  if ('fault' in result) return result.docker;
  const { address, host, container, protocol } = result.published;
  return Array.from({ length: size(container) }, (_, index) => {
    const dynamic = host && size(container) === 1 && size(host) > 1 ? `-${host.last}` : '';
    return `${address}|${host ? host.first + index : ''}${dynamic}|${container.first + index}/${protocol}`;
  });
}

describe('a value of docker run -p', () => {
  for (const [value, expected] of recorded.cases as [string, string | string[]][])
    it(`is read as Docker's client reads it: "${value}"`, () => {
      assert.deepEqual(bindings(value), expected);
    });

  const faults: [string, unknown][] = [
    ['8080:', { kind: 'no-container-port', part: '8080:' }],
    ['99999:80', { kind: 'host-port', part: '99999', why: 'large' }],
    ['80:85o1', { kind: 'container-port', part: '85o1', why: 'letters' }],
    ['80: 80', { kind: 'container-port', part: ' 80', why: 'space' }],
    ['80-:80', { kind: 'host-port', part: '80-', why: 'empty' }],
    ['82-80:80', { kind: 'host-port', part: '82-80', why: 'backwards' }],
    ['8000-8001:80-82', { kind: 'ranges', part: '8000-8001:80-82' }],
    ['80:80/http', { kind: 'protocol', part: 'http' }],
    ['localhost:80:80', { kind: 'address', part: 'localhost', why: 'name' }],
    ['1.2.3:80:80', { kind: 'address', part: '1.2.3', why: 'form' }],
    ['[::1:80:80', { kind: 'address', part: '[::1', why: 'bracket' }],
    ['80:80,x=1', { kind: 'option', part: '80:80' }],
  ];
  for (const [value, expected] of faults)
    it(`has its wrong part named: "${value}"`, () => {
      const result = parsePublish(value);
      assert.deepEqual('fault' in result ? result.fault : result, expected);
    });
});
