import type { Bench } from '../bench';
import type { Editor } from '../editor';
import type { Figure } from '../figure';

/** What activation alone loads and takes, in extension hosts in which nothing of ours ran before. */
export async function activation(bench: Bench): Promise<Figure[]> {
  const editor = await bench.editor();
  const bytes: number[] = [];
  const times: number[] = [];
  for (let run = 0; run < bench.runs; run++) {
    await editor.restart();
    const files = await editor.call('activation', {});
    bytes.push(files.reduce((sum, file) => sum + file.bytes, 0));
    times.push(await activationTime(editor));
  }
  return [
    ...bench.figure({
      id: 'activation.bytes',
      quantity: 'bytes',
      ours: bytes,
      name: '150 kB',
      against: 150_000,
    }),
    ...bench.figure({ id: 'activation.time', quantity: 'ms', ours: times, name: '20 ms', against: 20 }),
  ];
}

/** VS Code's own measure, as "Developer: Show Running Extensions" shows it: loading the code and calling `activate`. */
async function activationTime({ workbench }: Editor): Promise<number> {
  // Slowest first, and rows outside the list's view are not drawn: ours is far down.
  const { page } = workbench;
  await workbench.setViewport(1280, 2400);
  await workbench.executeCommand('workbench.action.showRuntimeExtensions');
  await page.locator('.runtime-extensions-editor .monaco-list-row').first().waitFor();
  const list = page.locator('.runtime-extensions-editor .monaco-list');
  const row = list.locator('.monaco-list-row').filter({ hasText: 'AI Service Lab' });
  await list.focus();
  for (let pages = 0; pages < 10 && (await row.count()) === 0; pages++) await page.keyboard.press('PageDown');
  const text = (await row.first().locator('.activation-time').textContent()) ?? '';
  await workbench.setViewport(1280, 800);
  const found = /(\d+)\s*ms/.exec(text)?.[1];
  if (found === undefined) throw new Error(`Running Extensions says "${text}"`);
  return Number(found);
}
