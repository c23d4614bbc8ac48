import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Random } from '../../../src/core/exercises/data/random';
import { standInScripts } from '../../../src/core/exercises/world/standIns';
import { standInNames } from '../../../src/core/exercises/world/world';
import { whyNoPython } from '../../harness/python';
import { skip } from '../../harness/skip';
import { shellcheckPath } from '../../harness/tools';
import { realVim } from './realVim';

describe('stand-ins', function () {
  this.timeout(60_000);
  let base = '';
  let home = '';

  before(function () {
    if (process.platform === 'win32') skip(this, 'a POSIX shell is needed');
  });
  beforeEach(() => {
    base = mkdtempSync(path.join(os.tmpdir(), 'ailab-stand-ins-'));
    home = path.join(base, 'home');
    for (const folder of ['home', 'bin', 'data', 'remote']) mkdirSync(path.join(base, folder));
    for (const name of standInNames)
      writeFileSync(path.join(base, 'bin', name), standInScripts[name], { mode: 0o755 });
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  /** Runs a line in the home folder, where stand-ins come first. */
  const run = (line: string, input = '', system = '/usr/bin:/bin') =>
    spawnSync('/bin/sh', ['-c', line], {
      cwd: home,
      encoding: 'utf8',
      input,
      timeout: 50_000,
      env: { PATH: `${base}/bin:${system}`, HOME: home, LC_ALL: 'C.UTF-8' },
    });

  /** A system without vi. */
  const bare = (): string => {
    const folder = path.join(base, 'bare');
    mkdirSync(folder, { recursive: true });
    for (const name of ['awk', 'cat', 'mktemp', 'rm']) {
      const link = path.join(folder, name);
      if (!existsSync(link)) symlinkSync(realpathSync(`/usr/bin/${name}`), link);
    }
    return folder;
  };

  /** What keys make of a file, in the real vi and in the one of a system that has none. */
  const ways = (): [way: string, system: string | undefined][] => [
    ['without', bare()],
    ...(realVim() === undefined ? [] : [['real', undefined] satisfies [string, undefined]]),
  ];

  it('say what they are', () => {
    for (const name of standInNames) {
      const { stdout, status } = run(`${name} --help`);
      assert.deepEqual([status, /^\w+: a stand-in of AI Service Lab\./.test(stdout)], [0, true], name);
    }
  });

  it('are clean for shellcheck', async function () {
    const why = await whyNoPython('tools');
    if (why !== undefined) skip(this, why);
    const tool = await shellcheckPath();
    for (const name of standInNames) {
      const { status, stdout } = spawnSync(tool, ['-s', 'sh', path.join(base, 'bin', name)], {
        encoding: 'utf8',
      });
      assert.equal(status, 0, stdout);
    }
    const supervisor = spawnSync(tool, ['-s', 'bash', 'src/process/exercises/supervise.sh'], {
      encoding: 'utf8',
    });
    assert.equal(supervisor.status, 0, supervisor.stdout);
  });

  it('vi does to a file what the real one does, with any keys that it knows', function () {
    const real = realVim();
    if (real === undefined) skip(this, 'no vim to compare with');
    const text = 'epochs=3\n\n  lr = 0.1, then 0.01\n타코 가게 taco\nlast(line) x\n';
    const keys = [
      'h',
      'j',
      'k',
      'l',
      '0',
      '^',
      '$',
      'w',
      'gg',
      'G',
      '2G',
      '3l',
      'x',
      '2x',
      'X',
      'dd',
      '2dd',
      'D',
    ].concat(
      ['ccline 줄<Esc>', 'Crest<Esc>', 'rZ', 'yyp', 'yyP', 'ddp', 'i가<Esc>', 'I# <Esc>'],
      [
        'aend<Esc>',
        'A.<Esc>',
        'onew<Enter>two<Esc>',
        'Oab<BS>c<Esc>',
        '/a<Enter>',
        'n',
        'N',
        ':2<Enter>',
        ':$<Enter>',
      ],
      [':s/a/b/<Enter>', ':%s/e/EE/g<Enter>', ':w<Enter>'],
    );
    for (let seed = 0; seed < 60; seed++) {
      const random = new Random(`keys ${seed}`);
      const pressed = [
        ...Array.from({ length: random.between(1, 8) }, () => random.pick(keys)),
        ':wq<Enter>',
      ].join('\n');
      const bytes = pressed
        .replaceAll('\n', '')
        .replaceAll('<Esc>', '\u001b')
        .replaceAll('<Enter>', '\r')
        .replaceAll('<BS>', '\b');
      writeFileSync(path.join(home, 'ours.txt'), text);
      writeFileSync(path.join(home, 'real.txt'), text);
      writeFileSync(path.join(base, 'keys'), bytes);
      run('vi ours.txt', pressed, bare());
      run(
        `${real} -u NONE -i NONE -N -n --cmd 'set encoding=utf-8 backspace=2 noautoindent nojoinspaces' -s ../keys real.txt > /dev/null`,
      );
      const [ours, theirs] = ['ours.txt', 'real.txt'].map((file) =>
        readFileSync(path.join(home, file), 'utf8'),
      );
      assert.equal(ours, theirs, pressed);
    }
  });

  it('vi undoes the last change, and saves as often as it is told to', () => {
    for (const [way, system] of ways()) {
      const after = (keys: string): string => {
        writeFileSync(path.join(home, 'a.txt'), 'one\ntwo\n');
        run('vi a.txt', keys, system);
        return readFileSync(path.join(home, 'a.txt'), 'utf8');
      };
      assert.equal(after('ddu:wq<Enter>'), 'one\ntwo\n', way);
      assert.equal(after('u:wq<Enter>'), 'one\ntwo\n', way);
      assert.equal(after('ixx<Esc>u:wq<Enter>'), 'one\ntwo\n', way);
      assert.equal(after(':w<Enter>dd:w<Enter>ix<Esc>:wq<Enter>'), 'xtwo\n', way);
      assert.equal(after('ia<lt>b<Tab>c<Space>d<Esc>\r\n:wq<Enter>'), 'a<b\tc done\ntwo\n', way);
    }
  });

  it('vi saves nothing that the keys do not save, and says what it does not know', () => {
    for (const [way, system] of ways()) {
      writeFileSync(path.join(home, 'a.txt'), 'one\n');
      for (const [keys, status] of [
        ['ddi two<Esc>:q!<Enter>', 0],
        ['dd:q<Enter>', 1],
        ['dd', 1],
        ['iand on<Enter>:wq<Enter>', 1],
      ] as const) {
        const result = run('vi a.txt', keys, system);
        assert.deepEqual(
          [result.status, readFileSync(path.join(home, 'a.txt'), 'utf8')],
          [status, 'one\n'],
          `${way} ${keys}`,
        );
        assert.match(result.stderr, status ? /keys are over, and vi is still open/ : /stand-in/);
      }
      assert.equal(run('vi new.txt', 'ifirst<Esc>:wq<Enter>', system).status, 0);
      assert.equal(readFileSync(path.join(home, 'new.txt'), 'utf8'), 'first\n');
      rmSync(path.join(home, 'new.txt'));
    }
    assert.match(run('vi a.txt', ':terminal<Enter>:q<Enter>', bare()).stderr, /does not know :terminal/);
  });

  it('vi is the real one in a terminal of its own where there is one: any keys, options and files', function () {
    const real = realVim();
    if (real === undefined) skip(this, 'no vim here');
    const after = (words: string, keys: string): [text: string, status: number | null, said: string] => {
      writeFileSync(path.join(home, "it's $HOME.txt"), 'epochs: 3\nrm -f a\n  rm b\nlr: 0.1\n');
      const { status, stderr } = run(`vi ${words} "it's \\$HOME.txt"`, keys);
      return [readFileSync(path.join(home, "it's $HOME.txt"), 'utf8'), status, stderr];
    };
    const kept = 'epochs: 3\nlr: 0.1\n';
    for (const keys of [
      ':g/^ *rm/d<Enter>:x<Enter>',
      'jVjd:wq<Enter>',
      '/rm<Enter>dap:u<Enter>:2,3d<Enter>ZZ',
      'jqaddq@a:wq<Enter>',
      'jddddu<C-r>:wq<Enter>',
    ])
      assert.deepEqual(after('', keys).slice(0, 2), [kept, 0], keys);
    assert.deepEqual(after('+2', '2dd:wq<Enter>').slice(0, 2), [kept, 0]);
    assert.match(after('', ':wq<Enter>')[2], new RegExp(`replays the keys in ${real}`));
    assert.match(after('', '/epoch 4<Enter>:q<Enter>')[2], /^vi: E486: .*epoch 4/m);
    // Whatever it waits for when the keys are over, it ends.
    for (const keys of [
      'i',
      'r',
      'i<C-v>',
      ':',
      '/',
      'q',
      '"',
      ':%s/r/R/gc<Enter>',
      ':sh<Enter>',
      ':!cat<Enter>',
      ':reg<Enter>',
      'q:',
    ]) {
      const started = Date.now();
      const [, status, said] = after('', keys);
      assert.deepEqual([status, said.includes('keys are over')], [1, true], keys);
      assert.ok(Date.now() - started < 20_000, keys);
    }
  });

  it('scp copies to and from another computer, and refuses a wrong name, user or port', () => {
    writeFileSync(path.join(base, 'data', 'scp'), 'kitchen.example taco 2222\n');
    mkdirSync(path.join(base, 'remote/kitchen.example/srv/deep'), { recursive: true });
    mkdirSync(path.join(base, 'remote/kitchen.example/home/taco'), { recursive: true });
    writeFileSync(path.join(home, 'two words.log'), 'log\n');
    const remote = (file: string): string => path.join(base, 'remote/kitchen.example', file);
    assert.equal(run("scp -P 2222 'two words.log' taco@kitchen.example:/srv/").status, 0);
    assert.equal(readFileSync(remote('srv/two words.log'), 'utf8'), 'log\n');
    assert.equal(run("scp -P2222 'two words.log' taco@kitchen.example:mine.log").status, 0);
    assert.ok(existsSync(remote('home/taco/mine.log')));
    assert.equal(run('scp -r -P 2222 taco@kitchen.example:/srv here').status, 0);
    assert.ok(existsSync(path.join(home, 'here/deep')));
    for (const line of [
      "scp 'two words.log' taco@kitchen.example:/srv/x",
      "scp -P 2222 'two words.log' root@kitchen.example:/srv/x",
      "scp -P 2222 'two words.log' kitchen.example:/srv/x",
      "scp -P 2222 'two words.log' taco@kitchen:/srv/x",
      'scp -P 2222 taco@kitchen.example:/srv there',
      'scp -P 2222 missing taco@kitchen.example:/srv/x',
    ])
      assert.notEqual(run(line).status, 0, line);
    assert.ok(!existsSync(remote('srv/x')) && !existsSync(path.join(home, 'there')));
  });

  it('sudo lets one command write to what is closed, and closes it again', function () {
    if (process.getuid?.() === 0) skip(this, 'to root nothing is closed');
    const file = path.join(home, 'motd');
    writeFileSync(file, 'hello\n');
    chmodSync(file, 0o444);
    assert.notEqual(run('sudo echo more >> motd').status, 0);
    assert.equal(run('echo more | sudo tee -a motd').status, 0);
    assert.equal(readFileSync(file, 'utf8'), 'hello\nmore\n');
    assert.equal(statSync(file).mode & 0o777, 0o444);
    assert.equal(run('sudo sh -c "exit 7"').status, 7);
  });

  it('sudo writes down what it runs where there is a folder for it', () => {
    run('sudo true');
    assert.ok(!existsSync(path.join(home, 'var')));
    mkdirSync(path.join(home, 'var/log'), { recursive: true });
    run('sudo echo two words; sudo --help; sudo');
    const log = readFileSync(path.join(home, 'var/log/auth.log'), 'utf8');
    assert.equal(log, 'sudo: COMMAND=echo two words\n');
  });

  it('df shows the disk of a folder in every form, and man its own pages only', () => {
    writeFileSync(path.join(base, 'data', 'df'), '/dev/vda1 200 50 150 /\n/dev/vdb1 400 300 100 /home\n');
    const rows = (line: string): string[] => run(line).stdout.trim().split('\n').slice(1);
    assert.equal(rows('df -h').length, 2);
    assert.match(rows('df -h .').join(), /^\/dev\/vdb1 +400G +300G +100G +75% \/home$/);
    assert.match(rows('df -h "$HOME"').join(), /75%/);
    assert.match(rows('df /usr').join(), / 25% \/$/);
    assert.match(rows('df -k .').join(), / 104857600 +75%/);
    assert.notEqual(run('df missing').status, 0);
    writeFileSync(path.join(base, 'data', 'man-ladle'), 'LADLE\n');
    assert.equal(run('man 1 ladle').stdout, 'LADLE\n');
    for (const line of ['man ls', 'man ../data/df', 'man']) assert.notEqual(run(line).status, 0, line);
  });
});
