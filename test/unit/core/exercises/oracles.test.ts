import assert from 'node:assert/strict';
import type { Json } from '../../../../src/shared/json';
import { expectedText, matches } from '../../../../src/core/exercises/compare';
import { makeScene } from '../../../../src/core/exercises/data/generators';
import { programText } from '../../../../src/core/exercises/data/programs';
import { filesOf, type Scene } from '../../../../src/core/exercises/data/scene';
import { whyWrong } from '../../../../src/core/exercises/mistakes';
import { expectationOf, type Expectation, type Oracle } from '../../../../src/core/exercises/oracle';
import { readOracle } from '../../../../src/core/exercises/readOracle';
import { statistics } from '../../../../src/core/exercises/statistics';

const columns = ['name', 'note', 'minutes'];
const table = (rows: string[][], more: Partial<Scene> = {}): Scene => ({
  table: {
    file: 'runs.csv',
    columns,
    rows,
    layout: { delimiter: ',', header: true, quotedIfNeeded: true },
  },
  env: {},
  system: 'gnu',
  ...more,
});
const runs = table([
  ['b', 'x, y', '12'],
  ['a', '', '9'],
  ['b', 'said "no"', '101'],
]);
const lines = (oracle: Oracle, scene = runs): string[] =>
  expectedText(expectationOf(oracle, scene)).trimEnd().split('\n');

describe('oracles', () => {
  it('print rows as the file has them, in an order, numbered or joined', () => {
    assert.deepEqual(lines({ name: 'rows' }), ['b,"x, y",12', 'a,,9', 'b,"said ""no""",101']);
    assert.deepEqual(lines({ name: 'rows', columns: ['minutes'], sort: 'number', by: 'minutes' }), [
      '9',
      '12',
      '101',
    ]);
    assert.deepEqual(lines({ name: 'rows', columns: ['minutes'], sort: 'text', by: 'minutes' }), [
      '101',
      '12',
      '9',
    ]);
    // The heading is line 1.
    const where = { column: 'name', test: 'equals', value: 'b' } as const;
    assert.deepEqual(lines({ name: 'rows', columns: ['minutes'], numbered: true, where }), ['2:12', '4:101']);
    assert.deepEqual(lines({ name: 'rows', columns: ['name'], distinct: true, joined: ', ' }), ['b, a']);
    assert.deepEqual(lines({ name: 'rows', columns: ['name'], where: { ...where, test: 'not' } }), ['a']);
    assert.deepEqual(expectationOf({ name: 'rows', joined: ',' }, table([])), {
      kind: 'lines',
      lines: [],
      anyOrder: false,
    });
  });

  it('number equal rows one after the other', () => {
    const row = ['a', '', '1'];
    assert.deepEqual(lines({ name: 'rows', columns: ['name'], numbered: true }, table([row, row, row])), [
      '2:a',
      '3:a',
      '4:a',
    ]);
  });

  it('give statistics with a mean of two decimals, and a count alone of nothing', () => {
    const said = (...cells: string[]): string =>
      expectedText({ kind: 'figures', figures: statistics(cells) });
    assert.equal(said('9.50', '', '11.25', ' '), 'count 2\nmin 9.5\nmax 11.25\nmean 10.38\n');
    assert.equal(said('-1', '-3'), 'count 2\nmin -3\nmax -1\nmean -2.00\n');
    assert.equal(said('1', '2', '2'), 'count 3\nmin 1\nmax 2\nmean 1.67\n');
    assert.equal(said('', ''), 'count 0\n');
    const many = Array.from({ length: 200_000 }, (_, at) => String(at));
    assert.equal(said(...many.slice(0, 3)), 'count 3\nmin 0\nmax 2\nmean 1.00\n');
    assert.deepEqual(statistics(many)[3]?.values, [99999.5]);
  });
});

