import assert from 'node:assert/strict';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { sharedWorkbench, temporaryWorkspace } from '../../harness/session';
import type { Workbench } from '../../harness/workbench';
import { shown, writeNotebook } from './notebooks';
import { eventually, openDashboard, shownDashboard, waitForText } from './open';

const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const script = shown({
  'text/html':
    '<p id="said">not run</p><script>document.getElementById("said").textContent = "it ran"</script>',
});

describe('trust', () => {
  it('in Restricted Mode nothing of the notebook runs, a bar says so, and its button leads to VS Code', async () => {
    const folder = await temporaryWorkspace();
    await writeNotebook(path.join(folder, 'a.ipynb'), [{ source: 's', outputs: [script] }]);
    const lab = await sharedWorkbench('restricted', folder);
    const { page, tiles } = await openDashboard(lab, folder, 'a.ipynb');
    await waitForText(tiles, 'not run');
    await waitForText(page, 'This notebook is not trusted');
    await page.getByRole('button', { name: 'Trust…' }).click();
    await lab.page.getByText('You are in Restricted Mode').first().waitFor();
  });

  describe('of a notebook outside the workspace folders', () => {
    let lab: Workbench;
    let outside: string;
    const file = (): string => path.join(outside, 'mail.ipynb');

    before(async () => {
      outside = await temporaryWorkspace();
      lab = await sharedWorkbench('trusted', await temporaryWorkspace());
      await writeNotebook(file(), [{ source: 's', outputs: [script] }]);
    });

    it('is off at first, on when the person says so, and off again when the content changes', async () => {
      const first = await openDashboard(lab, outside, 'mail.ipynb');
      await waitForText(first.tiles, 'not run');
      await first.page.getByRole('button', { name: 'Trust…' }).click();
      const dialog = lab.page.locator('.monaco-dialog-box');
      await dialog.getByText('Trust the content of mail.ipynb?').waitFor();
      await dialog.getByRole('button', { name: 'Trust', exact: true }).click();
      await eventually('the script runs', async () => {
        const { tiles } = await shownDashboard(lab);
        return (await tiles.innerText('body')).includes('it ran');
      });
      await appendFile(file(), '\n');
      await eventually('the changed file is not trusted', async () => {
        const { page, tiles } = await shownDashboard(lab);
        const [around, inside] = await Promise.all([page.innerText('body'), tiles.innerText('body')]);
        return around.includes('is not trusted') && inside.includes('not run');
      });
    });

    it('is refused by Cancel', async () => {
      const { page } = await openDashboard(lab, outside, 'mail.ipynb');
      await page.getByRole('button', { name: 'Trust…' }).click();
      const dialog = lab.page.locator('.monaco-dialog-box');
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      const { tiles } = await shownDashboard(lab);
      await waitForText(tiles, 'not run');
    });
  });

  it('can be taken back for a notebook of a trusted folder', async () => {
    const folder = await temporaryWorkspace();
    await writeNotebook(path.join(folder, 'b.ipynb'), [{ source: 's', outputs: [script] }]);
    const lab = await sharedWorkbench('trusted', folder);
    const before = await openDashboard(lab, folder, 'b.ipynb');
    await waitForText(before.tiles, 'it ran');
    await lab.executeCommand('aiServiceLab.dashboard.untrust');
    await eventually('the script does not run', async () => {
      const { tiles } = await shownDashboard(lab);
      return (await tiles.innerText('body')).includes('not run');
    });
  });
});

describe('images', () => {
  let lab: Workbench;
  let folder: string;
  let server: Server;
  let host: string;
  const asked: string[] = [];

  before(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end(gif);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    folder = await temporaryWorkspace();
    await writeFile(path.join(folder, 'beside.gif'), gif);
    await writeNotebook(path.join(folder, 'i.ipynb'), [
      { type: 'markdown', source: `![near](beside.gif) ![far](http://${host}/far.gif)` },
      {
        source: 'h',
        outputs: [shown({ 'text/html': `<img alt="html" src="http://${host}/html.gif"><b>shown</b>` })],
      },
    ]);
    lab = await sharedWorkbench('trusted', folder);
  });
  after(() => server.close());

  it('beside the notebook are shown; those of the web are named and not fetched, though the notebook is trusted', async () => {
    const { tiles } = await openDashboard(lab, folder, 'i.ipynb');
    await waitForText(tiles, 'shown');
    await tiles.waitForFunction(() =>
      [...document.images].some(
        (image) => image.alt === 'near' && image.complete && image.naturalWidth === 1,
      ),
    );
    await waitForText(tiles, '127.0.0.1');
    assert.deepEqual(asked, []);
  });

  it('of the web are loaded once, after a question that names host and address', async () => {
    const { tiles } = await shownDashboard(lab);
    await tiles
      .getByRole('button', { name: /load once/i })
      .first()
      .click();
    const dialog = lab.page.locator('.monaco-dialog-box');
    await dialog.getByText(`http://${host}/far.gif`).waitFor();
    assert.deepEqual(asked, []);
    await dialog.getByRole('button', { name: 'Load Once' }).click();
    await tiles.waitForFunction(() =>
      [...document.images].some((image) => image.alt === 'far' && image.complete && image.naturalWidth === 1),
    );
    assert.deepEqual(asked, ['/far.gif']);
    assert.match(await readFile(path.join(folder, 'i.ipynb'), 'utf8'), /far\.gif/);
  });
});
