import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { tokenOf, witness, type Attack, type AttackNotebook } from '../../fixtures/attacks';
import { t } from '../../../src/shared/t';
import type { Workbench } from '../../harness/workbench';
import { eventually } from '../dashboard/open';
import { clickEverything, isPolluted, unsafeNodes } from './inspect';
import type { Sign, Watch } from './watch';

/** Milliseconds that attacks have for what they do by themselves after they are drawn. */
const settle = 250;
/** Milliseconds until what a page should show has to be there. */
const patience = 20_000;

/** Ours, where "load once" was clicked; VS Code's, about the one web address that stands as text in an attack. */
const expected = ['Load an image from', 'http://www.w3.org/2000/svg'];

export interface RunOptions {
  readonly trusted: boolean;
  readonly folder: string;
  /** Told of signs that only say that a trusted script ran. */
  readonly onRan: (token: string) => void;
}

/** Runs the corpus's notebooks one after the other in one window, and tells what each attack did. */
export class AttackRun {
  readonly #failures = new Map<string, string[]>();
  readonly drawn = new Set<string>();

  constructor(
    readonly lab: Workbench,
    readonly watch: Watch,
    readonly options: RunOptions,
  ) {}

  /** What an attack did that it must not do; empty where it failed as it should. */
  failuresOf(attack: Attack): readonly string[] {
    return this.#failures.get(tokenOf(attack)) ?? [];
  }

  async run(notebook: AttackNotebook): Promise<void> {
    const { lab, options } = this;
    const file = path.join(options.folder, notebook.file);
    await writeFile(file, notebook.text);
    await lab.executeCommand('workbench.action.closeAllEditors');
    // What came after the notebook before this one was closed is not this one's.
    this.#blame(undefined, this.watch.take());
    // Playwright now and then loses the frame of a webview, which VS Code writes into a frame that it had opened.
    let shown: { page: Frame; tiles: Frame } | undefined;
    for (let at = 0; at < 5 && !shown; at++) shown = await this.#open(file, notebook);
    if (!shown) {
      await lab.keepEvidence(`attack ${notebook.file}`);
      for (const attack of notebook.attacks) this.#fail(tokenOf(attack), 'the dashboard did not open');
    } else {
      const { page, tiles } = shown;
      const destroys = options.trusted && notebook.attacks.some(({ trust }) => trust === 'trusted');
      await this.#scrollThrough(tiles);
      await lab.page.waitForTimeout(settle);
      if (notebook.clicked) await this.#realClicks(page, tiles, notebook);
      else await tiles.evaluate(clickEverything).catch(() => undefined);
      await lab.page.waitForTimeout(60);
      await this.#judgePage(notebook, page, tiles, destroys);
    }
    this.#blame(notebook, this.watch.take());
    // A question that came late.
    if (notebook.clicked) {
      await this.#sayNo(notebook);
      await this.#takeAnswers(notebook);
    }
    await this.#judgeWindow(notebook);
    if ((await readFile(file, 'utf8')) !== notebook.text)
      this.#failAll(notebook, 'the notebook file was changed');
  }

  /** Files that are not the corpus's own. */
  async strayFiles(files: readonly string[]): Promise<string[]> {
    const own = new Set(files);
    return (await readdir(this.options.folder)).filter((file) => !own.has(file));
  }

