import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bytesOf } from '../../../src/core/scaffold/plan';
import { projectPlan, projectSources } from '../../../src/core/scaffold/project';
import { parseLecture } from '../../../src/core/notes/lecture';
import { readFiles } from '../../../src/process/folder';
import type { Lang } from '../../../src/shared/t';
import { ensurePython, whyNoPython, type PythonKind } from '../../harness/python';
import { temporaryWorkspace } from '../../harness/session';
import { skip } from '../../harness/skip';

interface Told {
  readonly type: 'error' | 'stdout' | 'stderr' | 'display';
  readonly text: string;
}

const langs: readonly Lang[] = ['en', 'ko'];

/** A course project in a folder of its own. */
async function scaffold(lang: Lang): Promise<string> {
  const folder = await temporaryWorkspace();
  const template = await readFiles('media/templates/project', projectSources(lang));
  for (const file of projectPlan(lang, template)) {
    const target = path.join(folder, file.path);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, bytesOf(file));
  }
  return folder;
}

const python: Partial<Record<PythonKind, string>> = {};

/** Standard output of a script that must end well. */
function run(kind: PythonKind, folder: string, words: readonly string[], input = ''): string {
  const { stdout, stderr, status } = spawnSync(python[kind] ?? '', words, {
    cwd: folder,
    input,
    encoding: 'utf8',
    timeout: 120_000,
    env: { ...process.env, PYTHONIOENCODING: 'utf-8', PYTHONDONTWRITEBYTECODE: '1' },
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

const check = (kind: PythonKind, folder: string, ...words: string[]): unknown =>
  JSON.parse(
    run(kind, folder, [path.resolve('test/e2e/python/project_checks.py'), ...words])
      .trim()
      .split('\n')
      .at(-1)!,
  );

/** Runs a notebook's cells and then some of ours in a real kernel. */
async function runNotebook(
  folder: string,
  name: string,
  more: readonly string[],
  mend: (source: string) => string = (source) => source,
): Promise<Told[][]> {
  const notebook = JSON.parse(await readFile(path.join(folder, name), 'utf8')) as {
    cells: { cell_type: string; source: string | string[] }[];
  };
  const cells = notebook.cells
    .filter((cell) => cell.cell_type === 'code')
    .map(({ source }) => mend(Array.isArray(source) ? source.join('') : source));
  const script = path.resolve('test/e2e/python/run_cells.py');
  return JSON.parse(run('test', folder, [script, folder], JSON.stringify([...cells, ...more]))) as Told[][];
}

/** As the browser sends it, over the widget's own wire format. */
const upload = (file: string): string => `data = open('samples/${file}.png', 'rb').read()
uploader.set_state({'value': [{'name': '${file}.png', 'type': 'image/png', 'size': len(data),
    'last_modified': 1700000000000, 'content': memoryview(data)}]})
assert picture.value == data and not button.disabled
button.click()`;
const shown = `print(''.join(output.get('text', output.get('evalue', '')) for output in answer.outputs))`;

const errorsIn = (told: readonly Told[][]): string[] =>
  told.flat().flatMap(({ type, text }) => (type === 'error' ? [text] : []));

describe('the course project, run by Python', function () {
  const folders = {} as Record<Lang, string>;

  before(async function () {
    this.timeout(600_000);
    const why = await whyNoPython('test');
    if (why !== undefined) skip(this, why);
    python.test = await ensurePython('test');
    for (const lang of langs) folders[lang] = await scaffold(lang);
  });

  it('has the same code in both languages', () => {
    for (const file of ['pictures.py', 'train.py', 'predict.py', 'app.py']) {
      const other = path.join(folders.ko, file);
      assert.equal(check('test', folders.en, 'same_code', file, other), true, file);
    }
  });

  it('trains to weights as good as those that it brings, and the same again with the same seed', async () => {
    for (const lang of langs) {
      const folder = folders[lang];
      const brought = check('test', folder, 'accuracy', 'weights.npz') as number;
      assert.ok(brought > 0.9 && brought < 1, `${brought}`);
      const said = run('test', folder, ['train.py', '--weights', 'mine.npz', '--log', 'a.log']);
      assert.match(said, /9\d\.\d%.*mine\.npz.*a\.log/);
      assert.ok(Math.abs((check('test', folder, 'accuracy', 'mine.npz') as number) - brought) < 0.01);
      run('test', folder, ['train.py', '--weights', 'again.npz', '--log', 'b.log']);
      const [mine, again] = await Promise.all(
        ['mine.npz', 'again.npz'].map((f) => readFile(path.join(folder, f))),
      );
      assert.ok(mine!.equals(again!) && mine!.length < 300e3);
    }
  });

  it('logs one line an epoch with date and hour, and adds to an older log', async () => {
    const folder = folders.ko;
    for (const epochs of ['3', '2'])
      run('test', folder, ['train.py', '--epochs', epochs, '--weights', 'short.npz', '--log', 'c.log']);
    const lines = (await readFile(path.join(folder, 'c.log'), 'utf8')).trimEnd().split('\n');
    const form = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d INFO epoch=(\d) loss=\d\.\d{4} val_accuracy=[01]\.\d{3}$/;
    assert.deepEqual(
      lines.map((line) => form.exec(line)?.[1]),
      ['1', '2', '3', '1', '2'],
    );
  });

  it('gets worse in a dim kitchen, as the lectures need it', () => {
    const said = run('test', folders.en, [
      'train.py',
      '--light',
      '30',
      '--weights',
      'dim.npz',
      '--log',
      'd.log',
    ]);
    assert.ok(Number(/([\d.]+)%/.exec(said)?.[1]) < 90, said);
  });

  it('draws the samples that it brings', async () => {
    const folder = await scaffold('en');
    run('test', folder, ['pictures.py']);
    for (const name of ['taco-1', 'taco-2', 'burrito-1', 'burrito-2', 'empty-plate']) {
      const theirs = path.join(folders.en, 'samples', `${name}.png`);
      assert.equal(check('test', folder, 'same_pictures', `samples/${name}.png`, theirs), true, name);
    }
  });

  it('has a notebook that runs from top to bottom and answers uploads', async function () {
    // Two kernels that import numpy, matplotlib and ipywidgets; each run has a limit of its own.
    this.timeout(300_000);
    for (const [lang, taco, burrito] of [
      ['en', 'taco', 'burrito'],
      ['ko', '타코', '부리토'],
    ] as const) {
      const first = 'assert button.disabled and picture.value';
      const acts = [first, upload('taco-2'), shown, upload('burrito-1'), shown];
      const told = await runNotebook(folders[lang], 'dashboard.ipynb', acts);
      assert.deepEqual(errorsIn(told), []);
      const said = (at: number): string =>
        told
          .at(at)
          ?.map(({ text }) => text)
          .join('') ?? '';
      assert.match(said(-3), new RegExp(`^${taco}, 9\\d%`));
      assert.match(said(-1), new RegExp(`^${burrito}, [89]\\d%`));
      assert.match(said(-6), new RegExp(`empty-plate +${taco}`));
    }
  });

  it('has a twin that fails as its stored outputs say, and works when its four places are mended', async () => {
    for (const lang of langs) {
      const folder = folders[lang];
      const broken = await runNotebook(folder, 'dashboard_ipywidgets7.ipynb', [shown]);
      assert.deepEqual(errorsIn(broken), ["AttributeError: 'FileUpload' object has no attribute 'data'"]);
      assert.match(broken.at(-1)?.[0]?.text ?? '', /'tuple' object has no attribute 'values'/);

      const mend = (source: string): string =>
        source
          .replaceAll('list(uploader.value.values())[0]', 'uploader.value[0]')
          .replace("photo['metadata']['name']", "photo['name']")
          .replace('names="data"', 'names="value"')
          .replace('len(uploader.data)', 'len(uploader.value)')
          .replace(/^button\.click\(\)$/m, '');
      const told = await runNotebook(
        folder,
        'dashboard_ipywidgets7.ipynb',
        [upload('burrito-1'), shown],
        mend,
      );
      assert.deepEqual(errorsIn(told), []);
      assert.match(told.at(-1)?.[0]?.text ?? '', /burrito-1\.png: .*[89]\d%/);
    }
  });

  describe('its app', () => {
    before(async function () {
      this.timeout(900_000);
      const why = await whyNoPython('course');
      if (why !== undefined) skip(this, why);
      python.course = await ensurePython('course');
    });

    it('asks for a photo, refuses what is none, answers, and says when it is not sure', () => {
      for (const [lang, title, taco, burrito, unsure] of [
        ['en', 'Taco or burrito?', 'taco', 'burrito', 'not sure'],
        ['ko', '타코일까, 부리토일까?', '타코', '부리토', '잘 모르겠어요'],
      ] as const) {
        const app = path.join(folders[lang], 'app.py');
        const seen = check('course', folders[lang], 'app', app) as Record<string, string | string[]>;
        assert.deepEqual([seen['title'], seen['unsure'], seen['exceptions']], [title, unsure, []]);
        assert.equal(seen['early']?.length, 1);
        assert.equal(seen['none']?.length, 1);
        assert.match(seen['taco']?.[0] ?? '', new RegExp(`^${taco} 9\\d%`));
        assert.match(seen['burrito']?.[0] ?? '', new RegExp(`^${burrito} 9\\d%`));
      }
    });

    it('and the app of lecture 6 pass its test, with the weights of each other, of training and of lecture 9', async () => {
      for (const lang of langs) {
        const [lecture6 = '', lecture9 = ''] = await Promise.all(
          ['06-streamlit', '09-mlflow'].map((name) => readFile(`media/course/${lang}/${name}.md`, 'utf8')),
        );
        const block = (lecture: string, name: string): string =>
          parseLecture(lecture).code.find(({ attributes }) => attributes.get('file') === name)?.text ?? '';
        const folder = await scaffold(lang);
        const put = (name: string, text: string): Promise<void> => writeFile(path.join(folder, name), text);
        const test = `${block(lecture6, 'test_app.py')}\ntest_half_moon_is_a_taco()\n`;
        await put('make_model.py', block(lecture6, 'make_model.py'));
        // Its lines about MLflow are left out: only what it writes is looked at.
        const track = block(lecture9, 'track.py').split('runs = mlflow')[0] ?? '';
        await put(
          'track.py',
          track.replace('import mlflow', 'from unittest.mock import MagicMock\nmlflow = MagicMock()'),
        );
        const own = await readFile(path.join(folder, 'app.py'), 'utf8');
        for (const maker of [undefined, 'make_model.py', 'track.py', 'train.py']) {
          if (maker !== undefined) run('course', folder, [maker]);
          // Lecture 9 trains for ten epochs only: its model is less sure.
          const least = maker === 'track.py' ? 'app.slider[0].set_value(0.5); app.button' : 'app.button';
          await put('test_app.py', test.replace('app.button', least));
          for (const app of [own, block(lecture6, 'app.py')]) {
            await put('app.py', app);
            run('course', folder, ['test_app.py']);
          }
        }
      }
    });

    it('shares its heart with lecture 3, word for word but for names', async () => {
      for (const lang of langs) {
        const { code } = parseLecture(await readFile(`media/course/${lang}/03-serving.md`, 'utf8'));
        const shown = code.find(({ text }) => text.includes('def classify(model, images)'))?.text ?? '';
        const folder = folders[lang];
        await writeFile(path.join(folder, 'lecture3.py'), shown);
        const compare = `import lecture3, predict, glob
model = predict.load()
for file in glob.glob('samples/*.png'):
    images = [predict.pixels_of(file, model)]
    assert lecture3.classify(lecture3.load(), images) == predict.classify(model, images)`;
        run('course', folder, ['-c', compare]);
      }
    });
  });
});