describe('comparing figures and counts in order', () => {
  const figures: Expectation = { kind: 'figures', figures: statistics(['0.5', '0.12', '-3e-05', '0.005']) };
  const [mean] = [(0.5 + 0.12 - 0.00003 + 0.005) / 4];
  const rest = 'min -3e-05\nmax 0.5\n';

  it('accepts every way to write a number', () => {
    for (const text of [
      `count 4\n${rest}mean 0.16\n`,
      `count=4\nmin: -0.00003\nmax = .50\nmean:0.16`,
      `  count\t4\r\nmin -3E-5\r\nmax +0.500\r\nmean 0.160\r\n\n`,
    ])
      assert.ok(matches(figures, text), text);
  });

  it('refuses other numbers, orders and names', () => {
    for (const text of [
      `count 4\n${rest}mean ${mean}\n`,
      `count 4\n${rest}mean 0.15\n`,
      `count 4\n${rest}`,
      `count 4\nmax 0.5\nmin -3e-05\nmean 0.16\n`,
      `count 4\n${rest}mean 0.16\nsum 0.62\n`,
      `4\n-3e-05\n0.5\n0.16\n`,
      `Count 4\n${rest}mean 0.16`,
      `count 4 rows\n${rest}mean 0.16`,
      `count 4\nmin -3e-05x\nmax 0.5\nmean 0.16`,
      'count 4 min -3e-05 max 0.5 mean 0.16',
    ])
      assert.ok(!matches(figures, text), text);
  });

  it('accepts both roundings of a mean in the middle, and no other', () => {
    const middle: Expectation = { kind: 'figures', figures: statistics(['1.00', '1.01']) };
    const said = (mean: string): boolean => matches(middle, `count 2\nmin 1\nmax 1.01\nmean ${mean}`);
    assert.deepEqual(['1.00', '1.01', '1.005', '1.02'].map(said), [true, true, false, false]);
  });

  it('wants counts by name in the order of names, written in any way', () => {
    const oracle: Oracle = { name: 'ranking', of: 'name', byName: true };
    const right = expectationOf(oracle, runs);
    assert.deepEqual(lines(oracle), ['      1 a', '      2 b']);
    assert.ok(matches(right, '1 a\n2 "b"\n'));
    for (const text of ['2 b\n1 a', '1 a', '1 a\n1 b', '1 a\n2 b\n0 c', 'a\nb'])
      assert.ok(!matches(right, text), text);
    assert.equal(whyWrong(oracle, runs, right, '2 b\n1 a').id, 'verdict.order');
  });
});

describe('saying why, of data sets', () => {
  const why = (oracle: Oracle, scene: Scene, text: string): string =>
    whyWrong(oracle, scene, expectationOf(oracle, scene), text).id;

  it('of lines that should be gone, and of those that went with them', () => {
    const oracle: Oracle = { name: 'rows', where: { column: 'name', test: 'not', value: 'a' } };
    const all = table([
      ['a', '', '1'],
      ['b', 'a', '2'],
      ['b', '', '3'],
    ]);
    assert.equal(why(oracle, all, 'a,,1\nb,a,2\nb,,3'), 'verdict.stillThere');
    assert.equal(why(oracle, all, 'b,,3'), 'verdict.goneAnywhere');
  });

  it('never names a value that answers cannot see', () => {
    for (const [name, oracle] of [
      [
        'training',
        { name: 'rows', columns: ['text'], where: { column: 'broken', test: 'equals', value: 'yes' } },
      ],
      [
        'streams',
        { name: 'rows', columns: ['text'], where: { column: 'stream', test: 'equals', value: 'err' } },
      ],
    ] as const) {
      const scene = makeScene(name, { rows: 20, ...(name === 'training' ? { nan: true } : {}) }, 'some');
      const { where: _, ...open } = oracle;
      const said = whyWrong(oracle, scene, expectationOf(oracle, scene), lines(open, scene).join('\n'));
      assert.deepEqual(said, { id: 'verdict.everything', args: {} });
    }
  });

  it('of a figure that is wrong or missing', () => {
    const oracle: Oracle = { name: 'statistics', of: 'minutes' };
    const said = (text: string) => whyWrong(oracle, runs, expectationOf(oracle, runs), text);
    assert.deepEqual(said('count 3\nmin 101\nmax 9\nmean 40.67'), {
      id: 'verdict.figure',
      args: { expected: 'min 9', found: 'min 101' },
    });
    assert.equal(said('mean 40.67\nmin 9\nmax 101\ncount 3').id, 'verdict.order');
    assert.equal(said('count 3\nmin 9\nmax 101\nmean 40.67\nsum 122').id, 'verdict.tooMany');
    assert.equal(said('3\n9\n101\n40.67').id, 'verdict.figure');
  });
});