  async #open(file: string, notebook: AttackNotebook): Promise<{ page: Frame; tiles: Frame } | undefined> {
    await this.lab.executeCommand('workbench.action.closeAllEditors');
    await this.lab.executeCommand('aiServiceLab.dashboard.preview', { $uri: file });
    return this.#shown(notebook);
  }

  async #shown({ attacks }: AttackNotebook): Promise<{ page: Frame; tiles: Frame } | undefined> {
    const { lab } = this;
    const wanted = attacks.map(tokenOf);
    const end = Date.now() + 6000;
    while (Date.now() < end) {
      try {
        const page = await lab.webview({ has: 'iframe.inner-frame', timeout: 3000 });
        const tiles = await lab.nestedFrame(page, 'iframe.inner-frame', 5000);
        const start = await page.evaluate(() => document.getElementById('start')?.textContent ?? '');
        if (wanted.some((token) => start.includes(token))) {
          await page.waitForFunction(() => document.querySelector('[role=toolbar]') !== null, undefined, {
            timeout: 5000,
          });
          return { page, tiles };
        }
      } catch {
        // The page before this one is on its way out.
      }
      await lab.page.waitForTimeout(20);
    }
    return undefined;
  }

  /** Tiles are drawn as they come near the screen. A script may end the frame meanwhile. */
  async #scrollThrough(tiles: Frame): Promise<void> {
    const step = async (): Promise<boolean> =>
      tiles.evaluate(() => {
        const next = document.querySelector('.tile:not(.drawn)');
        next?.scrollIntoView({ block: 'center' });
        return next === null && document.querySelector('[data-waiting]') === null;
      });
    for (let at = 0; at < 60; at++) {
      const done = await Promise.race([step(), this.lab.page.waitForTimeout(2500)]).catch(() => undefined);
      if (done === true) break;
      await this.lab.page.waitForTimeout(30);
    }
    const wait = tiles.waitForFunction(
      () =>
        ![...document.querySelectorAll('.part-widget, .part-vega, .part-plotly')].some(
          (part) => part.childElementCount === 0,
        ),
      undefined,
      { timeout: 4000 },
    );
    await wait.catch(() => undefined);
  }

  /** A person's own clicks on links that lead nowhere good: with them the page may ask the host for more. */
  async #realClicks(page: Frame, tiles: Frame, notebook: AttackNotebook): Promise<void> {
    await page.evaluate(() => Object.assign(globalThis, { ailabPerson: true }));
    for (const attack of notebook.attacks) {
      const links = tiles.locator(`[data-tile="${tokenOf(attack)}-0"] .tile-body :is(a, button)`);
      const count = Math.min(await links.count(), 3);
      for (let at = 0; at < count; at++) {
        await links
          .nth(at)
          .click({ timeout: 1000, force: true })
          .catch(() => undefined);
        await this.#sayNo(notebook);
      }
    }
  }

  /** None of the corpus' addresses may lead to any question but those that are expected. */
  async #sayNo(notebook: AttackNotebook): Promise<void> {
    const dialog = this.lab.page.locator('.monaco-dialog-box');
    const asked = await dialog.waitFor({ timeout: 150 }).then(
      () => true,
      () => false,
    );
    if (!asked) return;
    const question = await dialog.innerText();
    if (!expected.some((words) => question.includes(words)))
      this.#failAll(notebook, `VS Code asks: ${question}`);
    // The dialog may not have the focus yet.
    for (let at = 0; at < 5 && (await dialog.count()) > 0; at++) {
      await this.lab.page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached', timeout: 500 }).catch(() => undefined);
    }
  }

  /** A person who clicked is told that there is no such file, and nothing else. */
  async #takeAnswers(notebook: AttackNotebook): Promise<void> {
    for (const text of await this.lab.notifications())
      if (text !== t('en', 'notebook.missing')) this.#failAll(notebook, `VS Code says: ${text}`);
    await this.lab.executeCommand('notifications.clearAll');
  }

  async #judgePage(notebook: AttackNotebook, page: Frame, tiles: Frame, destroys: boolean): Promise<void> {
    const { trusted } = this.options;
    if (!destroys)
      for (const attack of await this.#unseen(notebook, tiles))
        this.#fail(tokenOf(attack), 'the rest of the notebook is not on the page');
    if (!trusted)
      for (const what of await tiles.evaluate(unsafeNodes).catch((error: unknown) => [String(error)]))
        this.#byTile(notebook, what);
    if (!destroys && (await tiles.evaluate(isPolluted).catch(() => false)))
      this.#failAll(notebook, 'Object.prototype of the frame was changed');
    if (await page.evaluate(isPolluted)) this.#failAll(notebook, 'Object.prototype of the page was changed');
    const around = await page.evaluate(() => {
      const bar = document.querySelector('[role=toolbar]');
      const { left, top, width, height } = bar?.getBoundingClientRect() ?? new DOMRect();
      const at = document.elementFromPoint(left + width / 2, top + height / 2);
      return {
        toolbar: bar !== null && at !== null && (bar.contains(at) || at.contains(bar)) && height > 0,
        frames: document.querySelectorAll('iframe').length,
        text: document.body.innerText,
        title: document.querySelector('h1')?.textContent ?? '',
      };
    });
    if (!around.toolbar) this.#failAll(notebook, 'something lies over the toolbar');
    if (around.frames !== 1) this.#failAll(notebook, `${around.frames} frames in the page`);
    if (around.title.includes('OWNED')) this.#failAll(notebook, 'the page took a state from a script');
    const bar = around.text.includes('is not trusted');
    if (bar === trusted) this.#failAll(notebook, trusted ? 'trust was lost' : 'the trust bar is gone');
  }

  /** The attacks beside which the rest of the notebook does not come. */
  async #unseen({ attacks }: AttackNotebook, tiles: Frame): Promise<readonly Attack[]> {
    let unseen: readonly Attack[] = attacks;
    const isWhole = async (): Promise<boolean> => {
      // Whatever an attack left there in place of a document.
      const text = String(await tiles.evaluate((): unknown => document.documentElement.textContent));
      unseen = attacks.filter((attack) => !text.includes(witness(attack)));
      return unseen.length === 0;
    };
    await eventually('the page is whole', isWhole, patience).catch(() => undefined);
    return unseen;
  }

  /** What the extension host did shows in the window: editors, questions, inputs. */
  async #judgeWindow(notebook: AttackNotebook): Promise<void> {
    const { lab } = this;
    const tabs = await lab.companion.tabs();
    if (tabs.length !== 1) this.#failAll(notebook, `tabs: ${tabs.map(({ label }) => label).join(', ')}`);
    const over = await lab.page.evaluate(() =>
      ['.monaco-dialog-box', '.quick-input-widget', '.terminal-outer-container'].filter((selector) =>
        [...document.querySelectorAll<HTMLElement>(selector)].some(
          (element) => element.offsetParent !== null || element.getClientRects().length > 0,
        ),
      ),
    );
    for (const selector of over) {
      this.#failAll(notebook, `VS Code shows ${selector}`);
      await lab.page.keyboard.press('Escape');
    }
  }

  #byTile(notebook: AttackNotebook, what: string): void {
    const token = /^(a\d{3})/.exec(what)?.[1];
    if (token !== undefined) this.#fail(token, what);
    else this.#failAll(notebook, what);
  }

  #blame(notebook: AttackNotebook | undefined, signs: readonly Sign[]): void {
    for (const { what, token, ran, opens } of signs) {
      if (ran && token !== undefined) this.options.onRan(token);
      if ((ran && this.options.trusted) || (opens && notebook?.clicked)) continue;
      if (token !== undefined) this.#fail(token, what);
      else if (notebook) this.#failAll(notebook, what);
      else this.#fail('', what);
    }
  }

  #failAll({ attacks }: AttackNotebook, what: string): void {
    for (const attack of attacks)
      this.#fail(tokenOf(attack), attacks.length > 1 ? `${what} (one of ${attacks.length})` : what);
  }

  #fail(token: string, what: string): void {
    const list = this.#failures.get(token) ?? [];
    if (!list.includes(what)) list.push(what);
    this.#failures.set(token, list);
  }

  /** Signs that no notebook can be blamed for, because they came between two. */
  get unclaimed(): readonly string[] {
    return this.#failures.get('') ?? [];
  }
}
