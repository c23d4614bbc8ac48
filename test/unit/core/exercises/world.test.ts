import assert from 'node:assert/strict';
import { expectedText, matches } from '../../../../src/core/exercises/compare';
import { casesOf } from '../../../../src/core/exercises/cases';
import { Random } from '../../../../src/core/exercises/data/random';
import { expectedText as caseText, inputText } from '../../../../src/core/exercises/judge';
import { readPacks } from '../../../../src/core/exercises/readPack';
import type { After } from '../../../../src/core/exercises/world/after';
import { visibleText, whyWrongState } from '../../../../src/core/exercises/world/judgeState';
import { makeWorld } from '../../../../src/core/exercises/world/makeWorld';
import { changedMode } from '../../../../src/core/exercises/world/modes';
import { readState } from '../../../../src/core/exercises/world/readState';
import { readWorld } from '../../../../src/core/exercises/world/readWorld';
import { fits, selected } from '../../../../src/core/exercises/world/select';
import { stateAfter, type StateExpectation } from '../../../../src/core/exercises/world/stateOracle';
import { foundText } from '../../../../src/core/exercises/world/stateText';
import { cksum } from '../../../../src/core/exercises/world/toShell';
import { isWorld, type Entry, type World } from '../../../../src/core/exercises/world/world';
import { readPackFiles } from '../../../../src/process/exercises/packFiles';
import type { JsonObject } from '../../../../src/shared/json';

const seeds = Array.from({ length: 60 }, (_, at) => `seed ${at}`);
const given: JsonObject = {
  pick: { name: ['june', 'july', 'may'], other: ['june', 'july', 'may'], count: [3, 9] },
  tree: [
    { path: 'data/{*}.csv', times: 5, rows: [1, 4] },
    { path: 'data/deep/{name}.CSV', lines: ['{count} tacos'], mode: '640' },
    { path: 'data/.hidden', bytes: [2000, 3000] },
    { path: 'run.sh', lines: ['echo taco'], mode: '755' },
    { path: 'link', link: 'data/deep' },
  ],
  env: { NAME: '{name}' },
};
const world = (seed: string, own: JsonObject = {}): World => {
  const spec = readWorld(given, { name: 'world', ...own });
  assert.ok(typeof spec === 'object');
  return makeWorld(spec, new Random(seed));
};
/** What a perfect answer leaves. */
function done(expected: StateExpectation): After {
  const tree = [...expected.tree].map(([path, wanted]): [string, Entry] => {
    if (wanted.kind === 'link') return [path, wanted];
    if (wanted.kind === 'folder') return [path, { kind: 'folder', mode: wanted.mode ?? 0o700 }];
    const { content = 'anything', mode = 0o600 } = wanted;
    return [
      path,
      { kind: 'file', mode, text: typeof content === 'string' ? content : expectedText(content) },
    ];
  });
  return { tree: new Map(tree), answered: true, cwd: '', env: new Map(), typed: [], running: [], left: [] };
}
const quiet = { stdout: '', stderr: '' };

