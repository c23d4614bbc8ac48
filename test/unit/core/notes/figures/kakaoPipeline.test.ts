import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as tools from '../../../../../src/core/notes/figures/coreutils';
import { chatText, chatYears, messages } from '../../../../../src/core/notes/figures/kakaoChat';
import {
  firstSurprise,
  isTopThree,
  ranking,
  rightChoices,
  runPipeline,
  tiedOut,
  variants,
  type Choices,
} from '../../../../../src/core/notes/figures/kakaoPipeline';
import { skip } from '../../../../harness/skip';

const everyChoice: readonly Choices[] = variants.filter.flatMap((filter) =>
  variants.field.flatMap((field) =>
    variants.first.flatMap((first) =>
      variants.rank.map((rank): Choices => ({ filter, field, first, rank, top: 'three' })),
    ),
  ),
);

const lines = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

describe('the figure kakao-pipeline', () => {
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

  it('has a sample in which every wrong choice shows', () => {
    const surprise = (
      change: Partial<Choices>,
      year: (typeof chatYears)[number] = 2021,
    ): number | undefined => firstSurprise({ ...rightChoices, ...change }, year);
    assert.equal(surprise({}), undefined);
    assert.equal(surprise({ filter: 'none' }), 0);
    assert.equal(surprise({ filter: 'anywhere' }), 0);
    assert.equal(surprise({ field: 'commas' }), 1);
    assert.equal(surprise({ first: 'count' }), 2);
    // By luck: the blanks before the numbers put them in order.
    assert.equal(surprise({ rank: 'text' }), undefined);
    assert.equal(surprise({ rank: 'textEnUs' }), 4);
    assert.equal(surprise({ rank: 'textEnUs', filter: 'none' }), 0);
    for (const change of [
      { filter: 'none' },
      { filter: 'anywhere' },
      { field: 'commas' },
      { first: 'count' },
      { rank: 'textEnUs' },
    ] as const)
      assert.equal(
        isTopThree(runPipeline({ ...rightChoices, ...change }, 2021).at(-1)?.output ?? [], 2021),
        false,
        `${JSON.stringify(change)} does no harm`,
      );
  });

  it('knows the truth without the pipeline, and who is cut off among equals', () => {
    const top = (year: (typeof chatYears)[number]) => runPipeline(rightChoices, year).at(-1)?.output ?? [];
    assert.deepEqual(
      ranking(2021)
        .slice(0, 4)
        .map(({ user, count }) => `${count} ${user}`),
      ['11 하늘', '9 도윤', '9 민지', '6 김, 서연'],
    );
    for (const year of chatYears) assert.ok(isTopThree(top(year), year));
    assert.deepEqual(tiedOut(top(2021), 2021), []);
    assert.deepEqual(tiedOut(top(2022), 2022), ['도윤']);
    // Any of the equals may stand there, in any order, but nobody twice and nobody else.
    assert.ok(isTopThree(['14 준서', '4 도윤', '4 하늘'], 2022));
    assert.ok(!isTopThree(['14 준서', '4 도윤', '4 도윤'], 2022));
    assert.ok(!isTopThree(['14 준서', '4 도윤'], 2022));
    assert.ok(!isTopThree(['11 하늘', '9 도윤', '9 "민지'], 2021));
    assert.ok(!isTopThree(['', 'x', '\0'], 2021));
  });

  it('has a room of several years, a name with a comma and a message of two lines', () => {
    assert.deepEqual(
      new Set(messages.map(({ date }) => date.slice(0, 4))),
      new Set(['2021', '2022', '2023']),
    );
    assert.ok(messages.every(({ date }) => /^\d{4}-(0\d|1[0-2])-[0-2]\d [01]\d:[0-5]\d:[0-5]\d$/.test(date)));
    assert.equal(chatText.split('\n').length, messages.length + 1 + 2);
    assert.ok(messages.some(({ user }) => user.includes(',')));
  });
});
