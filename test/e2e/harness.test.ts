import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sharedWorkbench, temporaryWorkspace } from '../harness/session';
import type { Workbench } from '../harness/workbench';

// What other tests lean on must itself be seen to work: a watcher that sees nothing would pass every one of them.
describe('harness', () => {
  let lab: Workbench;
  let folder: string;

  before(async function () {
    this.timeout(600_000);
    folder = await temporaryWorkspace('test/fixtures/sample-workspace');
    lab = await sharedWorkbench('trusted', folder);
  });

  it('sees requests that leave the machine, of pages and of workers', async () => {
    const before = lab.outsideRequests.length;
    const page = await lab.context.newPage();
    await page.goto(`${lab.server.origin}/version`);
    await page.evaluate(async () => {
      await fetch('http://outside.invalid/page').catch(() => undefined);
      const source =
        "fetch('https://outside.invalid/worker').catch(() => undefined).then(() => postMessage(0))";
      const worker = new Worker(URL.createObjectURL(new Blob([source])));
      await new Promise((resolve) => (worker.onmessage = resolve));
    });
    await page.close();
    assert.deepEqual(lab.outsideRequests.slice(before), [
      'GET http://outside.invalid/page',
      'CONNECT outside.invalid:443',
    ]);
    // The next test of the session starts from none.
    lab.forget();
  });

  it('finds the content of a webview, also after a reload of the window', async () => {
    const query = { extensionId: 'vscode.markdown-language-features', has: 'h1' };
    await lab.executeCommand(
      'vscode.openWith',
      { $uri: path.join(folder, 'README.md') },
      'vscode.markdown.preview.editor',
    );
    assert.match((await (await lab.webview(query)).textContent('h1')) ?? '', /sample workspace/);
    await lab.reloadWindow();
    assert.match((await (await lab.webview(query)).textContent('h1')) ?? '', /sample workspace/);
  });

  it('switches between the four themes', async () => {
    const backgrounds = new Set<string>();
    for (const theme of ['light', 'dark', 'hcLight', 'hcDark'] as const) {
      await lab.setTheme(theme);
      const body = lab.page.locator('.monaco-workbench .part.editor').first();
      backgrounds.add(
        await body.evaluate(
          (element) => getComputedStyle(element).backgroundColor + getComputedStyle(element).color,
        ),
      );
    }
    assert.equal(backgrounds.size, 4, [...backgrounds].join('\n'));
    await lab.setTheme('dark');
  });

  it('runs commands by id with their arguments, and reads notifications', async () => {
    const file = path.join(folder, 'gone.txt');
    await writeFile(file, 'x');
    await lab.executeCommand('vscode.open', { $uri: file });
    await lab.page.locator('.tab.active[data-resource-name="gone.txt"]').waitFor();
    assert.ok((await lab.companion.tabs()).some(({ label }) => label === 'gone.txt'));
    await assert.rejects(lab.executeCommand('no.such.command'), /no\.such\.command/);
    await lab.companion.notify('한국어 알림', 'Yes');
    const shown = await lab.notifications();
    assert.ok(
      shown.some((text) => text.includes('한국어 알림')),
      shown.join(),
    );
    await lab.clickNotification('Yes');
    assert.deepEqual(await lab.notifications(), []);
  });

  it('writes a screenshot of the size that was asked for', async () => {
    await lab.setViewport(400, 700);
    const png = await readFile(await lab.screenshot('harness-400'));
    await lab.setViewport(1280, 800);
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [400, 700]);
  });
});
