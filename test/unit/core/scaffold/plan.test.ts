import assert from 'node:assert/strict';
import {
  besideName,
  checkPlan,
  isBinary,
  isInnerPath,
  standingOf,
  type Plan,
} from '../../../../src/core/scaffold/plan';
import { UserError } from '../../../../src/shared/errors';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const planOf = (...paths: string[]): Plan =>
  paths.map((path) => ({ path, content: '', why: 'scaffold.why.readme' }));

describe('paths of a plan', () => {
  it('stay inside the folder on every system', () => {
    for (const path of ['a', 'a/b.c', '.gitignore', 'samples/한 글.png', 'a..b', '..a'])
      assert.equal(isInnerPath(path), true, path);
    const outside = [
      '',
      '.',
      '..',
      '../a',
      'a/../b',
      'a/..',
      './a',
      '/a',
      'a//b',
      'a/',
      'C:/a',
      'C:a',
      'a:stream',
    ];
    const windows = [
      'a\\b',
      '..\\a',
      '\\\\host\\a',
      'NUL',
      'a/con.txt',
      'com1.py',
      'a.',
      'a ',
      '.. /a',
      '... /a',
    ];
    for (const path of [...outside, ...windows, 'a\0b', 'a\nb', 'a?', 'a*'])
      assert.equal(isInnerPath(path), false, JSON.stringify(path));
  });

  it('are refused with their name, and so are two that are one file for some file system', () => {
    const refuses = (plan: Plan, path: string): void =>
      assert.throws(
        () => checkPlan(plan),
        (error) =>
          error instanceof UserError && error.id === 'scaffold.unsafePath' && error.args['path'] === path,
      );
    refuses(planOf('a', '../b'), '../b');
    refuses(planOf('README.md', 'readme.md'), 'readme.md');
    refuses(planOf('가', '가'.normalize('NFD')), '가'.normalize('NFD'));
    checkPlan(planOf('a', 'b/a'));
  });
});

describe('what a planned file meets', () => {
  it('is the same where only line ends differ, but not within binary files', () => {
    assert.equal(standingOf(bytes('a\nb'), undefined), 'new');
    assert.equal(standingOf(bytes('a\nb'), bytes('a\nb')), 'same');
    assert.equal(standingOf(bytes('a\nb'), bytes('a\r\nb')), 'same');
    assert.equal(standingOf(bytes('a\nb'), bytes('a\nc')), 'differs');
    assert.equal(standingOf(bytes('a\nb'), bytes('')), 'differs');
    assert.equal(standingOf(bytes('\0\n'), bytes('\0\r\n')), 'differs');
    assert.deepEqual([isBinary(bytes('가\n')), isBinary(bytes('a\0'))], [false, true]);
  });
});

describe('a name beside', () => {
  it('keeps folder and ending, and counts on where it is taken', () => {
    const free = (): boolean => false;
    assert.equal(besideName('a/train.py', 'lab', free), 'a/train.lab.py');
    assert.equal(besideName('.gitignore', 'lab', free), '.gitignore.lab');
    assert.equal(besideName('a.b/.env', 'lab', free), 'a.b/.env.lab');
    assert.equal(besideName('a.b/Makefile', 'lab', free), 'a.b/Makefile.lab');
    const taken = new Set(['t.lab.py', 't.lab-2.py']);
    assert.equal(
      besideName('t.py', 'lab', (name) => taken.has(name)),
      't.lab-3.py',
    );
  });
});