describe('scripts that answers run', () => {
  it('hold any text as one word of the shell', () => {
    const script = programText('streams', [
      ['out', `it's $HOME; rm -rf \`x\``],
      ['err', '*'],
    ]);
    assert.equal(script, `echo 'it'\\''s $HOME; rm -rf \`x\`'\necho '*' >&2\n`);
    const lookup =
      filesOf(makeScene('predictions', { program: true, rows: 3 }, 'some')).get('predict.sh') ?? '';
    assert.equal(lookup.match(/^ {4}'img_\d+\.png'\) echo 'img_\d+\.png \w+' ;;$/gm)?.length, 3);
  });
});

describe('reading an oracle', () => {
  const wrong: [Json, string][] = [
    [null, 'name'],
    [[], 'name'],
    [{ name: 'toString' }, 'name'],
    [{ name: 'statistics' }, 'of'],
    [{ name: 'statistics', of: 'x' }, 'of'],
    [{ name: 'statistics', of: 'name', top: 3 }, 'top'],
    [{ name: 'ranking', of: 'name', byName: 'yes' }, 'byName'],
    [{ name: 'ranking', of: 'name', top: -1 }, 'top'],
    [{ name: 'rows', distinct: 'yes' }, 'distinct'],
    [{ name: 'rows', numbered: 1 }, 'numbered'],
    [{ name: 'rows', joined: 3 }, 'joined'],
    [{ name: 'rows', joined: '\n' }, 'joined'],
    [{ name: 'rows', by: 'x' }, 'by'],
    [{ name: 'rows', by: ['name'] }, 'by'],
    [{ name: 'rows', run: 'x' }, 'run'],
    [{ name: 'count', where: 'name' }, 'where'],
    [{ name: 'count', where: { column: 'name', toString: 'a' } }, 'where'],
    [{ name: 'count', where: { column: 'name', not: 3 } }, 'where'],
    [{ name: 'count', where: { column: 'name', not: 'a', equals: 'b' } }, 'where'],
    [{ name: 'count', where: { column: 'x', not: 'a' } }, 'where.column'],
    [{ name: 'count', where: { column: 'name', not: 'a', variable: 'a b' } }, 'where.variable'],
  ];
  for (const [given, what] of wrong)
    it(`refuses ${JSON.stringify(given)}`, () => assert.equal(readOracle(given, columns), what));

  it('takes every part of those that are right', () => {
    for (const oracle of [
      { name: 'statistics', of: 'minutes', where: { column: 'name', not: 'a' } },
      { name: 'ranking', of: 'name', byName: true, top: 2 },
      {
        name: 'rows',
        columns: ['name'],
        sort: 'number',
        by: 'minutes',
        numbered: true,
        joined: ',',
        descending: true,
      },
    ] satisfies Json[]) {
      const read = readOracle(oracle, columns);
      assert.ok(typeof read !== 'string');
      const { where: _, ...rest } = read;
      const { where: __, ...given } = oracle as Record<string, Json>;
      assert.deepEqual(rest, given);
    }
  });
});
