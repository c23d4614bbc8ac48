import assert from 'node:assert/strict';
import type { JsonObject } from '../../../../src/shared/json';
import { chatTraps } from '../../../../src/core/exercises/data/chat';
import { makeScene } from '../../../../src/core/exercises/data/generators';
import { Random } from '../../../../src/core/exercises/data/random';
import { filesOf, tableText, type Scene } from '../../../../src/core/exercises/data/scene';
import { expectedText, matches } from '../../../../src/core/exercises/compare';
import { expectationOf, type Oracle } from '../../../../src/core/exercises/oracle';
import { related } from '../../../../src/core/exercises/relations';

const seeds = Array.from({ length: 150 }, (_, at) => `seed ${at}`);
const kakao: Oracle = {
  name: 'ranking',
  of: 'User',
  top: 3,
  where: { column: 'Date', test: 'starts', value: '2021', variable: 'YEAR' },
};
const answer = (scene: Scene, oracle = kakao): string => expectedText(expectationOf(oracle, scene));

/** RFC 4180, read by nothing of ours. */
function csv(text: string): string[][] {
  const rows = [...text.replace(/^\ufeff/, '').matchAll(/([^,"]*),"((?:[^"]|"")*)","((?:[^"]|"")*)"\r?\n/g)];
  return rows.map(([, date = '', user = '', message = '']) => [
    date.replace(/^[\s\S]*\n/, ''),
    ...[user, message].map((value) => value.replaceAll('""', '"')),
  ]);
}

describe('data of exercises', () => {
  it('is the same for a seed and another for another', () => {
    const text = (name: string, seed: string): string => tableText(makeScene(name, {}, seed).table);
    for (const name of ['chat', 'labels', 'log', 'numbers']) {
      assert.equal(text(name, 'a'), text(name, 'a'));
      assert.equal(new Set(seeds.map((seed) => text(name, seed))).size, seeds.length, name);
    }
  });

  it('shuffles into every order about as often, and loses nothing', () => {
    const seen = new Map<string, number>();
    for (let at = 0; at < 6000; at++) {
      const order = new Random(`order ${at}`).shuffled(['a', 'b', 'c']).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    assert.equal(seen.size, 6);
    for (const times of seen.values()) assert.ok(times > 850 && times < 1150, String(times));
  });

  it('knows the first of a shuffled list without the list, and goes on from the same place', () => {
    for (const limit of [0, 1, 2, 5, 6, 7, 40])
      for (const count of [0, 1, 6]) {
        const [one, other] = [new Random(`first ${limit}`), new Random(`first ${limit}`)];
        const numbers = Array.from({ length: limit }, (_, at) => at);
        assert.deepEqual(one.firstOfShuffled(limit, count), other.shuffled(numbers).slice(0, count));
        assert.equal(one.below(1000), other.below(1000));
      }
  });

  it('a chat is CSV as KakaoTalk writes it, with any traps', () => {
    for (const [at, seed] of seeds.entries()) {
      const traps = chatTraps.filter((_, trap) => (at >> trap) % 2 === 1);
      const given: JsonObject = {
        others: [2020, 2022],
        traps: [...traps],
        crlf: at % 3 === 0,
        bom: at % 5 === 0,
      };
      const { table } = makeScene('chat', given, seed);
      assert.deepEqual(
        csv(tableText(table)),
        table.rows.map((row) => [...row]),
        `${seed} ${traps.join()}`,
      );
    }
  });

  it('a chat has no tie at the third place unless one is asked for, and no answer that is right by luck', () => {
    for (const seed of seeds) {
      const scene = makeScene('chat', { others: [2020, 2022] }, seed);
      const right = answer(scene);
      const counts = right
        .trim()
        .split('\n')
        .map((line) => parseInt(line, 10));
      assert.equal(new Set(counts).size, 3);
      const { where: _, ...open } = kakao;
      assert.ok(!matches(expectationOf(kakao, scene), answer(scene, open)), seed);
      const other = makeScene('chat', { year: 2022, others: [2021], variable: true }, seed);
      assert.deepEqual(other.env, { YEAR: '2022' });
      assert.ok(!matches(expectationOf(kakao, other), answer({ ...other, env: {} })), seed);
    }
  });

  it('a name with quotes is among the three, so that one that is cut there is seen', () => {
    for (const seed of seeds) {
      const scene = makeScene('chat', { others: [2022], traps: ['quote-in-name'] }, seed);
      const { rows } = scene.table;
      const cut = rows.map(([date = '', name = '', text = '']) => [date, name.replace(/ ?".*/, ''), text]);
      const short: Scene = { ...scene, table: { ...scene.table, rows: cut } };
      assert.ok(!matches(expectationOf(kakao, scene), answer(short)), seed);
    }
  });

  it('a large chat has about 50,000 rows, whose counts have four and five digits', () => {
    const scene = makeScene('chat', { others: [2020], scale: 1000 }, 'large');
    assert.ok(Math.abs(scene.table.rows.length - 50_000) < 5000, String(scene.table.rows.length));
    const [first = 0, second = 0] = answer(scene)
      .split('\n')
      .map((line) => parseInt(line, 10));
    assert.ok(first > 9999 && second <= 9999 && second > 8999);
  });

  it('the three largest numbers are not the three that come last as text', () => {
    for (const seed of seeds) {
      const values = makeScene('numbers', {}, seed).table.rows.map(([value = '']) => value);
      assert.ok(new Set(values).size === values.length && values.length >= 8);
      const byText = [...values].sort().slice(-3);
      const bySize = [...values].sort((a, b) => Number(a) - Number(b)).slice(-3);
      assert.notDeepEqual(byText, bySize, values.join());
    }
  });

  it('a log always has two lines of each level, and texts that name other levels', () => {
    for (const seed of seeds) {
      const { rows } = makeScene('log', { rows: 60 }, seed).table;
      for (const level of ['INFO', 'WARN', 'ERROR'])
        assert.ok(rows.filter((row) => row[1] === level).length >= 2);
      const [last] = rows.filter((row) => row.join(' ').includes('ERROR')).slice(-1);
      assert.ok(last);
    }
    // No run of three fresh logs may be right by luck for who looks for the word anywhere.
    const fooled = seeds.filter((seed) => {
      const rows = makeScene('log', { rows: 60 }, seed).table.rows.map((row) => row.join(' '));
      return (
        rows.filter((row) => row.includes('ERROR')).at(-1) !==
        rows.filter((row) => row.slice(5, 12).includes(' ERROR ')).at(-1)
      );
    });
    assert.ok(fooled.length > seeds.length / 3, String(fooled.length));
    for (const seed of seeds) {
      const given = { rows: 200, calmEnd: true, invented: true, moreLevels: true };
      const { rows } = makeScene('log', given, seed).table;
      assert.ok(rows.findLastIndex((row) => row[1] === 'ERROR') < 100);
      assert.ok(rows.slice(100).some((row) => row[2]?.includes('ERROR')));
      const found = new Set(rows.map((row) => row[1]));
      assert.deepEqual([...found].sort(), ['ERROR', 'FATAL', 'INFO', 'NOTICE', 'TRACE', 'WARN', 'WARNING']);
      assert.equal(rows.at(-1)?.[1], 'FATAL');
      const odd = makeScene('log', { rows: 60, calmEnd: true, oddLevels: true }, seed).table.rows;
      const errors = odd.findLastIndex((row) => row[1] === 'ERROR');
      for (const level of ['error', 'NO_ERROR'])
        assert.ok(odd.findLastIndex((row) => row[1] === level) > errors, `${seed} ${level}`);
    }
  });

  it('labels are there once or often, and some begin with another one', () => {
    for (const seed of seeds)
      for (const rows of [40, 4000]) {
        const counts = new Map<string, number>();
        for (const [label = ''] of makeScene('labels', { rows }, seed).table.rows)
          counts.set(label, (counts.get(label) ?? 0) + 1);
        const names = [...counts.keys()];
        assert.equal([...counts.values()].filter((count) => count === 1).length, rows === 40 ? 1 : 6);
        assert.ok(names.some((one) => names.some((other) => one !== other && one.startsWith(other))));
        assert.equal(names.length, rows === 40 ? 6 : 16);
        const numbers = names.flatMap((name) => /(?<=_)\d+/.exec(name) ?? []);
        assert.ok(numbers.some((one) => one.length === 1) && numbers.some((one) => one.length === 2));
      }
    const capitals = makeScene('labels', { capitals: true }, 'x').table.rows.map(([label = '']) => label);
    assert.ok(capitals.some((one) => /^[A-Z]/.test(one) && capitals.includes(one.toLowerCase())));
  });

  it('what has no last line break ends with what is looked for', () => {
    for (const seed of seeds) {
      const last = (name: string, given: Record<string, number | boolean>): readonly string[] =>
        makeScene(name, { ...given, openEnd: true }, seed).table.rows.at(-1) ?? [];
      assert.equal(last('training', { rows: 60, nan: true }).at(-1), 'yes');
      const { rows } = makeScene('labels', { openEnd: true }, seed).table;
      assert.equal(rows.filter(([label]) => label === rows.at(-1)?.[0]).length, 1);
      const windows = makeScene('labels', { openEnd: true, crlf: true }, seed).table.rows;
      assert.ok(windows.filter(([label]) => label === windows.at(-1)?.[0]).length > 1);
    }
  });

  it('empty lines come first, last and between', () => {
    const { rows } = makeScene('log', { rows: 20, emptyLines: true }, '1').table;
    assert.deepEqual([rows[0], rows[1], rows[3], rows.at(-1)], [[], [], [], []]);
    assert.ok(rows.some((row) => row.join(' ').startsWith('    ')));
  });

  it('relations change the data and keep, double or rename the answer', () => {
    for (const seed of seeds.slice(0, 40)) {
      const scene = makeScene('chat', { others: [2020] }, seed);
      const by = (name: Parameters<typeof related>[0]): Scene =>
        related(name, scene, kakao, new Random(seed));
      const numbers = (text: string): number[] =>
        text
          .trim()
          .split('\n')
          .map((line) => parseInt(line, 10));
      assert.ok(matches(expectationOf(kakao, scene), answer(by('shuffled'))));
      assert.notEqual(tableText(by('shuffled').table), tableText(scene.table));
      assert.deepEqual(
        numbers(answer(by('doubled'))),
        numbers(answer(scene)).map((count) => count * 2),
      );
      assert.deepEqual(numbers(answer(by('renamed'))), numbers(answer(scene)));
      assert.ok(!matches(expectationOf(kakao, scene), answer(by('renamed'))));
    }
  });

  it('a file that the answer makes is not there before', () => {
    assert.equal(filesOf(makeScene('log', { absent: true }, 'a')).size, 0);
    assert.match(tableText(makeScene('log', { openEnd: true }, 'a').table), /[^\n]$/);
  });
});
