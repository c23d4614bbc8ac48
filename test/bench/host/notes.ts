import { commands } from 'vscode';
import { inTime } from './inTime';
import { lab } from './lab';

/** Milliseconds from the command to the page's report that its first lecture is painted. */
export async function openLecture(place: string): Promise<number> {
  const feature = await (await lab().activate()).notes();
  const painted = new Promise<void>((resolve) => {
    const listener = feature.onDidPaint(({ what }) => {
      if (what !== 'first') return;
      listener.dispose();
      resolve();
    });
  });
  const started = performance.now();
  await commands.executeCommand('aiServiceLab.course.open', place);
  await inTime(painted, 'the first lecture');
  return performance.now() - started;
}

/** What the page itself took for each change of lecture, in milliseconds: from the state's arrival to its paint. */
export async function switchLectures(places: readonly string[]): Promise<number[]> {
  const feature = await (await lab().activate()).notes();
  await openLecture('1');
  const times: number[] = [];
  for (const place of places) {
    const switched = new Promise<number>((resolve) => {
      const listener = feature.onDidPaint(({ what, ms }) => {
        if (what !== 'switched') return;
        listener.dispose();
        resolve(ms);
      });
    });
    await commands.executeCommand('aiServiceLab.course.open', place);
    times.push(await inTime(switched, 'the other lecture'));
  }
  return times;
}
