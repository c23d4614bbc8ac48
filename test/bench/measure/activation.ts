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
  await workbench.executeCommand('workbench.action.showRuntimeExtensions');
  const row = workbench.page
    .locator('.runtime-extensions-editor .monaco-list-row')
    .filter({ hasText: 'ai-service-lab.ai-service-lab' })
    .or(workbench.page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'AI Service Lab' }))
    .first();
  const text = (await row.locator('.activation-time').textContent()) ?? '';
  const found = /(\d+)\s*ms/.exec(text)?.[1];
  if (found === undefined) throw new Error(`Running Extensions says "${text}"`);
  return Number(found);
}
