import { copyFile, cp } from 'node:fs/promises';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { progress } from '../harness/cache/log';
import { repoRoot } from '../harness/cache/paths';
import { packageExtension, type Packaged } from '../harness/packaged';
import { ensurePython } from '../harness/python';
import { temporaryWorkspace } from '../harness/session';
import { type Entry, type Group, type NotebookName, notebooks } from './catalogue';
import { Editor } from './editor';
import { figure, type Figure, type FigureInput } from './figure';

/** Where each notebook is among the fixtures. */
const sources: Readonly<Record<NotebookName, string>> = {
  hello: 'notebooks/hello.ipynb',
  text: 'notebooks/text.ipynb',
  tables: 'notebooks/tables.ipynb',
  matplotlib: 'notebooks/matplotlib.ipynb',
  buttons400: 'notebooks/buttons400.ipynb',
  widgets: 'notebooks/widgets/controls.ipynb',
};

/** What the measurements of one run share; everything is made at first use and ended by `dispose`. */
export class Bench {
  readonly #ends: (() => Promise<void>)[] = [];
  #packaged: Promise<Packaged> | undefined;
  #editor: Promise<Editor> | undefined;
  #folder: Promise<string> | undefined;
  /** Versions of what was started, for the report. */
  readonly versions: { vscode?: string; chromium?: string } = {};

  constructor(
    readonly runs: number,
    readonly wanted: readonly Entry[],
  ) {}

  /** What could not be measured, and why: `id: message`. */
  readonly failures: string[] = [];

  /** Takes figures; if it fails, says why and goes on with the others. */
  async attempt(what: string, take: () => Promise<readonly Figure[]>): Promise<readonly Figure[]> {
    progress(`bench: ${what}`);
    try {
      return await take();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.failures.push(`${what}: ${message}`);
      progress(`bench: ${what} failed: ${message}`);
      return [];
    }
  }

  wants(id: string): boolean {
    return this.wanted.some((entry) => entry.id === id);
  }

  /** The figure with the target that the catalogue gives it; none if nobody asked for it. */
  figure(input: Omit<FigureInput, 'target'>): Figure[] {
    const entry = this.wanted.find(({ id }) => id === input.id);
    return entry ? [figure({ ...input, target: entry.target })] : [];
  }

  /** Of a group that is measured per notebook, the notebooks that are asked for. */
  notebooks(group: Group): NotebookName[] {
    return notebooks.filter((name) =>
      this.wanted.some((entry) => entry.group === group && entry.notebook === name),
    );
  }

  /** A folder of our own with the notebooks in it, which the editor opens and the peers serve. */
  folder(): Promise<string> {
    return (this.#folder ??= temporaryWorkspace());
  }

  /** Path of a copy of the notebook in `folder()`. */
  async notebook(name: NotebookName): Promise<string> {
    const source = path.join(repoRoot, 'test', 'fixtures', sources[name]);
    if (!existsSync(source)) throw new Error(`There is no notebook test/fixtures/${sources[name]}`);
    const copy = path.join(await this.folder(), `${name}.ipynb`);
    await copyFile(source, copy);
    const images = path.join(path.dirname(source), 'images');
    if (existsSync(images)) await cp(images, path.join(path.dirname(copy), 'images'), { recursive: true });
    return copy;
  }

  /** The production build and its package. */
  packaged(): Promise<Packaged> {
    return (this.#packaged ??= packageExtension().then((packaged) => {
      // Ctrl+C ends the process at once.
      process.once('exit', () => rmSync(packaged.folder, { recursive: true, force: true }));
      return this.#own(packaged);
    }));
  }

  /** One VS Code for all measurements. */
  editor(): Promise<Editor> {
    return (this.#editor ??= this.#openEditor());
  }

  /** Interpreter with Voilà and nbconvert; installs them at first use. */
  python(): Promise<string> {
    return ensurePython('bench');
  }

  async dispose(): Promise<void> {
    for (const end of this.#ends.splice(0).reverse()) await end();
  }

  async #openEditor(): Promise<Editor> {
    const [{ vsix }, folder] = await Promise.all([this.packaged(), this.folder()]);
    const editor = this.#own(await Editor.open(vsix, folder));
    this.versions.vscode = editor.version;
    this.versions.chromium = editor.browser.version();
    return editor;
  }

  #own<T extends { dispose(): Promise<void> }>(part: T): T {
    this.#ends.push(() => part.dispose());
    return part;
  }
}
