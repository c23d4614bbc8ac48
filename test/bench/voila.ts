import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { run } from '../harness/cache/exec';
import { cacheDir } from '../harness/cache/paths';
import { type OwnedProcess, spawnOwned } from '../harness/vscode/owned';
import { freePort } from '../harness/vscode/ports';
import { type Sight, watchSight } from './sight';

/** Milliseconds from the start of the navigation. */
export interface PageTimes {
  readonly first: number;
  readonly screen: number;
}

const patience = 120_000;

/** A Voilà server for one folder of notebooks, and the pages that are opened from it. */
export class Voila {
  private constructor(
    /** For example `voila 0.5.13`. */
    readonly name: string,
    private readonly origin: string,
    private readonly server: OwnedProcess,
  ) {}

  static async start(python: string, folder: string): Promise<Voila> {
    const version = await run(python, ['-c', 'import voila; print(voila.__version__)']);
    const port = await freePort();
    const server = spawnOwned(
      python,
      ['-m', 'voila', folder, '--no-browser', `--port=${port}`, '--Voila.ip=127.0.0.1'],
      // The person's own start-up files are no part of the measure.
      { ...process.env, IPYTHONDIR: cacheDir('ipython') },
    );
    let log = '';
    for (const stream of [server.child.stdout, server.child.stderr])
      stream?.on('data', (chunk: Buffer) => (log += chunk.toString()));
    const voila = new Voila(`voila ${version.trim()}`, `http://127.0.0.1:${port}`, server);
    const end = Date.now() + patience;
    while (!(await answers(`${voila.origin}/static/favicon.ico`))) {
      if (Date.now() > end || server.child.exitCode !== null) {
        await voila.dispose();
        throw new Error(`Voilà did not start:\n${log.slice(-2000)}`);
      }
      await sleep(50);
    }
    return voila;
  }

  /** What a page shows on its first screen when everything is there: loads one, which also warms the server. */
  async settledSight(browser: Browser, notebook: string, viewport: Viewport): Promise<Sight> {
    return this.visit(browser, notebook, viewport, undefined, async (sight) => {
      // Nothing new for two seconds, and something there.
      for (let last = await sight(), same = 0; ;) {
        await sleep(250);
        const now = await sight();
        same = now.items === last.items && now.items > 0 ? same + 1 : 0;
        last = now;
        if (same === 8) return now;
      }
    });
  }

  /** Loads a page and tells when something of the notebook was visible, and when `items` things on the first screen were. */
  async load(browser: Browser, notebook: string, viewport: Viewport, items: number): Promise<PageTimes> {
    const { first, screen } = await this.visit(browser, notebook, viewport, items, async (sight) => {
      for (;;) {
        const now = await sight();
        if (now.screen !== null) return now;
        await sleep(50);
      }
    });
    if (first === null || screen === null) throw new Error(`${notebook}: Voilà's page showed nothing`);
    return { first, screen };
  }

  async dispose(): Promise<void> {
    // It ends its kernels itself when it is asked to end.
    this.server.child.kill('SIGTERM');
    await Promise.race([this.server.ended, sleep(5000)]);
    await this.server.dispose();
  }

  private async visit(
    browser: Browser,
    notebook: string,
    viewport: Viewport,
    items: number | undefined,
    until: (sight: () => Promise<Sight>) => Promise<Sight>,
  ): Promise<Sight> {
    const context = await browser.newContext({ viewport, locale: 'en-US' });
    try {
      // With this cookie the server lets us end the kernel; without, each page leaves one behind.
      const token = randomUUID().replaceAll('-', '');
      await context.addCookies([{ name: '_xsrf', value: token, url: this.origin }]);
      const page = await context.newPage();
      await page.addInitScript(watchSight, { root: '#rendered_cells', items: items ?? null });
      await page.goto(`${this.origin}/voila/render/${encodeURIComponent(notebook)}`, { waitUntil: 'commit' });
      const found = await withTimeout(
        until(() => page.evaluate(() => (globalThis as unknown as { sight(): Sight }).sight())),
        `${notebook} in Voilà`,
      );
      const kernel = await page.evaluate(() => {
        const config = document.getElementById('jupyter-config-data')?.textContent ?? '{}';
        return (JSON.parse(config) as { kernelId?: string }).kernelId;
      });
      await page.close();
      if (kernel !== undefined)
        await fetch(`${this.origin}/api/kernels/${kernel}`, {
          method: 'DELETE',
          headers: { cookie: `_xsrf=${token}`, 'x-xsrftoken': token },
        });
      // What a page and a kernel do at their end is no part of the next sample.
      await sleep(1000);
      return found;
    } finally {
      await context.close();
    }
  }
}

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

async function withTimeout<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not there after ${patience / 1000} s`)), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
