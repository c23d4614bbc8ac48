import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { absolute, listing, octal, relative } from '../../../src/core/notes/figures/chmod';
import * as tools from '../../../src/core/notes/figures/coreutils';
import { chatText, chatYears } from '../../../src/core/notes/figures/kakaoChat';
import { runPipeline, variants, type Choices } from '../../../src/core/notes/figures/kakaoPipeline';
import { skip } from '../../harness/skip';

const everyChoice: readonly Choices[] = variants.filter.flatMap((filter) =>
  variants.field.flatMap((field) =>
    variants.first.flatMap((first) =>
      variants.rank.map((rank): Choices => ({ filter, field, first, rank, top: 'three' })),
    ),
  ),
);

const lines = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

describe('the figure kakao-pipeline beside the real tools', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kakao-'));
  before(() => writeFileSync(path.join(folder, 'chat.txt'), `${chatText}\n`));
  after(() => rmSync(folder, { recursive: true }));

  const real = (command: string, input = '', env: NodeJS.ProcessEnv = {}): string =>
    execFileSync('bash', ['--norc', '-c', command], {
      cwd: folder,
      input,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], LC_ALL: 'C', ...env },
    });

  /** Runs the whole line with the real tools and compares what each stage of it prints. */
  const compare = (choices: Choices, env: NodeJS.ProcessEnv): void => {
    for (const year of chatYears) {
      const stages = runPipeline(choices, year);
      real(stages.map(({ command }, at) => `${command} | tee ${at}`).join(' | '), '', {
        ...env,
        YEAR: String(year),
      });
      for (const [at, { output, input, command, role }] of stages.entries()) {
        const printed = lines(readFileSync(path.join(folder, String(at)), 'utf8'));
        assert.deepEqual(output, printed, `${year} ${JSON.stringify(choices)} ${role}: ${command}`);
        assert.deepEqual(input, at === 0 ? chatText.split('\n') : stages[at - 1]?.output);
      }
    }
  };

  it('prints what the real tools print, stage by stage, for every choice', function () {
    this.timeout(60_000);
    const choices = everyChoice.filter(({ rank }) => rank !== 'textEnUs');
    assert.equal(choices.length, 24);
    for (const one of choices) compare(one, {});
  });

  it('compares as en_US.UTF-8 does, where that language can be made', function () {
    this.timeout(60_000);
    if (!existsSync('/usr/share/i18n/locales/en_US')) skip(this, 'no sources of locales on this machine');
    const locales = path.join(folder, 'locales');
    execFileSync('mkdir', [locales]);
    execFileSync('localedef', ['-i', 'en_US', '-f', 'UTF-8', path.join(locales, 'en_US.UTF-8')]);
    for (const one of everyChoice.filter(({ rank }) => rank === 'textEnUs'))
      compare(one, { LOCPATH: locales });
  });

  it('sorts, counts and cuts as the real tools do, on odd lines too', () => {
    const odd = [
      'b',
      'a',
      '😀',
      '｡',
      'a',
      '',
      ' 10 x',
      '9 x',
      '-3 x',
      '9 y',
      '10',
      '1.5',
      '0',
      'é',
      'z',
      'z',
      'Z',
    ];
    const text = `${odd.join('\n')}\n`;
    assert.deepEqual(tools.sort(odd), lines(real('sort', text)));
    assert.deepEqual(tools.sortReverse(odd), lines(real('sort -r', text)));
    assert.deepEqual(tools.sortByNumber(odd), lines(real('sort -rn', text)));
    assert.deepEqual(tools.uniqCount(odd), lines(real('uniq -c', text)));
    assert.deepEqual(tools.head(odd, 3), lines(real('head -n 3', text)));
    const rows = ['a,b,c', 'none', ',', 'x,', ',,z', '"a","b, c"'];
    assert.deepEqual(tools.cut(rows, ',', 2), lines(real("cut -d ',' -f 2", `${rows.join('\n')}\n`)));
    assert.deepEqual(tools.grep(rows, 'a', true), lines(real("grep '^a'", `${rows.join('\n')}\n`)));
  });
});

describe('the figure chmod beside the real tools', () => {
  const everySeventh = Array.from({ length: 74 }, (_, at) => at * 7);

  it('agrees with the real chmod', function () {
    this.timeout(20_000);
    const folder = mkdtempSync(path.join(tmpdir(), 'chmod-'));
    try {
      const file = path.join(folder, 'file');
      writeFileSync(file, '');
      const modeOf = (): number => statSync(file).mode & 0o777;
      for (const [index, to] of everySeventh.entries()) {
        const from = (index * 311) & 0o777;
        chmodSync(file, from);
        const change = relative(from, to);
        // `--` because a mode may begin with `-`; ours never does, and the test shows it.
        if (change !== undefined) execFileSync('chmod', [change, file]);
        assert.equal(octal(modeOf()), octal(to), `${octal(from)}: ${String(change)}`);
        chmodSync(file, from);
        execFileSync('chmod', [absolute(to), file]);
        assert.equal(octal(modeOf()), octal(to), absolute(to));
      }
      chmodSync(file, 0o640);
      assert.equal(
        execFileSync('ls', ['-l', file], { encoding: 'utf8' }).slice(0, 10),
        listing(0o640, false),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