describe('worlds of state exercises', () => {
  it('are the same for a seed, and differ between seeds; what is picked fills every text', () => {
    const texts = seeds.map((seed) => inputText(world(seed)));
    assert.deepEqual(
      texts,
      seeds.map((seed) => inputText(world(seed))),
    );
    assert.equal(new Set(texts).size, seeds.length);
    for (const seed of seeds) {
      const { facts, env, tree } = world(seed);
      assert.notEqual(facts['name'], facts['other']);
      assert.equal(env['NAME'], facts['name']);
      const file = tree.get(`data/deep/${facts['name']}.CSV`);
      assert.deepEqual(file, { kind: 'file', mode: 0o640, text: `${facts['count']} tacos\n` });
      assert.equal([...tree.keys()].filter((path) => /^data\/[^/]+\.csv$/.test(path)).length, 5);
    }
  });

  it("have disks of which the home's is neither first nor last nor the only one with that word", () => {
    const spec = readWorld({ standIns: ['df'] }, { name: 'world' });
    assert.ok(typeof spec === 'object');
    for (const seed of seeds) {
      const rows = makeWorld(spec, new Random(seed)).standInData.get('df')!.trimEnd().split('\n');
      const at = rows.findIndex((row) => row.endsWith(' /home'));
      assert.ok(at > 0 && at < rows.length - 1, rows.join('\n'));
      assert.ok(rows.filter((row) => row.includes('home')).length > 1, rows.join('\n'));
    }
  });

  it('have names that answers stumble over where they are asked for, and plain ones beside them', () => {
    for (const seed of seeds) {
      const names = [...world(seed, { odd: true }).tree.keys()].filter((path) => path.endsWith('.csv'));
      assert.ok(
        names.some((name) => /[^a-z/.]/.test(name)) && names.some((name) => /^[a-z/.]+$/.test(name)),
        seed,
      );
    }
  });

  it('are selected from as find and ls do', () => {
    const one = world('select');
    const names = (select: Parameters<typeof selected>[1]): string[] => selected(one.tree, select);
    assert.equal(names({ name: '*.csv' }).length, 5);
    assert.equal(names({ name: '*.csv', ignoreCase: true }).length, 6);
    assert.equal(names({ under: 'data', depth: 1, hidden: false }).length, 6);
    assert.deepEqual(names({ hidden: true }), ['data/.hidden']);
    assert.deepEqual(names({ kind: 'link' }), ['link']);
    assert.deepEqual(names({ executable: true }), ['run.sh']);
    assert.deepEqual(names({ by: 'size', first: 1, kind: 'file' }), ['data/.hidden']);
    assert.deepEqual(names({ by: 'size', first: 1 }), ['data'], 'a folder is as large as what it holds');
    assert.deepEqual(names({ larger: 1000 }), ['data/.hidden']);
    assert.deepEqual(names({ name: 'r?n.sh' }), ['run.sh']);
    assert.deepEqual(names({ name: '.*' }), ['data/.hidden']);
  });

  it('match patterns as shells do, and no pattern takes long', () => {
    const cases: [string, string, boolean][] = [
      ['a.csv', '*.csv', true],
      ['a.csv.bak', '*.csv', false],
      ['.csv', '*.csv', true],
      ['a.csv', '?.csv', true],
      ['ab.csv', '?.csv', false],
      ['aXbXc', 'a*X*c', true],
      ['abc', 'abc*', true],
      ['abc', '*', true],
      ['', '*', true],
      ['', '?', false],
      ['a+b', 'a+b', true],
      ['aab', 'a*ab', true],
    ];
    for (const [name, pattern, right] of cases)
      assert.equal(fits(name, pattern), right, `${name} ${pattern}`);
    // Tried one by one, the ways to fit would be more than can be counted.
    const started = process.cpuUsage();
    assert.equal(fits('a'.repeat(200), `${'*a'.repeat(150)}*b`), false);
    assert.ok(process.cpuUsage(started).user < 2e6);
  });

  it('have permissions as chmod computes them', () => {
    const cases: [number, string, number][] = [
      [0o644, 'u+x', 0o744],
      [0o644, '+x', 0o755],
      [0o640, 'a+r', 0o644],
      [0o777, 'go-w', 0o755],
      [0o777, 'go=', 0o700],
      [0o600, 'u=rwx,g=rx', 0o750],
      [0o755, '600', 0o600],
      [0o666, '-w', 0o466],
    ];
    for (const [before, change, after] of cases) assert.equal(changedMode(before, change), after, change);
  });

  it('have sums as the tool cksum computes them', () => {
    assert.deepEqual([cksum(''), cksum('taco\n'), cksum('한글')], [4294967295, 4051287886, 2227323257]);
  });
});

