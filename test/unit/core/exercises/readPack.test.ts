import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { besides, readPacks } from '../../../../src/core/exercises/readPack';
import { visibleCases } from '../../../../src/core/exercises/cases';
import { exercisePlan } from '../../../../src/core/exercises/scaffold';
import { hintKinds } from '../../../../src/core/exercises/spec';
import { checkPlan } from '../../../../src/core/scaffold/plan';
import { readPackFiles } from '../../../../src/process/exercises/packFiles';

type Files = Map<string, string>;

describe('reading packs', () => {
  let all: Files;
  before(async () => {
    all = await readPackFiles('media/exercises');
  });

  /** The pack `text` with P3 alone, after a change; the findings as `file:line id`. */
  function findings(change: (files: Files) => void): string[] {
    const files = new Map([...all].filter(([file]) => file.startsWith('text/p3/')));
    files.set('text/pack.json', '{"id":"text","title":{"ko":"글","en":"Text"},\n"exercises":["p3"]}');
    change(files);
    return readPacks(files).findings.map(({ file, line, message }) => `${file}:${line} ${message}`);
  }
  const edit =
    (file: string, from: string | RegExp, to: string) =>
    (files: Files): void => {
      const before = files.get(file)!;
      const after = before.replace(from, to);
      assert.notEqual(before, after);
      files.set(file, after);
    };
  const spec = 'text/p3/exercise.json';

  it('finds nothing in those of the lab, and reads both languages and all hints', () => {
    const { packs, findings: found } = readPacks(all);
    assert.deepEqual(found, []);
    for (const { words, id } of packs.flatMap(({ exercises }) => exercises))
      for (const lang of ['ko', 'en'] as const) {
        const { title, story, task, checked, hints } = words[lang];
        for (const text of [title, story, task, checked, ...hintKinds.map((kind) => hints[kind])])
          assert.ok(text.length > 1, id);
        assert.equal(/\p{Script=Hangul}/u.test(story), lang === 'ko', id);
      }
    assert.deepEqual(
      findings(() => undefined),
      [],
    );
  });

  it('says file and line of what is missing or not understood', () => {
    const line = (text: string): number => {
      const file = all.get(spec)!;
      return file.slice(0, file.indexOf(text)).split('\n').length;
    };
    assert.deepEqual(
      findings((files) => files.delete('text/p3/ko.md')),
      ['text/p3/ko.md:1 exercises.noFile'],
    );
    assert.deepEqual(findings(edit(spec, '"lecture": "7#', '"lecture": "')), [
      `${spec}:${line('lecture')} exercises.badValue`,
    ]);
    assert.deepEqual(findings(edit('text/p3/en.md', /(### Nudge.*\n)[^#]*/, '$1\n')).length, 1);
    assert.deepEqual(
      findings((files) => files.delete('text/p3/solutions/awk.sh')),
      ['text/p3/solutions/:1 exercises.twoSolutions'],
    );
    assert.deepEqual(
      findings((files) => files.set(spec, '[]')),
      [`${spec}:1 exercises.unreadable`],
    );
    assert.deepEqual(
      findings((files) => files.set('text/pack.json', '{')),
      ['text/pack.json:1 exercises.badPack'],
    );
    assert.deepEqual(
      findings((files) => files.set('text/p9/exercise.json', '{}')),
      ['text/p9/exercise.json:1 exercises.notListed'],
    );
    assert.equal(readPacks(new Map()).findings.length, 1);
  });

  it('of others has ids of its own; a copy of ours is no mistake, and is not shown twice', () => {
    const { packs: lab } = readPacks(all);
    const of = (pack: string, folder: string): Files => {
      const p3 = [...all].filter(([file]) => file.startsWith('text/p3/'));
      const files = new Map(p3.map(([file, text]) => [file.replace('text/', folder), text]));
      return files.set(
        `${folder}pack.json`,
        `{"id":"${pack}","title":{"ko":"글","en":"Text"},\n"exercises":["p3"]}`,
      );
    };
    const copy = readPacks(of('text', 'our text/'), { lab });
    assert.deepEqual(copy.findings, []);
    assert.deepEqual(copy.packs[0]!.exercises[0]!.folder, 'our text/p3/');
    assert.deepEqual(besides(lab, copy.packs), []);
    for (const folder of ['mine/', '']) {
      const taken = readPacks(of('mine', folder), { lab });
      assert.deepEqual(
        taken.findings.map(({ file, line, message }) => `${file}:${line} ${message}`),
        [`${folder}pack.json:2 exercises.taken`],
      );
      assert.deepEqual(taken.packs[0]!.exercises, []);
    }
    const twice = readPacks(new Map([...of('one', 'one/'), ...of('two', 'two/')]));
    assert.deepEqual(
      twice.findings.map(({ file, line, message }) => `${file}:${line} ${message}`),
      ['two/pack.json:2 exercises.twice'],
    );
    assert.equal(besides([], twice.packs).length, 1);
    const large = readPacks(new Map(), { leftOut: ['one/pack.json'] });
    assert.deepEqual(
      large.findings.map(({ message }) => message),
      ['exercises.tooLarge'],
    );
  });

  it('refuses what a hostile pack could ask for', () => {
    const hostile: [string, string | RegExp, string][] = [
      ['a target outside', '"oracle"', '"target": "../../.bashrc", "oracle"'],
      ['a target that is an option', '"oracle"', '"target": "-rf", "oracle"'],
      ['a PATH of its own', '"tier": "core",', '"tier": "core", "env": {"PATH": "/tmp"},'],
      ['code that bash loads', '"tier": "core",', '"tier": "core", "env": {"BASH_ENV": "x"},'],
      ['a library', '"tier": "core",', '"tier": "core", "env": {"LD_PRELOAD": "x"},'],
      ['a line break in a value', '"tier": "core",', '"tier": "core", "env": {"YEAR": "1\\n2"},'],
      ['an endless case', '"times": 1', '"times": 1000000'],
      ['a file outside', '"file": "test.txt"', '"file": "../../.bashrc"'],
      ['endless rows', '"rows": 24', '"rows": 1e9'],
      ['a generator of the prototype', '"name": "log"', '"name": "constructor"'],
      ['an unknown parameter', '"rows": 24', '"rows": 24, "run": "x"'],
      ['an oracle of the prototype', '"name": "count"', '"name": "toString"'],
      ['a name that is a path', '"name": "some-lines"', '"name": "../../x"'],
    ];
    for (const [name, from, to] of hostile) assert.notDeepEqual(findings(edit(spec, from, to)), [], name);
    assert.notDeepEqual(findings(edit('text/pack.json', '"p3"', '"../p3"')), []);
  });

  it('practises each command and option of the lecture that is about text', async () => {
    const lecture = await readFile('media/course/en/07-linux-shell.md', 'utf8');
    const scripts = [...all].filter(([file]) => file.includes('/solutions/')).map(([, script]) => script);
    const practised = (pattern: RegExp): boolean => scripts.some((script) => pattern.test(script));
    const section = lecture.slice(lecture.indexOf('{#read-logs}'), lecture.indexOf('{#edit-run}'));
    const named = [...section.matchAll(/^\| (`[a-z`, ]+`) \|.*\| (.*) \|$/gm)].flatMap(
      ([, commands = '', told = '']) => {
        const options = [...told.matchAll(/`(?:[a-z]+ )?-([a-z])/g)].map(([, option = '']) => option);
        return [...commands.matchAll(/[a-z]+/g)].flatMap(([command]) =>
          options.map((option) => [command, option] as const),
        );
      },
    );
    // It follows a file that grows, and never ends: no answer can be checked for it.
    const endless = (command: string, option: string): boolean =>
      option === 'f' && /^(head|tail)$/.test(command);
    const asked = named.filter(([command, option]) => !endless(command, option));
    assert.ok(asked.length >= 12, String(asked));
    const missing = asked.filter(
      ([command, option]) => !practised(new RegExp(`\\b${command}\\b[^|\\n]* -[a-zA-Z]*${option}`)),
    );
    assert.deepEqual(missing, []);
    const signs = { '>': /[^2&>]> \w/, '>>': />> /, '2>': /2> /, '2>&1': /2>&1/, '<': /< \w/, '|': / \| / };
    for (const [sign, pattern] of Object.entries({
      ...signs,
      paste: /paste -s/,
      wc: /wc -l/,
      cat: /cat /,
      cutC: /cut -c/,
    }))
      assert.ok(practised(pattern), sign);
  });

  it('makes plans that stay inside their folder and fill every place of the checker', async () => {
    for (const exercise of readPacks(all).packs.flatMap(({ exercises }) => exercises))
      for (const lang of ['ko', 'en'] as const) {
        const cases = await visibleCases(exercise, { run: () => Promise.reject(new Error('computed')) });
        const plan = exercisePlan(exercise, lang, all.get('check.sh')!, cases);
        checkPlan(plan);
        const checker = String(plan.find(({ path }) => path.endsWith('/check.sh'))?.content);
        assert.doesNotMatch(checker, /@\w+@/);
      }
  });
});
