import assert from 'node:assert/strict';
import { sandboxProfile } from '../../../../src/process/sandbox/seatbelt';

const box = {
  base: '/private/var/folders/x/ailab-box-1-a',
  work: '/private/var/folders/x/ailab-box-1-a/work',
  home: '/private/var/folders/x/ailab-box-1-a/home',
  tmp: '/private/var/folders/x/ailab-box-1-a/tmp',
};
const profile = (needs: { readable?: string[]; loopback?: boolean } = {}, at = box): string[] =>
  sandboxProfile(at, { readable: [], loopback: false, ...needs }).split('\n');

describe('the profile for the sandbox of macOS', () => {
  it('lets only the folders of the box be written, the tools be read', () => {
    const lines = profile();
    const denied = lines.indexOf('(deny file-write*)');
    const writable = lines.filter((line) => line.startsWith('(allow file-write*'));
    assert.equal(writable.length, 1);
    assert.ok(lines.indexOf(writable[0]!) > denied && denied > 0, 'later rules win');
    for (const one of [box.work, box.home, box.tmp]) assert.ok(writable[0]!.includes(`(subpath "${one}")`));
    assert.ok(!writable[0]!.includes(`(subpath "${box.base}")`));
    const hidden = lines.findIndex((line) => line.startsWith('(deny file-read*'));
    const shown = lines.findIndex((line) => line.includes(`(subpath "${box.base}")`));
    assert.ok(hidden > 0 && shown > hidden && lines[shown]!.startsWith('(allow file-read*'));
    assert.ok(lines[hidden]!.includes('"/Users"'));
  });

  it('closes the network, but for the loopback of those that need it', () => {
    assert.ok(profile().includes('(deny network*)'));
    assert.ok(!profile().some((line) => line.startsWith('(allow network')));
    const open = profile({ loopback: true }).filter((line) => line.startsWith('(allow network'));
    assert.ok(open.length > 0 && open.every((line) => line.includes('"localhost:*"')));
  });

  it('takes any path for a path', () => {
    const odd = '/private/var/a "b" \\ (c)\n(allow default)';
    const text = sandboxProfile({ ...box, work: odd }, { readable: [], loopback: false });
    assert.ok(text.includes('(subpath "/private/var/a \\"b\\" \\\\ (c)\n(allow default)")'));
    // As Scheme reads it: brackets are closed where they are opened, strings aside.
    const outside = text.replace(/"(?:\\.|[^"\\])*"/gs, '');
    assert.equal(outside.split('(').length, outside.split(')').length);
  });
});
