import assert from 'node:assert/strict';
import { isNetworkFault, retry } from '../../harness/cache/exec';
import { parsePacked } from '../../harness/cache/npmPackage';
import { fontConfig } from '../../harness/fonts';
import { isAtLeast } from '../../harness/run/versions';
import { isNoise } from '../../harness/ui/watch';
import { uriPath, workbenchUrl } from '../../harness/vscode/url';

describe('harness: parts', () => {
  it('compares versions by number', () => {
    assert.ok(isAtLeast('1.139.1', '1.120.0'));
    assert.ok(isAtLeast('1.120.0', '1.120.0'));
    assert.ok(isAtLeast('2.0.0-insider', '1.120.0'));
    assert.ok(!isAtLeast('1.99.3', '1.120.0'));
    assert.ok(!isAtLeast('', '1.120.0'));
  });

  it('tries again after faults of the network only', async () => {
    process.env['AILAB_QUIET'] = '1';
    let tries = 0;
    const failing = (message: string) => () => {
      tries++;
      return Promise.reject(new Error(message));
    };
    await assert.rejects(retry('x', failing('read ECONNRESET'), [1, 1]));
    assert.equal(tries, 3);
    await assert.rejects(retry('x', failing('syntax error'), [1, 1]));
    assert.equal(tries, 4);
    delete process.env['AILAB_QUIET'];
    assert.ok(!isNetworkFault('not an error'));
  });

  it('reads what npm pack prints, old and new', () => {
    const packed = { filename: 'scope-name-1.0.0.tgz', integrity: 'sha512-x' };
    assert.deepEqual(parsePacked(`npm notice\n${JSON.stringify([packed])}`), packed);
    assert.deepEqual(parsePacked(JSON.stringify({ '@scope/name': packed })), packed);
    assert.deepEqual(parsePacked(JSON.stringify([{ ...packed, filename: '@scope/name-1.0.0.tgz' }])), packed);
    assert.throws(() => parsePacked('{"error":{"code":"E404"}}'));
  });

  it('writes the address of a workbench so that VS Code reads it back', () => {
    const url = new URL(
      workbenchUrl('http://127.0.0.1:1', {
        root: '/a b',
        folder: '/w/한글',
        token: 't',
        extensionTestsPath: '/t.js',
      }),
    );
    assert.equal(url.searchParams.get('folder'), '/w/한글');
    assert.deepEqual(JSON.parse(url.searchParams.get('payload') ?? ''), [
      ['skipWelcome', 'true'],
      ['skipReleaseNotes', 'true'],
      ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:1/a b'],
      ['extensionTestsPath', 'vscode-remote://127.0.0.1:1/t.js'],
    ]);
    assert.equal(uriPath('C:\\a\\b'), '/c:/a/b');
  });

  it('counts errors of ours, not what VS Code says in every window', () => {
    assert.ok(isNoise('%c  ERR color: #f33 [lifecycle] Long running operations during shutdown'));
    assert.ok(!isNoise('%c  ERR color: #f33 [ai-service-lab.ai-service-lab]: boom'));
    assert.ok(!isNoise('TypeError: x is undefined'));
  });

  it('names every folder of fonts', () => {
    const text = fontConfig(['/one', '/two'], '/cache');
    assert.match(text, /<dir>\/one<\/dir>[\s\S]*<dir>\/two<\/dir>/);
  });
});