describe('the state that is right', () => {
  const effects = [
    { do: 'copy', of: 'data', to: 'backup/{name}' },
    { do: 'move', of: { name: '*.csv', under: 'data' }, to: 'csv/' },
    { do: 'remove', of: 'link' },
    { do: 'mode', of: 'run.sh', change: 'go-rx' },
    { do: 'append', path: 'data/deep/{name}.CSV', lines: ['more'] },
    { do: 'file', path: 'count.txt', prints: { as: 'count', of: { name: '*.csv' } } },
  ];
  const oracle = readState({ name: 'state', effects });
  assert.ok(typeof oracle === 'object');

  it('is computed from the world: copies, moves, removals, permissions, contents', () => {
    for (const seed of seeds) {
      const start = world(seed);
      const { tree } = stateAfter(oracle, start);
      const { name } = start.facts;
      const csv = [...start.tree.keys()].filter((path) => path.endsWith('.csv'));
      for (const path of csv) {
        assert.ok(!tree.has(path) && tree.has(path.replace('data/', 'csv/')), path);
        assert.ok(tree.has(path.replace('data/', `backup/${name}/`)), path);
      }
      assert.ok(!tree.has('link'));
      assert.deepEqual(tree.get('run.sh'), { kind: 'file', mode: 0o700, content: 'echo taco\n' });
      assert.match((tree.get(`data/deep/${name}.CSV`) as { content: string }).content, /tacos\nmore\n$/);
      assert.equal(
        (tree.get(`backup/${name}/deep/${name}.CSV`) as { content: string }).content.split('\n').length,
        2,
      );
    }
  });

  it('is found right where it is there, and each deviation is named', () => {
    for (const seed of seeds) {
      const expected = stateAfter(oracle, world(seed));
      const right = done(expected);
      assert.equal(whyWrongState(expected, right, quiet), undefined);
      assert.equal(foundText(expected, right, quiet), caseText(expected));
      const changes: [string, (tree: Map<string, Entry>) => void][] = [
        ['verdict.missing', (tree) => tree.delete('count.txt')],
        ['verdict.extra', (tree) => tree.set('extra', { kind: 'folder', mode: 0o755 })],
        ['verdict.not.file', (tree) => tree.set('run.sh', { kind: 'folder', mode: 0o755 })],
        ['verdict.mode', (tree) => tree.set('run.sh', { kind: 'file', mode: 0o755, text: 'echo taco\n' })],
        ['verdict.inputChanged', (tree) => tree.set('run.sh', { kind: 'file', mode: 0o700, text: 'echo\n' })],
        ['verdict.inFile', (tree) => tree.set('count.txt', { kind: 'file', mode: 0o644, text: '4\n' })],
      ];
      for (const [id, change] of changes) {
        const tree = new Map(right.tree) as Map<string, Entry>;
        change(tree);
        assert.equal(whyWrongState(expected, { ...right, tree }, quiet)?.id, id);
        assert.notEqual(foundText(expected, { ...right, tree }, quiet), caseText(expected));
      }
      const [copied = ''] = [...right.tree.keys()].filter((path) => /^backup\/.*\.csv$/i.test(path));
      const entry = right.tree.get(copied) as Entry & { kind: 'file' };
      for (const [id, text] of [
        ['verdict.inFileNothing', ''],
        ['verdict.inFileLines', `${entry.text}one more\n`],
        ['verdict.inFileExact', `${entry.text}\n`],
      ] as const) {
        const tree = new Map(right.tree) as Map<string, Entry>;
        tree.set(copied, { ...entry, text });
        const why = whyWrongState(expected, { ...right, tree }, quiet);
        // What was not there before is no input of the answer.
        assert.equal(why?.id, id, `${copied} ${JSON.stringify(entry.text)}`);
      }
      const tools = new Map([...right.tree, ['.viminfo', { kind: 'file', mode: 0o600, text: '' } as const]]);
      assert.equal(whyWrongState(expected, { ...right, tree: tools }, quiet), undefined);
    }
  });

  it('is that of the shell as well', () => {
    const shell = readState({
      name: 'state',
      cwd: 'data',
      exports: { LR: '{count}', SECRET: null },
      alive: ['run.sh'],
      pidFile: 'run.sh',
    });
    assert.ok(typeof shell === 'object');
    const start = world('shell');
    const expected = stateAfter(shell, start);
    const number = [{ pid: 7, args: '/bin/bash ./run.sh' }];
    const tree = new Map(done(expected).tree as ReadonlyMap<string, Entry>);
    tree.set('run.sh', { kind: 'file', mode: 0o755, text: '7\n' });
    const right = {
      ...done(expected),
      tree,
      cwd: 'data',
      env: new Map([['LR', start.facts['count']!]]),
      running: number,
      left: number,
    };
    const why = (change: Partial<After>): string | undefined =>
      whyWrongState(expected, { ...right, ...change }, quiet)?.id;
    // Its own file was changed for the number.
    assert.equal(why({}), 'verdict.inputChanged');
    assert.equal(why({ answered: false }), 'verdict.shellEnded');
    assert.equal(why({ answered: false, killed: true }), 'verdict.shellKilled');
    assert.equal(why({ cwd: '/data' }), 'verdict.cwd');
    assert.equal(why({ env: new Map() }), 'verdict.notExported');
    assert.equal(why({ env: new Map([...right.env, ['SECRET', 'x']]) }), 'verdict.exported');
    assert.equal(why({ env: new Map([['LR', '1']]) }), 'verdict.exportedValue');
    assert.equal(why({ running: [] }), 'verdict.notRunning');
    assert.equal(why({ left: [] }), 'verdict.hungUp');
    assert.equal(why({ running: [{ pid: 8, args: 'bash run.sh' }] }), 'verdict.pid');
  });

  it('of a screen is what was printed after it was cleared', () => {
    assert.equal(visibleText('a\n\u001b[H\u001b[2J\u001b[3Jb\n'), 'b\n');
    assert.equal(visibleText('a\n\u001bcb\n'), 'b\n');
    assert.equal(visibleText('a\n'), 'a\n');
  });

  it('takes ls -l in any form, and nothing less', () => {
    const rows = [
      { letters: '-rw-r--r--', size: '12', name: 'two words.txt' },
      { letters: 'drwxr-xr-x', size: '', name: 'data' },
    ];
    const listing = { kind: 'listing', rows } as const;
    const file = '-rw-r--r-- 1 taco taco 12 Mar  2 12:00 two words.txt';
    const folder = 'drwxr-xr-x+ 2 taco staff 4096 2026-03-02 12:00 data';
    assert.ok(matches(listing, `total 8\n${folder}\n${file}\n`));
    assert.ok(matches(listing, `${file}\n${folder}`));
    for (const text of [
      file,
      `${folder}\n${file}\n${file}`,
      `${folder}\n${file.replace('12 ', '13 ')}`,
      'two words.txt\ndata',
    ])
      assert.ok(!matches(listing, text), text);
  });
});

