import assert from 'node:assert/strict';
import { parseBenchArgs, UsageError } from '../../bench/args';
import { catalogue, choose, notebooks } from '../../bench/catalogue';

const ids = (...names: string[]): string[] => choose(names).map(({ id }) => id);

describe('bench arguments', () => {
  it('measures everything five times if nothing is said', () => {
    assert.deepEqual(parseBenchArgs([]), { names: [], json: false, check: false, runs: 5 });
    assert.equal(choose([]).length, catalogue.length);
  });

  it('takes names and options in any order', () => {
    assert.deepEqual(parseBenchArgs(['package', '--json', '--runs', '3', 'activation.time', '--check']), {
      names: ['package', 'activation.time'],
      json: true,
      check: true,
      runs: 3,
    });
  });

  it('refuses unknown options and runs that are no count', () => {
    for (const argv of [['--fast'], ['--runs', '0'], ['--runs', '2.5'], ['--runs', 'x'], ['--runs']])
      assert.throws(() => parseBenchArgs(argv), UsageError, argv.join(' '));
  });
});

describe('bench catalogue', () => {
  it('chooses figures by the beginning of their ids, each once', () => {
    assert.deepEqual(ids('package.size'), ['package.size']);
    assert.deepEqual(ids('dashboard.firstTile.text'), [
      'dashboard.firstTile.text',
      'dashboard.firstTile.text.voila',
    ]);
    assert.deepEqual(ids('dashboard.render.', 'dashboard.render.text').length, notebooks.length);
  });

  it('refuses a name that fits no figure, and lists those that there are', () => {
    assert.throws(
      () => choose(['package', 'dashbord']),
      (error) => error instanceof UsageError && catalogue.every(({ id }) => error.message.includes(id)),
    );
  });

  it('has every id once, and every notebook in each family', () => {
    assert.equal(new Set(catalogue.map(({ id }) => id)).size, catalogue.length);
    for (const family of ['firstTile', 'render', 'screen'])
      for (const name of notebooks) assert.ok(ids(`dashboard.${family}.${name}`).length > 0, family + name);
  });
});
