import assert from 'node:assert/strict';
import { matches, linesOf } from '../../../../src/core/exercises/compare';
import type { Scene } from '../../../../src/core/exercises/data/scene';
import { whyWrong, whyWrongText } from '../../../../src/core/exercises/mistakes';
import { expectationOf, type Expectation, type Oracle } from '../../../../src/core/exercises/oracle';
import { shrunk } from '../../../../src/core/exercises/shrink';

const ranking: Expectation = {
  kind: 'ranking',
  counts: new Map([
    ['민지', 12],
    ['Kim, Ann', 9],
    ['a "b"', 9],
    ['하늘', 9],
    ['x', 1],
  ]),
  most: 3,
};

describe('comparing an answer', () => {
  const accepted: Record<string, string> = {
    'as GNU writes it': '     12 민지\n      9 Kim, Ann\n      9 하늘\n',
    'as macOS writes it': '  12 민지\n   9 하늘\n   9 a "b"\n',
    'with the quotes of the file': '12 "민지"\n9 "a ""b"""\n9 "Kim, Ann"',
    'in columns': '12 민지\n9 a  "b"\n9\tKim,\tAnn\n',
    'without blanks, with a tab': '12\t민지\n9 하늘\n9 Kim, Ann\n\n',
    'with carriage returns and colours': '\u001b[32m12 민지\u001b[0m\r\n9 하늘\r\n9 Kim, Ann\r\n',
    'in decomposed letters': `12 ${'민지'.normalize('NFD')}\n9 하늘\n9 Kim, Ann\n`,
  };
  for (const [name, text] of Object.entries(accepted))
    it(`accepts a ranking ${name}`, () => assert.ok(matches(ranking, text)));

  const refused: Record<string, string> = {
    'that lacks a line': '12 민지\n9 하늘\n',
    'with a line too many': '12 민지\n9 하늘\n9 Kim, Ann\n9 a "b"\n',
    'in another order': '9 하늘\n12 민지\n9 Kim, Ann\n',
    'with another count': '12 민지\n9 하늘\n8 Kim, Ann\n',
    'that counts one twice': '12 민지\n9 하늘\n9 하늘\n',
    'without the greatest': '9 a "b"\n9 하늘\n9 Kim, Ann\n',
    'with half a name': '12 민지\n9 하늘\n9 Kim\n',
    'without counts': '민지\n하늘\nKim, Ann\n',
    'with a heading': 'TOP 3\n12 민지\n9 하늘\n9 Kim, Ann\n',
    'of numbers without names': '12\n9\n9\n',
  };
  for (const [name, text] of Object.entries(refused))
    it(`refuses a ranking ${name}`, () => assert.ok(!matches(ranking, text)));

  it('takes numbers and lines as tools write them, and nothing else', () => {
    const number: Expectation = { kind: 'number', value: 24, file: 'test.txt' };
    for (const text of ['24', '      24\n', '24 test.txt\n', '24 ./test.txt'])
      assert.ok(matches(number, text), text);
    for (const text of ['', '23', '24 lines', '24\n24', '24 47 200 test.txt', '024a'])
      assert.ok(!matches(number, text), text);
    const lines: Expectation = { kind: 'lines', lines: ['a', '', 'b c'], anyOrder: false };
    assert.ok(matches(lines, 'a \r\n\nb c'));
    assert.ok(!matches(lines, 'a\nb c'));
    assert.ok(!matches(lines, 'b c\n\na'));
    assert.ok(matches({ ...lines, anyOrder: true }, 'b c\n\na'));
    assert.deepEqual(linesOf('\n\n'), []);
  });

  it('takes text to the letter where the task says so, but for its last line break', () => {
    const exact: Expectation = { kind: 'lines', lines: ['a', 'b c'], anyOrder: false, exact: true };
    for (const text of ['a\nb c', 'a\nb c\n']) assert.ok(matches(exact, text), text);
    for (const text of ['a\nb c\n\n', '\na\nb c', 'a \nb c', 'a\r\nb c', 'b c\na', ''])
      assert.ok(!matches(exact, text), JSON.stringify(text));
    assert.ok(matches({ ...exact, anyOrder: true }, 'b c\na\n'));
    assert.ok(!matches({ ...exact, anyOrder: true }, '\nb c\na\n'));
    assert.ok(matches({ ...exact, lines: [] }, '') && !matches({ ...exact, lines: [] }, '\n'));
  });

  it('takes one blank for many where they stand for columns', () => {
    const padded: Expectation = {
      kind: 'lines',
      lines: ['   12  bash run.sh'],
      anyOrder: false,
      padded: true,
    };
    for (const text of ['12 bash run.sh', '12\tbash  run.sh\n', '    12  bash run.sh'])
      assert.ok(matches(padded, text), text);
    for (const text of ['12bash run.sh', '13 bash run.sh', '12 bash run.sh x'])
      assert.ok(!matches(padded, text), text);
  });

  it('takes the long form of ls with owner and group or without, with marks behind names or without', () => {
    const rows = [{ letters: '-rwxr-x---', size: '2.1K', name: 'run me.sh' }];
    const listing: Expectation = { kind: 'listing', rows };
    for (const fields of ['1 root root 2.1K Nov 30 10:00', '1 root 2.1K Nov 30 10:00', '1 2.1K Nov 30 10:00'])
      for (const mark of ['', '*'])
        assert.ok(matches(listing, `total 4\n-rwxr-x---. ${fields} data/run me.sh${mark}`), fields);
    for (const line of [
      '-rwxr-x--- 1 root root 2101 Nov 30 10:00 run me.sh',
      '-rw-r-x--- 1 a b 2.1K Nov 30 10:00 run me.sh',
    ])
      assert.ok(!matches(listing, line), line);
  });
});

