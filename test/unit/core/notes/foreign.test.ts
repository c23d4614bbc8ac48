import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkCourse, type Finding } from '../../../../src/core/notes/check';
import { readCourse } from '../../../../src/core/notes/course';
import { jsonLine } from '../../../../src/core/notes/jsonLine';
import { inMessage, label } from '../../../../src/core/notes/label';
import { courseLimits } from '../../../../src/core/notes/limits';
import { renderLecture } from '../../../../src/core/notes/render';
import { readCourseFiles, readCourseFolder } from '../../../../src/process/courseFiles';
import { UserError } from '../../../../src/shared/errors';
import { isForeignWorksheet } from '../../../../src/shared/worksheetApi';

const sample = 'media/templates/course';
const first = '01-a-course-is-a-folder';

describe('a course of others', () => {
  let files: ReadonlyMap<string, string>;
  before(async () => {
    files = await readCourseFiles(sample);
  });

  /** Findings after one change of the sample, as `file:line message`. */
  const after = (file: string, change: (text: string) => string): string[] =>
    found(checkCourse(new Map([...files, [file, change(files.get(file) ?? '')]])));
  const found = (findings: readonly Finding[]): string[] =>
    findings.map(({ file, line, message }) => `${file}:${line} ${message}`);

  it('begins as the sample, which has nothing to mend', () => {
    assert.deepEqual(checkCourse(files), []);
    assert.equal(readCourse(files).lectures.length, 2);
  });

  it('is told where its data are broken', () => {
    assert.ok(
      after('course.json', (text) => text.replace('"lectures": [', '"lectures" [')).includes(
        'course.json:7 notes.badJson',
      ),
    );
    assert.deepEqual(
      after('course.json', (text) => text.replace('my-course', 'My Course')),
      ['course.json:2 notes.courseId'],
    );
    assert.ok(
      after('course.json', (text) => text.replace('"01-a', '"../01-a')).includes(
        'course.json:7 notes.lectureName',
      ),
    );
    assert.ok(
      after('glossary.json', (text) =>
        text.replace('"id": "worked-example"', '"id": "course-check"'),
      ).includes('glossary.json:11 notes.twice'),
    );
    assert.ok(
      after('glossary.json', (text) => text.slice(0, -5)).some(
        (one) => one.startsWith('glossary.json:') && one.endsWith('notes.badJson'),
      ),
    );
    assert.ok(
      after('figures/course-folder.json', () => '{').includes('figures/course-folder.json:1 notes.badJson'),
    );
  });

  it('has the line at which JSON ends to be JSON', () => {
    for (const [text, line] of [
      ['', 1],
      ['{\n"a": 1\n"b": 2}', 3],
      ['[1,\n2,\n]', 3],
      ['{"a": [1, {"b": "x"}],\n', 2],
      ['{"a": 1}\n\nx', 3],
      ['{"a": "\n"}', 1],
      ['{"a" 1}', 1],
      ['[\n}', 2],
      ['[tru]', 1],
      ['"\\x"', 1],
      ['['.repeat(100_000), 1],
    ] as const) {
      assert.throws(() => JSON.parse(text) as unknown, text.slice(0, 20));
      assert.equal(jsonLine(text), line, text.slice(0, 20));
    }
  });

  it('is told what its code cannot be', () => {
    const file = 'en/02-show-then-try.md';
    const line = (files.get(file) ?? '').split('\n').indexOf('```python {run}') + 1;
    const only = (change: (text: string) => string): string[] =>
      after(file, change).filter((one) => !one.endsWith('parity'));
    assert.deepEqual(
      only((text) => text.replace('python {run}', 'ruby {run}')),
      [`${file}:${line} notes.codeLanguage`],
    );
    assert.deepEqual(
      only((text) => text.replace('{run}', '{run requires=left-pad}')),
      [`${file}:${line} notes.codeRequires`],
    );
    assert.deepEqual(
      only((text) => text.replace('{run}', '{run file=../a.py}')),
      [`${file}:${line} notes.codeFile`],
    );
    assert.deepEqual(
      only((text) => text.replace('{run}', '{runs}')),
      [`${file}:${line} notes.codeAttribute`, `${file}:${line + 6} notes.codeOutput`],
    );
    assert.deepEqual(only((text) => `${text}\n![x](https://a.example/x.png)\n`).length, 1);
    assert.ok(only((text) => `${text}\n$\\def\\a{x}\\a$\n`).some((one) => one.endsWith('notes.mathMacro')));
  });

  it('may have one language, which the check says once', async () => {
    const korean = new Map([...files].filter(([file]) => !file.startsWith('en/')));
    assert.deepEqual(found(checkCourse(korean)), ['course.json:1 notes.oneLanguage']);
    const text = korean.get(`ko/${first}.md`) ?? '';
    assert.equal((await renderLecture(text, 'ko', korean)).title, '강좌는 폴더 하나예요');
  });

  it('exceeds a limit with what and how much, and is not drawn', async () => {
    const cases: [string, string][] = [
      ['depth', '> '.repeat(3000) + 'x'],
      ['rows', 'x\n\n'.repeat(2000)],
      ['parts', '- x\n'.repeat(10_000)],
      ['math', `$${'x'.repeat(9000)}$ `.repeat(3)],
      ['html', `$${'x+'.repeat(4000)}$ `.repeat(2)],
    ];
    for (const [limit, text] of cases) {
      const refused = await renderLecture(`# T\n\n${text}`, 'en', new Map(), 'en/a.md').catch(
        (error: unknown) => error,
      );
      assert.ok(refused instanceof UserError, limit);
      assert.equal(refused.id, `notes.limit.${limit}`);
      const { found: amount, most } = refused.args;
      assert.ok(Number(amount) > Number(most), limit);
      assert.equal(most, courseLimits[limit as keyof typeof courseLimits]);
    }
  });

  it('grows no formula out of definitions', async () => {
    const bomb = `$\\def\\a{${'x'.repeat(100)}}\\def\\b{${'\\a'.repeat(40)}}\\b\\b\\b$`;
    const { blocks } = await renderLecture(`# T\n\n${bomb}\n`, 'en', new Map());
    assert.ok((blocks[1]?.html.length ?? 0) < 1000);
    assert.match(blocks[1]?.html ?? '', /math-error/);
  });

  it('shows titles as one short line, without what turns or hides text', () => {
    assert.equal(label(`a\u202eb\u0007c\nd  e`), 'a b c d e');
    assert.equal(label('x'.repeat(1e6)).length, 200);
    assert.equal(inMessage('[x](command:y)'), '(x)(command:y)');
    const course = readCourse(
      new Map([
        [
          'course.json',
          JSON.stringify({
            title: { en: `\u202e${'y'.repeat(1e5)}` },
            lectures: Array.from({ length: 10_000 }, () => 'a'),
          }),
        ],
        ['en/a.md', '# \u2067Title\u202e\n\n## Section\u0085x {#a}\n'],
      ]),
    );
    assert.equal(course.lectures.length, courseLimits.lectures);
    assert.equal(course.title.en.length, 200);
    const lecture = course.lectures[0]?.texts.en;
    assert.deepEqual([lecture?.title, lecture?.sections[0]?.title], ['Title', 'Section x']);
  });

  it('names no path with its worksheets', () => {
    const good = { task: 'task-a', slug: 'a-1b2c3d', template: 'x' };
    assert.ok(isForeignWorksheet(good));
    for (const wrong of [
      { ...good, task: 'task-../a' },
      { ...good, task: 'task-a/b' },
      { ...good, slug: '..' },
      { ...good, slug: 'a/b' },
      { ...good, slug: '' },
      { ...good, template: 1 },
      { ...good, template: 'x'.repeat(300_001) },
      { ...good, example: {} },
      'task-a',
    ])
      assert.equal(isForeignWorksheet(wrong), false, JSON.stringify(wrong).slice(0, 80));
  });
});

