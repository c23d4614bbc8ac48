import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { isHistoryName } from '../../core/exercises/mark';
import { at, parsedObject, stringOf } from '../../shared/json';

/** An answer as it was when it was judged, or when it had to make room. */
export interface Attempt {
  /** As `toISOString` writes it. */
  readonly time: string;
  readonly script: string;
  /** `kept`: never judged, put aside before something took its place. */
  readonly verdict: 'pass' | 'fail' | 'kept';
  readonly robust: 'pass' | 'fail' | 'none';
  /** What was wrong, in the words of that day. */
  readonly reason: string;
  /** Name of its file. */
  readonly file: string;
}

/** Of one exercise; the oldest that were not green go first. */
const most = 300;

/**
 * Every judged answer, outside of the workspace, by the history's name: one small file each, so that two windows lose
 * nothing to each other.
 */
export class Attempts {
  #work: Promise<unknown> = Promise.resolve();

  constructor(readonly root: vscode.Uri) {}

  /** Keeps an answer, unless the newest attempt is the same answer with the same verdict. */
  add(name: string, attempt: Omit<Attempt, 'time' | 'file'>): Promise<void> {
    const next = this.#work.then(() => this.#add(name, attempt));
    this.#work = next.catch(() => undefined);
    return next;
  }

  /** Newest first; what cannot be read is left out. */
  async list(name: string): Promise<Attempt[]> {
    const found = await Promise.all((await this.#files(name)).map((file) => this.read(name, file)));
    return found.flatMap((one) => one ?? []);
  }

  async newest(name: string): Promise<Attempt | undefined> {
    for (const file of await this.#files(name)) {
      const found = await this.read(name, file);
      if (found && found.verdict !== 'kept') return found;
    }
    return undefined;
  }

  async lastGreen(name: string): Promise<Attempt | undefined> {
    return (await this.list(name)).find(({ verdict }) => verdict === 'pass');
  }

  async read(name: string, file: string): Promise<Attempt | undefined> {
    if (!isHistoryName(name) || !/^[\w.-]+\.json$/.test(file)) return undefined;
    const text = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.root, name, file)).then(
      (bytes) => new TextDecoder().decode(bytes),
      () => undefined,
    );
    const given = parsedObject(text);
    const [time, script] = [stringOf(at(given, 'time')), stringOf(at(given, 'script'))];
    if (time === undefined || script === undefined || Number.isNaN(Date.parse(time))) return undefined;
    const [verdict, robust] = [at(given, 'verdict'), at(given, 'robust')];
    return {
      time,
      script,
      verdict: verdict === 'pass' || verdict === 'fail' ? verdict : 'kept',
      robust: robust === 'pass' || robust === 'fail' ? robust : 'none',
      reason: stringOf(at(given, 'reason')) ?? '',
      file,
    };
  }

  async #add(name: string, attempt: Omit<Attempt, 'time' | 'file'>): Promise<void> {
    if (!isHistoryName(name)) return;
    const files = await this.#files(name);
    const last = files[0] === undefined ? undefined : await this.read(name, files[0]);
    const { script, verdict, robust } = attempt;
    // Whether it was judged or not, the same text needs no second copy to be put back.
    if (
      last?.script === script &&
      (verdict === 'kept' || (last.verdict === verdict && last.robust === robust))
    )
      return;
    const time = new Date().toISOString();
    const file = `${time.replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.json`;
    const text = JSON.stringify({ time, ...attempt });
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(this.root, name, file),
      new TextEncoder().encode(text),
    );
    for (const old of files.slice(most - 1).reverse())
      if ((await this.read(name, old))?.verdict !== 'pass')
        await vscode.workspace.fs.delete(vscode.Uri.joinPath(this.root, name, old));
  }

  /** Their names begin with their times. */
  async #files(name: string): Promise<string[]> {
    if (!isHistoryName(name)) return [];
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(this.root, name)).then(
      (found) => found,
      () => [],
    );
    return entries
      .flatMap(([name]) => (name.endsWith('.json') ? [name] : []))
      .sort()
      .reverse();
  }
}
