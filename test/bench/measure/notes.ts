import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as yauzl from 'yauzl';
import { buildIndex } from '../../../src/core/course/search';
import { courseFiles, exerciseHeads, keystrokes } from '../../fixtures/search/course';
import { builtReader } from '../../fixtures/notes/built';
import { repoRoot } from '../../harness/cache/paths';
import type { Workbench } from '../../harness/workbench';
import type { Bench } from '../bench';
import type { Figure } from '../figure';
import { Headings } from '../headings';
import { inTurn } from '../stats';

/** Two lectures with their titles: the first is the one that is opened, the second the one that follows it. */
const lectures = [
  { place: '8', file: '08-docker.md', title: 'Docker' },
  { place: '9', file: '09-mlflow.md', title: 'MLflow' },
] as const;

/** The lectures' panel beside VS Code's own preview of the same texts. */
export async function notes(bench: Bench): Promise<Figure[]> {
  const figures: Figure[] = [];
  if (
    ['notes.open.preview', 'notes.open.floor', 'notes.switch.preview', 'notes.switch.page'].some((id) =>
      bench.wants(id),
    )
  )
    figures.push(...(await bench.attempt('lectures', () => panel(bench))));
  if (bench.wants('notes.search')) figures.push(...(await search(bench)));
  if (bench.wants('notes.size'))
    figures.push(...(await bench.attempt('size of the lectures', () => size(bench))));
  return figures;
}

async function panel(bench: Bench): Promise<readonly Figure[]> {
  const editor = await bench.editor();
  const { workbench } = editor;
  const folder = await bench.folder();
  for (const { file } of lectures)
    await copyFile(path.join(repoRoot, 'media', 'course', 'en', file), path.join(folder, file));
  const headings = await Headings.watch(workbench);
  const [first, second] = lectures;
  const quiet = async (): Promise<void> => {
    await workbench.executeCommand('workbench.action.closeAllEditors');
    await sleep(500);
  };
  const openOurs = async (): Promise<{ open: number; change: number }> => {
    await quiet();
    const show = (place: string) => workbench.executeCommand('aiServiceLab.course.open', place);
    const open = await headings.until(first.title, () => show(first.place));
    // The time in which a person reads a line.
    await sleep(1500);
    return { open, change: await headings.after(second.title, () => pressNext(workbench)) };
  };
  const openPreview = async (): Promise<{ open: number; change: number }> => {
    await quiet();
    const show = (file: string) =>
      workbench.executeCommand('markdown.showPreview', { $uri: path.join(folder, file) });
    const open = await headings.until(first.title, () => show(first.file));
    await sleep(1500);
    return { open, change: await headings.until(second.title, () => show(second.file)) };
  };
  // Both warm: a panel of each kind was open before.
  await openOurs();
  await openPreview();
  const { ours, preview } = await inTurn(bench.runs, { ours: openOurs, preview: openPreview });
  const name = `Markdown preview of VS Code ${editor.version}`;
  const compared = (id: string, what: 'open' | 'change'): Figure[] =>
    bench.figure({
      id,
      quantity: 'ms',
      ours: ours.map((one) => one[what]),
      name,
      against: preview.map((one) => one[what]),
    });
  const figures = [...compared('notes.open.preview', 'open'), ...compared('notes.switch.preview', 'change')];
  if (bench.wants('notes.open.floor')) {
    const sides = await inTurn(bench.runs, {
      floor: () => editor.call('floor', {}),
      ours: () => editor.call('lecture', { place: first.place }),
    });
    const against = sides.floor.map(({ ms }) => ms);
    figures.push(
      ...bench.figure({
        id: 'notes.open.floor',
        quantity: 'ms',
        ours: sides.ours,
        name: 'empty webview panel',
        against,
      }),
    );
  }
  if (bench.wants('notes.switch.page')) {
    const places = Array.from({ length: bench.runs * 2 }, (_one, index) => String((index % 9) + 2));
    const times = await editor.call('switchLectures', { places });
    figures.push(
      ...bench.figure({
        id: 'notes.switch.page',
        quantity: 'ms',
        ours: [...times],
        name: '50 ms: 3 frames at 60 Hz',
        against: 50,
      }),
    );
  }
  return figures;
}

/** A person's click on the way to the next lecture; when the page got it, in milliseconds of the clock. */
async function pressNext(workbench: Workbench): Promise<number> {
  const page = await workbench.webview({ has: builtReader });
  await page.evaluate(() =>
    addEventListener(
      'click',
      ({ timeStamp }) => Object.assign(globalThis, { pressedAt: performance.timeOrigin + timeStamp }),
      { capture: true, once: true },
    ),
  );
  await page.locator('[data-tool=next]').click();
  return page.evaluate(() => (globalThis as unknown as { pressedAt: number }).pressedAt);
}

/** A keystroke in the search box: the slowest hundredth of all that learners would type, each taken warm. */
async function search(bench: Bench): Promise<Figure[]> {
  const index = buildIndex(courseFiles, { exercises: await exerciseHeads() });
  const typed = keystrokes();
  const slow = Array.from({ length: bench.runs + 1 }, () => {
    const times = typed.map((query) => {
      const started = performance.now();
      index.search(query, { lang: 'ko' });
      return performance.now() - started;
    });
    return times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Infinity;
  }).slice(1);
  return bench.figure({
    id: 'notes.search',
    quantity: 'ms',
    ours: slow,
    name: '10 ms a keystroke',
    against: 10,
  });
}

/** What lectures, figures and search add to the package, compressed as they are in it. */
async function size(bench: Bench): Promise<readonly Figure[]> {
  const { vsix } = await bench.packaged();
  const bytes = await new Promise<number>((resolve, reject) => {
    yauzl.open(vsix, { lazyEntries: false }, (error, zip) => {
      if (error) {
        reject(error);
        return;
      }
      let sum = 0;
      zip.on('entry', ({ fileName, compressedSize }: yauzl.Entry) => {
        if (
          /^extension\/(media\/course\/|dist\/features\/notes\.js|dist\/media\/(notes-|figures\/))/.test(
            fileName,
          )
        )
          sum += compressedSize;
      });
      zip.on('end', () => resolve(sum));
      zip.on('error', reject);
    });
  });
  return bench.figure({
    id: 'notes.size',
    quantity: 'bytes',
    ours: [bytes],
    name: '1.5 MB',
    against: 1_500_000,
  });
}