describe('packs with worlds', () => {
  it('are total for people: every case has its input and its right answer as text', async () => {
    const { packs } = readPacks(await readPackFiles('media/exercises'));
    const all = packs.flatMap(({ exercises }) => exercises);
    const ofState = all.filter(({ oracle }) => oracle.name === 'state');
    assert.ok(ofState.length >= 4);
    for (const exercise of ofState)
      for (const one of await casesOf(exercise, 5, { run: () => Promise.reject(new Error('computed')) })) {
        assert.ok(isWorld(one.scene));
        assert.notEqual(inputText(one.scene), '', exercise.id);
        assert.notEqual(caseText(one.expected), '', exercise.id);
        assert.doesNotMatch(caseText(one.expected), /\{[a-z]+\}/, exercise.id);
      }
  });

  it('cannot ask for what leads out, has no end, or is no data', () => {
    const worlds: JsonObject[] = [
      { tree: [{ path: '../x' }] },
      { tree: [{ path: '/etc/x' }] },
      { tree: [{ path: 'a//b' }] },
      { tree: [{ path: 'a\nb' }] },
      { tree: [{ path: 'x', link: '../../etc' }] },
      { tree: [{ path: 'x', link: '/etc' }] },
      { tree: [{ path: 'x', times: 1e9 }] },
      { tree: [{ path: 'x', bytes: [0, 1e12] }] },
      {
        tree: [
          { path: '{*}', times: 40 },
          { path: 'b{*}', times: 40 },
          { path: 'c{*}', times: 40 },
          { path: 'd{*}', times: 40 },
          { path: 'e{*}', times: 41 },
        ],
      },
      { tree: [{ path: 'x', bytes: [9, 3] }] },
      { tree: [{ path: 'x', mode: '4755' }] },
      { tree: [{ path: 'x', run: 'y' }] },
      { pick: { name: ['../..'] }, tree: [{ path: '{name}' }] },
      { pick: { name: [] } },
      { pick: { constructor: 5 } },
      { env: { PATH: '/tmp' } },
      { env: { BASH_ENV: 'x' } },
      { env: { PS1: '$(id)' } },
      { env: { DYLD_INSERT_LIBRARIES: 'x' } },
      { standIns: ['sh'] },
      { standIns: ['__proto__'] },
      { man: { '../x': ['y'] } },
      { hosts: [{ host: '../..', user: 'a', port: '22' }] },
      { hosts: [{ host: 'a', user: '$(id)', port: '22' }] },
      { running: ['../x.sh'] },
      { way: 'root' },
      { command: 'id' },
    ];
    for (const one of worlds)
      assert.equal(typeof readWorld({}, { name: 'world', ...one }), 'string', JSON.stringify(one));
    const states: JsonObject[] = [
      { effects: [{ do: 'run', command: 'id' }] },
      { effects: [{ do: 'file', path: '../../x' }] },
      { effects: [{ do: 'copy', of: '/etc', to: 'x' }] },
      { effects: [{ do: 'mode', of: 'x', change: 'u+s' }] },
      { effects: [{ do: 'file', path: 'x', prints: { as: 'shell', of: 'id' } }] },
      { typed: [{ line: 'id\nid', prints: { as: 'lines', lines: [] } }] },
      { exports: { PATH: 'x' } },
      { cwd: '..' },
      { pidFile: '/etc/passwd' },
      { prints: { as: 'paths', of: { name: 5 } } },
    ];
    for (const one of states)
      assert.equal(typeof readState({ name: 'state', ...one }), 'string', JSON.stringify(one));
  });

  it('are told of an exit status that no program ends with', async () => {
    const all = await readPackFiles('media/exercises');
    const findings = (picked: string): unknown[] => {
      const files = new Map([...all].filter(([file]) => file.startsWith('files/copy-tree/')));
      files.set(
        'files/pack.json',
        '{"id":"files","title":{"ko":"글","en":"Files"},"exercises":["copy-tree"]}',
      );
      const file = 'files/copy-tree/exercise.json';
      const given = files
        .get(file)!
        .replace('"pick": {', `"pick": { "code": ${picked},`)
        .replace('"effects": [', '"status": "{code}", "effects": [');
      files.set(file, given);
      return readPacks(files).findings.map((one) => [one.file === file, one.message, one.args, one.line > 1]);
    };
    for (const fine of ['[0, 255]', '["3", "007"]']) assert.deepEqual(findings(fine), [], fine);
    for (const [picked, value] of [
      ['["3", "three"]', 'three'],
      ['[1, 256]', '256'],
      ['[""]', ''],
    ] as const)
      assert.deepEqual(findings(picked), [
        [true, 'exercises.statusNoNumber', { name: '{code}', value }, true],
      ]);
  });

  it('are not mixed with tables', async () => {
    const all = await readPackFiles('media/exercises');
    const findings = (from: string, to: string): number => {
      const files = new Map([...all].filter(([file]) => file.startsWith('files/copy-tree/')));
      files.set(
        'files/pack.json',
        '{"id":"files","title":{"ko":"글","en":"Files"},"exercises":["copy-tree"]}',
      );
      const file = 'files/copy-tree/exercise.json';
      files.set(file, files.get(file)!.replace(from, to));
      return readPacks(files).findings.length;
    };
    assert.equal(findings('', ''), 0);
    assert.ok(findings('"name": "world"', '"name": "log"') > 0);
    assert.ok(findings('"times": 2', '"times": 2, "relations": ["shuffled"]') > 0);
    assert.ok(findings('"name": "state"', '"name": "count"') > 0);
    assert.ok(findings('"times": 2', '"times": 2, "system": "bsd"') > 0);
    assert.ok(findings('"topics"', '"target": "x.txt", "topics"') > 0);
    assert.ok(findings('"to": "backup/{name}"', '"to": "backup/{nmae}"') > 0);
  });
});

