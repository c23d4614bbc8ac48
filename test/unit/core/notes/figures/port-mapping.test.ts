import assert from 'node:assert/strict';
import { trace, type Setup, type Trace } from '../../../../../src/core/notes/figures/port-mapping';

const setup = (changes: Partial<Setup> = {}): Setup => ({
  publish: '8080:8501',
  appPort: 8501,
  bind: '0.0.0.0',
  from: 'browser',
  expose: false,
  ...changes,
});

const told = ({ target, outcome, reason, stop }: Trace): string =>
  `${target.host}:${target.port} ${outcome} ${reason} ${stop ?? '-'}`;

describe('the path to a published port', () => {
  const cases: [string, Partial<Setup>, string][] = [
    ['leads in by the host port', {}, 'localhost:8080 answer open -'],
    [
      'is cut behind the door when the app listens on loopback',
      { bind: '127.0.0.1' },
      'localhost:8080 cut loopback-app app',
    ],
    [
      'is refused from outside when the app listens on loopback',
      { bind: '127.0.0.1', from: 'lan' },
      '192.168.0.10:8080 refused loopback-app app',
    ],
    ['is open to the network by default', { from: 'lan' }, '192.168.0.10:8080 answer open -'],
    [
      'is closed to the network behind a local door',
      { publish: '127.0.0.1:8080:8501', from: 'lan' },
      '192.168.0.10:8080 refused local-door host',
    ],
    ['is open here through a local door', { publish: '127.0.0.1:8080:8501' }, 'localhost:8080 answer open -'],
    ['has no door without the option', { publish: ' ' }, 'localhost:8501 refused not-published host'],
    [
      'has no door for HTTP when only UDP is published',
      { publish: '8080:8501/udp' },
      'localhost:8080 refused protocol host',
    ],
    ['ends at another port of the container', { publish: '8080:8000' }, 'localhost:8080 cut other-port app'],
    ['takes a port that Docker chooses', { publish: '8501' }, 'localhost:32768 answer open -'],
    ['finds the pair of a range', { publish: '9000-9002:8500-8502' }, 'localhost:9001 answer open -'],
    ['takes one of a range', { publish: '8000-8002:8501' }, 'localhost:8000 answer open -'],
    ['needs no door between containers', { publish: '', from: 'container' }, 'app:8501 answer open -'],
    [
      'is refused between containers when the app listens on loopback',
      { bind: '127.0.0.1', from: 'container' },
      'app:8501 refused loopback-app app',
    ],
    [
      'is always open inside',
      { publish: '', bind: '127.0.0.1', from: 'inside' },
      '127.0.0.1:8501 answer open -',
    ],
    ['takes IPv6', { publish: '[::1]:80:8501' }, 'localhost:80 answer open -'],
    [
      'keeps IPv6 loopback from the network',
      { publish: '::1:80:8501', from: 'lan' },
      '[2001:db8::10]:80 refused local-door host',
    ],
    ['leads from IPv6 outside', { publish: '[::]:80:8501', from: 'lan' }, '[2001:db8::10]:80 answer open -'],
    [
      'takes the address of the network',
      { publish: '192.168.0.10:80:8501', from: 'lan' },
      '192.168.0.10:80 answer open -',
    ],
    [
      'asks at the address that was published',
      { publish: '192.168.0.10:80:8501' },
      '192.168.0.10:80 answer open -',
    ],
    [
      'needs an address of this computer',
      { publish: '10.1.2.3:80:8501' },
      '10.1.2.3:80 not-started foreign-address docker',
    ],
    [
      'knows loopback in every writing',
      { publish: '0:0:0:0:0:0:0:1:80:8501', from: 'lan' },
      '[2001:db8::10]:80 refused local-door host',
    ],
    [
      'knows IPv4 in IPv6 clothes',
      { publish: '::ffff:127.0.0.1:80:8501', from: 'lan' },
      '192.168.0.10:80 refused local-door host',
    ],
    [
      'ends before it begins with a bad value',
      { publish: '8080:85x1', from: 'inside' },
      '127.0.0.1:8501 not-started bad-value docker',
    ],
  ];
  for (const [name, changes, expected] of cases)
    it(name, () => {
      assert.equal(told(trace(setup(changes))), expected);
    });

  it('says when the port was not chosen by the person', () => {
    assert.equal(trace(setup({ publish: '8501' })).chosen, true);
    assert.equal(trace(setup({ publish: '8000-8002:8501' })).chosen, true);
    assert.equal(trace(setup({ publish: '8501', from: 'container' })).chosen, false);
    assert.equal(trace(setup()).chosen, false);
  });

  it('is not changed by EXPOSE in any case', () => {
    for (const [, changes] of cases) {
      const [without, withNote] = [false, true].map((expose) => trace(setup({ ...changes, expose })));
      assert.deepEqual({ ...withNote, listing: '' }, { ...without, listing: '' });
    }
  });

  // Printed by `docker ps` 28.2.2 for the same ports.
  const listings: [Partial<Setup>, string][] = [
    [{ publish: '', expose: true }, '8501/tcp'],
    [{ publish: '', expose: false }, ''],
    [{ publish: '8080:8000', expose: true }, '8501/tcp, 0.0.0.0:8080->8000/tcp, [::]:8080->8000/tcp'],
    [{ publish: '127.0.0.1:8080:8501', expose: true }, '127.0.0.1:8080->8501/tcp'],
    [
      { publish: '8000-8001:8000-8001', expose: true },
      '0.0.0.0:8000-8001->8000-8001/tcp, [::]:8000-8001->8000-8001/tcp, 8501/tcp',
    ],
    [{ publish: '0.0.0.0:9000:8000/udp' }, '0.0.0.0:9000->8000/udp'],
    [{ publish: '[::1]:80:80' }, '[::1]:80->80/tcp'],
    [{ publish: 'x', expose: true }, ''],
  ];
  for (const [changes, expected] of listings)
    it(`is listed as docker ps lists it: ${expected || 'nothing'}`, () => {
      assert.equal(trace(setup(changes)).listing, expected);
    });

  it('survives anything that can be typed', () => {
    const pieces = [
      '[',
      ']',
      ':',
      '::',
      '-',
      '/',
      '=',
      ',',
      '80',
      '0',
      '65536',
      'x',
      ' ',
      '가',
      '127.0.0.1',
      '1.',
      '\0',
    ];
    let seed = 1;
    const next = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 5_000; round++) {
      const publish = Array.from({ length: next(8) }, () => pieces[next(pieces.length)]).join('');
      for (const from of ['browser', 'lan', 'container', 'inside'] as const)
        assert.ok(trace(setup({ publish, from })).target.host);
    }
  });

  it('lists a range of all ports shortly', () => {
    assert.ok(trace(setup({ publish: '0-65535:0-65535' })).listing.length < 100);
    assert.match(trace(setup({ publish: '1-60000:2-60001' })).listing, /…$/);
  });
});
