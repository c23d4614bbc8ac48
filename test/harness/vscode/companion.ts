import { readFile, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Tab {
  readonly label: string;
  readonly isActive: boolean;
  readonly group: number;
}

export interface Diagnostic {
  readonly message: string;
  readonly line: number;
  readonly source?: string;
  readonly code?: string;
}

export interface Environment {
  /** `vscode.version` */
  readonly version: string;
  readonly language: string;
  readonly trusted: boolean;
  /** Process of the extension host. */
  readonly pid: number;
  /** How many folders the workspace has. */
  readonly folders: number;
}

interface Address {
  readonly port: number;
  readonly token: string;
}

/** Our hand in the extension host of the window that is open: see `companion/companion.js`. */
export class Companion {
  constructor(private readonly file: string) {}

  /** Forgets the extension host of the window that is about to go, so that calls wait for the next one. */
  async reset(): Promise<void> {
    await rm(this.file, { force: true });
  }

  /** Reloads the window as its command does, which saves its state first; calls after it wait for the new window. */
  async reloadWindow(): Promise<void> {
    const address = await this.address();
    await this.reset();
    // There is nobody left to answer.
    post(address, { verb: 'command', id: 'workbench.action.reloadWindow', args: [] }).catch(() => undefined);
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

  /** Replaces a cell's source in the open notebook, unsaved, as typing does. */
  async editCell(uri: string, index: number, text: string): Promise<void> {
    if ((await this.call({ verb: 'editCell', uri, index, text })) !== true)
      throw new Error('the edit was refused');
  }

  /** Text of a document as VS Code has it, unsaved edits included; empty where it is not open. */
  async textOf(file: string): Promise<string> {
    return ((await this.call({ verb: 'textOf', file })) as string | null) ?? '';
  }

  /** What the Problems panel has of a file, lines from 1. */
  async diagnostics(file: string): Promise<Diagnostic[]> {
    return (await this.call({ verb: 'diagnostics', file })) as Diagnostic[];
  }

  /** The notebook editor that has the focus, with the first index of each selection. */
  async notebookEditor(): Promise<{ path: string; selected: number[] } | null> {
    return (await this.call({ verb: 'notebookEditor' })) as { path: string; selected: number[] } | null;
  }

  /** Shows an information message with buttons. */
  async notify(text: string, ...buttons: readonly string[]): Promise<void> {
    await this.call({ verb: 'notify', text, buttons });
  }

  async tabs(): Promise<Tab[]> {
    return (await this.call({ verb: 'tabs' })) as Tab[];
  }

  /** Closes the tabs with this label, whichever group has the focus. */
  async closeTab(label: string): Promise<void> {
    if ((await this.call({ verb: 'closeTab', label })) !== true)
      throw new Error(`no tab ${label} was closed`);
  }

  private async call(body: object): Promise<unknown> {
    const response = await post(await this.address(), body);
    const reply = (await response.json()) as { result?: unknown; error?: string };
    if (reply.error !== undefined) throw new Error(reply.error);
    return reply.result;
  }

  private async address(): Promise<Address> {
    const end = Date.now() + 30_000;
    for (;;) {
      const text = await readFile(this.file, 'utf8').catch(() => '');
      if (text !== '') return JSON.parse(text) as Address;
      if (Date.now() > end) throw new Error('The extension host did not start in 30 s');
      await sleep(30);
    }
  }
}

function post({ port, token }: Address, body: object): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { authorization: token },
  });
}
