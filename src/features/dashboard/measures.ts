import type { Uri } from 'vscode';

/** One thing that a page said about its own speed. */
export interface Measure {
  readonly uri: string;
  readonly what: string;
  /** Milliseconds from the command to the report's arrival in the extension host. */
  readonly sinceCommand: number;
  /** Milliseconds from the page's own beginning, as the page says; of a redrawn tile, from the epoch. */
  readonly inPage: number;
}

/** What pages report when they are painted; the bench and the tests read it through the extension's exports. */
export class Measures {
  readonly list: Measure[] = [];
  readonly #begun = new Map<string, number>();
  readonly #waiting = new Set<() => void>();

  begin(uri: Uri): void {
    this.#begun.set(uri.toString(), performance.now());
  }

  add(uri: Uri, what: string, inPage: number): void {
    const now = performance.now();
    this.list.push({
      uri: uri.toString(),
      what,
      inPage,
      sinceCommand: now - (this.#begun.get(uri.toString()) ?? now),
    });
    // A page that is edited for hours must not grow this without end.
    if (this.list.length > 1000) this.list.splice(0, 500);
    for (const wake of [...this.#waiting]) wake();
  }

  /** Settles with the first report of this kind for this notebook that is newer than `from` (a length of `list`). */
  async next(uri: Uri, what: string, from = 0): Promise<Measure> {
    for (;;) {
      const found = this.list
        .slice(from)
        .find((one) => one.uri === uri.toString() && one.what.startsWith(what));
      if (found) return found;
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          this.#waiting.delete(wake);
          resolve();
        };
        this.#waiting.add(wake);
      });
    }
  }
}
