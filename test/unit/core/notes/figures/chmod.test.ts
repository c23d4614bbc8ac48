import assert from 'node:assert/strict';
import {
  absolute,
  classes,
  digit,
  isMode,
  letters,
  listing,
  may,
  octal,
  parseListing,
  parseOctal,
  relative,
  rights,
  withRight,
} from '../../../../../src/core/notes/figures/chmod';
import { ability, advise, things, type AdviceId } from '../../../../../src/core/notes/figures/chmodAdvice';

const everyMode = Array.from({ length: 0o1000 }, (_, mode) => mode);

describe('the figure chmod', () => {
  it('turns bits, digits and letters into one another, for all 512 modes', () => {
    for (const mode of everyMode) {
      assert.deepEqual(parseOctal(octal(mode)), { mode });
      assert.deepEqual(parseListing(listing(mode, true)), { mode, folder: true });
      assert.deepEqual(parseListing(letters(mode)), { mode });
      for (const who of classes)
        for (const right of rights) {
          const toggled = withRight(mode, who, right, !may(mode, who, right));
          assert.notEqual(toggled, mode);
          assert.equal(withRight(toggled, who, right, may(mode, who, right)), mode);
        }
    }
    assert.equal(listing(0o750, false), '-rwxr-x---');
    assert.equal(octal(0o007), '007');
    assert.deepEqual(
      classes.map((who) => digit(0o640, who)),
      [6, 4, 0],
    );
  });

  it('reads four digits without the first, and says so only where it meant something', () => {
    assert.deepEqual(parseOctal(' 0755 '), { mode: 0o755 });
    assert.deepEqual(parseOctal('4755'), { mode: 0o755, leftOut: 'special' });
  });

  it('says what is wrong with a number', () => {
    assert.deepEqual(parseOctal(''), { problem: 'short' });
    assert.deepEqual(parseOctal('75'), { problem: 'short' });
    assert.deepEqual(parseOctal('07555'), { problem: 'long' });
    assert.deepEqual(parseOctal('785'), { problem: 'notOctal', at: 2, found: '8' });
    assert.deepEqual(parseOctal('7５5'), { problem: 'notOctal', at: 2, found: '５' });
    assert.deepEqual(parseOctal('😀'), { problem: 'notOctal', at: 1, found: '😀' });
  });

  it('reads the letters of ls -l, with what is left out here', () => {
    assert.deepEqual(parseListing('drwxr-xr-x'), { mode: 0o755, folder: true });
    assert.deepEqual(parseListing('-rwsr-x--T'), { mode: 0o750, folder: false, leftOut: 'special' });
    assert.deepEqual(parseListing('drwxrwxrwt'), { mode: 0o777, folder: true, leftOut: 'special' });
    assert.deepEqual(parseListing('-rw-r--r--.'), { mode: 0o644, folder: false, leftOut: 'mark' });
    assert.deepEqual(parseListing('rw-r--r--+'), { mode: 0o644, leftOut: 'mark' });
    assert.deepEqual(parseListing('lrwxrwxrwx'), { problem: 'kind', at: 1, found: 'l' });
    assert.deepEqual(parseListing('-rwxw-x---'), {
      problem: 'wrongLetter',
      at: 5,
      found: 'w',
      expected: 'r',
    });
    assert.deepEqual(parseListing('rwt------'), { problem: 'wrongLetter', at: 3, found: 't', expected: 'x' });
    assert.deepEqual(parseListing('-rwx'), { problem: 'short' });
    assert.deepEqual(parseListing('-rwxrwxrwx-rwx'), { problem: 'long' });
    for (const text of ['', '\0', '+', '.'.repeat(11), '😀'.repeat(10), ' '.repeat(99)])
      assert.equal(isMode(parseListing(text)), false, text);
  });

  it('writes short symbolic modes', () => {
    assert.equal(absolute(0o755), 'u=rwx,go=rx');
    assert.equal(absolute(0o640), 'u=rw,g=r,o=');
    assert.equal(absolute(0o444), 'a=r');
    assert.equal(relative(0o640, 0o740), 'u+x');
    assert.equal(relative(0o644, 0o755), 'a+x');
    assert.equal(relative(0o777, 0o750), 'g-w,o-rwx');
    assert.equal(relative(0o664, 0o755), 'uo+x,g+x-w');
    assert.equal(relative(0o640, 0o640), undefined);
  });

  const ids = (mode: number, thing: (typeof things)[number]): AdviceId[] =>
    advise(mode, thing).map(({ id }) => id);

  it('warns of what is dangerous or useless, and of nothing in the modes of the lecture', () => {
    assert.deepEqual(ids(0o644, 'data'), []);
    assert.deepEqual(ids(0o600, 'key'), []);
    assert.deepEqual(ids(0o755, 'script'), []);
    assert.deepEqual(ids(0o700, 'script'), []);
    assert.deepEqual(ids(0o755, 'folder'), []);
    assert.deepEqual(ids(0o700, 'folder'), []);
    assert.deepEqual(ids(0o777, 'script'), ['everybodyWrites']);
    assert.deepEqual(ids(0o777, 'folder'), ['everybodyDeletes']);
    assert.deepEqual(ids(0o644, 'key'), ['keyOpen']);
    assert.deepEqual(advise(0o640, 'key')[0]?.whom, ['group']);
    // ssh does not ask which bit it is.
    assert.deepEqual(ids(0o601, 'key'), ['keyOpen', 'ownerLess']);
    assert.deepEqual(ids(0o200, 'key'), ['keyUnreadable']);
    assert.deepEqual(ids(0o644, 'script'), ['scriptNotRun']);
    assert.deepEqual(ids(0o311, 'script'), ['scriptNotRead']);
    assert.deepEqual(ids(0o744, 'folder'), ['listOnly']);
    assert.deepEqual(ids(0o752, 'folder'), ['writeNothing']);
    assert.deepEqual(ids(0o755, 'data'), ['dataRuns']);
    assert.deepEqual(ids(0o444, 'data'), []);
    assert.deepEqual(ids(0o477, 'folder'), ['everybodyDeletes', 'listOnly', 'ownerLess']);
    assert.deepEqual(ids(0, 'data'), ['nobody']);
    for (const thing of things)
      for (const mode of everyMode)
        assert.ok(
          /^(file|folder)[0-7]$/.test(ability(mode, 'group', thing)) && advise(mode, thing).length < 6,
        );
  });
});
