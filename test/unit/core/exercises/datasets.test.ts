import assert from 'node:assert/strict';
import type { JsonObject } from '../../../../src/shared/json';
import { expectedText, matches } from '../../../../src/core/exercises/compare';
import { generatorOf, makeScene, wrongGiven } from '../../../../src/core/exercises/data/generators';
import { filesOf, withRows, type Scene } from '../../../../src/core/exercises/data/scene';
import { expectationOf, type Oracle } from '../../../../src/core/exercises/oracle';

const seeds = Array.from({ length: 120 }, (_, at) => `seed ${at}`);
const text = (scene: Scene, file: string): string => filesOf(scene).get(file) ?? '';
const lines = (scene: Scene, file: string): string[] => text(scene, file).trimEnd().split('\n');
const answer = (oracle: Oracle, scene: Scene): string[] =>
  expectedText(expectationOf(oracle, scene)).trimEnd().split('\n');

/** What a simple answer would print is wrong for at least `least` of ten seeds. */
function refused(
  oracle: Oracle,
  name: string,
  given: JsonObject,
  simple: (scene: Scene) => string,
  least: number,
) {
  const wrong = seeds.filter((seed) => {
    const scene = makeScene(name, given, seed);
    return !matches(expectationOf(oracle, scene), simple(scene));
  });
  assert.ok(wrong.length >= (seeds.length * least) / 10, `${name}: ${wrong.length} of ${seeds.length}`);
}

const logColumns = ['date', 'time', 'level', 'text'];

const dataSets = [
  'training',
  'experiments',
  'evaluation',
  'imageSets',
  'predictions',
  'noisyLabels',
  'streams',
];

