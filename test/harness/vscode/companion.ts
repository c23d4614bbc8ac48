import { readFile, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Tab {
  readonly label: string;
  readonly isActive: boolean;
  readonly group: number;
}

export interface Environment {
  /** `vscode.version` */
  readonly version: string;
  readonly language: string;
  readonly trusted: boolean;
  /** Process of the extension host. */
  readonly pid: number;
}

/** Our hand in the extension host of the window that is open: see `companion/companion.js`. */
export class Companion {
  constructor(private readonly file: string) {}

  /** Forgets the extension host of the window that is about to go, so that calls wait for the next one. */
  async reset(): Promise<void> {
    await rm(this.file, { force: true });
  }

  /** Runs a command by id. An argument `{ $uri: '/path' }` arrives as a `Uri`. Results must be JSON. */
  executeCommand(id: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.call({ verb: 'command', id, args });
  }

  /** Changes one user setting; undefined removes it. */
  async setSetting(key: string, value: unknown): Promise<void> {
    await this.call({ verb: 'setting', key, value });
  }

  async environment(): Promise<Environment> {
    return (await this.call({ verb: 'environment' })) as Environment;
  }

  /** Whether an extension is there and active. */
  async extension(id: string): Promise<{ isActive: boolean; version: string } | null> {
    return (await this.call({ verb: 'extension', id })) as { isActive: boolean; version: string } | null;
  }

  async tabs(): Promise<Tab[]> {
    return (await this.call({ verb: 'tabs' })) as Tab[];
  }

  private async call(body: object): Promise<unknown> {
    const { port, token } = await this.address();
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { authorization: token },
    });
    const reply = (await response.json()) as { result?: unknown; error?: string };
    if (reply.error !== undefined) throw new Error(reply.error);
    return reply.result;
  }

  private async address(): Promise<{ port: number; token: string }> {
    const end = Date.now() + 30_000;
    for (;;) {
      const text = await readFile(this.file, 'utf8').catch(() => '');
      if (text !== '') return JSON.parse(text) as { port: number; token: string };
      if (Date.now() > end) throw new Error('The extension host did not start in 30 s');
      await sleep(30);
    }
  }
}
