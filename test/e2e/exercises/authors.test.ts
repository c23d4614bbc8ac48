import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Verified } from '../../../src/core/exercises/verify';
import { ailab } from '../../harness/ailab';
import { skip } from '../../harness/skip';
import { changed, ownExercises, ownPack, writePack, type PackFiles } from './ownPack';

interface Report {
  readonly status: string;
  readonly wrongAnswers: number;
  readonly killed: number;
  readonly findings: readonly { file: string; line: number; id: string; message: string }[];
  readonly exercises: readonly Verified[];
}

interface Results {
  readonly status: string;
  readonly tests: readonly { status: string; expected: string }[];
}

const right = ownExercises;
const folderOf = (id: string): string => `0${Object.keys(ownExercises).indexOf(id) + 1}-${id}`;

describe("an instructor's pack", function () {
  this.timeout(120_000);
  let root: string;
  let packs: string;
  let work: string;

  before(function () {
    if (process.platform === 'win32') skip(this, 'the sandbox needs Linux or macOS');
  });
  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'ailab-own-'));
    packs = path.join(root, 'class', 'packs');
    work = path.join(root, 'class', 'work');
    await writePack(path.join(packs, 'of-the-morning'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  function verify(): { status: number | null; report: Report; stderr: string } {
    const { status, stdout, stderr } = ailab('exercises', 'verify', packs, '--json', '--lang', 'en');
    return { status, report: JSON.parse(stdout) as Report, stderr };
  }

  /** Verifies a pack that takes the place of the good one. */
  async function verifyInstead(files: PackFiles): Promise<ReturnType<typeof verify>> {
    await rm(packs, { recursive: true });
    await writePack(path.join(packs, 'of-the-morning'), files);
    return verify();
  }

  const scaffold = (id: string, ...more: string[]) =>
    ailab('exercises', 'scaffold', id, work, '--packs', packs, '--lang', 'en', ...more);

  function grade(
    folder: string,
    ...more: string[]
  ): { status: number | null; results: Results; stderr: string } {
    const { status, stdout, stderr } = ailab('grade', folder, '--json', '--lang', 'en', ...more);
    return { status, results: JSON.parse(stdout || '{"tests":[]}') as Results, stderr };
  }

  it('is verified: solutions pass, wrong answers are shown', () => {
    const { status, report, stderr } = verify();
    assert.deepEqual([status, report.status, report.findings], [0, 'pass', []], stderr);
    assert.deepEqual([report.killed, report.wrongAnswers], [6, 6]);
    assert.deepEqual(
      report.exercises.map(({ id, pack }) => [id, pack]),
      Object.keys(right).map((id) => [id, 'morning']),
    );
  });

  for (const readme of ['README.md', 'README.ko.md'])
    it(`is written out in ${readme}, and has nothing to mend`, async () => {
      const blocks = (await readFile(readme, 'utf8')).matchAll(
        /^`our-pack\/([^`]+)`:\n\n```\w+\n(.*?)^```$/gms,
      );
      const files = Object.fromEntries([...blocks].map(([, name = '', text = '']) => [name, text]));
      assert.equal(Object.keys(files).length, 8);
      const { status, report, stderr } = await verifyInstead(files);
      assert.deepEqual([status, report.killed], [0, 1], stderr);
    });

  it('stands beside the packs of the lab in the list, in the same shape', () => {
    const list = (...more: string[]): Record<string, unknown>[] =>
      JSON.parse(ailab('exercises', 'list', '--json', ...more).stdout) as Record<string, unknown>[];
    const [ours, all] = [list(), list('--packs', packs)];
    assert.deepEqual(all.slice(0, ours.length), ours);
    const own = all.slice(ours.length);
    assert.deepEqual(
      own.map(({ id }) => id),
      Object.keys(right),
    );
    for (const one of own) assert.deepEqual(Object.keys(one), Object.keys(ours[0]!));
    assert.deepEqual(own[0]!['title'], { ko: '라벨을 한 번씩', en: 'Every label once' });
  });

  for (const id of Object.keys(right))
    it(`is scaffolded and graded as ours are, and check.sh says the same: ${id}`, async () => {
      const made = scaffold(id);
      assert.equal(made.status, 0, made.stderr);
      const own = path.join(work, folderOf(id));
      assert.match(await readFile(path.join(own, 'README.md'), 'utf8'), /^# \w/);
      const checks = (): number | null =>
        spawnSync('sh', ['check.sh'], { cwd: own, encoding: 'utf8' }).status;
      assert.deepEqual([grade(own).status, checks()], [1, 1], 'the starter');
      await writeFile(path.join(own, 'answer.sh'), right[id]!);
      const { status, results, stderr } = grade(own);
      assert.deepEqual([status, results.status, checks()], [0, 'pass', 0], stderr);
      assert.ok(results.tests.every((one) => one.status === 'pass'));
      const [wrong] = Object.entries(ownPack()).filter(([file]) => file.startsWith(`${id}/wrong/`));
      await writeFile(path.join(own, 'answer.sh'), wrong![1]);
      assert.deepEqual([grade(own).status, checks()], [1, 1], wrong![0]);
    });

  it('is found again where the whole workspace was moved, and named where it is lost', async () => {
    scaffold('how-far');
    const mark = path.join(work, folderOf('how-far'), 'cases', 'exercise.json');
    assert.deepEqual(JSON.parse(await readFile(mark, 'utf8')), {
      id: 'how-far',
      pack: 'morning',
      from: '../../packs/of-the-morning',
    });
    await rename(path.join(root, 'class'), path.join(root, 'next term'));
    const own = path.join(root, 'next term', 'work', folderOf('how-far'));
    await writeFile(path.join(own, 'answer.sh'), right['how-far']!);
    assert.equal(grade(own).status, 0);
    // By the folder around it, too.
    assert.equal(grade(path.dirname(own)).status, 0);
    const elsewhere = path.join(root, 'elsewhere');
    await cp(own, elsewhere, { recursive: true });
    const lost = grade(elsewhere);
    assert.equal(lost.status, 2);
    assert.match(lost.stderr, /how-far should be in \.\.\/\.\.\/packs\/of-the-morning/);
    assert.equal(grade(elsewhere, '--packs', path.join(root, 'next term', 'packs')).status, 0);
  });

  it('runs its reference anew for each run, so that a remembered answer does not pass', async () => {
    scaffold('how-far');
    const own = path.join(work, folderOf('how-far'));
    const expected = await readFile(path.join(own, 'cases', 'usual', 'expected'), 'utf8');
    await writeFile(path.join(own, 'answer.sh'), `echo ${expected}`);
    const { status, results } = grade(own);
    assert.equal(status, 1);
    assert.deepEqual(
      [results.tests[0]?.status, results.tests[0]?.expected],
      ['pass', expected],
      'what stands in the folder is what is checked first',
    );
  });

  it('shows the stages of a failed answer, and blames none where only a reference knows what is right', async () => {
    scaffold('how-far');
    const own = path.join(work, folderOf('how-far'));
    await writeFile(path.join(own, 'answer.sh'), 'sort numbers.txt | tail -n 1\n');
    const { status, stderr } = grade(own, '--stages');
    assert.equal(status, 1);
    assert.match(stderr, /^ {2}\d+ → \d+ rows? +sort numbers\.txt$/m);
    assert.match(stderr, /what a reference solution prints/);
    assert.doesNotMatch(stderr, /⚠/);
  });

  describe('with a mistake is named, with file and line or id', () => {
    const good = ownPack();
    const exercise = 'every-label/exercise.json';
    const cases = (json: Record<string, unknown>) => json['cases'] as Record<string, unknown>[];
    const mistakes: Readonly<Record<string, readonly [PackFiles, finding: string]>> = {
      'an unknown generator': [
        changed(good, exercise, (json) => (cases(json)[0]!['generator'] = { name: 'lables' })),
        `${exercise}:\\d+: .*usual: name`,
      ],
      'an unknown member': [
        changed(good, exercise, (json) => (cases(json)[0]!['visable'] = true)),
        `${exercise}:\\d+: .*visable`,
      ],
      'an unknown parameter': [
        changed(good, exercise, (json) => (cases(json)[0]!['generator'] = { name: 'labels', row: 3 })),
        `${exercise}:\\d+: .*row`,
      ],
      'no Korean': [{ ...good, 'every-label/ko.md': '# 제목\n' }, 'every-label/ko\\.md:\\d+: .*task'],
      'no Korean file': [without(good, 'every-label/ko.md'), 'every-label/ko\\.md:1: '],
      'a starter that passes': [
        { ...good, 'every-label/starter.sh': 'sort -u labels.txt\n' },
        '^every-label: the starter',
      ],
      'a wrong answer that is right': [
        { ...good, 'every-label/wrong/uniq.sh': 'sort labels.txt | uniq\n' },
        '^every-label: uniq.sh ',
      ],
      'one solution only': [without(good, 'how-far/solutions/once.sh'), 'how-far/solutions/?:1: '],
      'twice the same solution': [
        { ...good, 'how-far/solutions/once.sh': good['how-far/solutions/sorted.sh']! },
        'how-far/solutions/?:1: ',
      ],
      'solutions that do not agree': [
        { ...good, 'how-far/solutions/once.sh': 'echo 1\n' },
        '^how-far: once\\.sh does not pass',
      ],
      'a reference that fails': [
        { ...good, 'how-far/solutions/sorted.sh': 'echo 1\nls nothing\n' },
        '^how-far .*solutions/sorted\\.sh ended with exit status 2 .*nothing',
      ],
      'a reference that is no solution': [
        changed(good, 'how-far/exercise.json', (json) => {
          json['oracle'] = { name: 'solution', file: 'wrong/as-text.sh' };
        }),
        'how-far/exercise\\.json:\\d+: .*wrong/as-text\\.sh',
      ],
      'an id of ours': [
        Object.fromEntries(
          Object.entries(good).map(([file, content]) => [
            file.replace('every-label', 'labels-once'),
            file === 'pack.json' ? content.replace('every-label', 'labels-once') : content,
          ]),
        ),
        'pack\\.json:\\d+: The lab has an exercise labels-once',
      ],
      'JSON that is none': [{ ...good, [exercise]: '{ "lecture": ' }, `${exercise}:1: `],
      'a pack that is none': [{ ...good, 'pack.json': '[]' }, 'pack\\.json:1: '],
    };
    for (const [name, [files, finding]] of Object.entries(mistakes))
      it(name, async () => {
        const { status, stderr } = await verifyInstead(files);
        assert.equal(status, 1, stderr);
        assert.match(stderr, new RegExp(finding, 'm'));
      });
  });

  it('whose reference fails is an error of nobody who answers, and is not scaffolded', async () => {
    scaffold('how-far');
    const own = path.join(work, folderOf('how-far'));
    await writeFile(path.join(own, 'answer.sh'), right['how-far']!);
    const reference = path.join(packs, 'of-the-morning', 'how-far', 'solutions', 'sorted.sh');
    await writeFile(reference, 'exit 3\n');
    const { status, results, stderr } = grade(own);
    assert.deepEqual([status, results.status, results.tests], [2, 'error', []]);
    assert.match(stderr, /solutions\/sorted\.sh ended with exit status 3/);
    await rm(work, { recursive: true });
    const made = scaffold('how-far');
    assert.equal(made.status, 2);
    assert.match(made.stderr, /solutions\/sorted\.sh/);
    assert.deepEqual(await readdir(root), ['class']);
  });

  it('with an id of ours is left out of the list, and ours is the one that is graded', async () => {
    const files = Object.fromEntries(
      Object.entries(ownPack()).map(([file, content]) => [
        file.replace('every-label', 'labels-once'),
        content.replaceAll('every-label', 'labels-once'),
      ]),
    );
    await verifyInstead(files);
    const { stdout, stderr, status } = ailab('exercises', 'list', '--json', '--packs', packs, '--lang', 'ko');
    assert.equal(status, 0);
    const own = (JSON.parse(stdout) as { id: string; pack: string }[]).filter(
      ({ id }) => id === 'labels-once',
    );
    assert.deepEqual(
      own.map(({ pack }) => pack),
      ['text'],
    );
    assert.match(stderr, /pack\.json:\d+: labels-once은\(는\) 랩에 이미 있는/);
  });

  describe('of a stranger is harmless', () => {
    const secret = 'a secret of the person';

    it('huge, deep, or with names that lead out', async () => {
      await writeFile(path.join(root, 'secret.sh'), secret);
      const huge = await verifyInstead({ ...ownPack(), 'pack.json': ' '.repeat(300_000) + '[]' });
      assert.equal(huge.status, 1);
      assert.match(huge.stderr, /pack\.json:1: This file is too large/);
      const names = ['../../../../secret', '/etc', '..', 'a/b', 'A', '', 'x'.repeat(99)];
      const lead = await verifyInstead(
        changed(ownPack(), 'pack.json', (json) => (json['exercises'] = names)),
      );
      assert.equal(lead.status, 1);
      assert.deepEqual(lead.report.exercises, []);
      assert.ok(!JSON.stringify(lead).includes(secret));
      let deep = '[';
      for (let at = 0; at < 16; at++) deep += deep;
      const nested = await verifyInstead({ ...ownPack(), 'how-far/exercise.json': deep.slice(0, 190_000) });
      assert.equal(nested.status, 1);
    });

    it('with links out of it', async () => {
      await writeFile(path.join(root, 'secret.sh'), `echo ${secret}\n`);
      const own = path.join(packs, 'of-the-morning');
      await rm(path.join(own, 'how-far', 'solutions', 'sorted.sh'));
      await symlink(path.join(root, 'secret.sh'), path.join(own, 'how-far', 'solutions', 'sorted.sh'));
      await rm(path.join(own, 'every-label', 'solutions'), { recursive: true });
      await symlink(root, path.join(own, 'every-label', 'solutions'));
      const { status, report } = verify();
      assert.equal(status, 1);
      assert.ok(!JSON.stringify(report).includes(secret));
      assert.ok(report.findings.some(({ file }) => file.includes('how-far')));
      assert.notEqual(scaffold('how-far').status, 0);
    });

    it('with a reference that reaches for what is outside, or has no end', async () => {
      const bait = path.join(root, 'bait');
      await writeFile(bait, '');
      const sorted = ownPack()['how-far/solutions/sorted.sh']!;
      const escaping = `rm -rf '${bait}' 2>/dev/null\ncat '${bait}' >/dev/null 2>&1\n(echo x > '${root}/out') 2>/dev/null\n(sleep 600 & ) 2>/dev/null\n${sorted}`;
      const held = await verifyInstead({ ...ownPack(), 'how-far/solutions/sorted.sh': escaping });
      assert.equal(held.report.exercises.length, 3);
      if (held.report.exercises[0]!.isolation !== 'none') {
        await readFile(bait);
        assert.ok(!(await readdir(root)).includes('out'));
      }
      const started = performance.now();
      const endless = await verifyInstead({
        ...ownPack(),
        'how-far/solutions/sorted.sh': 'while :; do :; done\n',
      });
      assert.equal(endless.status, 1);
      assert.match(endless.stderr, /solutions\/sorted\.sh was not finished after 10 seconds/);
      assert.ok(performance.now() - started < 50_000, 'the others were not waited for');
    });

    it('behind a mark that leads elsewhere', async () => {
      scaffold('how-far');
      const own = path.join(work, folderOf('how-far'));
      await writeFile(path.join(own, 'answer.sh'), right['how-far']!);
      const mark = path.join(own, 'cases', 'exercise.json');
      const from = async (way: unknown): Promise<number | null> => {
        await writeFile(mark, JSON.stringify({ id: 'how-far', pack: 'morning', from: way }));
        return grade(own).status;
      };
      const real = path.join(packs, 'of-the-morning');
      assert.equal(await from('../../packs/of-the-morning'), 0);
      await symlink(real, path.join(root, 'class', 'link'));
      await symlink(packs, path.join(root, 'class', 'links'));
      for (const way of [
        real,
        '../../link',
        '../../links/of-the-morning',
        '../../packs/../packs/of-the-morning',
        '../../packs/./of-the-morning',
        '..\\..\\packs\\of-the-morning',
        '../../packs',
        '../../../../../../../../../../../../../../../../',
        '/',
        '',
        'C:/packs',
        ['../../packs/of-the-morning'],
        `../../packs/${'x'.repeat(5000)}`,
      ])
        assert.equal(await from(way), 2, String(way));
      await mkdir(path.join(own, 'real'));
      await rename(mark, path.join(own, 'real', 'mark.json'));
      await writeFile(
        path.join(own, 'real', 'mark.json'),
        JSON.stringify({ id: 'how-far', from: '../../packs/of-the-morning' }),
      );
      await symlink(path.join(own, 'real', 'mark.json'), mark);
      assert.equal(grade(own).status, 2, 'a mark that is a link is none');
    });
  });
});

function without(files: PackFiles, name: string): PackFiles {
  return Object.fromEntries(Object.entries(files).filter(([file]) => file !== name));
}