describe('data sets of exercises', () => {
  it('are the same for a seed and others for others', () => {
    for (const name of dataSets) {
      const all = (seed: string): string => JSON.stringify([...filesOf(makeScene(name, {}, seed))]);
      assert.equal(all('a'), all('a'), name);
      assert.equal(new Set(seeds.map(all)).size, seeds.length, name);
    }
  });

  it('show what their views say and nothing that oracles alone know', () => {
    for (const seed of seeds.slice(0, 30)) {
      const scene = makeScene('training', { rows: 30, parts: ['a.log', 'b.log'] }, seed);
      assert.deepEqual([...filesOf(scene).keys()], ['a.log', 'b.log']);
      const joined = [...lines(scene, 'a.log'), ...lines(scene, 'b.log')];
      assert.deepEqual(joined, answer({ name: 'rows', columns: logColumns }, scene));
      for (const line of joined)
        assert.match(line, /^2026-11-\d\d \d\d:\d\d:\d\d (DEBUG|INFO|WARN|ERROR) \S/);
      assert.deepEqual(
        joined.map((line) => line.slice(0, 19)),
        joined.map((line) => line.slice(0, 19)).sort(),
      );
    }
  });

  it('a training log fools who looks for a level, an hour or a loss anywhere', () => {
    const debug: Oracle = {
      name: 'rows',
      columns: logColumns,
      where: { column: 'level', test: 'not', value: 'DEBUG' },
    };
    const log = (scene: Scene): string[] => lines(scene, 'train.log');
    refused(
      debug,
      'training',
      { rows: 40 },
      (one) =>
        log(one)
          .filter((l) => !l.includes('DEBUG'))
          .join('\n'),
      5,
    );
    const nan: Oracle = {
      name: 'rows',
      columns: ['loss'],
      where: { column: 'broken', test: 'equals', value: 'yes' },
    };
    refused(
      nan,
      'training',
      { rows: 60, nan: true },
      (one) =>
        log(one)
          .filter((l) => /nan/i.test(l))
          .join('\n'),
      9,
    );
    const hour: Oracle = {
      name: 'count',
      where: { column: 'hour', test: 'equals', value: '', variable: 'HOUR' },
    };
    const holding = (one: Scene): number =>
      log(one).filter((line) => line.includes(`${one.env['HOUR']}:`)).length;
    refused(hour, 'training', { rows: 50, days: 3, hour: true }, (one) => String(holding(one)), 8);
    for (const seed of seeds)
      assert.notDeepEqual(answer(hour, makeScene('training', { rows: 50, days: 3, hour: true }, seed)), [
        '0',
      ]);
  });

  it('a quiet hour is in no time of the log, and in texts', () => {
    const oracle: Oracle = {
      name: 'count',
      where: { column: 'hour', test: 'equals', value: '', variable: 'HOUR' },
    };
    let mentioned = 0;
    for (const seed of seeds) {
      const scene = makeScene('training', { rows: 60, days: 3, hour: true, quiet: true }, seed);
      assert.deepEqual(answer(oracle, scene), ['0']);
      if (text(scene, 'train.log').includes(`retry at ${scene.env['HOUR']}:`)) mentioned++;
    }
    assert.ok(mentioned > seeds.length / 2, String(mentioned));
  });

  it('what a program logged of another one is always there, and has a level where a line of the log has its own', () => {
    for (const seed of seeds) {
      const [text = ''] = filesOf(makeScene('training', { rows: 30, traces: true }, seed)).values();
      assert.match(text, /^ {4}\S+ \S+ DEBUG /m, seed);
    }
  });

  it('invented texts of a training log are of the same words, whatever their level', () => {
    const words = (level: string): Set<string> =>
      new Set(
        seeds.flatMap((seed) =>
          lines(makeScene('training', { rows: 60, invented: true }, seed), 'train.log')
            .filter((line) => line.split(' ')[2] === level && !line.includes('epoch='))
            .flatMap((line) => line.split(' ').slice(3)),
        ),
      );
    const all = ['INFO', 'WARN', 'DEBUG', 'ERROR'].map(words);
    const plain = all.map((some) => [...some].filter((word) => /^[a-zA-Z]/.test(word)).sort());
    for (const some of plain) assert.deepEqual(some, plain[0]);
    assert.ok(plain[0]!.includes('ERROR') && plain[0]!.includes('INFO'));
  });

  it('a training log over days comes to each hour again', () => {
    const byHour: Oracle = { name: 'ranking', of: 'hour', byName: true };
    for (const seed of seeds) {
      const scene = makeScene('training', { rows: 120, days: 3 }, seed);
      const hours = lines(scene, 'train.log').map((line) => line.slice(11, 13));
      const changes = hours.filter((hour, at) => hour !== hours[at - 1]).length;
      assert.ok(changes > new Set(hours).size, seed);
      assert.deepEqual(
        answer(byHour, scene).map((line) => line.trim().split(' ')),
        [...new Set(hours)].sort().map((hour) => [String(hours.filter((one) => one === hour).length), hour]),
      );
    }
  });

  it('a loss anywhere in its line is neither the last one, nor in the same field, nor of one level', () => {
    const losses: Oracle = {
      name: 'rows',
      columns: ['loss'],
      where: { column: 'loss', test: 'not', value: '' },
    };
    const simple: readonly ((line: string) => string | undefined)[] = [
      (line) => /.*loss=(\S+)/.exec(line)?.[1],
      (line) => (line.includes(' loss=') ? line.split(' ')[5]?.replace(/.*=/, '') : undefined),
      (line) => (line.includes('INFO') ? / loss=(\S+)/.exec(line)?.[1] : undefined),
      (line) => /val_loss=\S+ loss=(\S+)/.exec(line)?.[1],
    ];
    for (const one of simple)
      refused(
        losses,
        'training',
        { rows: 60, mixed: true },
        (scene) =>
          lines(scene, 'train.log')
            .flatMap((line) => one(line) ?? [])
            .join('\n'),
        10,
      );
    for (const seed of seeds) {
      const scene = makeScene('training', { rows: 60, mixed: true }, seed);
      const found = lines(scene, 'train.log').flatMap((line) => / loss=(\S+)/.exec(line)?.[1] ?? []);
      assert.deepEqual(answer(losses, scene), found);
    }
  });

  it('a log goes over the end of a year, with days of no entry before the last, a year after the first', () => {
    for (const seed of seeds) {
      const scene = makeScene('training', { rows: 40, days: 4, turn: true }, seed);
      const dates = [...new Set(lines(scene, 'train.log').map((line) => line.slice(0, 10)))];
      assert.equal(new Set(dates.map((date) => date.slice(0, 4))).size, 2, seed);
      assert.deepEqual(dates, [...dates].sort());
      assert.equal(dates.at(-1), '2027-12-31');
      assert.ok(dates.includes('2026-12-31') && !dates.includes('2027-12-30'));
    }
  });

  it('special notes and texts hold what careless loops change, those that are asked for too', () => {
    const isSpecial = (line: string): boolean =>
      /\S {2,}\S/.test(line) && line.includes(' * ') && line.includes('\\');
    for (const seed of seeds) {
      const runs = lines(
        makeScene('experiments', { rows: 20, special: true, commas: true }, seed),
        'runs.csv',
      );
      assert.ok(runs.filter((row) => /,\d{4}$/.test(row)).every(isSpecial));
      assert.ok(runs.some((row) => row.includes('"')));
      const log = lines(makeScene('log', { rows: 24, special: true }, seed), 'train.log');
      assert.ok(log.filter((line) => line.split(' ')[1] === 'ERROR' || line === log[4]).every(isSpecial));
    }
  });

  it('the longest runs are not those that come last as text, and none is as long as another', () => {
    const longest: Oracle = { name: 'rows', sort: 'number', by: 'minutes', descending: true, first: 3 };
    for (const [at, seed] of seeds.entries()) {
      const scene = makeScene('experiments', { rows: [9, 20, 600][at % 3] ?? 9, commas: at % 2 === 0 }, seed);
      const rows = lines(scene, 'runs.csv').slice(1);
      const minutes = (row: string): number => Number(row.split(',').at(-1));
      const bySize = [...rows].sort((a, b) => minutes(b) - minutes(a)).slice(0, 3);
      assert.deepEqual(answer(longest, scene), bySize);
      assert.equal(new Set(rows.map(minutes)).size, rows.length);
      const asText = [...rows].sort((a, b) => (`${minutes(a)}` < `${minutes(b)}` ? 1 : -1)).slice(0, 3);
      assert.notDeepEqual(asText, bySize);
      assert.ok(
        rows.some((row) => row.startsWith('name-')) && rows.some((row) => row.startsWith('keynote-')),
      );
      assert.equal(new Set(bySize.map((row) => row.split(',')[0])).size, 2, 'two of them have one name');
    }
  });

  it('scores have the statistics that their numbers have, however they are written', () => {
    const oracle: Oracle = { name: 'statistics', of: 'score' };
    for (const [at, seed] of seeds.entries()) {
      const flag = (bit: number): boolean => (at >> bit) % 2 === 1;
      const given = {
        rows: 21,
        negative: flag(0),
        small: flag(1),
        gaps: flag(2),
        moved: flag(3),
        commas: flag(4),
      };
      const scene = makeScene('evaluation', given, seed);
      const cells = lines(scene, 'scores.csv')
        .slice(1)
        .map((line) => (flag(3) ? (line.split(',')[1] ?? '') : line.replace(/.*,/, '')));
      const numbers = cells.filter((cell) => cell !== '').map(Number);
      assert.ok(numbers.length < 21 === flag(2));
      const [count, least, greatest, mean]: number[] = answer(oracle, scene).map((line) =>
        Number(line.split(' ')[1]),
      );
      assert.deepEqual(
        [count, least, greatest],
        [numbers.length, Math.min(...numbers), Math.max(...numbers)],
      );
      const exact = numbers.reduce((a, b) => a + b, 0) / numbers.length;
      assert.ok(Math.abs(exact - (mean ?? NaN)) <= 0.005 + 1e-9);
      const byText = [...numbers.map(String)].sort();
      if (!flag(0)) assert.notEqual(Number(byText.at(-1)), greatest);
    }
  });

  it('lists of pictures share some names, each once, unless they are to hold traps', () => {
    const both: Oracle = {
      name: 'rows',
      columns: ['image'],
      where: { column: 'in', test: 'equals', value: 'both' },
    };
    for (const seed of seeds) {
      const scene = makeScene('imageSets', {}, seed);
      const [train, test] = [lines(scene, 'train.txt'), lines(scene, 'test.txt')];
      const shared = train.filter((name) => test.includes(name));
      assert.deepEqual([...answer(both, scene)].sort(), [...shared].sort());
      assert.ok(shared.length > 0 && shared.length < test.length && shared.length < train.length);
      assert.equal(new Set(train).size + new Set(test).size, train.length + test.length);
      assert.notDeepEqual(
        shared,
        test.filter((name) => train.includes(name)),
        'the orders differ',
      );
      const contained = makeScene('imageSets', { contained: true }, seed);
      const inside = lines(contained, 'test.txt').filter((name) =>
        lines(contained, 'train.txt').some((one) => name !== one && name.includes(one)),
      );
      assert.ok(inside.length > 0);
      // Either list taken for patterns finds a name that is not in it.
      const [mine, others] = [lines(contained, 'train.txt'), lines(contained, 'test.txt')];
      const fooled = (from: string[], to: string[]): boolean =>
        to.some((name) => !from.includes(name) && from.some((one) => new RegExp(`^${one}$`).test(name)));
      assert.ok(fooled(mine, others) && fooled(others, mine));
      assert.ok(others.some((name) => mine.some((one) => name !== one && name.startsWith(one))));
      const repeated = makeScene('imageSets', { repeated: true }, seed);
      const [once, again] = [lines(repeated, 'train.txt'), lines(repeated, 'test.txt')];
      const twice = once.filter((name, place) => once.indexOf(name) < place);
      assert.ok(
        twice.some((name) => again.includes(name)) && twice.some((name) => !again.includes(name)),
        seed,
      );
    }
  });

  it('predictions are in another order than labels, with mistakes in both directions', () => {
    const mistakes: Oracle = {
      name: 'ranking',
      of: 'pair',
      where: { column: 'verdict', test: 'equals', value: 'wrong' },
    };
    for (const [at, seed] of seeds.entries()) {
      const scene = makeScene('predictions', { missing: at % 2 === 0, contained: at % 3 === 0 }, seed);
      const fields = (file: string): string[][] => lines(scene, file).map((line) => line.split(','));
      const label = new Map(fields('labels.csv').map(([image, value]) => [image, value]));
      const pairs = fields('predictions.csv')
        .filter(([image, value]) => label.has(image) && label.get(image) !== value)
        .map(([image, value]) => `${label.get(image)} ${value}`);
      const counts = [...new Set(pairs)].map(
        (pair) => [pairs.filter((one) => one === pair).length, pair] as const,
      );
      assert.deepEqual(
        answer(mistakes, scene)
          .map((line) => line.trim())
          .sort(),
        counts.map(([count, pair]) => `${count} ${pair}`).sort(),
      );
      assert.ok(pairs.some((pair) => pairs.includes(pair.split(' ').reverse().join(' '))));
      const order = fields('predictions.csv').map(([image]) => image);
      assert.notDeepEqual(
        order.filter((image) => label.has(image)),
        [...label.keys()].filter((one) => order.includes(one)),
      );
      assert.equal(label.size < 40, at % 2 === 0);
    }
    // More than `head` shows.
    for (const seed of seeds.slice(0, 10))
      assert.equal(answer(mistakes, makeScene('predictions', { rows: 2000 }, seed)).length, 12);
  });

  it('noisy labels mean what is left of them, and simple cleaning leaves too much or too little', () => {
    const oracle: Oracle = {
      name: 'rows',
      columns: ['label'],
      where: { column: 'label', test: 'not', value: '' },
      distinct: true,
      anyOrder: true,
    };
    const tidy = (all: readonly string[]): string =>
      [
        ...new Set(
          all.map((line) => line.trim().toLowerCase()).filter((line) => line !== '' && !line.startsWith('#')),
        ),
      ].join('\n');
    for (const [at, seed] of seeds.entries()) {
      const flag = (every: number): boolean => at % every === 0;
      const given = { crlf: flag(2), bom: flag(3), tabs: flag(5), openEnd: flag(7) };
      const scene = makeScene('noisyLabels', given, seed);
      const all = text(scene, 'labels.txt')
        .replace(/^\ufeff/, '')
        .split(/\r?\n/);
      assert.ok(matches(expectationOf(oracle, scene), tidy(all)), seed);
      assert.ok(!matches(expectationOf(oracle, scene), tidy(all.filter((line) => !line.includes('#')))));
      assert.ok(!matches(expectationOf(oracle, scene), [...new Set(all)].join('\n')));
    }
  });

  it('keep their columns for oracles, and rows that are left out are left out of every file', () => {
    for (const name of [
      'training',
      'predictions',
      'imageSets',
      'noisyLabels',
      'experiments',
      'evaluation',
      'streams',
    ]) {
      const scene = makeScene(name, {}, 'some');
      assert.deepEqual(scene.table.columns, generatorOf(name)?.columns);
      const none = withRows(scene, []);
      for (const [file, before] of filesOf(scene)) assert.ok(text(none, file).length < before.length, file);
    }
  });

  it('refuse names of files that are none of their folder, and end for any number of rows', () => {
    const parts = (...names: string[]): string[] =>
      wrongGiven('training', { name: 'training', parts: names });
    assert.deepEqual(parts('a.log', 'b.log'), []);
    for (const names of [['../x'], ['a', 'a'], ['-rf'], ['/etc/passwd'], ['']])
      assert.deepEqual(parts(...names), ['parts']);
    assert.deepEqual(wrongGiven('imageSets', { name: 'imageSets', files: ['a', '.ssh/b'] }), ['files']);
    for (const name of [...dataSets, 'numbers'])
      for (const rows of [0, 1, 2, 100_000])
        assert.ok(makeScene(name, { rows }, 'x').table.rows.length <= 150_000, name);
  });
});
