import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { chosenIndexes, chosenSeed, describeMutant, mutantOf, type Mutant } from '../../fixtures/mutants';
import { sharedWorkbench, temporaryWorkspace } from '../../harness/session';
import type { Workbench } from '../../harness/workbench';
import { eventually } from '../dashboard/open';
import { withoutExcuse } from './complaints';

const count = 50;
/** Of all mutants with a seed every so-manieth is shown here; an odd number, so that all kinds come by. */
const step = 41;

/** What the panel's own page shows. */
interface Panel {
  readonly status: 'loading' | 'message' | 'tiles';
  /** The sentence and the way out that stand in place of tiles. */
  readonly message: string;
  readonly buttons: number;
}

describe('mutants of real notebooks in VS Code', () => {
  let lab: Workbench;
  let folder: string;
  before(async function () {
    this.timeout(600_000);
    folder = await temporaryWorkspace();
    lab = await sharedWorkbench('trusted', folder);
    await lab.executeCommand('workbench.action.closeAllEditors');
  });

  it(`show tiles or say why not, ${count} of them, and close again`, async function () {
    this.timeout(600_000);
    const seed = chosenSeed();
    const indexes = chosenIndexes(count * step).filter(
      (index, _at, all) => all.length === 1 || index % step === 0,
    );
    console.log(`      AILAB_SEED=${seed}, ${indexes.length} mutants`);
    const started = performance.now();
    for (const index of indexes) {
      const mutant = mutantOf(seed, index);
      try {
        await show(mutant);
      } catch (error) {
        throw new Error(`${describeMutant(mutant)}: ${(error as Error).message}`, { cause: error });
      }
    }
    console.log(`      ${((performance.now() - started) / 1000 / indexes.length).toFixed(2)} s each`);
    assert.deepEqual(lab.outsideRequests, []);
  });

  async function show(mutant: Mutant): Promise<void> {
    const name = `mutant-${mutant.index}.ipynb`;
    await writeFile(path.join(folder, name), mutant.bytes);
    const before = lab.problems.length;
    await lab.executeCommand('aiServiceLab.dashboard.preview', { $uri: path.join(folder, name) });
    let panel: Panel = { status: 'loading', message: '', buttons: 0 };
    let page: Frame | undefined;
    await eventually('the panel has something to show', async () => {
      page = await lab.webview({ has: 'iframe.inner-frame', timeout: 1000 });
      if (!(await page.title()).includes(name)) return false;
      panel = await page.evaluate(readPanel);
      return panel.status !== 'loading';
    });
    if (panel.status === 'message') {
      assert.ok(panel.message.length > 20, `a message that says little: ${panel.message}`);
      assert.ok(panel.buttons > 0, `no way out of: ${panel.message}`);
    } else await eventually('the first screen of tiles is drawn', () => isDrawn(page));
    const notices = await noticesOf(page);
    // The window and the extension host are still there for the person.
    await lab.companion.environment();
    await lab.page.evaluate(() => document.title);
    await lab.executeCommand('workbench.action.closeAllEditors');
    assert.deepEqual(await lab.companion.tabs(), [], 'something stays open');
    const widgets = mutant.bytes.toString();
    const said = lab.problems.slice(before).map(({ text }) => text);
    assert.deepEqual(withoutExcuse(said, { trusted: true, notices, widgets }), []);
  }

  async function isDrawn(page: Frame | undefined): Promise<boolean> {
    if (!page) return false;
    const tiles = await lab.nestedFrame(page, 'iframe.inner-frame');
    return tiles.evaluate(() => {
      const onScreen = [...document.querySelectorAll('.tile')].filter((tile) => {
        const { top, bottom } = tile.getBoundingClientRect();
        return top < innerHeight && bottom > 0;
      });
      return onScreen.length > 0 && onScreen.every((tile) => tile.classList.contains('drawn'));
    });
  }

  async function noticesOf(page: Frame | undefined): Promise<string[]> {
    if (!page) return [];
    const tiles = await lab.nestedFrame(page, 'iframe.inner-frame');
    return tiles.locator('.notice').allTextContents();
  }
});

/** Runs in the panel's page. */
function readPanel(): Panel {
  const central = document.querySelector<HTMLElement>('.central');
  const frame = document.querySelector<HTMLElement>('iframe.inner-frame');
  if (!central || !frame) return { status: 'loading', message: '', buttons: 0 };
  if (central.hidden) return { status: frame.hidden ? 'loading' : 'tiles', message: '', buttons: 0 };
  const isLoading = central.classList.contains('central-loading');
  return {
    status: isLoading ? 'loading' : 'message',
    message: central.querySelector('.message p')?.textContent ?? '',
    buttons: central.querySelectorAll('button').length,
  };
}