/** Commands and options that lecture 7 names, beside those for text: as a line of an answer uses them. */
const taught: Readonly<Record<string, RegExp>> = {
  pwd: /^pwd\b/,
  'ls -l': /\bls -[a-z]*l/,
  'ls -h': /\bls -[a-z]*h/,
  'ls -a': /\bls -a/,
  'cd ..': /\bcd \.\./,
  'cd ~': /\bcd ~/,
  'cd -': /\bcd -( |$)/,
  'mkdir -p': /\bmkdir -p/,
  touch: /\btouch /,
  'cp -r': /\bcp -r/,
  'cp -i': /\bcp -i/,
  mv: /\bmv /,
  cat: /\bcat .+ .+ >/,
  'find -name': /\bfind .*-name/,
  'find -iname': /\bfind .*-iname/,
  clear: /^clear$/,
  man: /^man /,
  vi: /^vi /,
  'bash with arguments': /\bbash \S+\.sh "\$1"/,
  '!12': /^!12$/,
  history: /^history/,
  sudo: /\bsudo /,
  export: /^export /,
  alias: /^alias ll2='ls -l'$/,
  source: /^source ~\/\.bashrc/,
  '2>': / 2> /,
  '> f 2>&1': /> \S+ 2>&1/,
  '<': /wc -l < /,
  'ps -e': /\bps -e/,
  'ps -f': /\bps -[a-z]*f/,
  kill: /\bkill /,
  'df -h .': /\bdf -h \./,
  'du -sh': /\bdu -sh/,
  'curl -f -s -S': /\bcurl -fsS/,
  'curl -o': /\bcurl .*-o /,
  'scp up': /\bscp .*\S+ taco@/,
  'scp -r down': /\bscp .*-r "taco@/,
  'scp -P': /\bscp -P/,
  'nohup &': /^nohup .*&$/,
  '$!': /\$!/,
  'chmod u+x': /\bchmod u\+x/,
  'chmod 600': /\bchmod 600/,
  './': /^\.\/\w/,
};

describe('lecture 7', () => {
  it('names no command and option, beside those for text, that no exercise uses', async () => {
    const { packs } = readPacks(await readPackFiles('media/exercises'));
    const scripts = packs.flatMap(({ exercises }) => exercises.flatMap(({ solutions }) => solutions));
    const lines = scripts.flatMap(({ script }) => script.split(/[\n;]|&& /).map((line) => line.trim()));
    const missing = Object.entries(taught).filter(([, use]) => !lines.some((line) => use.test(line)));
    assert.deepEqual(
      missing.map(([name]) => name),
      [],
    );
  });
});
