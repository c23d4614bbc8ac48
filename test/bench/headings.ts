import { setTimeout as sleep } from 'node:timers/promises';
import type { Workbench } from '../harness/workbench';

const mark = 'ailab-heading ';

/** When a page in any webview of the window shows a first heading, or another one: the same look at every panel. */
export class Headings {
  readonly #seen: { readonly text: string; readonly at: number }[] = [];

  private constructor(readonly workbench: Workbench) {
    workbench.page.on('console', (message) => {
      const text = message.text();
      if (!text.startsWith(mark)) return;
      const [at = '', ...words] = text.slice(mark.length).split(' ');
      this.#seen.push({ text: words.join(' '), at: Number(at) });
    });
  }

  static async watch(workbench: Workbench): Promise<Headings> {
    const headings = new Headings(workbench);
    await workbench.context.addInitScript(watchHeading, mark);
    return headings;
  }

  /** Milliseconds from the start of `work` to the frame in which a heading with this text is painted. */
  until(text: string, work: () => Promise<unknown>): Promise<number> {
    const started = Date.now();
    return this.after(text, async () => {
      await work();
      return started;
    });
  }

  /** The same from the moment that `work` tells, in milliseconds of the clock. */
  async after(text: string, work: () => Promise<number>): Promise<number> {
    const from = this.#seen.length;
    const started = await work();
    const end = Date.now() + 30_000;
    for (;;) {
      const found = this.#seen.slice(from).find((one) => one.text.includes(text));
      if (found) return found.at - started;
      if (Date.now() > end) throw new Error(`No heading "${text}" came in 30 s`);
      await sleep(5);
    }
  }
}

/** Runs in every frame before its own scripts; stands alone. */
function watchHeading(prefix: string): void {
  let last = '';
  const look = (): void => {
    const heading = document.querySelector('h1');
    const text = heading && heading.getBoundingClientRect().height > 0 ? heading.innerText.trim() : '';
    if (text !== '' && text !== last) {
      last = text;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => console.log(`${prefix}${Date.now()} ${text}`);
      port2.postMessage(null);
    }
  };
  // VS Code writes a webview's document anew: what waits for a frame is lost then, a timer is not.
  setInterval(() => requestAnimationFrame(look), 8);
}