describe('reading the folder of a course', () => {
  let folder: string;
  let outside: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'ailab-foreign-'));
    outside = mkdtempSync(path.join(os.tmpdir(), 'ailab-outside-'));
    mkdirSync(path.join(folder, 'en'));
    mkdirSync(path.join(folder, 'figures'));
    writeFileSync(
      path.join(folder, 'course.json'),
      JSON.stringify({ id: 'a', lectures: ['a', '../secret'] }),
    );
    writeFileSync(path.join(folder, 'en', 'a.md'), '# A\n');
    writeFileSync(path.join(outside, 'secret.md'), '# secret\n');
  });
  afterEach(() => {
    for (const one of [folder, outside]) rmSync(one, { recursive: true, force: true });
  });
  const faults = async (): Promise<string[]> =>
    (await readCourseFolder(folder)).faults.map(({ file, message }) => `${file} ${message}`).sort();

  it('follows no link: of a file, of a folder, of course.json', async () => {
    symlinkSync(path.join(outside, 'secret.md'), path.join(folder, 'en', 'b.md'));
    symlinkSync(outside, path.join(folder, 'ko'));
    const { files } = await readCourseFolder(folder);
    assert.deepEqual([...files.keys()].sort(), ['course.json', 'en/a.md']);
    assert.deepEqual(await faults(), ['en/b.md notes.link', 'ko notes.link']);
    rmSync(path.join(folder, 'course.json'));
    symlinkSync(path.join(outside, 'secret.md'), path.join(folder, 'course.json'));
    await assert.rejects(
      readCourseFolder(folder),
      (error) => error instanceof UserError && error.id === 'notes.noCourse',
    );
  });

  it('reads ordinary files only, and waits for none', async function () {
    if (process.platform === 'win32') assert.fail('there are no pipes here: skip this file on Windows');
    execFileSync('mkfifo', [path.join(folder, 'en', 'pipe.md')]);
    writeFileSync(path.join(folder, 'figures', 'x.png'), '');
    assert.deepEqual(await faults(), ['figures/x.png notes.raster']);
  });

  it('stops at its limits and says so', async () => {
    writeFileSync(path.join(folder, 'en', 'b.md'), 'x'.repeat(courseLimits.fileBytes + 1));
    writeFileSync(path.join(folder, 'en', 'c.md'), `a\n${'x'.repeat(courseLimits.lineLength + 1)}`);
    for (let index = 0; index <= courseLimits.files; index++)
      writeFileSync(path.join(folder, 'figures', `f${index}.json`), '{}');
    const { files, faults: all } = await readCourseFolder(folder);
    assert.deepEqual(all.map(({ file, line, message }) => `${file}:${line} ${message}`).sort(), [
      'en/b.md:1 notes.limit.fileBytes',
      'en/c.md:2 notes.limit.lineLength',
      'figures/f0.json:1 notes.limit.files',
    ]);
    assert.equal([...files.keys()].filter((file) => file.startsWith('figures/')).length, courseLimits.files);
    const said = checkCourse(files, all).map(({ message }) => message);
    for (const limit of ['fileBytes', 'lineLength', 'files'] as const)
      assert.ok(said.includes(`notes.limit.${limit}`));
  });

  it('reads no more than a course may have in all', async () => {
    const text = `${'x'.repeat(100)}\n`.repeat(1450);
    for (let index = 0; index < 25; index++) writeFileSync(path.join(folder, 'en', `l${index}.md`), text);
    const { files, faults: all } = await readCourseFolder(folder);
    assert.ok(all.length > 0 && all.every(({ message }) => message === 'notes.limit.courseBytes'));
    assert.ok([...files.values()].join('').length <= courseLimits.courseBytes);
  });
});