describe('saying why', () => {
  const oracle: Oracle = {
    name: 'ranking',
    of: 'User',
    top: 2,
    where: { column: 'Date', test: 'starts', value: '2021', variable: 'YEAR' },
  };
  const row = (date: string, user: string, message = 'ok'): string[] => [
    `${date}-03-01 10:00:00`,
    user,
    message,
  ];
  const scene = (env: Record<string, string>, ...rows: string[][]): Scene => ({
    table: {
      file: 'chat.txt',
      columns: ['Date', 'User', 'Message'],
      rows,
      layout: { delimiter: ',', quotedFrom: 1, header: true },
    },
    env,
    system: 'gnu',
  });
  const [a, b, c] = ['김, 민지', '김, 하늘', '서준'] as const;
  const base = scene(
    {},
    ...[a, a, a, a, b, b, c].map((user) => row('2021', user)),
    ...[c, c, c, c, c].map((user) => row('2020', user, 'see 2021')),
  );
  const why = (one: Scene, text: string): string => {
    const { id } = whyWrong(oracle, one, expectationOf(oracle, one), text);
    return id;
  };
  const cases: [string, string, string][] = [
    ['all years', '6 서준\n4 김, 민지', 'verdict.unfilteredBy'],
    ['names cut at the comma', '6 "김\n1 "서준"', 'verdict.comma'],
    ['nothing', '\n', 'verdict.nothing'],
    ['names only', '김, 민지\n김, 하늘', 'verdict.noCounts'],
    ['one line too few', '4 김, 민지', 'verdict.tooFew'],
    ['one line too many', '4 김, 민지\n2 김, 하늘\n1 서준', 'verdict.tooMany'],
    ['the smallest first', '2 김, 하늘\n4 김, 민지', 'verdict.rising'],
    ['the smallest of all', '1 서준\n2 김, 하늘', 'verdict.rising'],
    ['one who was left out', '2 김, 하늘\n1 서준', 'verdict.leftOut'],
    ['twice the same', '2 김, 민지\n2 김, 민지', 'verdict.repeated'],
    ['another count', '3 김, 민지\n2 김, 하늘', 'verdict.miscounted'],
    ['a stranger', '4 nobody\n2 김, 하늘', 'verdict.stranger'],
    ['columns that are swapped', '김, 민지 4\n김, 하늘 2', 'verdict.swapped'],
  ];
  for (const [name, text, id] of cases) it(`of ${name}`, () => assert.equal(why(base, text), id));

  it('of true counts that are not the largest: who is missing, whatever slip leads to just these', () => {
    const counts = new Map([
      ['a', 12],
      ['b', 9],
      ['c', 7],
      ['d', 7],
      ['e', 7],
      ['f', 2],
    ]);
    const tie: Expectation = { kind: 'ranking', counts, most: 3 };
    const says = (text: string): unknown => {
      const { id, args } = whyWrongText(tie, text);
      return [id, args['name']];
    };
    // Those after the one who is missing are as many, so this rises too.
    assert.deepEqual(says('7 c\n7 d\n7 e'), ['verdict.leftOut', 'a']);
    assert.deepEqual(says('12 a\n7 d\n7 e'), ['verdict.leftOut', 'b']);
    assert.deepEqual(says('12 a\n9 b\n2 f'), ['verdict.leftOut', 'c']);
    assert.deepEqual(says('9 b\n7 c\n7 d'), ['verdict.notTheMost', 'a']);
    assert.deepEqual(says('2 f\n7 c\n7 d'), ['verdict.rising', undefined]);
    assert.deepEqual(says('9 b\n12 a\n7 c'), ['verdict.notNumeric', undefined]);
  });

  it('of a number that lost its zero', () => {
    const counts = new Map([
      ['07', 3],
      ['00', 2],
      ['17', 1],
      ['70', 1],
    ]);
    const hours: Expectation = { kind: 'ranking', counts, most: 9, byName: true };
    const says = (line: string): unknown => whyWrongText(hours, `${line}\n2 x\n`);
    assert.deepEqual(says('3 7'), { id: 'verdict.leadingZero', args: { found: '7', whole: '07' } });
    assert.deepEqual(says('2 0'), { id: 'verdict.leadingZero', args: { found: '0', whole: '00' } });
    assert.deepEqual(says('1 1'), { id: 'verdict.shortened', args: { found: '1', whole: '17' } });
  });

  it('of names that are numbers, without their counts', () => {
    const hours: Expectation = {
      kind: 'ranking',
      counts: new Map([
        ['10', 3],
        ['07', 2],
      ]),
      most: 9,
    };
    assert.equal(whyWrongText(hours, '07\n10\n').id, 'verdict.noCounts');
  });

  it('of lines in any order: which is missing, which is too many, which came twice', () => {
    const lines: Expectation = { kind: 'lines', lines: ['./a', 'b', 'c'], anyOrder: true, paths: true };
    for (const [text, id, line] of [
      ['c\na\nb\nd', 'verdict.extraLine', 'd'],
      ['c\n./b', 'verdict.missingLine', 'a'],
      ['a\nb\nc\nb', 'verdict.oftenLine', 'b'],
    ] as const) {
      const { id: found, args } = whyWrongText(lines, text);
      assert.deepEqual([found, args['line']], [id, line]);
    }
  });

  it('of blanks that nobody sees, and of a byte order mark', () => {
    const exact: Expectation = { kind: 'lines', lines: ['a'], anyOrder: false, exact: true };
    assert.equal(whyWrongText(exact, '\na').id, 'verdict.exact');
    const { id, args } = whyWrongText(exact, '\ufeffa');
    assert.deepEqual([id, args['found']], ['verdict.line', '⟨U+FEFF⟩a']);
  });

  it('of a fixed value only where that value was really counted', () => {
    const count: Oracle = {
      name: 'count',
      where: { column: 'User', test: 'equals', value: a, variable: 'WHO' },
    };
    const given = { ...base, env: { WHO: b } };
    const said = (one: Scene, text: string): string =>
      whyWrong(count, one, expectationOf(count, one), text).id;
    assert.equal(said(given, '4'), 'verdict.fixedValue');
    const without = scene({ WHO: b }, row('2021', b), row('2021', c));
    assert.equal(said(without, '0'), 'verdict.number');
  });

  it('of a year that was fixed, and of a year that was looked for anywhere', () => {
    const given = { ...base, env: { YEAR: '2020' } };
    assert.equal(why(given, '4 김, 민지\n2 김, 하늘'), 'verdict.fixedValue');
    const mixed = scene(
      {},
      row('2021', a),
      row('2021', a),
      row('2022', c, '2021'),
      row('2022', b),
      row('2022', b),
      row('2022', b),
    );
    assert.equal(why(mixed, '2 김, 민지\n1 서준'), 'verdict.anywhere');
  });
});

describe('shrinking', () => {
  const list = Array.from({ length: 200 }, (_, at) => at);

  it('keeps exactly what is needed to fail, in its order', async () => {
    for (const needed of [[0], [199], [3, 150], [7, 8, 100]]) {
      const fails = (part: readonly number[]): Promise<boolean> =>
        Promise.resolve(needed.every((one) => part.includes(one)));
      assert.deepEqual(await shrunk(list, fails, 2000), needed);
    }
  });

  it('stops after so many tries with something that still fails', async () => {
    let tries = 0;
    const part = await shrunk(
      list,
      (one) => Promise.resolve(++tries > 0 && one.includes(50) && one.includes(51)),
      9,
    );
    assert.ok(tries <= 9 && part.includes(50) && part.includes(51) && part.length < list.length);
  });

  it('leaves a list alone that any part of would pass', async () => {
    assert.deepEqual(await shrunk([1, 2], (part) => Promise.resolve(part.length === 2), 50), [1, 2]);
  });
});
